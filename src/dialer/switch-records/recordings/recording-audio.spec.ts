import { readFileSync } from 'node:fs';
import { hiss, wave } from '../../../../test/support/made-audio.js';
import type { RecordingPart } from '../rules/recording-parts.js';
import type { ChannelOrder } from '../rules/switch-mapping.js';
import { SoundReader } from './decoder/sound-reader.js';
import * as audio from './recording-audio.js';

const SECONDS = 2;
const [AGENT, CUSTOMER] = [hiss(SECONDS, 8000, 1), hiss(SECONDS, 8000, 2)];
/** Two seconds at 8 kHz, written by the ordinary encoders: two thirds of a second of silence, then a tone. */
const tone = (ending: string): Buffer => readFileSync(`test/fixtures/recordings/tone-8khz.${ending}`);
const [MP3, FLAC, OPUS, VORBIS] = [tone('mp3'), tone('flac'), tone('opus'), tone('ogg')];
const TONE_THEN_LEFT = readFileSync('test/fixtures/recordings/tone-then-left-8khz.mp3');
const ID3 = Buffer.concat([Buffer.from('ID3\u0003\0\0\0\0\0\u0010', 'latin1'), Buffer.alloc(16)]);
const WHOLE = [{ segment: 'talk' as const, fromMs: 0, toMs: SECONDS * 1000, startedAtMs: 0 }];
const CUT = [
  { segment: 'before_answer' as const, fromMs: 0, toMs: 500, startedAtMs: 0 },
  { segment: 'talk' as const, fromMs: 500, toMs: SECONDS * 1000, startedAtMs: 500 },
];
const sounds = new SoundReader();
const lengthOf = (bytes: Buffer): ReturnType<typeof audio.lengthOf> => audio.lengthOf(bytes, sounds);
/** Each part as the one file that is stored. */
async function waveParts(bytes: Buffer, parts: readonly RecordingPart[], order: ChannelOrder) {
  const waves = await audio.waveParts(bytes, parts, order, sounds);
  return waves && waves.map(({ pieces, ...part }) => ({ ...part, bytes: Buffer.concat(pieces) }));
}
const sampleAt = (bytes: Buffer, frame: number, channel: number, channels: number): number =>
  bytes.readInt16LE(44 + (frame * channels + channel) * 2);

afterAll(() => sounds.close());

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

  it.each<[string, number, string, Buffer]>([
    ['8 kHz A-law', 2000, 'what trunks carry', wave([AGENT], { encoding: 'alaw' })],
    ['8 kHz µ-law', 2000, 'what American ones carry', wave([AGENT], { encoding: 'ulaw' })],
    ['16-bit stereo at 44.1 kHz', 2000, 'a desk recorder', wave([AGENT, CUSTOMER], { sampleRate: 44_100 })],
    [
      ...(['a length of zero, as one writes while recording', 2000, 'the end of the file is the end'] as const),
      wave([AGENT], { header: { dataBytes: 0 } }),
    ],
    ['the end cut off', 1000, 'what is there is heard', wave([AGENT]).subarray(0, 44 + 16_000)],
    ['MP3', 2000, 'as many exchanges write', MP3],
    ['MP3 behind a tag', 2000, 'with a title', Buffer.concat([ID3, MP3])],
    ['FLAC', 2000, 'an archive', FLAC],
    ['Opus', 2000, 'an exchange on the internet', OPUS],
    ['Vorbis', 2000, 'an old one', VORBIS],
    ['8-bit', 1000, 'an old recorder', eightBit()],
  ])('%s lasts %i ms (%s), and is cut and written anew', async (_what, expectedMs, _why, bytes) => {
    const ms = (await lengthOf(bytes)) as number;
    // An MP3 ends with a whole frame of 72 ms, and its encoder begins some frames early.
    expect(ms).toBeGreaterThanOrEqual(expectedMs);
    expect(ms).toBeLessThan(expectedMs + 250);
    const parts = (await waveParts(
      bytes,
      [
        { ...CUT[0]!, toMs: 400 },
        { ...CUT[1]!, fromMs: 400, toMs: ms },
      ],
      'unknown',
    ))!;
    expect(parts.map(({ durationMs, channels }) => [durationMs, channels])).toEqual([
      [400, 1],
      [ms - 400, 1],
    ]);
    for (const part of parts) expect(await lengthOf(part.bytes)).toBe(part.durationMs);
  });

  it.each<[string, Buffer, number]>([
    ['MP3', MP3, 8000],
    ['FLAC', FLAC, 8000],
    ['Opus', OPUS, 48_000],
    ['Vorbis', VORBIS, 8000],
  ])('%s sounds as it did before', async (_what, bytes, sampleRate) => {
    const [part] = (await waveParts(bytes, [{ ...WHOLE[0]!, toMs: 4000 }], 'unknown'))!;
    expect(part).toMatchObject({ channels: 1, sampleRate });
    // Where the tone begins and how loud it is.
    const level = (fromMs: number): number => {
      const from = (fromMs * sampleRate) / 1000;
      const samples = Array.from({ length: sampleRate / 10 }, (_, index) => Math.abs(sampleAt(part!.bytes, from + index, 0, 1)));
      return samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
    };
    expect(level(200)).toBeLessThan(100);
    expect(level(1200)).toBeGreaterThan(3000);
  });

  it('the second channel of an MP3 is there from the beginning, though a decoder leaves it out as long as it is the same', async () => {
    const [part] = (await waveParts(TONE_THEN_LEFT, [{ ...WHOLE[0]!, toMs: 4000 }], 'agent_right'))!;
    expect(part!.channels).toBe(2);
    const loudest = (fromMs: number, channel: number): number =>
      Math.max(...Array.from({ length: 800 }, (_, index) => Math.abs(sampleAt(part!.bytes, fromMs * 8 + index, channel, 2))));
    // A second of the same tone on both, then a second on the left alone: the agent's, who is on the right, is first.
    expect([loudest(500, 0) > 7000, loudest(500, 1) > 7000, loudest(1600, 0) < 500, loudest(1600, 1) > 7000]).toEqual(Array(4).fill(true));
  });

  it.each<[string, Buffer, 'empty' | 'unreadable']>([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a header alone', wave([AGENT]).subarray(0, 44), 'empty'],
    ['a text', Buffer.from('not a recording'), 'unreadable'],
    ['half a header', wave([AGENT]).subarray(0, 30), 'unreadable'],
    ['a header without its samples', wave([AGENT]).subarray(0, 36), 'unreadable'],
    ['six channels', wave([AGENT], { header: { channels: 6 } }), 'unreadable'],
    ['no sample rate', wave([AGENT], { header: { sampleRate: 0 } }), 'unreadable'],
    ['GSM in a WAV', gsmHeader(), 'unreadable'],
    ['an MP3 without a whole frame', MP3.subarray(0, 60), 'unreadable'],
    ['a tag alone', ID3, 'unreadable'],
    ['a container that would have to be held whole', Buffer.from('\0\0\0\u0018ftypM4A \0\0\0\0', 'latin1'), 'unreadable'],
  ])('%s is no recording', async (_what, bytes, problem) => {
    expect(await waveParts(bytes, WHOLE, 'unknown')).toBeNull();
    expect(await lengthOf(bytes)).toBe(problem);
  });
});

/** A second of 8-bit samples. */
function eightBit(): Buffer {
  const bytes = wave([hiss(1, 8000, 1)], { encoding: 'ulaw' });
  bytes.writeUInt16LE(1, 20);
  return bytes;
}

function gsmHeader(): Buffer {
  const bytes = wave([AGENT]);
  bytes.writeUInt16LE(0x31, 20);
  bytes.writeUInt16LE(0, 34);
  return bytes;
}
