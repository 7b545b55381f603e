import { createHash } from 'node:crypto';
import type { CallEnd } from '../gateway.js';
import type { DialogueName, Range } from './dialogues.js';
import type { ToneName } from './tones.js';

export type Behaviour =
  | 'interested'
  | 'polite_refusal'
  | 'strong_refusal'
  | 'callback'
  | 'wrong_person'
  | 'silent_hangup'
  | 'talkative'
  | 'voicemail'
  | 'no_answer'
  | 'no_answer_carrier'
  | 'no_answer_announced'
  | 'busy'
  | 'rejected'
  | 'switched_off'
  | 'unreachable'
  | 'empty_number'
  | 'congestion'
  | 'dead_trunk'
  | 'agent_absent'
  | 'pbx_restart';

/** What a carrier plays before the answer: an announcement so many times, or a tone for so long. */
export type EarlyMedia = { announcement: string; times: number } | { tone: ToneName; seconds: Range };

export interface BehaviourRow {
  /** Share of all calls in the mixed mode, percent; 0: only by number. */
  weight: number;
  /** How long the customer's telephone rings; null: it never does. Longer than any ring timeout: nobody ever answers. */
  ringSeconds: Range | null;
  early: readonly EarlyMedia[];
  /** What is said after the answer; null: never answered. */
  dialogue: DialogueName | null;
  /** How it ends if nobody hangs up earlier and the ring timeout does not strike; null: the PBX dies in the middle. */
  end: CallEnd | null;
}

const FOREVER: Range = [3600, 3600];
const TALKED: CallEnd = { q850Cause: 16, sipCode: 200, hungUpBy: 'customer' };
const network = (q850Cause: number, sipCode: number): CallEnd => ({ q850Cause, sipCode, hungUpBy: 'network' });
const talk = (weight: number, ringSeconds: Range, dialogue: DialogueName): BehaviourRow => ({
  weight,
  ringSeconds,
  early: [],
  dialogue,
  end: TALKED,
});

/** How our own ring timeout ends a call: the PBX sends CANCEL, the carrier answers 487 (RFC 3261, 9.1); Q.850 19, no answer. */
export const RING_TIMEOUT_END: CallEnd = { q850Cause: 19, sipCode: 487, hungUpBy: 'system' };

/**
 * What a simulated customer, or the network before it, does. Causes and SIP codes are those a real PBX and carriers report
 * for the same kind of call; the weights resemble consumer loan campaigns: 47 in 100 are answered by a person. One in ten answers
 * without a word, so that in the demo an honest "no answer" and a false "intent" can both be tried.
 */
export const BEHAVIOURS: Readonly<Record<Behaviour, BehaviourRow>> = {
  interested: talk(8, [4, 14], 'interested'),
  polite_refusal: talk(14, [4, 16], 'polite_refusal'),
  strong_refusal: talk(4, [4, 14], 'strong_refusal'),
  callback: talk(6, [6, 18], 'callback'),
  wrong_person: talk(4, [5, 16], 'wrong_person'),
  silent_hangup: talk(10, [5, 18], 'silent_hangup'),
  talkative: talk(1, [3, 8], 'talkative'),
  voicemail: talk(2, [12, 20], 'voicemail'),
  no_answer: { weight: 9, ringSeconds: FOREVER, early: [], dialogue: null, end: RING_TIMEOUT_END },
  no_answer_carrier: { weight: 8, ringSeconds: [18, 26], early: [], dialogue: null, end: network(19, 480) },
  no_answer_announced: {
    weight: 6,
    ringSeconds: [10, 16],
    early: [{ announcement: 'no_answer', times: 1 }],
    dialogue: null,
    end: network(18, 480),
  },
  busy: {
    weight: 7,
    ringSeconds: null,
    early: [
      { announcement: 'in_call', times: 1 },
      { tone: 'busy', seconds: [3, 5] },
    ],
    dialogue: null,
    end: network(17, 486),
  },
  rejected: { weight: 6, ringSeconds: [2, 9], early: [], dialogue: null, end: { q850Cause: 21, sipCode: 603, hungUpBy: 'customer' } },
  switched_off: {
    weight: 6,
    ringSeconds: null,
    early: [{ announcement: 'switched_off', times: 2 }],
    dialogue: null,
    end: network(20, 480),
  },
  unreachable: { weight: 3, ringSeconds: null, early: [{ announcement: 'unreachable', times: 2 }], dialogue: null, end: network(18, 480) },
  empty_number: {
    weight: 3,
    ringSeconds: null,
    early: [
      { announcement: 'empty_number', times: 1 },
      { tone: 'vacant_number', seconds: [4, 6] },
    ],
    dialogue: null,
    end: network(1, 404),
  },
  congestion: {
    weight: 2,
    ringSeconds: null,
    early: [{ tone: 'congestion', seconds: [4, 7] }],
    dialogue: null,
    end: network(34, 503),
  },
  dead_trunk: { weight: 1, ringSeconds: null, early: [], dialogue: null, end: network(38, 503) },
  agent_absent: { weight: 0, ringSeconds: null, early: [], dialogue: null, end: { q850Cause: 19, sipCode: null, hungUpBy: 'system' } },
  pbx_restart: { weight: 0, ringSeconds: [3, 6], early: [], dialogue: 'talkative', end: null },
};

/**
 * In the by-number mode the last two digits, modulo 20, choose: 00 is interested, 10 is busy, and so are 20 and 30. A test can
 * therefore plan each call by the number it dials.
 */
export const BEHAVIOUR_BY_LAST_DIGITS: readonly Behaviour[] = [
  'interested', // 00
  'polite_refusal', // 01
  'strong_refusal', // 02
  'callback', // 03
  'wrong_person', // 04
  'silent_hangup', // 05
  'voicemail', // 06
  'no_answer', // 07  rings until our timeout
  'no_answer_carrier', // 08  the carrier gives up first
  'no_answer_announced', // 09  rings, then an announcement
  'busy', // 10
  'rejected', // 11
  'switched_off', // 12
  'unreachable', // 13
  'empty_number', // 14
  'congestion', // 15
  'dead_trunk', // 16  no ringing, no progress
  'talkative', // 17  more than a minute of talk
  'agent_absent', // 18  the seat's own telephone is not answered: nothing is dialled
  'pbx_restart', // 19  the PBX dies in the middle of the talk: the call is lost
];

export type BehaviourMode = 'mixed' | 'by-number';

/** What stays the same whenever one number is called: how it behaves and who speaks. */
export interface Customer {
  behaviour: Behaviour;
  /** Index into the customers' voices. */
  voice: number;
  /** Playing speed of that voice, 0.90–1.11: makes a few recorded voices into many people. */
  rate: number;
}

const RATE_STEPS = 8;

/**
 * The customer behind a number. Only coarse choices come from the number, because they are written to the journal: a finer
 * hash of an 11-digit number could be turned back by trying all numbers.
 */
export function customerOf(number: string, mode: BehaviourMode, seed: number, voiceCount: number): Customer {
  const hash = createHash('sha256').update(`${seed}:${number}`).digest();
  const lastDigits = Number(number.slice(-2)) || 0;
  return {
    behaviour:
      mode === 'by-number' ? BEHAVIOUR_BY_LAST_DIGITS[lastDigits % BEHAVIOUR_BY_LAST_DIGITS.length]! : mixedBehaviour(hash.readUInt32LE(0)),
    voice: hash.readUInt32LE(4) % voiceCount,
    rate: 0.9 + 0.03 * (hash.readUInt32LE(8) % RATE_STEPS),
  };
}

function mixedBehaviour(draw: number): Behaviour {
  const rows = Object.entries(BEHAVIOURS) as [Behaviour, BehaviourRow][];
  const total = rows.reduce((sum, [, row]) => sum + row.weight, 0);
  let left = (draw / 4_294_967_296) * total;
  for (const [behaviour, row] of rows) {
    if (left < row.weight) return behaviour;
    left -= row.weight;
  }
  return 'no_answer';
}
