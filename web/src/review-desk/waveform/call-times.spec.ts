import {
  clockText,
  columnsOf,
  eventTimes,
  lastBefore,
  loudness,
  nextAfter,
  rulerMarks,
  rulerText,
  speechStarts,
  timelineRows,
} from './call-times';
import type { WaveCall } from './wave-types';

const CALL: WaveCall = {
  durationMs: 60_000,
  channels: 2,
  segments: [{ segment: 'talk', fromMs: 14_000, toMs: 60_000 }],
  lanes: {
    agentSpeech: [
      { fromMs: 15_000, toMs: 20_000 },
      { fromMs: 30_000, toMs: 35_000 },
    ],
    customerSpeech: [{ fromMs: 22_000, toMs: 25_000 }],
    mixedSpeech: [],
    echo: [{ fromMs: 16_000, toMs: 17_000 }],
    tones: [{ kind: 'ringback', fromMs: 2000, toMs: 12_000, cycles: 3 }],
  },
  events: [
    { kind: 'placed', atMs: 0 },
    { kind: 'answered', atMs: 14_000 },
  ],
  claim: 'sealed',
};

describe('the clock of a call', () => {
  it.each([
    [0, '00:00.0', 'begins at nought'],
    [72_499, '01:12.4', 'cuts, never rounds up'],
    [179_999, '02:59.9', 'the end is not there before its time'],
    [180_000, '03:00.0', 'the end'],
    [3_600_000, '1:00:00.0', 'an hour'],
    [-5, '00:00.0', 'never before the call'],
  ])('%d is %s (%s)', (ms, expected) => expect(clockText(ms)).toBe(expected));

  it.each([
    [15_000, '0:15', 'seconds'],
    [500, '0:00.5', 'half a second'],
    [60_000, '1:00', 'a minute'],
    [3_660_000, '1:01:00', 'over an hour'],
  ])('ruler at %d says %s (%s)', (ms, expected) => expect(rulerText(ms)).toBe(expected));
});

describe('jumping', () => {
  const starts = speechStarts(CALL);
  it('knows where people begin to speak, of both', () => expect(starts).toEqual([15_000, 22_000, 30_000]));
  it('knows what else happens', () => expect(eventTimes(CALL)).toEqual([0, 2000, 14_000]));

  it.each([
    [0, 15_000, 'from the start to the first word'],
    [14_749, 15_000, 'still before it'],
    [14_750, 22_000, 'as good as there: a jump must lead on'],
    [15_000, 22_000, 'on it'],
    [30_000, null, 'nothing follows'],
  ])('after %d comes %s (%s)', (now, expected) => expect(nextAfter(starts, now)).toBe(expected));

  it.each([
    [60_000, 30_000, 'the last one'],
    [31_001, 30_000, 'a second into it: its start'],
    [31_000, 22_000, 'just begun: the one before'],
    [15_500, null, 'nothing before'],
  ])('before %d stands %s (%s)', (now, expected) => expect(lastBefore(starts, now)).toBe(expected));
});

describe('the ruler', () => {
  it.each([
    [180_000, 980, 15_000, 'three minutes on a wide screen'],
    [180_000, 600, 30_000, 'the same on a narrow one'],
    [10_000, 980, 1000, 'zoomed in'],
  ])('%d ms over %d px has a mark every %d ms (%s)', (toMs, width, step) => {
    const marks = rulerMarks({ fromMs: 0, toMs }, width);
    expect(marks[1]! - marks[0]!).toBe(step);
    expect((step / toMs) * width).toBeGreaterThanOrEqual(72);
  });
  it('begins at the first round time of the range', () => expect(rulerMarks({ fromMs: 7000, toMs: 187_000 }, 980)[0]).toBe(15_000));
  it('has no marks where nothing is', () => expect(rulerMarks({ fromMs: 0, toMs: 0 }, 980)).toEqual([]));
});

describe('loudness', () => {
  it('reads bytes as shares of the loudest', () => expect([...loudness('AP8=')]).toEqual([0, 1]));
  it('keeps the loudest of each column', () => expect([...columnsOf([0, 1, 0, 0, 0.5, 0], 3)]).toEqual([1, 0, 0.5]));
  it('repeats where there are more columns than values', () => expect([...columnsOf([0.25, 1], 4)]).toEqual([0.25, 0.25, 1, 1]));
});

it('lists the lanes in the order of time', () => {
  const rows = timelineRows(CALL);
  expect(rows.map((row) => row.what)).toEqual(['pbx', 'tone', 'pbx', 'agent', 'echo', 'customer', 'agent']);
  expect(rows.every((row, index) => index === 0 || rows[index - 1]!.fromMs <= row.fromMs)).toBe(true);
});
