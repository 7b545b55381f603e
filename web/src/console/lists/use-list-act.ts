import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { api } from '../../shared/api/client';
import type { TargetList } from '../../shared/api-types';

export function useListAct(
  id: string,
  act: 'cancel' | 'release' | 'withdraw' | 'import' | 'pause' | 'resume' | 'priority',
): UseMutationResult<TargetList, Error, object> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => api.post<TargetList>(`/lists/${id}/${act}`, body),
    onSuccess: (list) => {
      client.setQueryData(['list', id], list);
      void client.invalidateQueries({ queryKey: ['lists'] });
    },
    onError: () => void client.invalidateQueries({ queryKey: ['list', id] }),
  });
}
