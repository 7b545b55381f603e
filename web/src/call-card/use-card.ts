import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiProblem } from '../shared/api/api-problem';
import { api } from '../shared/api/client';
import { CARD_PRESS } from '../shared/api/live-events';
import type { Card, OutcomeCode, OutcomeFields, PauseReason } from '../shared/api-types';
import { learnServerTime } from '../shared/server-clock';
import { setCallInProgress } from '../shared/session/idle-lock';

const KEY = ['card'];
/** The stream tells of changes; this is for the one it might have lost. */
const REFETCH_MS = 20_000;

export function useCard(): UseQueryResult<Card> {
  const query = useQuery({ queryKey: KEY, queryFn: ({ signal }) => api.get<Card>('/card', signal), refetchInterval: REFETCH_MS });
  const live = query.data ? hasLiveCall(query.data) : false;
  useEffect(() => learnServerTime(query.data?.serverNow), [query.data?.serverNow]);
  useEffect(() => {
    setCallInProgress(live);
    return () => setCallInProgress(false);
  }, [live]);
  return query;
}

export function hasLiveCall(card: Card): boolean {
  return card.call !== null && card.call.endedAt === null;
}

export interface Saving {
  cardId: string;
  callId: string;
  code: OutcomeCode;
  confirmed: boolean;
  fields: OutcomeFields;
}

interface Act {
  name: 'next' | 'dial' | 'hang-up' | 'outcome' | 'give-back' | 'pause' | 'resume';
  body?: object;
  key?: string;
}

export interface CardActions {
  busy: Act['name'] | null;
  /** The last refused press, and which it was. */
  refused: { name: Act['name']; problem: ApiProblem } | null;
  next(): void;
  dial(phoneIndex: number): void;
  hangUp(): void;
  save(saving: Saving, onSaved: () => void): void;
  /** Closes the card of a call that was given up too early to say anything of it. */
  giveBack(): void;
  pause(reason: PauseReason): void;
  resume(): void;
  forget(): void;
}

/** Every press carries the revision the agent saw; the server refuses a stale one and nothing happens. */
export function useCardActions(card: Card): CardActions {
  const client = useQueryClient();
  const [refused, setRefused] = useState<CardActions['refused']>(null);
  const mutation = useMutation({
    mutationKey: CARD_PRESS,
    mutationFn: ({ name, body, key }: Act) => api.post<Card>(`/card/${name}`, body, key ? { key } : {}),
    onMutate: () => {
      setRefused(null);
      return client.cancelQueries({ queryKey: KEY });
    },
    onSuccess: (answer) => client.setQueryData(KEY, answer),
    onError: (error, { name }) => {
      setRefused({ name, problem: ApiProblem.from(error) });
      void client.invalidateQueries({ queryKey: KEY });
    },
  });
  const act = (given: Act, onSuccess?: () => void): void => {
    // Hang up must never wait for another press to be answered.
    if (mutation.isPending && given.name !== 'hang-up') return;
    mutation.mutate(given, onSuccess ? { onSuccess } : {});
  };
  const { revision, customer, call } = card;
  return {
    busy: mutation.isPending ? mutation.variables.name : null,
    refused,
    next: () => act({ name: 'next', body: { revision } }),
    dial: (phoneIndex) => customer && act({ name: 'dial', body: { revision, cardId: customer.cardId, phoneIndex } }),
    hangUp: () => call && act({ name: 'hang-up', body: { callId: call.callId } }),
    save: (saving, onSaved) => act({ name: 'outcome', body: saving, key: keyOfSaving(saving) }, onSaved),
    giveBack: () => customer && call && act({ name: 'give-back', body: { cardId: customer.cardId, callId: call.callId } }),
    pause: (reason) => act({ name: 'pause', body: { reason } }),
    resume: () => act({ name: 'resume' }),
    forget: () => setRefused(null),
  };
}

const savingKeys = new Map<string, string>();

/** The same saving sent again (the first answer was lost) carries the same key, so that it is saved once. */
function keyOfSaving(saving: Saving): string {
  const input = JSON.stringify(saving);
  const known = savingKeys.get(input);
  if (known) return known;
  savingKeys.clear();
  const key = `outcome-${saving.callId}-${Date.now().toString(36)}`;
  savingKeys.set(input, key);
  return key;
}
