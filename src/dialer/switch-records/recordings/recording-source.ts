import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type RandomAccessSource, ZipParts } from '../../../platform/index.js';
import { AppError } from '../../../shared/index.js';
import { recordingKeys } from '../rules/recording-name.js';

/** An hour of two channels at 16 bit, 8 kHz is 115 MB; more is no call of this product. */
export const MAX_RECORDING_BYTES = 128 * 1024 * 1024;
const MAX_DEPTH = 6;
const MAX_FILES = 200_000;
/** Ten thousand calls are two days of fifty seats. */
const MAX_ENTRIES = 100_000;

export type FoundRecording = { ok: true; bytes: Buffer } | { ok: false; problem: 'missing' | 'too_large' | 'unreadable' };

/** The name a record gives its recording, as the blind indexes of `recordingKeys`. */
export interface RecordingIndexes {
  path: Buffer;
  last: Buffer;
}

/** Where recordings are read by the name that a record gives them. Names are only keys: they never become a path. */
export interface RecordingSource {
  read(name: RecordingIndexes): Promise<FoundRecording>;
}

export type NameIndex = (key: string) => Buffer;

/** @throws AppError switch_recordings_broken {reason} */
export async function openArchive(file: RandomAccessSource, index: NameIndex): Promise<RecordingSource> {
  const parts = await ZipParts.open(file, MAX_ENTRIES).catch((error: unknown) => {
    if (error instanceof AppError) throw new AppError('switch_recordings_broken', error.facts);
    throw error;
  });
  return new NamedRecordings(
    parts.names().filter((name) => !name.endsWith('/')),
    index,
    async (name) => {
      const chunks: Buffer[] = [];
      // A line that was silent compresses a thousand times, so only the size is judged.
      for await (const chunk of parts.inflate(name, MAX_RECORDING_BYTES, undefined, Infinity)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
  );
}

/** A folder of the exchange's, only read. */
export async function openFolder(folder: string, index: NameIndex): Promise<RecordingSource> {
  const names = await filesBelow(folder);
  return new NamedRecordings(names, index, async (name) => {
    const path = join(folder, name);
    if ((await stat(path)).size > MAX_RECORDING_BYTES) throw new AppError('payload_too_large', { limitBytes: MAX_RECORDING_BYTES });
    return readFile(path);
  });
}

async function filesBelow(folder: string, below = '', depth = 0): Promise<string[]> {
  const entries: Dirent[] = await readdir(join(folder, below), { withFileTypes: true });
  const names: string[] = [];
  for (const entry of entries) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    // A link may lead anywhere, so none is followed.
    if (entry.isFile()) names.push(name);
    else if (entry.isDirectory() && depth < MAX_DEPTH) names.push(...(await filesBelow(folder, name, depth + 1)));
    if (names.length > MAX_FILES) throw new AppError('switch_recordings_broken', { reason: 'too_many_parts' });
  }
  return names;
}

/** Finds a file by the end of its path that a record writes: whole, else by its last name alone if that is one file's. */
class NamedRecordings implements RecordingSource {
  private readonly byPath = new Map<string, string>();
  private readonly byName = new Map<string, string | null>();

  constructor(
    names: readonly string[],
    index: NameIndex,
    private readonly open: (name: string) => Promise<Buffer>,
  ) {
    for (const name of names) {
      const keys = recordingKeys(name);
      const [path, last] = [keys.path, keys.last].map((key) => index(key).toString('hex')) as [string, string];
      this.byPath.set(path, name);
      // Two files of one name: which of them is meant nobody can say.
      this.byName.set(last, this.byName.has(last) ? null : name);
    }
  }

  async read({ path, last }: RecordingIndexes): Promise<FoundRecording> {
    const name = this.byPath.get(path.toString('hex')) ?? this.byName.get(last.toString('hex'));
    if (!name) return { ok: false, problem: 'missing' };
    try {
      return { ok: true, bytes: await this.open(name) };
    } catch (error) {
      if (error instanceof AppError) return { ok: false, problem: isTooLarge(error) ? 'too_large' : 'unreadable' };
      throw error;
    }
  }
}

const isTooLarge = ({ code, facts }: AppError): boolean => code === 'payload_too_large' || facts['reason'] === 'part_too_large';
