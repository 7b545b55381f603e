import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { api } from '../../shared/api/client';
import type { Statement, StatementAction } from '../../shared/api-types';

/** One step of a statement. The answer is the statement as it stands now. */
export function useStatementAct(id: string, action: StatementAction, done: () => void): UseMutationResult<Statement, Error, object> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => api.post<Statement>(`/statements/${id}/${action}`, body),
    onSuccess: (statement) => {
      client.setQueryData(['statements', id], statement);
      done();
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['statements'] }),
  });
}
