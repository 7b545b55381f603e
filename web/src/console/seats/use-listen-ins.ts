import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api } from '../../shared/api/client';
import type { ListenIns } from '../../shared/api-types';
import { useMay } from '../../shared/session/me';

/** Under the key of the seats, so that whatever changes them asks for this again. */
export const LISTEN_INS_KEY = ['seats', 'listen-ins'];

/** The log of listening, for those who may listen. */
export function useListenIns(): UseQueryResult<ListenIns> {
  const may = useMay();
  return useQuery({ queryKey: LISTEN_INS_KEY, queryFn: () => api.get<ListenIns>('/listen-ins'), enabled: may('listen-in.use') });
}
