import { type QueryClient, useMutation, type UseMutationResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiProblem } from '../api/api-problem';
import { api, onSessionRefused, rememberCsrfToken } from '../api/client';
import { followLiveEvents } from '../api/live-events';
import type { Card, DemoLogin, Me } from '../api-types';
import { learnServerTime } from '../server-clock';
import { leave } from './when-leaving';

/** Who is signed in; or, when nobody is, what the server said about it. */
export interface SessionView {
  me: Me | null;
  problem: ApiProblem | null;
}

const KEY = ['session'];

export function useSession(): { session: SessionView | undefined; error: ApiProblem | null; retry: () => void } {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: KEY,
    queryFn: fetchSession,
    staleTime: 10_000,
    retry: (count, error) => isOutage(error) && count < 2,
  });
  useEffect(() => listenForRefusals(client), [client]);
  const signedIn = Boolean(query.data?.me);
  useEffect(() => (signedIn ? followLiveEvents(client) : undefined), [client, signedIn]);
  useEffect(() => (signedIn ? leave : undefined), [signedIn]);
  return { session: query.data, error: query.error ? ApiProblem.from(query.error) : null, retry: () => void query.refetch() };
}

async function fetchSession(): Promise<SessionView> {
  try {
    return signedIn(await api.get<Me>('/session'));
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return { me: null, problem: error };
    throw error;
  }
}

function signedIn(me: Me): SessionView {
  rememberCsrfToken(me.csrfToken);
  learnServerTime(me.serverNow);
  return { me, problem: null };
}

function isOutage(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
}

function listenForRefusals(client: QueryClient): void {
  onSessionRefused((problem) => {
    const known = client.getQueryData<SessionView>(KEY);
    if (!known?.me) return;
    if (problem.code === 'seat_locked') showLocked(client);
    else void client.invalidateQueries({ queryKey: KEY });
  });
}

/** A locked seat keeps nothing of a customer: neither on the page nor in memory. */
function showLocked(client: QueryClient): void {
  const known = client.getQueryData<SessionView>(KEY);
  if (known?.me)
    client.setQueryData<SessionView>(KEY, {
      me: { ...known.me, locked: true, liveCall: known.me.liveCall ?? liveCallOf(client) },
      problem: null,
    });
  void client.invalidateQueries({ queryKey: KEY });
  dropEverythingElse(client);
}

/** The card knows of a call in progress before the session's next answer does. */
function liveCallOf(client: QueryClient): Me['liveCall'] {
  const card = client.getQueryData<Card>(['card']);
  if (!card?.call || card.call.endedAt) return null;
  return { callId: card.call.callId, state: card.state, answeredAt: card.call.answeredAt, placedAt: card.call.placedAt };
}

function dropEverythingElse(client: QueryClient): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
}

export interface Credentials {
  username: string;
  password: string;
  code?: string;
}

export function useSignIn(): UseMutationResult<Me, Error, Credentials> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Credentials) => api.post<Me>('/session', given),
    onSuccess: (me) => {
      dropEverythingElse(client);
      client.setQueryData<SessionView>(KEY, signedIn(me));
    },
  });
}

export function useUnlock(): UseMutationResult<Me, Error, string> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (password: string) => api.post<Me>('/session/unlock', { password }),
    onSuccess: (me) => client.setQueryData<SessionView>(KEY, signedIn(me)),
  });
}

/** Locks at once on the page; the server follows. */
export function useLock(): () => void {
  const client = useQueryClient();
  return () => {
    const done = api.post('/session/lock');
    showLocked(client);
    void done.catch(() => undefined).finally(() => void client.invalidateQueries({ queryKey: KEY }));
  };
}

export function useSignOut(): () => void {
  const client = useQueryClient();
  return () => {
    const forget = (): void => {
      dropEverythingElse(client);
      client.setQueryData<SessionView>(KEY, { me: null, problem: null });
      void client.invalidateQueries({ queryKey: KEY });
    };
    void api.delete('/session').then(forget, forget);
  };
}

export function demoLoginsOf(problem: ApiProblem | null): DemoLogin[] {
  const logins = problem?.facts['demoLogins'];
  return problem?.facts['demo'] === true && Array.isArray(logins) ? (logins as DemoLogin[]) : [];
}
