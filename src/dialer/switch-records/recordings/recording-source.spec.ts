import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repeatedDeflate, zipFile } from '../../../../test/support/zip-file.js';
import { bufferSource } from '../../../platform/index.js';
import { recordingKeys } from '../rules/recording-name.js';
import { openArchive, openFolder, type RecordingIndexes, type RecordingSource } from './recording-source.js';

/** Any index will do as long as it is one. */
const index = (key: string): Buffer => createHash('sha256').update(key).digest();
const named = (name: string): RecordingIndexes => {
  const { path, last } = recordingKeys(name);
  return { path: index(path), last: index(last) };
};
const textOf = async (source: RecordingSource, name: string): Promise<string> => {
  const found = await source.read(named(name));
  return found.ok ? found.bytes.toString() : found.problem;
};

describe('recordings by the names that records give them', () => {
  let folder: string;
  const sources: Record<string, () => Promise<RecordingSource>> = {
    archive: () =>
      openArchive(
        bufferSource(
          zipFile([
            { name: 'day/', content: '' },
            { name: 'day/1.wav', content: 'one' },
            { name: 'day/2.wav', content: 'two' },
            { name: 'night/2.wav', content: 'other two' },
          ]),
        ),
        index,
      ),
    folder: () => openFolder(join(folder, 'inside'), index),
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'exchange-'));
    for (const name of ['inside/day', 'inside/night']) await mkdir(join(folder, name), { recursive: true });
    for (const [name, text] of [
      ['secret.wav', 'secret'],
      ['inside/day/1.wav', 'one'],
      ['inside/day/2.wav', 'two'],
      ['inside/night/2.wav', 'other two'],
    ] as const)
      await writeFile(join(folder, name), text);
    await symlink(join(folder, 'secret.wav'), join(folder, 'inside', 'link.wav'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each<[string, string, string]>([
    ['day/1.wav', 'one', 'the whole path'],
    ['1.wav', 'one', 'the name alone'],
    ['\\\\exchange\\day\\1.wav', 'one', "the exchange's own path: its last name"],
    ['DAY/1.WAV', 'one', 'in capitals'],
    ['night/2.wav', 'other two', 'a name that two have, with its path'],
    ['2.wav', 'missing', 'a name that two have: nobody can say which'],
    ['3.wav', 'missing', 'no such file'],
    ['', 'missing', 'no name'],
    ['../secret.wav', 'missing', 'out of the folder'],
    ['link.wav', 'missing', 'a link out of it'],
  ])('%s: %s (%s)', async (name, expected, _why) => {
    for (const open of Object.values(sources)) expect(await textOf(await open(), name)).toBe(expected);
  });

  it.each<[string, Buffer, string]>([
    ['no archive', Buffer.from('not a zip'), 'not_a_zip'],
    ['a path that leads out', zipFile([{ name: '../1.wav', content: 'x' }]), 'part_name'],
    [
      'two files of one name',
      zipFile([
        { name: '1.wav', content: 'x' },
        { name: '1.WAV', content: 'y' },
      ]),
      'duplicate_part',
    ],
  ])('%s is refused', async (_what, bytes, reason) => {
    await expect(openArchive(bufferSource(bytes), index)).rejects.toMatchObject({ code: 'switch_recordings_broken', facts: { reason } });
  });

  it('a bomb among recordings costs its own call alone', async () => {
    const bomb = repeatedDeflate('', Buffer.alloc(1024 * 1024), 400, '');
    const source = await openArchive(
      bufferSource(
        zipFile([
          { name: 'bomb.wav', raw: bomb },
          { name: 'torn.wav', content: 'two', crc: 1 },
          { name: '1.wav', content: 'one' },
        ]),
      ),
      index,
    );
    const read = [await textOf(source, 'bomb.wav'), await textOf(source, 'torn.wav'), await textOf(source, '1.wav')];
    expect(read).toEqual(['too_large', 'unreadable', 'one']);
  });

  it('a line that was silent for an hour is a recording, however well it compresses', async () => {
    const silent = Buffer.alloc(30 * 1024 * 1024);
    const source = await openArchive(bufferSource(zipFile([{ name: 'silent.wav', content: silent }])), index);
    const found = await source.read(named('silent.wav'));
    expect(found.ok && found.bytes.equals(silent)).toBe(true);
  });

  it('an archive may hold the recordings of a week', async () => {
    const names = Array.from({ length: 12_000 }, (_, index) => `${index}.wav`);
    const source = await openArchive(bufferSource(zipFile(names.map((name) => ({ name, content: 'x', method: 0 })))), index);
    expect(await textOf(source, '11999.wav')).toBe('x');
  });
});
