import type { HandoverState, IntentRecord } from '../../shared/api-types';
import type { StateLook } from '../../shared/ui/state-tag';
import { INTENT_TEXTS } from './intent-texts';

export const HANDOVER_LOOKS: Record<HandoverState, StateLook> = {
  fresh: { text: INTENT_TEXTS.state_fresh, tone: 'warning', shape: 'ring' },
  assigned: { text: INTENT_TEXTS.state_assigned, tone: 'info', shape: 'half' },
  contacted: { text: INTENT_TEXTS.state_contacted, tone: 'info', shape: 'dot' },
  applied: { text: INTENT_TEXTS.state_applied, tone: 'success', shape: 'check' },
  closed: { text: INTENT_TEXTS.state_closed, tone: 'plain', shape: 'square' },
};

/** What is known of the record behind an intent. */
export const RECORD_LOOKS: Record<IntentRecord, StateLook> = {
  unexamined: { text: INTENT_TEXTS.record_unexamined, tone: 'plain', shape: 'dots' },
  nothing_found: { text: INTENT_TEXTS.record_nothing_found, tone: 'plain', shape: 'check' },
  under_review: { text: INTENT_TEXTS.record_under_review, tone: 'info', shape: 'half' },
  confirmed_true: { text: INTENT_TEXTS.record_confirmed_true, tone: 'success', shape: 'check' },
  false_record: { text: INTENT_TEXTS.record_false_record, tone: 'error', shape: 'cross' },
  duplicate: { text: INTENT_TEXTS.record_duplicate, tone: 'warning', shape: 'square' },
};

/** Where each state may go, as the server's table of hand-overs says: none returns to fresh, and applying follows a contact or a branch. */
export const NEXT_STATES: Record<HandoverState, HandoverState[]> = {
  fresh: ['assigned', 'contacted', 'closed'],
  assigned: ['contacted', 'applied', 'closed'],
  contacted: ['assigned', 'applied', 'closed'],
  applied: ['assigned', 'contacted', 'closed'],
  closed: ['assigned', 'contacted', 'applied'],
};
