import { usedTwice, type RecordingClaim } from './assign-recordings.js';
import { numberNeighbours } from './number-neighbours.js';
import { maskedName, recordingKeys } from './recording-name.js';
import { recordingParts } from './recording-parts.js';

const claim = (recordId: string, contentHash: string, recordingMs: number, talkMs: number): RecordingClaim => ({
  ...{ recordId, contentHash, recordingMs, talkMs },
});

describe('a recording belongs to one call', () => {
  it.each<[string, RecordingClaim[], string[]]>([
    ['one each', [claim('1', 'a', 5000, 5000), claim('2', 'b', 5000, 5000)], []],
    ['the better fit has it', [claim('1', 'a', 5000, 9000), claim('2', 'a', 5000, 5100)], ['1']],
    ['by one millisecond', [claim('1', 'a', 5000, 5002), claim('2', 'a', 5000, 5001)], ['1']],
    ['of equals the first', [claim('1', 'a', 5000, 5001), claim('2', 'a', 5000, 4999)], ['2']],
    ['three', [claim('1', 'a', 5000, 1), claim('2', 'a', 5000, 5000), claim('3', 'a', 5000, 9)], ['1', '3']],
    ['nobody', [], []],
  ])('%s', (_why, claims, without) => expect(usedTwice(claims)).toEqual(without));
});

describe('where a recording begins', () => {
  const [start, answer, end] = [100_000, 108_000, 138_000];
  it.each<[number, number | null, string[], string]>([
    [30_000, answer, ['talk 0-30000 @108000'], 'as long as the talk'],
    [38_000, answer, ['before_answer 0-8000 @100000', 'talk 8000-38000 @108000'], 'as long as the call: cut at the answer'],
    [34_000, answer, ['talk 0-34000 @108000'], 'half way: no reason to cut'],
    [34_001, answer, ['before_answer 0-8000 @100000', 'talk 8000-34001 @108000'], 'nearer to the whole'],
    [8000, answer, ['talk 0-8000 @108000'], 'much too short for either'],
    [12_000, null, ['before_answer 0-12000 @100000'], 'nobody answered'],
    [38_000, start + 999, ['talk 0-38000 @100999'], 'a ringing shorter than a second is not cut off'],
    [38_000, start + 1000, ['before_answer 0-1000 @100000', 'talk 1000-38000 @101000'], 'one of a second is'],
  ])('%i ms, answered %s: %j (%s)', (recordingMs, answeredAtMs, expected, _why) => {
    const parts = recordingParts(recordingMs, { startedAtMs: start, answeredAtMs, endedAtMs: end });
    expect(parts.map(({ segment, fromMs, toMs, startedAtMs }) => `${segment} ${fromMs}-${toMs} @${startedAtMs}`)).toEqual(expected);
  });
});

describe('a long ringing before a short talk', () => {
  it.each<[number, string[], string]>([
    [30_000, ['talk 0-30000'], 'as long as the ringing: nothing of the talk would be left behind the cut'],
    [30_001, ['before_answer 0-30000', 'talk 30000-30001'], 'a millisecond longer'],
  ])('%i ms: %j (%s)', (recordingMs, expected, _why) => {
    const parts = recordingParts(recordingMs, { startedAtMs: 0, answeredAtMs: 30_000, endedAtMs: 31_000 });
    expect(parts.map(({ segment, fromMs, toMs }) => `${segment} ${fromMs}-${toMs}`)).toEqual(expected);
  });
});

describe('numbers that differ in one digit', () => {
  const neighbours = numberNeighbours('+8613800138000');
  it('are nine a digit, and none is the number itself', () => {
    expect(neighbours).toHaveLength(99);
    expect(new Set(neighbours).size).toBe(99);
    expect(neighbours).not.toContain('+8613800138000');
  });
  it.each<[string, boolean, string]>([
    ['+8613800138001', true, 'the last digit'],
    ['+8603800138000', true, 'the first'],
    ['+8613800138010', true, 'one in the middle'],
    ['+8613800138011', false, 'two digits'],
    ['+861380013800', false, 'one missing'],
    ['+8713800138000', false, 'another country'],
  ])('%s: %s (%s)', (number, is, _why) => expect(neighbours.includes(number)).toBe(is));
});

describe('the name of a recording', () => {
  it.each<[string, string, string]>([
    ['rec/8001.wav', 'rec/8001.wav', 'no digits to speak of'],
    ['8001-13800138000.wav', '8001-13*******00.wav', 'the number dialled'],
    ['9013800138000.wav', '901********00.wav', 'with prefix and zero'],
    ['01055556666_8001.wav', '01*******66_8001.wav', 'a landline'],
    ['55556666.wav', '55****66.wav', 'eight digits may be a landline without its area'],
    ['5555666.wav', '5555666.wav', 'seven are none'],
    ['20260303/20260303100000-8001.wav', '20260303/20260303100000-8001.wav', 'days and times stay legible'],
    ['202603031000-8001.wav', '202603031000-8001.wav', 'to the minute'],
    ['2026030310000.wav', '202********00.wav', 'thirteen digits are no time'],
    ['19991231-8001.wav', '19****31-8001.wav', 'of another century: no time of an exchange'],
    ['1380013800020260303.wav', '138************03.wav', 'a number and a day without anything between'],
  ])('%s is shown as %s (%s)', (written, shown, _why) => expect(maskedName(written)).toBe(shown));

  it.each<[string, string, string]>([
    ['\\\\exchange\\Day\\1.WAV', 'exchange/day/1.wav', '1.wav'],
    ['./a/b.wav', 'a/b.wav', 'b.wav'],
    [' /a.wav ', 'a.wav', 'a.wav'],
  ])('%s is looked up as %s, else as %s', (written, path, last) => expect(recordingKeys(written)).toEqual({ path, last }));
});
