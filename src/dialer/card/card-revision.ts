import type { CallRowState } from '../calls/call-states.js';
import type { CardState } from './card.dto.js';

/** A call of which the telephone system has said nothing for this long shows as "checking the line". */
const CHECKING_AFTER_MS = 4000;

/** What decides which state of the card a page shows. */
export interface CardSituation {
  /** Whether the agent takes a break now. */
  paused: boolean;
  card: { id: string; withdrawnBy: string | null } | null;
  /** The card's newest call unless it was taken back. */
  call: { id: string; state: CallRowState; placedAt: Date } | null;
  /** Whether that call is dialled by hand. */
  byHand: boolean;
}

export function cardState({ paused, card, call, byHand }: CardSituation, now: Date): CardState {
  if (!card) return paused ? 'paused' : 'ready';
  if (!call) return card.withdrawnBy ? 'withdrawn' : 'prepared';
  if (call.state === 'ended') return 'wrap_up';
  if (call.state === 'placing' && byHand) return 'by_hand';
  if (call.state === 'placing') return now.getTime() - call.placedAt.getTime() > CHECKING_AFTER_MS ? 'checking' : 'placing';
  return shownAs(call.state);
}

/** The customer's leg that does not ring yet is the telephone system's affair: for the agent nothing has changed. */
export const shownAs = (state: Exclude<CallRowState, 'placing' | 'ended'>): CardState => (state === 'dialling' ? 'agent_ringing' : state);

/** What a press on the screen refers to: it changes with every step of card and call. */
export function cardRevision(state: CardState, cardId: string | null, callId: string | null): string {
  return `${state}:${cardId ?? '-'}:${callId ?? '-'}`;
}
