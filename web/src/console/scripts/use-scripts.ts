import { useMutation, type UseMutationResult, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api } from '../../shared/api/client';
import type { Items, Script, ScriptBody } from '../../shared/api-types';

/** Another manager approves; the stream has no topic for scripts. */
const REFETCH_MS = 10_000;

export function useScripts(): UseQueryResult<Items<Script>> {
  return useQuery({ queryKey: ['scripts'], queryFn: () => api.get<Items<Script>>('/scripts'), refetchInterval: REFETCH_MS });
}

export type VersionAct = 'submit' | 'approve' | 'retire';

export function useVersionAct(id: string): UseMutationResult<Script, Error, { version: number; act: VersionAct }> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, act }: { version: number; act: VersionAct }) => api.post<Script>(`/scripts/${id}/versions/${version}/${act}`),
    onSettled: () => void client.invalidateQueries({ queryKey: ['scripts'] }),
  });
}

export interface DraftScript {
  title: string;
  language: Script['language'];
  body: ScriptBody;
}

/** A new script, or a new version of one. */
export function useSaveDraft(id: string | null): UseMutationResult<Script, Error, DraftScript> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ title, language, body }: DraftScript) =>
      id ? api.post<Script>(`/scripts/${id}/versions`, { body }) : api.post<Script>('/scripts', { title, language, body }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['scripts'] }),
  });
}

/** The body as an agent will see it, or the line that can't be read. Asked again only when the text has rested. */
export function useRendered(body: ScriptBody | null, language: Script['language']): UseQueryResult<ScriptBody> {
  return useQuery({
    queryKey: ['script-preview', body, language],
    queryFn: ({ signal }) => api.post<ScriptBody>('/scripts/preview', { body, language }, { signal }),
    enabled: body !== null && body.opening.trim() !== '',
    placeholderData: (previous) => previous,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });
}
