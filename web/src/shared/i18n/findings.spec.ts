import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { shortClock } from '../../review-desk/waveform/call-times';
import { EXAMINATION_TEXTS, FINDING_TEXTS } from './finding-texts';
import { checkText, findingText } from './findings';

const read = (...path: string[]): string => {
  const file = join(process.cwd(), 'src', 'compliance', 'evidence', ...path);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

describe('every code of the evidence has words', () => {
  const codes = [...read('rules', 'evidence-facts.ts').matchAll(/^ {2}\| '(\w+)'/gm)].map((match) => match[1]!);
  const problems = [...(/ANALYSIS_PROBLEMS = \[([^\]]+)\]/.exec(read('audio', 'analysis.ts'))?.[1] ?? '').matchAll(/'(\w+)'/g)].map(
    (match) => match[1]!,
  );
  it('a finding of each rule', () => expect(codes.filter((code) => !FINDING_TEXTS[code])).toEqual([]));
  it('a reason for each recording that cannot be examined', () => expect(problems.filter((code) => !EXAMINATION_TEXTS[code])).toEqual([]));
});

describe('a finding is a sentence with facts', () => {
  const heard = { claim: 'no_answer', callId: '412', humanSeconds: 41.2, agentSeconds: 63, turns: 14, talkSeconds: 164.1 };
  it.each([
    ['no_contact_over_conversation', heard, 'en', 'Recorded "No answer"; customer spoke 41.2 s, agent 63 s, 14 turns', 'the brief'],
    ['no_contact_over_conversation', heard, 'zh-CN', '记录“无人接听”，客户说话41.2秒，坐席63秒，往返14次', 'the same in Chinese'],
    [
      'tone_against_outcome',
      { claim: 'busy', tone: 'vacant_number', cycles: 1, q850Cause: null },
      'en',
      'Recorded "Busy"; vacant-number tone heard 1 time before the answer',
      'an unknown cause leaves no hole',
    ],
    [
      'outcome_before_call_end',
      { recordedAt: '2026-10-19T02:31:05.000Z', endedAt: '2026-10-19T02:31:09.000Z' },
      'en',
      'The outcome was saved before the hang-up: saved 10:31:05, hang-up 10:31:09',
      'to the second',
    ],
    ['recording_altered', { segment: 'talk' }, 'zh-CN', '录音（通话）与入库时的校验值不一致', 'segments by name'],
    ['something_new', {}, 'en', 'something_new', 'a code of a newer server is named'],
  ] as const)('%s %#', (code, facts, language, expected) => expect(findingText(code, facts, language)).toBe(expected));
});

describe('a check in words', () => {
  const pbx = { code: 'no_answer', answeredAtMs: 14_000, ringSeconds: 14, talkSeconds: 164.1, q850Cause: 16, sipCode: null, lost: false };
  it.each([
    ['outcome_and_pbx', pbx, 'en', '"No answer"; answered 00:14, Q.850 16 (normal clearing)', 'answered'],
    [
      'outcome_and_pbx',
      { ...pbx, answeredAtMs: null, q850Cause: 99 },
      'en',
      '"No answer"; not answered, rang 14 s, Q.850 99',
      'an unknown cause',
    ],
    ['outcome_and_pbx', { code: 'intent', noCall: true }, 'zh-CN', '“有意向”；没有对应的通话', 'no call'],
    ['customer_speech', { examined: true, seconds: 41.2, turns: 14, echoSeconds: 0, machine: false }, 'en', '41.2 s, 14 turns', 'plain'],
    [
      'customer_speech',
      { examined: true, seconds: 3, turns: 1, echoSeconds: 2.5, machine: true },
      'en',
      '3.0 s, 1 turn, echo 2.5 s, answering machine',
      'all',
    ],
    ['customer_speech', { examined: true, seconds: 0, turns: 0, channels: 1 }, 'en', 'One channel: cannot be told apart', 'mono'],
    ['customer_speech', { examined: false }, 'zh-CN', '未检查', 'not examined'],
    ['tones', { examined: true, tones: [{ kind: 'ringback', cycles: 3 }] }, 'zh-CN', '回铃音×3', 'tones'],
    ['tones', { examined: true, tones: [] }, 'en', 'None', 'no tones'],
    ['recording_and_talk', { recordingSeconds: 164, talkSeconds: 164.1 }, 'en', '164.0 s / 164.1 s', 'both'],
    ['recording_and_talk', { recordingSeconds: null, talkSeconds: null }, 'en', 'No talk', 'neither'],
    ['integrity', { segments: [{ segment: 'talk', integrity: 'intact' }] }, 'en', 'Talk matches', 'intact'],
    ['outcome_saved', { recordedAtMs: 171_000, endedAtMs: 178_000 }, 'en', '02:51, hang-up 02:58', 'before the end'],
    ['outcome_saved', { recordedAtMs: 183_500, endedAtMs: 178_000 }, 'en', '03:03, hang-up 02:58, 5.5 s after it', 'after the end'],
    ['earlier_intents', { count: 0, latestOn: null }, 'en', 'None', 'none'],
  ] as const)('%s %#', (code, facts, language, expected) => expect(checkText(code, facts, language, shortClock)).toBe(expected));
});
