import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMPTY } from './call-picture.js';
import { RecordedFiles } from './recorded-files.js';

const START = new Date('2026-07-28T02:00:00.000Z');
const after = (ms: number): Date => new Date(START.getTime() + ms);
const ANSWERED = { ...EMPTY, recordingFrom: START, dialledAt: after(3), answeredAt: after(1000) };
const UNANSWERED = { ...EMPTY, recordingFrom: START, dialledAt: after(3) };

/** A file as Asterisk leaves it: every sample the same value; `header`: how many bytes it claims to hold. */
function monoFile(samples: number, value: number, header = samples * 2): Buffer {
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(header, 40);
  for (let index = 0; index < samples; index += 1) file.writeInt16LE(value, 44 + index * 2);
  return file;
}

describe('recordings made of what Asterisk has left', () => {
  let folder: string;
  let made: string;
  let files: RecordedFiles;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recorded-'));
    made = join(folder, 'made');
    files = new RecordedFiles(folder, made);
    await files.open();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const put = (name: string, content: Buffer): Promise<void> => writeFile(join(folder, `call-7.${name}.wav`), content);

  it.each<[number, number, number, string]>([
    [16_000, 16_000, 2000, 'both as long'],
    [16_000, 8000, 2000, 'the customer’s side ends earlier: silence'],
    [8000, 16_000, 2000, 'the agent’s side ends earlier: silence'],
    [1, 0, 0, 'one sample'],
  ])('agent %i samples, customer %i: a talk of %i ms (%s)', async (agent, customer, durationMs) => {
    await put('talk-agent', monoFile(agent, 1111));
    await put('talk-customer', monoFile(customer, -2222));
    const [talk] = await files.segmentsOf('call-7', ANSWERED, false);
    expect(talk).toMatchObject({ segment: 'talk', durationMs, sampleRate: 8000, channels: 2, startedAt: after(1000) });
    const wav = await readFile(talk!.path);
    expect(wav.length).toBe(44 + Math.max(agent, customer) * 4);
    expect(wav.readUInt32LE(40)).toBe(wav.length - 44);
    expect([wav.readInt16LE(44), wav.readInt16LE(46)]).toEqual([1111, customer > 0 ? -2222 : 0]);
    const last = wav.length - 4;
    expect([wav.readInt16LE(last), wav.readInt16LE(last + 2)]).toEqual([agent >= customer ? 1111 : 0, customer >= agent ? -2222 : 0]);
  });

  it('names the calls of which there are files, of this installation alone', async () => {
    await put('talk-agent', monoFile(10, 1));
    await put('talk-customer', monoFile(10, 1));
    for (const name of ['other-7.talk-agent.wav', 'call-8x.talk-agent.wav', 'call-.wav', 'notes']) await writeFile(join(folder, name), '');
    await writeFile(join(made, 'call-9.talk.wav.draft'), '');
    expect(await files.references('call-')).toEqual(['call-7', 'call-9']);
    for (const call of ['call-7', 'call-9']) await files.remove(call);
    expect(await files.references('call-')).toEqual([]);
  });

  it.each<[number, number, string]>([
    [24_000, 8000, 'the file goes on through the talk and is cut at the answer'],
    [8001, 8000, 'one sample beyond the answer'],
    [8000, 8000, 'just to the answer'],
    [7999, 7999, 'one sample short of it'],
  ])('before the answer, of %i samples: %i are kept (%s)', async (samples, kept) => {
    await put('before-agent', monoFile(samples, 1));
    await put('before-customer', monoFile(samples, 2));
    const [before] = await files.segmentsOf('call-7', ANSWERED, false);
    expect(before).toMatchObject({ segment: 'before_answer', startedAt: START, durationMs: Math.round(kept / 8) });
    expect((await readFile(before!.path)).length).toBe(44 + kept * 4);
  });

  it('without an answer the recording before it is kept to its end, and there is no talk', async () => {
    await put('before-agent', monoFile(24_000, 1));
    await put('before-customer', monoFile(24_000, 2));
    await put('talk-agent', monoFile(0, 0));
    const segments = await files.segmentsOf('call-7', UNANSWERED, false);
    expect(segments.map(({ segment, durationMs }) => [segment, durationMs])).toEqual([['before_answer', 3000]]);
  });

  it('files of 44 bytes, and none at all, are no recordings', async () => {
    await put('talk-agent', monoFile(0, 0));
    await put('talk-customer', monoFile(0, 0));
    expect(await files.segmentsOf('call-7', ANSWERED, false)).toEqual([]);
    expect(await readdir(made)).toEqual([]);
  });

  it('a header that says nothing is there, after Asterisk was killed, is not believed', async () => {
    await put('talk-agent', monoFile(16_000, 5, 0));
    await put('talk-customer', monoFile(15_999, 6, 0));
    const [talk] = await files.segmentsOf('call-7', ANSWERED, true);
    expect(talk!.durationMs).toBe(2000);
    expect((await readFile(talk!.path)).readUInt32LE(40)).toBe(16_000 * 4);
  });

  it('a file that Asterisk still writes is waited for', async () => {
    await put('talk-agent', monoFile(8000, 5, 0));
    await put('talk-customer', monoFile(8000, 6));
    const segments = files.segmentsOf('call-7', ANSWERED, false);
    await put('talk-agent', monoFile(16_000, 5));
    expect((await segments)[0]!.durationMs).toBe(2000);
  });

  it('removes all of one call and nothing of another', async () => {
    await put('talk-agent', monoFile(8000, 5));
    await put('before-customer', monoFile(8000, 5));
    await writeFile(join(folder, 'call-77.talk-agent.wav'), monoFile(1, 1));
    await files.segmentsOf('call-7', ANSWERED, false);
    await files.remove('call-7');
    expect((await readdir(folder)).sort()).toEqual(['call-77.talk-agent.wav', 'made']);
    expect(await readdir(made)).toEqual([]);
  });
});
