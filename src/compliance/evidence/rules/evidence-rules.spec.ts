import type { AudioFeatures, HeardTone, ToneKind } from '../audio/audio-features.js';
import { OUTCOMES, type OutcomeCode } from '../../../shared/index.js';
import { EVIDENCE_POLICY, EVIDENCE_RULES, judge, needsReview, riskOf, type EvidenceFacts } from './index.js';

const PLACED_AT = '2026-03-03T02:00:00.000Z';
const at = (seconds: number): string => new Date(Date.parse(PLACED_AT) + seconds * 1000).toISOString();

type Call = NonNullable<EvidenceFacts['call']>;
/** Answered after ten seconds, talked for thirty. */
const ANSWERED: Call = {
  ...{ callId: '7', gateway: 'simulated', placedAt: PLACED_AT, dialledAt: at(1), ringingAt: at(3), answeredAt: at(10), endedAt: at(40) },
  ...{ ringSeconds: 7, talkSeconds: 30, hungUpBy: 'customer', q850Cause: 16, sipCode: 200, lost: false },
};
const UNANSWERED: Call = { ...ANSWERED, answeredAt: null, talkSeconds: null, q850Cause: 19, sipCode: 480, ringSeconds: 37 };
const NEVER_RANG: Call = { ...UNANSWERED, ringingAt: null, ringSeconds: null, q850Cause: null, sipCode: null };

/** An ordinary conversation of thirty seconds. */
function heard(change: Partial<AudioFeatures> = {}): AudioFeatures {
  const shape = { channels: 2, sampleRate: 8000, encoding: 'alaw', truncated: false } as const;
  return {
    analyserVersion: '1',
    segments: [
      { segment: 'before_answer', fromMs: 1000, durationMs: 9000, ...shape },
      { segment: 'talk', fromMs: 10_000, durationMs: 30_000, ...shape },
    ],
    ...{ channels: 2, speech: { agent: [], customer: [], mixed: [] }, echo: [], echoDelayMs: null, tones: [] },
    ...{ agentSpeechMs: 12_000, customerSpeechMs: 8000, humanCustomerMs: 8000, mixedSpeechMs: 0, turns: 4 },
    ...{ ringCycles: 0, lastToneBeforeAnswer: null },
    ...change,
  };
}

const tone = (kind: ToneKind, cycles: number, segment: HeardTone['segment'] = 'before_answer'): HeardTone => ({
  ...{ segment, kind, fromMs: 2000, toMs: 8000, cycles },
});
const tones = (...given: HeardTone[]): AudioFeatures => heard({ tones: given });

function facts(code: OutcomeCode, change: Partial<EvidenceFacts> = {}, recordedAt = at(48)): EvidenceFacts {
  const { conversation, contact, success, doNotCall } = OUTCOMES[code];
  const fields = { amountYuan: null, applyChannel: null, callbackAt: null, reason: null };
  return {
    claim: {
      outcomeId: '5',
      code,
      traits: { conversation, contact, success, doNotCall },
      recordedAt,
      confirmedAgainstRecord: false,
      fields,
    },
    call: ANSWERED,
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
    recordings: [
      { segment: 'before_answer', durationMs: 9000, integrity: 'intact' },
      { segment: 'talk', durationMs: 30_000, integrity: 'intact' },
    ],
    earlierIntents: [],
    features: heard(),
    ...change,
  };
}
const wrapUp = (code: OutcomeCode, wrapUpSeconds: number | null): EvidenceFacts => {
  const given = facts(code);
  return { ...given, context: { ...given.context, wrapUpSeconds } };
};
const talkRecording = (durationMs: number, integrity: 'intact' | 'altered' | 'unreadable' = 'intact'): Partial<EvidenceFacts> => ({
  recordings: [{ segment: 'talk', durationMs, integrity }],
});
const codes = (given: EvidenceFacts): string[] => judge(given, EVIDENCE_POLICY).map(({ code }) => code);

type Row = [given: EvidenceFacts, expected: string[], why: string];
const table = (rows: Row[]): [why: string, expected: string[], given: EvidenceFacts][] =>
  rows.map(([given, expected, why]) => [why, expected, given]);
const verify = (_why: string, expected: string[], given: EvidenceFacts): void => expect(codes(given)).toEqual(expected);

describe('the call itself', () => {
  it.each(
    table([
      [facts('intent'), [], 'a conversation that was one'],
      [facts('intent', { call: null, recordings: [], features: null }), ['outcome_without_call'], 'no call'],
      [facts('no_answer', { call: null, recordings: [], features: null }), ['outcome_without_call'], 'whatever was claimed'],
      [facts('refused', { call: UNANSWERED }), ['conversation_on_unanswered_call'], 'never answered'],
      [facts('wrong_person', { call: UNANSWERED }), ['conversation_on_unanswered_call'], 'somebody must have said so'],
      [facts('no_answer', { call: UNANSWERED }), [], 'never answered, and said so'],
      [facts('refused', { call: { ...UNANSWERED, lost: true } }), [], 'lost with the telephone system: nobody knows'],
      [facts('refused', { call: UNANSWERED, features: null, recordings: [] }), ['conversation_on_unanswered_call'], 'needs no audio'],
    ]),
  )('%s: %j', verify);
});

describe('what the exchange of a bank recorded of a call dialled by hand', () => {
  const record: NonNullable<EvidenceFacts['switchRecord']> = {
    ...{ recordId: '1', importId: '1', match: 'exact', extension: '8001', expectedExtension: '8001', clockAheadMs: 40_000 },
    ...{ startedAt: at(1), expectsRecording: true, recordingUsedTwice: false },
  };
  const supplied = (change: Partial<typeof record>, more: Partial<EvidenceFacts> = {}, recordedAt = at(48)) =>
    facts('intent', { switchRecord: { ...record, ...change }, ...more }, recordedAt);
  const silent = { recordings: [], features: null };
  it.each(
    table([
      [supplied({}), [], 'everything fits'],
      [supplied({}, { call: UNANSWERED }), ['conversation_on_unanswered_call'], 'the exchange saw no answer'],
      [supplied({ match: 'extension_differs', extension: '8002' }), ['extension_differs'], 'number and time fit'],
      [supplied({ match: 'number_differs' }, { call: null, ...silent }), ['dialled_number_differs'], 'no call, and no invention either'],
      [supplied({}, silent), ['recording_missing'], 'the record names a file that is not there'],
      [supplied({ expectsRecording: false }, silent), [], 'an exchange that records nothing owes nothing'],
      [supplied({ recordingUsedTwice: true, expectsRecording: false }, silent), ['recording_used_twice'], "another call's recording"],
      [supplied({}, {}, at(25)), [], 'the clock was estimated: 15 s before the end are no finding'],
      [supplied({}, {}, at(24.999)), ['outcome_before_call_end'], 'a millisecond more are'],
      [facts('intent', {}, at(37.999)), ['outcome_before_call_end'], 'a driven telephone system is believed to two seconds'],
    ]),
  )('%s: %j', verify);
});

describe('no contact claimed', () => {
  const plain = facts('no_answer');
  const contactOnly = { ...plain, claim: { ...plain.claim, traits: { ...plain.claim.traits, contact: true } } };
  const talk = (humanCustomerMs: number, agentSpeechMs: number, turns: number, more: Partial<AudioFeatures> = {}) =>
    facts('no_answer', { features: heard({ humanCustomerMs, agentSpeechMs, turns, ...more }) });
  it.each(
    table([
      [talk(3000, 2000, 2), ['no_contact_over_conversation'], 'at every threshold'],
      [talk(2999, 2000, 2), ['no_contact_over_speech'], 'a millisecond less of the customer'],
      [talk(3001, 2001, 3), ['no_contact_over_conversation'], 'above every threshold'],
      [talk(3000, 1999, 2), ['no_contact_over_speech'], 'a millisecond less of the agent: perhaps an announcement'],
      [talk(3000, 2000, 1), ['no_contact_over_speech'], 'one turn: perhaps an announcement'],
      [talk(1500, 0, 1), ['no_contact_over_speech'], 'just enough to have a look'],
      [talk(1499, 0, 1), [], 'a hello'],
      [talk(0, 4000, 0), [], 'nobody, or a machine, which is not human'],
      [talk(8000, 8000, 4, { channels: 1 }), [], 'one channel: nobody can say who spoke'],
      [facts('busy'), ['no_contact_over_conversation'], 'busy'],
      [facts('switched_off'), ['no_contact_over_conversation'], 'switched off'],
      [facts('invalid_number'), ['no_contact_over_conversation'], 'a number that does not exist'],
      [facts('no_answer', { call: UNANSWERED }), [], 'speech of another call cannot be: it was not answered'],
      [facts('no_answer', { features: null }), [], 'not examined'],
      [facts('no_answer', talkRecording(30_000, 'altered')), ['recording_altered'], 'an altered recording proves nothing against an agent'],
      [
        facts('no_answer', { recordings: [...talkRecording(30_000).recordings!, ...talkRecording(1000, 'altered').recordings!] }),
        ['recording_altered'],
        'nor does one of which a part is altered',
      ],
      [
        facts('no_answer', {
          recordings: [{ segment: 'before_answer', durationMs: 9000, integrity: 'altered' }, ...talkRecording(30_000).recordings!],
        }),
        ['no_contact_over_conversation', 'recording_altered'],
        'the ringing was altered, the talk was not',
      ],
      [facts('no_answer', { recordings: [] }), ['recording_missing'], 'heard once, but no recording is there to show it'],
      [contactOnly, [], 'somebody was reached, though not talked to'],
    ]),
  )('%s: %j', verify);
});

describe('a conversation claimed', () => {
  const talk = (humanCustomerMs: number, more: Partial<AudioFeatures> = {}) => heard({ humanCustomerMs, turns: 0, ...more });
  const of = (lengthMs: number, humanCustomerMs = 0) =>
    heard({ humanCustomerMs, segments: [{ ...heard().segments[1]!, durationMs: lengthMs }] });
  const mono = (mixedSpeechMs: number) => talk(0, { channels: 1, mixedSpeechMs });
  it.each(
    table([
      [facts('intent', { features: talk(599) }), ['conversation_without_human_voice'], 'a millisecond short of a word'],
      [facts('intent', { features: talk(600) }), [], 'a word'],
      [facts('intent', { features: talk(601) }), [], 'a millisecond more'],
      [facts('callback', { features: talk(0) }), ['conversation_without_human_voice'], 'nobody'],
      [
        facts('strong_refusal', { features: talk(0, { customerSpeechMs: 9000 }) }),
        ['conversation_without_human_voice'],
        'a machine or echo',
      ],
      [facts('no_answer', { features: talk(0) }), [], 'no conversation was claimed'],
      [facts('intent', { features: null }), [], 'not examined'],
      [facts('intent', { features: mono(599) }), ['conversation_without_human_voice'], 'one channel, and nobody at all'],
      [facts('intent', { features: mono(600) }), [], 'one channel: the voice may be the customer’s'],
      [facts('intent', { features: of(28_000) }), ['conversation_without_human_voice'], 'the recording covers the talk, just'],
      [facts('intent', { features: of(27_999) }), ['recording_shorter_than_talk'], 'what is not there cannot be missed'],
      [facts('intent', { features: talk(0), ...talkRecording(30_000, 'unreadable') }), ['recording_unreadable'], 'heard earlier, gone now'],
    ]),
  )('%s: %j', verify);
});

describe('tones before the answer', () => {
  const given = (code: OutcomeCode, features: AudioFeatures, call: Call = NEVER_RANG) => facts(code, { features, call });
  const cause = (q850Cause: number): Call => ({ ...NEVER_RANG, q850Cause });
  const [AGAINST, UNLIKE] = [['tone_against_outcome'], ['tone_unlike_outcome']];
  it.each(
    table([
      [given('invalid_number', tones(tone('ringback', 2))), AGAINST, 'a number that rings exists'],
      [given('invalid_number', tones(tone('ringback', 1))), [], 'one ring may be a forwarding'],
      [given('invalid_number', tones(tone('ringback', 3))), AGAINST, 'three'],
      [given('invalid_number', tones(tone('ringback', 2)), cause(1)), UNLIKE, 'the network says so, too'],
      [given('switched_off', tones(tone('ringback', 2))), UNLIKE, 'a telephone that is off does not ring; a forwarding may'],
      [given('switched_off', tones(tone('ringback', 2)), cause(20)), [], 'the network says so, too'],
      [given('no_answer', tones(tone('ringback', 6))), [], 'it rang'],
      [given('busy', tones(tone('ringback', 6))), [], 'it rang, and the customer rejected'],
      [given('no_answer', tones(tone('vacant_number', 2))), AGAINST, 'no number, no ringing'],
      [given('no_answer', tones(tone('vacant_number', 1))), [], 'once is not clear'],
      [given('busy', tones(tone('vacant_number', 3)), cause(1)), AGAINST, 'no number, not busy'],
      [given('busy', tones(tone('vacant_number', 3)), cause(17)), UNLIKE, 'the network says busy'],
      [given('switched_off', tones(tone('vacant_number', 2))), UNLIKE, 'out of service is near enough to ask'],
      [given('invalid_number', tones(tone('vacant_number', 2))), [], 'as it was said'],
      [given('busy', tones(tone('busy', 4))), [], 'as it was said'],
      [given('no_answer', tones(tone('busy', 4))), UNLIKE, 'busy, and it never rang'],
      [given('no_answer', tones(tone('busy', 3))), [], 'three beeps end an announcement'],
      [given('no_answer', tones(tone('busy', 4)), cause(19)), [], 'the network says no answer'],
      [given('no_answer', tones(tone('busy', 4)), cause(18)), [], 'nobody responds, says the network'],
      [given('no_answer', tones(tone('busy', 4)), cause(17)), UNLIKE, 'the network says busy'],
      [given('no_answer', tones(tone('busy', 4)), cause(20)), UNLIKE, 'the network says absent'],
      [given('busy', tones(tone('vacant_number', 3)), cause(21)), UNLIKE, 'the network says rejected'],
      [given('busy', tones(tone('vacant_number', 3)), cause(16)), AGAINST, 'the network says nothing of it'],
      [given('busy', tones(tone('vacant_number', 3)), cause(22)), AGAINST, 'the network says changed'],
      ...[18, 20, 27].map((q850): Row => [
        given('switched_off', tones(tone('ringback', 2)), cause(q850)),
        [],
        `the network says it by ${q850}`,
      ]),
      ...[17, 19, 21, 26, 28].map((q850): Row => [
        given('switched_off', tones(tone('ringback', 2)), cause(q850)),
        UNLIKE,
        `not by ${q850}`,
      ]),
      ...[1, 2, 3, 22, 28].map((q850): Row => [
        given('invalid_number', tones(tone('busy', 4)), cause(q850)),
        [],
        `the network says it by ${q850}`,
      ]),
      ...[4, 21, 23, 27, 29].map((q850): Row => [given('invalid_number', tones(tone('busy', 4)), cause(q850)), UNLIKE, `not by ${q850}`]),
      [given('no_answer', tones(tone('ringback', 1), tone('busy', 4))), [], 'it rang once: two stories'],
      [given('no_answer', tones(tone('ringback', 3), tone('busy', 6))), [], 'it rang, then it was rejected'],
      [given('invalid_number', tones(tone('ringback', 3), tone('vacant_number', 3))), [], 'two stories tell neither'],
      [given('invalid_number', tones(tone('busy', 4))), UNLIKE, 'carriers end any announcement like this: a question only'],
      [given('invalid_number', tones(tone('busy', 4)), cause(1)), [], 'the network says so, too'],
      [given('switched_off', tones(tone('busy', 9))), [], 'carriers end this announcement with it'],
      [given('busy', tones(tone('congestion', 3))), [], 'to an agent it is the same'],
      [given('no_answer', tones(tone('congestion', 3))), [], 'nobody was reached'],
      [given('invalid_number', tones(tone('congestion', 3))), UNLIKE, 'the network was full'],
      [given('invalid_number', tones(tone('congestion', 2))), [], 'twice is not clear'],
      [given('invalid_number', tones(tone('ringback', 5, 'talk'))), [], 'after the answer a tone says nothing'],
      [given('invalid_number', tones(tone('ringback', 5)), { ...UNANSWERED, lost: true }), [], 'a lost call'],
      [given('intent', tones(tone('ringback', 5))), ['conversation_on_unanswered_call'], 'said by another rule'],
    ]),
  )('%s: %j', verify);
});

describe('recordings', () => {
  const call = (talkSeconds: number): Call => ({ ...ANSWERED, talkSeconds });
  it.each(
    table([
      [facts('refused', { features: null, recordings: [] }), ['recording_missing'], 'a talk without one'],
      [facts('refused', { features: null, recordings: [], call: call(3) }), ['recording_missing'], 'three seconds'],
      [facts('refused', { features: null, recordings: [], call: call(2.9) }), [], 'a tenth less'],
      [facts('no_answer', { features: null, recordings: [], call: UNANSWERED }), [], 'no talk'],
      [facts('refused', { features: null, recordings: [], call: { ...ANSWERED, lost: true } }), [], 'lost with the telephone system'],
      [
        facts('refused', { features: null, recordings: [{ segment: 'before_answer', durationMs: 9000, integrity: 'intact' }] }),
        ['recording_missing'],
        'only the ringing',
      ],
      [facts('refused', { features: null, ...talkRecording(28_000) }), [], 'two seconds short: clocks'],
      [facts('refused', { features: null, ...talkRecording(27_999) }), ['recording_shorter_than_talk'], 'a millisecond more'],
      [facts('refused', { features: null, ...talkRecording(31_000) }), [], 'longer'],
      [facts('refused', { features: null, ...talkRecording(30_000, 'altered') }), ['recording_altered'], 'altered'],
      [facts('refused', { features: null, ...talkRecording(30_000, 'unreadable') }), ['recording_unreadable'], 'unreadable'],
    ]),
  )('%s: %j', verify);
});

describe('times and repetitions', () => {
  const earlier = (outcomeId: string) => ({ earlierIntents: [{ outcomeId, workOn: '2026-03-02', agentId: '2' }] });
  it.each(
    table([
      [facts('refused', {}, at(38)), [], 'two seconds before the end: clocks'],
      [facts('refused', {}, at(37.999)), ['outcome_before_call_end'], 'a millisecond more'],
      [facts('refused', {}, at(40)), [], 'at the end'],
      [facts('refused', { call: { ...ANSWERED, endedAt: null } }, at(20)), [], 'an end nobody knows'],
      [wrapUp('refused', 1.9), ['wrap_up_too_short'], 'a tenth short'],
      [wrapUp('refused', 2), [], 'just enough'],
      [wrapUp('refused', 2.1), [], 'a tenth more'],
      [wrapUp('refused', 0), ['wrap_up_too_short'], 'at once'],
      [wrapUp('refused', -1), [], 'before the end is another finding'],
      [wrapUp('refused', null), [], 'not known'],
      [{ ...wrapUp('no_answer', 0), call: UNANSWERED }, [], 'nothing was said that had to be written down'],
      [facts('intent', earlier('4')), ['repeated_intent'], 'a success twice'],
      [facts('intent', earlier('5')), [], 'itself'],
      [facts('refused', earlier('4')), [], 'a refusal after a success'],
    ]),
  )('%s: %j', verify);
});

describe('facts of findings', () => {
  it('are ids, codes, numbers and instants', () => {
    const of = (given: EvidenceFacts) => judge(given, EVIDENCE_POLICY)[0]?.facts;
    expect(of(facts('busy'))).toEqual({
      ...{ claim: 'busy', callId: '7', humanSeconds: 8, agentSeconds: 12, turns: 4, talkSeconds: 30 },
    });
    expect(of(facts('refused', { features: heard({ humanCustomerMs: 0, customerSpeechMs: 4200, echo: [[12_000, 14_000]] }) }))).toEqual({
      ...{ claim: 'refused', callId: '7', humanSeconds: 0, customerSeconds: 4.2, agentSeconds: 12, talkSeconds: 30, channels: 2 },
      ...{ echoSeconds: 2, machine: 0 },
    });
    const machine = [{ fromMs: 12_000, toMs: 16_000, machine: true }] as unknown as AudioFeatures['speech']['customer'];
    const answered = { ...heard().speech, customer: machine };
    const overMachine = heard({ humanCustomerMs: 49, agentSpeechMs: 8050, speech: answered, echo: [[12_000, 14_049]] });
    expect(of(facts('refused', { features: overMachine }))).toMatchObject({
      humanSeconds: 0,
      agentSeconds: 8.1,
      echoSeconds: 2,
      machine: 1,
    });
    expect(of(facts('refused', { features: null, ...talkRecording(30_000, 'altered') }))).toEqual({ callId: '7', segment: 'talk' });
    expect(of(facts('refused', { features: null, ...talkRecording(30_000, 'unreadable') }))).toEqual({ callId: '7', segment: 'talk' });
    expect(of(facts('no_answer', { features: tones(tone('vacant_number', 3)), call: { ...NEVER_RANG, q850Cause: 1 } }))).toEqual({
      ...{ claim: 'no_answer', callId: '7', tone: 'vacant_number', cycles: 3, q850Cause: 1 },
    });
    expect(of(facts('intent', { earlierIntents: [{ outcomeId: '4', workOn: '2026-03-02', agentId: '2' }] }))).toEqual({
      ...{ earlierOutcomeId: '4', earlierWorkOn: '2026-03-02', earlierAgentId: '2', count: 1 },
    });
  });
});

describe('risk and review', () => {
  it.each<[number[], number, string]>([
    [[], 0, 'nothing'],
    [[10], 10, 'one'],
    [[60], 60, 'one of weight'],
    [[10, 10], 19, 'two are more than one, less than their sum'],
    [[40, 35], 61, 'two of weight'],
    [[95, 90, 85], 100, 'no more than all'],
  ])('weights %j: risk %i (%s)', (weights, risk) => expect(riskOf(weights.map((weight) => ({ weight })))).toBe(risk));

  it.each<[number, 'attention' | 'contradiction', boolean, string]>([
    [29, 'attention', false, 'one below'],
    [30, 'attention', true, 'the threshold'],
    [31, 'attention', true, 'one above'],
    [1, 'contradiction', true, 'a contradiction always'],
  ])('weight %i, %s: %s (%s)', (weight, grade, looked) => expect(needsReview([{ weight, grade }], EVIDENCE_POLICY)).toBe(looked));

  it('what weighs more stands first within its grade, and only the smallest doubts open no review alone', () => {
    for (const grade of ['contradiction', 'attention'] as const) {
      const weights = EVIDENCE_RULES.filter((entry) => entry.grade === grade).map(({ weight }) => weight);
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
    }
    const small = EVIDENCE_RULES.filter((entry) => !needsReview([entry], EVIDENCE_POLICY)).map(({ code }) => code);
    expect(small).toEqual(['outcome_before_call_end', 'wrap_up_too_short']);
  });

  it('nothing needs no review', () => expect(needsReview([], EVIDENCE_POLICY)).toBe(false));

  it('every rule stands once, contradictions first, and finds what its entry says', () => {
    expect(new Set(EVIDENCE_RULES.map(({ code }) => code)).size).toBe(EVIDENCE_RULES.length);
    const grades = EVIDENCE_RULES.map(({ grade }) => grade);
    expect(grades).toEqual([...grades].sort().reverse());
    const given = [facts('refused', { call: UNANSWERED }), facts('busy'), facts('intent', { call: null })];
    for (const one of given) {
      for (const { code, rule } of EVIDENCE_RULES) {
        const finding = rule(one, EVIDENCE_POLICY);
        if (finding) expect(finding.code).toBe(code);
      }
    }
  });
});
