import { type OutcomeCode, OUTCOMES } from '../../../shared/index.js';

export const EVENT_TYPES = ['intent.recorded', 'intent.corrected', 'test'] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** What a subscription hears of an outcome: a new intent, or that an intent was corrected into something else; null: nothing. */
export function eventOf(code: OutcomeCode, earlierCode: OutcomeCode | null): EventType | null {
  const isIntent = OUTCOMES[code].success;
  const wasIntent = earlierCode !== null && OUTCOMES[earlierCode].success;
  if (isIntent) return wasIntent ? null : 'intent.recorded';
  return wasIntent ? 'intent.corrected' : null;
}

/** The id of an outcome's event: the same on each attempt and to each subscription, so that a receiver can drop doubles. */
export const eventKeyOf = (outcomeId: string): string => `evt_${outcomeId}`;

/** The facts of an event; ids, times and the bank's own customer number, never a phone or a name. */
export interface EventFacts {
  outcomeId: string;
  correctsOutcomeId: string | null;
  callId: string;
  campaignId: string;
  listId: string;
  customerRef: string | null;
  recordedAt: string;
  cursor: string;
}

/** The body exactly as it is signed and sent. */
export function eventBody(type: EventType, timestamp: string, data: EventFacts | null): string {
  return JSON.stringify({ type, timestamp, data: data ?? {} });
}
