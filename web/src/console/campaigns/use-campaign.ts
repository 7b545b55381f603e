import { useMutation, type UseMutationResult, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api } from '../../shared/api/client';
import type { Campaign, DealRun, Items, TargetList } from '../../shared/api-types';

export type CampaignAct = 'submit' | 'return' | 'approve' | 'start' | 'pause' | 'resume' | 'complete' | 'archive';

/** Figures move while agents call; live events come per change, this is for the quiet ones. */
const REFETCH_MS = 15_000;

export function useCampaign(id: string): UseQueryResult<Campaign> {
  return useQuery({ queryKey: ['campaign', id], queryFn: () => api.get<Campaign>(`/campaigns/${id}`), refetchInterval: REFETCH_MS });
}

export function useCampaignLists(id: string, enabled: boolean): UseQueryResult<Items<TargetList>> {
  return useQuery({ queryKey: ['lists', id], queryFn: () => api.get<Items<TargetList>>(`/campaigns/${id}/lists`), enabled });
}

export function useCampaignAct(id: string): UseMutationResult<Campaign, Error, { act: CampaignAct; reason?: string }> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ act, reason }: { act: CampaignAct; reason?: string }) =>
      api.post<Campaign>(`/campaigns/${id}/${act}`, reason ? { reason } : {}),
    onSuccess: (campaign) => {
      client.setQueryData(['campaign', id], campaign);
      void client.invalidateQueries({ queryKey: ['campaigns'] });
    },
    onError: () => void client.invalidateQueries({ queryKey: ['campaign', id] }),
  });
}

export function useDeal(id: string): UseMutationResult<DealRun, Error, void> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<DealRun>(`/campaigns/${id}/deal`),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['seats'] });
      void client.invalidateQueries({ queryKey: ['campaign', id] });
    },
  });
}
