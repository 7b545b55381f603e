import type { QueryClient } from '@tanstack/react-query';
import { learnServerTime } from '../server-clock';
import { apiUrl } from './client';
import { reportReachable } from './connection';

interface Changed {
  topic: string;
  id: string | null;
}

/** At most four refetches a second of one thing, however fast it changes. */
const THROTTLE_MS = 250;
/** The agent's own card shows each step of a call within 200 ms of the telephone system; it is one small answer to one person. */
const CARD_THROTTLE_MS = 40;
/** Key of every press on the card; see use-card.ts. */
export const CARD_PRESS = ['card'];
const RETRY_MS = [500, 1000, 2000, 4000, 8000];

/** Which cached answers a topic touches. */
const TOUCHES: Record<string, (id: string | null) => string[][]> = {
  card: () => [['card']],
  session: () => [['session']],
  seats: () => [['seats']],
  campaign: (id) => [['campaigns'], ['calling-stop'], ['seats'], ['card'], ...(id ? [['campaign', id]] : [['campaign']])],
  progress: (id) => [['campaigns'], ['seats'], ...(id ? [['campaign', id]] : [['campaign']])],
  list: (id) => [['lists'], ...(id ? [['list', id]] : [['list']])],
  'do-not-call': () => [['do-not-call']],
  complaint: () => [['complaints'], ['call-file']],
  intent: () => [['intents']],
  review: (id) => [['reviews'], ['review-rates'], id ? ['review', id] : ['review'], ['appeals'], ['call-file'], ['intents']],
  'switch-import': (id) => [
    ['switch-imports'],
    ...(id ? [['switch-import', id], [`switch-import-records-${id}`], [`switch-import-calls-${id}`]] : []),
  ],
  statement: () => [['statements'], ['statement-calls']],
};

/** Keeps one stream of server-sent events open while somebody is signed in. Answers how to stop. */
export function followLiveEvents(client: QueryClient): () => void {
  const refetch = throttledRefetch(client);
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | null = null;
  let failures = 0;
  let lost = false;

  const open = (): void => {
    source = new EventSource(apiUrl('/events'));
    source.addEventListener('hello', (event) => {
      learnServerTime((parse(event) as { serverNow?: string } | null)?.serverNow);
      reportReachable(true);
      if (lost) void client.invalidateQueries();
      failures = 0;
      lost = false;
    });
    source.addEventListener('changed', (event) => {
      const changed = parse(event) as Changed | null;
      if (changed?.topic === 'card' && changed.id !== null) unlessShown(client, changed.id, () => refetch(['card']));
      else if (changed) (TOUCHES[changed.topic]?.(changed.id) ?? []).forEach(refetch);
    });
    source.onerror = () => {
      reportReachable(false);
      // The stream also ends when the session does: asking for the session tells which it was.
      if (!lost) refetch(['session']);
      lost = true;
      source?.close();
      retry = setTimeout(open, RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]);
    };
  };

  open();
  return () => {
    source?.close();
    if (retry) clearTimeout(retry);
  };
}

/** What the agent's own press has done comes with the answer to the press; only a page that does not show that revision then has to ask. */
function unlessShown(client: QueryClient, revision: string, ask: () => void): void {
  const isShown = (): boolean => client.getQueryData<{ revision: string }>(['card'])?.revision === revision;
  if (client.isMutating({ mutationKey: CARD_PRESS }) === 0) {
    if (!isShown()) ask();
    return;
  }
  const stop = client.getMutationCache().subscribe(() => {
    if (client.isMutating({ mutationKey: CARD_PRESS }) > 0) return;
    stop();
    if (!isShown()) ask();
  });
}

function throttledRefetch(client: QueryClient): (key: string[]) => void {
  const dueAt = new Map<string, number>();
  return (key) => {
    const name = key.join('/');
    const now = Date.now();
    const due = dueAt.get(name) ?? 0;
    if (due > now) return;
    const wait = Math.max(0, due + (name === 'card' ? CARD_THROTTLE_MS : THROTTLE_MS) - now);
    dueAt.set(name, now + wait);
    setTimeout(() => void client.invalidateQueries({ queryKey: key }), wait);
  };
}

function parse(event: Event): unknown {
  try {
    return JSON.parse((event as MessageEvent<string>).data);
  } catch {
    return null;
  }
}
