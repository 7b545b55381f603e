import { hiss, wave } from '../../../../test/support/made-audio.js';
import { lengthOf, waveParts } from './recording-audio.js';

const SECONDS = 2;
const [AGENT, CUSTOMER] = [hiss(SECONDS, 8000, 1), hiss(SECONDS, 8000, 2)];
const WHOLE = [{ segment: 'talk' as const, fromMs: 0, toMs: SECONDS * 1000, startedAtMs: 0 }];
const CUT = [
  { segment: 'before_answer' as const, fromMs: 0, toMs: 500, startedAtMs: 0 },
  { segment: 'talk' as const, fromMs: 500, toMs: SECONDS * 1000, startedAtMs: 500 },
];
const sampleAt = (bytes: Buffer, frame: number, channel: number, channels: number): number =>
  bytes.readInt16LE(44 + (frame * channels + channel) * 2);

describe('recordings as the examination reads them', () => {
  it.each<[string, Buffer, 'unknown' | 'agent_left' | 'agent_right']>([
    ['one channel', wave([AGENT]), 'unknown'],
    ['one channel in A-law', wave([AGENT], { encoding: 'alaw' }), 'agent_right'],
    ['two in order', wave([AGENT, CUSTOMER]), 'agent_left'],
  ])('%s stays as it is, byte for byte', async (_what, bytes, order) => {
    const [part] = (await waveParts(bytes, WHOLE, order))!;
    expect(part!.bytes.equals(bytes)).toBe(true);
    expect([part!.durationMs, await lengthOf(bytes)]).toEqual([2000, 2000]);
  });

  it('channels the other way round are put in order', async () => {
    const [part] = (await waveParts(wave([CUSTOMER, AGENT]), WHOLE, 'agent_right'))!;
    expect(part).toMatchObject({ channels: 2, sampleRate: 8000, durationMs: 2000 });
    for (const frame of [0, 777, 15_999])
      expect(Math.abs(sampleAt(part!.bytes, frame, 0, 2) - Math.round(AGENT[frame]!))).toBeLessThanOrEqual(2);
  });

  it('channels of nobody knows whom are mixed, so that nobody is told apart', async () => {
    const [part] = (await waveParts(wave([AGENT, CUSTOMER]), WHOLE, 'unknown'))!;
    expect(part!.channels).toBe(1);
    const mixed = Math.round((AGENT[777]! + CUSTOMER[777]!) / 2);
    expect(Math.abs(sampleAt(part!.bytes, 777, 0, 1) - mixed)).toBeLessThanOrEqual(2);
  });

  it('a recording that holds the ringing is cut at the answer, nothing lost', async () => {
    const parts = (await waveParts(wave([AGENT], { encoding: 'alaw' }), CUT, 'unknown'))!;
    expect(parts.map(({ segment, durationMs, startedAtMs }) => [segment, durationMs, startedAtMs])).toEqual([
      ['before_answer', 500, 0],
      ['talk', 1500, 500],
    ]);
  });

  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('not a recording')],
    ['a header alone', wave([AGENT]).subarray(0, 44)],
    ['six channels', wave([AGENT], { header: { channels: 6 } })],
    ['no sample rate', wave([AGENT], { header: { sampleRate: 0 } })],
  ])('%s is no recording', async (_what, bytes) => {
    expect(await waveParts(bytes, WHOLE, 'unknown')).toBeNull();
    expect(await lengthOf(bytes)).toBeNull();
  });
});
