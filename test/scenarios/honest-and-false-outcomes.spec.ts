import { analyseCall, closeAnalyser } from '../../src/compliance/evidence/audio/analyse-call.js';
import type { AudioFeatures } from '../../src/compliance/evidence/audio/audio-features.js';
import { EVIDENCE_POLICY, judge, needsReview, type EvidenceCode, type EvidenceFacts } from '../../src/compliance/evidence/rules/index.js';
import { BEHAVIOUR_BY_LAST_DIGITS, type Behaviour } from '../../src/dialer/gateways/simulated/index.js';
import { OUTCOMES, type OutcomeCode } from '../../src/shared/index.js';
import { recordedCall, type RecordedCall } from '../support/recorded-call.js';
import { SimulatedPbx } from '../support/simulated-pbx.js';

/** Ten calls of each of the twenty kinds, at their natural pace; fifty in the long form. */
const CALLS_A_KIND = process.env.DIALPROOF_LONG ? 50 : 10;
const MODEL = 'models/silero-vad/silero_vad_v6.onnx';
/** Within this of a threshold the truth of the plan and the measure may fall on different sides. */
const MARGIN_MS = 400;

/** What an honest agent may record of each kind. `agent_absent` leads to no call with a customer, so to no outcome. */
const HONEST: Readonly<Record<Behaviour, readonly OutcomeCode[]>> = {
  interested: ['intent'],
  polite_refusal: ['refused'],
  strong_refusal: ['strong_refusal'],
  callback: ['callback'],
  wrong_person: ['wrong_person'],
  silent_hangup: ['no_answer'],
  voicemail: ['no_answer', 'switched_off'],
  talkative: ['refused'],
  no_answer: ['no_answer'],
  no_answer_carrier: ['no_answer'],
  no_answer_announced: ['no_answer'],
  busy: ['busy'],
  rejected: ['busy', 'no_answer'],
  switched_off: ['switched_off'],
  unreachable: ['switched_off', 'no_answer'],
  empty_number: ['invalid_number'],
  congestion: ['busy', 'no_answer'],
  dead_trunk: ['no_answer'],
  agent_absent: [],
  pbx_restart: ['refused'],
};

type Expected = EvidenceCode | null;
type Lie = (call: RecordedCall) => Expected;
const CONVERSATIONS = ['interested', 'polite_refusal', 'strong_refusal', 'callback', 'wrong_person', 'talkative'] as const;
const NOBODY_SPOKE = ['silent_hangup', 'voicemail'] as const;
const UNANSWERED = [
  ...(['no_answer', 'no_answer_carrier', 'no_answer_announced', 'busy', 'rejected', 'switched_off', 'unreachable'] as const),
  ...(['empty_number', 'congestion', 'dead_trunk', 'agent_absent'] as const),
];
const NO_CONTACT = ['no_answer', 'busy', 'switched_off', 'invalid_number'] as const;
const CONVERSATION = ['intent', 'refused', 'strong_refusal', 'callback', 'wrong_person'] as const;

/** What must be found of each lie; a lie that leaves no trace is not in the table. Null: too close to a threshold to be sure. */
function lies(): Map<string, Lie> {
  const table = new Map<string, Lie>();
  const add = (kinds: readonly Behaviour[], claims: readonly OutcomeCode[], lie: Lie) =>
    kinds.forEach((kind) => claims.forEach((claim) => table.set(`${kind} ${claim}`, lie)));
  const always =
    (code: EvidenceCode): Lie =>
    () =>
      code;
  add(CONVERSATIONS, NO_CONTACT, overConversation);
  add(NOBODY_SPOKE, CONVERSATION, always('conversation_without_human_voice'));
  add(UNANSWERED, CONVERSATION, always('conversation_on_unanswered_call'));
  add(['no_answer', 'no_answer_carrier', 'no_answer_announced'], ['invalid_number'], always('tone_against_outcome'));
  add(['no_answer', 'no_answer_carrier'], ['switched_off'], always('tone_unlike_outcome'));
  add(['rejected'], ['invalid_number'], overRinging);
  add(['empty_number'], ['no_answer', 'busy'], always('tone_against_outcome'));
  add(['empty_number'], ['switched_off'], always('tone_unlike_outcome'));
  add(['busy'], ['invalid_number', 'no_answer'], always('tone_unlike_outcome'));
  add(['congestion'], ['invalid_number', 'switched_off'], always('tone_unlike_outcome'));
  return table;
}

/** A conversation with less than three seconds of the customer is a question, not a contradiction. */
function overConversation({ plan }: RecordedCall): Expected {
  const spokenMs = plan.sounds
    .filter((sound) => sound.kind === 'line' && sound.channel === 'customer' && sound.fromMs >= plan.answeredMs!)
    .reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  if (Math.abs(spokenMs - EVIDENCE_POLICY.conversation.humanMs) < MARGIN_MS) return null;
  return spokenMs > EVIDENCE_POLICY.conversation.humanMs ? 'no_contact_over_conversation' : 'no_contact_over_speech';
}

/** A customer may reject before the second ring. */
function overRinging({ plan }: RecordedCall): Expected {
  const ring = plan.sounds.find((sound) => sound.kind === 'tone' && sound.tone === 'ringback')!;
  return ring.toMs - ring.fromMs > 5000 + MARGIN_MS ? 'tone_against_outcome' : null;
}

function factsOf(call: RecordedCall, features: AudioFeatures | null, code: OutcomeCode, isWithoutCall = false): EvidenceFacts {
  const { conversation, contact, success, doNotCall } = OUTCOMES[code];
  const { record, segments } = call;
  const recordedAt = new Date(Date.parse(record.endedAt ?? record.placedAt) + 8000).toISOString();
  const fields = { amountYuan: null, applyChannel: null, callbackAt: null, reason: null };
  return {
    claim: {
      outcomeId: '1',
      code,
      traits: { conversation, contact, success, doNotCall },
      recordedAt,
      confirmedAgainstRecord: false,
      fields,
    },
    call: isWithoutCall ? null : record,
    context: {
      ...{
        bankId: '1',
        agentId: '1',
        accountId: '1',
        seat: 'seat-1',
        masked: '138****0000',
        campaignId: '1',
        listId: '1',
        prospectId: '1',
        contractId: '1',
        orderId: '1',
      },
      ...{ termsVersion: 1, scriptVersionId: null, workOn: '2026-03-03', wrapUpSeconds: 8, earlierIntents: [] },
    },
    recordings: isWithoutCall
      ? []
      : segments.map(({ segment, bytes }) => ({ segment, durationMs: Math.round((bytes.length - 44) / 32), integrity: 'intact' })),
    earlierIntents: [],
    features: isWithoutCall ? null : features,
  };
}

/** kind and claim → how many calls, and how many of them were found as they must be. */
class Tally {
  readonly rows = new Map<string, { calls: number; codes: Map<string, number> }>();
  readonly wrong: string[] = [];

  add(row: string, callId: string, codes: readonly string[], isRight: boolean): void {
    const counted = this.rows.get(row) ?? { calls: 0, codes: new Map<string, number>() };
    counted.calls += 1;
    for (const code of codes.length > 0 ? codes : ['nothing']) counted.codes.set(code, (counted.codes.get(code) ?? 0) + 1);
    this.rows.set(row, counted);
    if (!isRight) this.wrong.push(`${row} (call ${callId}): ${codes.join(', ') || 'nothing'}`);
  }

  print(title: string): string {
    const lines = [...this.rows].map(
      ([row, { calls, codes }]) =>
        `  ${row.padEnd(40)} ${String(calls).padStart(3)}  ${[...codes].map(([code, count]) => `${code} ${count}`).join(', ')}`,
    );
    return `${title}\n${lines.join('\n')}\n`;
  }
}

describe('simulated calls of every kind, examined and judged', () => {
  const honest = new Tally();
  const falsehoods = new Tally();
  let [calls, cpuMs, audioMs] = [0, 0, 0];

  beforeAll(async () => {
    const pbx = await SimulatedPbx.open();
    await pbx.gateway();
    const table = [...lies()].map(([row, lie]) => ({ row, kind: row.split(' ')[0]!, claim: row.split(' ')[1] as OutcomeCode, lie }));
    for (let id = 1000; id < 1000 + CALLS_A_KIND * BEHAVIOUR_BY_LAST_DIGITS.length; id += 1) {
      const call = await recordedCall(pbx, BEHAVIOUR_BY_LAST_DIGITS[id % BEHAVIOUR_BY_LAST_DIGITS.length]!, String(id));
      const features = await examine(call);
      calls += 1;
      for (const claim of HONEST[call.behaviour]) {
        const findings = judge(factsOf(call, features, claim), EVIDENCE_POLICY);
        honest.add(
          `${call.behaviour} ${claim}`,
          String(id),
          findings.map(({ code }) => code),
          !needsReview(findings, EVIDENCE_POLICY),
        );
      }
      for (const { row, claim, lie } of table.filter(({ kind }) => kind === call.behaviour)) {
        const expected = lie(call);
        const codes = judge(factsOf(call, features, claim), EVIDENCE_POLICY).map(({ code }) => code);
        falsehoods.add(row, String(id), codes, expected === null || codes.includes(expected));
      }
      const without = judge(factsOf(call, null, 'intent', true), EVIDENCE_POLICY).map(({ code }) => code);
      falsehoods.add('(no call) intent', String(id), without, without.includes('outcome_without_call'));
    }
    await pbx.close();
  }, 600_000);

  afterAll(async () => {
    await closeAnalyser();
    process.stdout.write(honest.print(`\nHonest outcomes of ${calls} calls (kind, claim, calls, findings)`));
    process.stdout.write(falsehoods.print('False outcomes'));
    process.stdout.write(`${Math.round(audioMs / 1000)} s of recordings, ${Math.round(cpuMs / 100) / 10} CPU-s\n`);
  });

  async function examine({ behaviour, segments }: RecordedCall): Promise<AudioFeatures | null> {
    if (segments.length === 0) return null;
    const result = await analyseCall({ segments, modelPath: MODEL });
    if (!result.ok) throw new Error(`${behaviour} could not be examined: ${result.code}`);
    cpuMs += result.cost.cpuMs;
    audioMs += result.features.segments.reduce((sum, { durationMs }) => sum + durationMs, 0);
    return result.features;
  }

  it('every kind was called equally often', () => expect(calls).toBe(CALLS_A_KIND * BEHAVIOUR_BY_LAST_DIGITS.length));

  it('an honest outcome is neither contradicted nor put before a reviewer', () => expect(honest.wrong).toEqual([]));

  it('every false outcome is found, by the rule it breaks', () => expect(falsehoods.wrong).toEqual([]));
});
