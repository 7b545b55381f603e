/** What an agent may record of a call. The order is the order of the digit keys on the card. */
export const OUTCOME_CODES = [
  'intent',
  'callback',
  'refused',
  'strong_refusal',
  'no_answer',
  'busy',
  'switched_off',
  'invalid_number',
  'wrong_person',
] as const;
export type OutcomeCode = (typeof OUTCOME_CODES)[number];

/** Fields a code may carry; which it must carry stands in its traits. */
export type OutcomeField = 'amountYuan' | 'applyChannel' | 'callbackAt' | 'reason' | 'note';

export interface OutcomeTraits {
  /** Claims that words were exchanged with a person. */
  conversation: boolean;
  /** Claims that somebody was reached. */
  contact: boolean;
  /** No further attempt for this customer in this campaign. */
  final: boolean;
  /** Counts toward the intent target (L16). */
  success: boolean;
  /** Puts the customer, with every number, on do-not-call in the same transaction (L15). */
  doNotCall: boolean;
  /** The number itself is unusable; the customer's next number may be tried. */
  numberDead: boolean;
  /** Claims that the telephone rang and nobody came. */
  rangOut: boolean;
  required: readonly OutcomeField[];
  optional: readonly OutcomeField[];
}

/** The traits of every code. Rules and screens read traits, never compare codes, so that a renamed code keeps its duties. */
export const OUTCOMES: Readonly<Record<OutcomeCode, OutcomeTraits>> = {
  intent: traits({ conversation: true, contact: true, final: true, success: true, required: ['amountYuan', 'applyChannel'] }),
  callback: traits({ conversation: true, contact: true, required: ['callbackAt'] }),
  refused: traits({ conversation: true, contact: true, final: true, required: ['reason'] }),
  strong_refusal: traits({ conversation: true, contact: true, final: true, doNotCall: true }),
  no_answer: traits({ rangOut: true }),
  busy: traits({}),
  switched_off: traits({}),
  invalid_number: traits({ numberDead: true }),
  wrong_person: traits({ conversation: true, contact: true, numberDead: true }),
};

function traits(given: Partial<OutcomeTraits>): OutcomeTraits {
  return {
    conversation: false,
    contact: false,
    final: false,
    success: false,
    doNotCall: false,
    numberDead: false,
    rangOut: false,
    required: [],
    optional: ['note'],
    ...given,
  };
}

/** Where an interested customer will apply (L2). */
export const APPLY_CHANNELS = ['mobile_bank', 'branch', 'online'] as const;
export type ApplyChannel = (typeof APPLY_CHANNELS)[number];

/** Why a customer refused. */
export const REFUSAL_REASONS = ['rate_too_high', 'no_need', 'has_loan', 'no_time', 'distrust', 'other'] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];
