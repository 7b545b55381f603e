import type { ToneKind } from '../audio/audio-features.js';
import type { EvidenceFacts, EvidenceRule, FindingGrade } from './evidence-facts.js';
import type { EvidencePolicy } from './evidence-policy.js';
import { reliable } from './heard-talk.js';

type ProgressTone = Exclude<ToneKind, 'beep'>;

/**
 * What an outcome has against it when a tone is clearly heard before the answer. What is not in the table goes together: a customer
 * who rejects a ringing call makes it busy, and carriers end announcements of any kind, also of a telephone switched off, with the busy tone.
 * Only two things cannot be: a number that rings does not exist, and one that does not exist neither rings nor is busy.
 */
const AGAINST: Readonly<Record<ProgressTone, Readonly<Record<string, FindingGrade>>>> = {
  ringback: { invalid_number: 'contradiction', switched_off: 'attention' },
  busy: { invalid_number: 'attention', no_answer: 'attention' },
  congestion: { invalid_number: 'attention', switched_off: 'attention' },
  vacant_number: { no_answer: 'contradiction', busy: 'contradiction', switched_off: 'attention' },
};

/** Q.850 causes by which the network itself says what the agent says: then the tone alone does not contradict. */
const SAYS_THE_SAME: Readonly<Record<string, readonly number[]>> = {
  no_answer: [18, 19],
  busy: [17, 21],
  switched_off: [18, 20, 27],
  invalid_number: [1, 2, 3, 22, 28],
};

/** The tone cannot be, if the claim is true. */
export const toneAgainstOutcome: EvidenceRule = (facts, policy) => {
  const heard = toneAgainst(facts, policy);
  return heard?.grade === 'contradiction' ? { code: 'tone_against_outcome', facts: heard.facts } : null;
};

/** The tone is unusual for what is claimed. */
export const toneUnlikeOutcome: EvidenceRule = (facts, policy) => {
  const heard = toneAgainst(facts, policy);
  return heard?.grade === 'attention' ? { code: 'tone_unlike_outcome', facts: heard.facts } : null;
};

function toneAgainst(facts: EvidenceFacts, policy: EvidencePolicy) {
  const { claim, call } = facts;
  if (!call || call.answeredAt !== null || call.lost) return null;
  const heard = decisiveTone(facts, policy);
  const grade = heard && AGAINST[heard.tone][claim.code];
  if (!grade) return null;
  const { callId, q850Cause } = call;
  const isSeconded = q850Cause !== null && (SAYS_THE_SAME[claim.code] ?? []).includes(q850Cause);
  if (isSeconded && grade === 'attention') return null;
  return { grade: isSeconded ? ('attention' as const) : grade, facts: { claim: claim.code, callId, ...heard, q850Cause } };
}

/** The one tone that tells what the network did: a refusal only if it never rang, else the ringing. Null: nothing clear. */
function decisiveTone(facts: EvidenceFacts, policy: EvidencePolicy): { tone: ProgressTone; cycles: number } | null {
  const features = reliable(facts, 'before_answer');
  if (!features) return null;
  const cyclesOf = (kind: ProgressTone) =>
    features.tones.filter((tone) => tone.segment === 'before_answer' && tone.kind === kind).reduce((sum, { cycles }) => sum + cycles, 0);
  const isClear = (kind: ProgressTone) => cyclesOf(kind) >= policy.toneCycles[kind];
  const refusals = (['vacant_number', 'congestion', 'busy'] as const).filter(isClear);
  const rang = cyclesOf('ringback') > 0;
  // Two stories in one recording (a forwarded call, a second attempt by the network) tell neither.
  if (rang && refusals.length > 0) return null;
  const tone = rang ? (isClear('ringback') ? 'ringback' : undefined) : refusals[0];
  return tone ? { tone, cycles: cyclesOf(tone) } : null;
}
