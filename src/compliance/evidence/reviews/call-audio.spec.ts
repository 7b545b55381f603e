import fc from 'fast-check';
import { CallAudio, type SegmentSource } from './call-audio.js';

const RATE = 8000;
const HEADER = 44;

/** A stereo WAV whose samples count up, so that a misplaced byte shows. */
function wave(frames: number, { rate = RATE, channels = 2, bits = 16, kind = 1, extra = 0 } = {}): Buffer {
  const data = frames * channels * (bits / 8);
  const file = Buffer.alloc(HEADER + extra + data);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + extra + data, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(kind, 20);
  file.writeUInt16LE(channels, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt16LE(bits, 34);
  if (extra > 0) {
    file.write('LIST', 36, 'latin1');
    file.writeUInt32LE(extra - 8, 40);
  }
  file.write('data', 36 + extra, 'latin1');
  file.writeUInt32LE(data, 40 + extra);
  for (let at = 0; at < data; at += 1) file[HEADER + extra + at] = 1 + (at % 250);
  return file;
}

const source = (bytes: Buffer, fromMs: number): SegmentSource => ({
  ...{ fromMs, size: bytes.length },
  read: (offset, length) => Promise.resolve(bytes.subarray(offset, Math.min(bytes.length, offset + length))),
});

describe('a call as one audio file on its own axis', () => {
  it('puts each segment where it began, silence elsewhere, and says how long it is', async () => {
    const [ring, talk] = [wave(800), wave(1600)];
    const audio = await CallAudio.compose([source(ring, 100), source(talk, 500)], 1000);
    const all = await audio.read(0, audio.size);
    expect(all.length).toBe(HEADER + RATE * 4);
    expect([all.toString('latin1', 0, 4), all.readUInt32LE(40), all.readUInt32LE(24), all.readUInt16LE(22)]).toEqual([
      'RIFF',
      RATE * 4,
      RATE,
      2,
    ]);
    const at = (ms: number): number => HEADER + (ms * RATE * 4) / 1000;
    expect(all.subarray(at(0), at(100)).every((byte) => byte === 0)).toBe(true);
    expect(all.subarray(at(100), at(200))).toEqual(ring.subarray(HEADER));
    expect(all.subarray(at(200), at(500)).every((byte) => byte === 0)).toBe(true);
    expect(all.subarray(at(500), at(700))).toEqual(talk.subarray(HEADER));
    expect(all.subarray(at(700)).every((byte) => byte === 0)).toBe(true);
  });

  it('a range is a part of the whole, wherever it begins and ends', async () => {
    const audio = await CallAudio.compose([source(wave(400, { extra: 26 }), 0), source(wave(400, { extra: 0 }), 120)], 200);
    const all = await audio.read(0, audio.size);
    await fc.assert(
      fc.asyncProperty(fc.nat(audio.size + 10), fc.nat(2000), async (offset, length) => {
        expect(await audio.read(offset, length)).toEqual(all.subarray(offset, offset + length));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('a segment that lasts longer than the call makes it longer', async () => {
    expect((await CallAudio.compose([source(wave(16_000), 0)], 1000)).size).toBe(HEADER + 16_000 * 4);
  });

  it.each<[string, Buffer[]]>([
    ['nothing', []],
    ['an empty file', [Buffer.alloc(0)]],
    ['a text', [Buffer.from('not a recording at all, but long enough to be taken for a header')]],
    ['A-law', [wave(100, { kind: 6, bits: 8 })]],
    ['six channels', [wave(100, { channels: 6 })]],
    ['no sample rate', [wave(100, { rate: 0 })]],
    ['two rates', [wave(100), wave(100, { rate: 16_000 })]],
    ['one channel beside two', [wave(100), wave(100, { channels: 1 })]],
  ])('refuses %s', async (_what, files) => {
    await expect(
      CallAudio.compose(
        files.map((file, index) => source(file, index * 100)),
        500,
      ),
    ).rejects.toMatchObject({
      code: 'recording_not_playable',
    });
  });
});
