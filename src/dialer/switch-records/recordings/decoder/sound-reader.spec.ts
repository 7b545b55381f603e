import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { SoundReader } from './sound-reader.js';
import type { SoundProblem, SoundShape } from './decoder-messages.js';

/** 2.16 seconds; frames of an MP3 stand alone, so copies behind each other are a longer recording. */
const MP3 = readFileSync('test/fixtures/recordings/tone-8khz.mp3');
const STEREO = readFileSync('test/fixtures/recordings/tone-then-left-8khz.mp3');
const FRAMES = 17_280;
const LIMITS = { mostBytes: 1024 * 1024 * 1024, silentMs: 60_000 };

async function shapeWithin(bytes: Buffer, limits: Partial<typeof LIMITS>): Promise<SoundShape | SoundProblem> {
  const reader = new SoundReader({ ...LIMITS, ...limits });
  try {
    return await reader.shapeOf(bytes);
  } finally {
    await reader.close();
  }
}

describe('decoding recordings beside the process', () => {
  it('a long recording is decoded in a thread, and the process is free meanwhile', async () => {
    const reader = new SoundReader();
    await reader.shapeOf(MP3);
    const [long, idle] = [Buffer.concat(Array<Buffer>(500).fill(MP3)), performance.eventLoopUtilization()];
    const shape = await reader.shapeOf(long);
    const { utilization } = performance.eventLoopUtilization(idle);
    await reader.close();
    expect(shape).toMatchObject({ sampleRate: 8000, channels: 1, frames: 500 * FRAMES });
    // Decoding it here would be all of the time.
    expect(utilization).toBeLessThan(0.5);
  });

  it.each<[string, Buffer, number, SoundProblem | null, string]>([
    ['one channel', MP3, FRAMES * 2 + 1, null, 'a byte to spare'],
    ['one channel', MP3, FRAMES * 2, null, 'fits exactly'],
    ['one channel', MP3, FRAMES * 2 - 1, 'too_large', 'a byte too many'],
    ['two channels', STEREO, FRAMES * 4, null, 'each of them counts'],
    ['two channels', STEREO, FRAMES * 4 - 1, 'too_large', 'a byte too many'],
  ])('%s in %s', async (_what, bytes, mostBytes, problem, _why) => {
    const shape = await shapeWithin(bytes, { mostBytes });
    if (problem) expect(shape).toBe(problem);
    else expect(shape).toMatchObject({ frames: FRAMES });
  });

  it('all samples arrive, however many batches they take', async () => {
    const reader = new SoundReader();
    const sound = await reader.soundOf(Buffer.concat(Array<Buffer>(60).fill(MP3)), 'agent_left');
    await reader.close();
    if (typeof sound === 'string') throw new Error(sound);
    expect(sound.frames).toBe(60 * FRAMES);
    expect(sound.samples.reduce((sum, { length }) => sum + length, 0)).toBe(60 * FRAMES * 2);
  });

  it('what a broken recording leaves behind does not reach the next one', async () => {
    const reader = new SoundReader();
    const broken = Buffer.concat([MP3.subarray(0, 2000), Buffer.alloc(5000, 0x55)]);
    const answers = [await reader.shapeOf(Buffer.from('no recording')), await reader.shapeOf(broken), await reader.shapeOf(MP3)];
    await reader.close();
    expect([answers[0], answers[2]]).toEqual(['unreadable', expect.objectContaining({ frames: FRAMES })]);
  });

  it('a decoder that says nothing for too long is ended, and its recording cannot be read', async () => {
    expect(await shapeWithin(MP3, { silentMs: 1 })).toBe('unreadable');
  });

  it('one that was closed begins anew', async () => {
    const reader = new SoundReader();
    await reader.close();
    expect(await reader.shapeOf(MP3)).toMatchObject({ frames: FRAMES });
    await reader.close();
  });
});
