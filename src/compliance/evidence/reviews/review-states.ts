import { StateMachine } from '../../../shared/index.js';

export const REVIEW_STATES = ['open', 'decided', 'appealed', 'closed', 'final'] as const;
/** `closed`: a second auditor has decided on the appeal. `final`: the term to appeal has passed, or there is nothing to appeal. */
export type ReviewState = (typeof REVIEW_STATES)[number];
export type ReviewAction = 'decide' | 'appeal' | 'close_appeal' | 'lapse';

/** What an auditor hears before the claim is shown. */
export const HEARD = ['conversation', 'nobody', 'tone_or_notice', 'unclear'] as const;
export type Heard = (typeof HEARD)[number];

/** `confirmed`: the record is false. `cleared`: it is true. */
export const DECISIONS = ['confirmed', 'cleared', 'cannot_tell'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Life of a review (design, step 7). An auditor may revise as long as nobody has appealed and the term runs. */
export const REVIEW_STATES_TABLE = new StateMachine<ReviewState, ReviewAction>('review', 'open', [
  { from: ['open', 'decided'], action: 'decide', to: 'decided', who: ['bank_auditor'] },
  { from: ['decided'], action: 'appeal', to: 'appealed', who: ['vendor_manager'] },
  { from: ['appealed'], action: 'close_appeal', to: 'closed', who: ['bank_auditor'] },
  { from: ['decided'], action: 'lapse', to: 'final', who: ['system'] },
]);
