import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WAVE_HEADER_BYTES, waveHeader } from '../../../shared/index.js';
import type { RecordedSegment } from '../gateway.js';
import type { CallPicture } from './call-picture.js';

/** What Asterisk's `wav` format is: 16-bit PCM, 8 kHz, mono, behind the shortest header. */
const RATE = 8000;
const BYTES_A_SAMPLE = 2;
const BYTES_A_MS = (RATE * BYTES_A_SAMPLE) / 1000;
const CHANNELS = 2;
const STEREO = { sampleRate: RATE, channels: CHANNELS, bytesPerFrame: CHANNELS * BYTES_A_SAMPLE };
const CHUNK_SAMPLES = 32_768;
/** How long Asterisk may take to finish its files after the end of a call; a killed one never does. */
const FINISH_MS = 2000;
const ASK_EVERY_MS = 50;

interface Part {
  segment: RecordedSegment['segment'];
  agent: string;
  customer: string;
  startedAt: Date;
  /** Where the part ends, if its files go on beyond it. */
  limitMs: number | null;
}

/**
 * Makes the recordings of a call out of the files Asterisk has left: one file a direction becomes one stereo file, left = agent, right =
 * customer, both from the same moment. A header that a killed Asterisk has not finished is not believed; the file's length is.
 */
export class RecordedFiles {
  /** `raw`: Asterisk's folder; `made`: ours, for finished files. */
  constructor(
    private readonly raw: string,
    private readonly made: string,
  ) {}

  /** Throws when Asterisk's folder cannot be read: recordings would be lost without a word. */
  async open(): Promise<void> {
    await readdir(this.raw);
    await mkdir(this.made, { recursive: true });
  }

  /** The segments of an ended call; those without a sample are left out. `isFinished`: nobody writes to the files any more. */
  async segmentsOf(reference: string, picture: CallPicture, isFinished: boolean): Promise<RecordedSegment[]> {
    const found: RecordedSegment[] = [];
    for (const part of this.partsOf(reference, picture)) {
      if (!isFinished) await finished([part.agent, part.customer]);
      const path = this.madeFile(reference, part.segment);
      const samples = await interleave(part, path);
      if (samples === 0) continue;
      const { segment, startedAt } = part;
      found.push({ segment, path, startedAt, durationMs: Math.round((samples * 1000) / RATE), sampleRate: RATE, channels: CHANNELS });
    }
    return found;
  }

  /** Destroys everything that was recorded of a call. */
  async remove(reference: string): Promise<void> {
    const raw = ['before-agent', 'before-customer', 'talk-agent', 'talk-customer'].map((name) => this.rawFile(reference, name));
    const made = (['before_answer', 'talk'] as const).map((segment) => this.madeFile(reference, segment));
    for (const path of [...raw, ...made, ...made.map((name) => `${name}.draft`)]) await rm(path, { force: true });
  }

  /** Calls of which there is a file; the exchange's folder may hold those of other installations, which begin otherwise. */
  async references(prefix: string): Promise<string[]> {
    const names = [...(await readdir(this.raw)), ...(await readdir(this.made))].filter((name) => name.startsWith(prefix));
    return [...new Set(names.map((name) => name.slice(0, name.indexOf('.'))))].filter((name) => /^\d+$/.test(name.slice(prefix.length)));
  }

  private rawFile(reference: string, name: string): string {
    return join(this.raw, `${reference}.${name}.wav`);
  }

  private madeFile(reference: string, segment: RecordedSegment['segment']): string {
    return join(this.made, `${reference}.${segment}.wav`);
  }

  private partsOf(reference: string, picture: CallPicture): Part[] {
    const parts: Part[] = [];
    const file = (name: string): string => this.rawFile(reference, name);
    const from = picture.record?.startedAt ?? picture.recordingFrom;
    const answeredAt = picture.record ? picture.record.answeredAt : picture.answeredAt;
    if (from) {
      const limitMs = answeredAt ? Math.max(0, answeredAt.getTime() - from.getTime()) : null;
      const files = { agent: file('before-agent'), customer: file('before-customer') };
      parts.push({ segment: 'before_answer', ...files, startedAt: from, limitMs });
    }
    if (answeredAt) {
      parts.push({ segment: 'talk', agent: file('talk-agent'), customer: file('talk-customer'), startedAt: answeredAt, limitMs: null });
    }
    return parts;
  }
}

/** Waits until the headers say what the files hold: Asterisk writes them last. */
async function finished(paths: string[]): Promise<void> {
  for (let waited = 0; waited < FINISH_MS; waited += ASK_EVERY_MS) {
    const states = await Promise.all(paths.map(isFinished));
    if (states.every(Boolean)) return;
    await sleep(ASK_EVERY_MS);
  }
}

async function isFinished(path: string): Promise<boolean> {
  const file = await openOrNull(path);
  if (!file) return true;
  try {
    const { size } = await file.stat();
    const { bytesRead, buffer } = await file.read(Buffer.alloc(WAVE_HEADER_BYTES), 0, WAVE_HEADER_BYTES, 0);
    return bytesRead === WAVE_HEADER_BYTES && buffer.readUInt32LE(WAVE_HEADER_BYTES - 4) === size - WAVE_HEADER_BYTES;
  } finally {
    await file.close();
  }
}

/** Writes the stereo file; answers its samples a channel. The shorter direction is filled up with silence. */
async function interleave(part: Part, path: string): Promise<number> {
  const sides = [await openOrNull(part.agent), await openOrNull(part.customer)];
  try {
    const lengths = await Promise.all(sides.map(async (side) => (side ? (await side.stat()).size - WAVE_HEADER_BYTES : 0)));
    const limit = part.limitMs === null ? Infinity : Math.round((part.limitMs * BYTES_A_MS) / BYTES_A_SAMPLE);
    const samples = Math.min(Math.floor(Math.max(0, ...lengths) / BYTES_A_SAMPLE), limit);
    if (samples === 0) return 0;
    const draft = await open(`${path}.draft`, 'w', 0o600);
    try {
      await draft.write(waveHeader(STEREO, samples * STEREO.bytesPerFrame));
      for (let at = 0; at < samples; at += CHUNK_SAMPLES) await writeChunk(draft, sides, at, Math.min(CHUNK_SAMPLES, samples - at));
      await draft.sync();
    } finally {
      await draft.close();
    }
    await rename(`${path}.draft`, path);
    return samples;
  } finally {
    for (const side of sides) await side?.close();
  }
}

async function writeChunk(target: FileHandle, sides: (FileHandle | null)[], at: number, samples: number): Promise<void> {
  const chunk = Buffer.alloc(samples * CHANNELS * BYTES_A_SAMPLE);
  for (const [channel, side] of sides.entries()) {
    const mono = Buffer.alloc(samples * BYTES_A_SAMPLE);
    await side?.read(mono, 0, mono.length, WAVE_HEADER_BYTES + at * BYTES_A_SAMPLE);
    for (let index = 0; index < samples; index += 1) {
      chunk.writeInt16LE(mono.readInt16LE(index * BYTES_A_SAMPLE), (index * CHANNELS + channel) * BYTES_A_SAMPLE);
    }
  }
  await target.write(chunk);
}

async function openOrNull(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
