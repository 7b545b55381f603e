import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { RecordedSegment } from '../gateway.js';
import type { PlacedCall } from './call-facts.js';
import { createDurably } from '../durable-file.js';
import type { CallPlan } from './plan-call.js';

const VERSION = 1;

/** As written: instants as text, so that no run of digits can be taken for a telephone number. */
interface WrittenCall {
  version: number;
  callId: string;
  seat: string;
  placedAt: string;
  fencingToken: number;
  plan: CallPlan;
}

/**
 * The simulated PBX's memory on disk, under `<directory>/calls`. Each fact of a call is a file of its own, written once:
 * placed (`<id>.json`), hung up (`<id>.hangup.json`), recorded (`<id>.recorded.json`). Two processes never overwrite each other.
 */
export class CallJournal {
  private readonly calls: string;
  readonly recordings: string;

  constructor(directory: string) {
    this.calls = join(directory, 'calls');
    this.recordings = join(directory, 'recordings');
  }

  async open(): Promise<void> {
    await mkdir(this.calls, { recursive: true });
    await mkdir(this.recordings, { recursive: true });
  }

  /** Ids of all calls not forgotten. */
  async ids(): Promise<string[]> {
    const names = await readdir(this.calls);
    return names.filter((name) => /^[\w-]+\.json$/.test(name)).map((name) => name.slice(0, -'.json'.length));
  }

  /** False when the call is known already. */
  async place(call: PlacedCall): Promise<boolean> {
    const { callId, seat, placedAt, fencingToken, plan } = call;
    const written: WrittenCall = { version: VERSION, callId, seat, placedAt: placedAt.toISOString(), fencingToken, plan };
    return createDurably(this.path(callId), JSON.stringify(written));
  }

  async read(callId: string): Promise<PlacedCall | null> {
    const written = await readJson<WrittenCall>(this.path(callId));
    if (!written) return null;
    if (written.version !== VERSION) throw new Error(`call ${callId}: journal version ${written.version} is not known`);
    const hangUp = await readJson<{ hangUpAt: string }>(this.path(callId, 'hangup'));
    return {
      callId,
      seat: written.seat,
      placedAt: new Date(written.placedAt),
      fencingToken: written.fencingToken,
      plan: written.plan,
      hangUpAt: hangUp ? new Date(hangUp.hangUpAt) : null,
    };
  }

  /** The first hang-up counts; later ones change nothing. */
  async hangUp(callId: string, at: Date): Promise<void> {
    await createDurably(this.path(callId, 'hangup'), JSON.stringify({ hangUpAt: at.toISOString() }));
  }

  /** The recordings of an ended call; null: not finished yet. */
  async recorded(callId: string): Promise<RecordedSegment[] | null> {
    const segments = await readJson<RecordedSegment[]>(this.path(callId, 'recorded'));
    return (
      segments?.map((segment) => ({
        ...segment,
        startedAt: new Date(segment.startedAt),
        path: join(this.recordings, segment.path),
      })) ?? null
    );
  }

  async finishRecorded(callId: string, segments: readonly RecordedSegment[]): Promise<void> {
    // Names only: the data directory may have moved by the time they are read again.
    const written = segments.map((segment) => ({ ...segment, path: basename(segment.path) }));
    await createDurably(this.path(callId, 'recorded'), JSON.stringify(written));
  }

  /** Removes the recordings first and the call itself last, so that a crash in between leaves nothing that nobody knows of. */
  async forget(callId: string): Promise<void> {
    const own = (await readdir(this.recordings)).filter((name) => name.startsWith(`${callId}.`));
    await Promise.all(own.map((name) => rm(join(this.recordings, name), { force: true })));
    await rm(this.path(callId, 'recorded'), { force: true });
    await rm(this.path(callId, 'hangup'), { force: true });
    await rm(this.path(callId), { force: true });
  }

  private path(callId: string, fact?: 'hangup' | 'recorded'): string {
    return join(this.calls, fact ? `${callId}.${fact}.json` : `${callId}.json`);
  }
}

async function readJson<T>(path: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
