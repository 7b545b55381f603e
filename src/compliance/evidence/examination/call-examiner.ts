import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Config, FileStore, type IncomingFile, StoredFile, type Transaction } from '../../../platform/index.js';
import { analyseCall, closeAnalyser } from '../audio/analyse-call.js';
import type { GivenSegment } from '../audio/analysis.js';
import { ANALYSER_VERSION, type AudioFeatures, type SegmentName } from '../audio/audio-features.js';
import type { EvidenceCase, EvidenceSnapshot } from '../evidence-case.entity.js';
import type { Integrity } from './examination.entity.js';

/** More than an hour of two channels is no call of this product; it is said, not read into memory. */
const MAX_BYTES = 256 * 1024 * 1024;
const MAX_PEAKS_BYTES = 16 * 1024 * 1024;

export interface Examined {
  analyserVersion: string;
  integrity: Record<string, Integrity>;
  features: AudioFeatures | null;
  /** Why the audio could not be examined. */
  problem: { code: string; facts: Readonly<Record<string, unknown>> } | null;
  peaks: IncomingFile | null;
}

/** Reads a case's recordings, checks that they are those taken in, and has them analysed in a process of its own. */
@Injectable()
export class CallExaminer {
  private readonly modelPath: string;

  constructor(
    config: Config,
    private readonly files: FileStore,
  ) {
    this.modelPath = config.vadModel || shippedModel();
  }

  async examine({ snapshot }: EvidenceCase): Promise<Examined> {
    const examined: Examined = { analyserVersion: ANALYSER_VERSION, integrity: {}, features: null, problem: null, peaks: null };
    if (!snapshot.call || snapshot.recordings.length === 0) return examined;
    const segments = await this.read(snapshot, examined);
    if (segments.length === 0) return examined;
    const result = await analyseCall({ segments, modelPath: this.modelPath });
    if (!result.ok) return { ...examined, problem: { code: result.code, facts: result.facts } };
    const { agent, customer } = result.peaks;
    async function* peaks(): AsyncGenerator<Buffer> {
      yield agent;
      yield customer;
    }
    return { ...examined, features: result.features, peaks: await this.files.receive('peaks', peaks(), MAX_PEAKS_BYTES) };
  }

  /** The row for the peaks of an examination that is kept. */
  async keepPeaks(tx: Transaction, { peaks }: Examined): Promise<string | null> {
    return peaks ? tx.insert(StoredFile, this.files.record('peaks', peaks)) : null;
  }

  async discard({ peaks }: Examined): Promise<void> {
    if (peaks) await this.files.discard(peaks);
  }

  async close(): Promise<void> {
    await closeAnalyser();
  }

  private async read(snapshot: EvidenceSnapshot, examined: Examined): Promise<GivenSegment[]> {
    const zero = Date.parse(snapshot.call!.placedAt);
    const segments: GivenSegment[] = [];
    for (const { segment, fileId, sha256, startedAt } of snapshot.recordings) {
      const bytes = await this.bytesOf(fileId);
      examined.integrity[segment] = bytes === null ? 'unreadable' : sha256Of(bytes) === sha256 ? 'intact' : 'altered';
      if (bytes === null) examined.problem ??= { code: 'recording_unreadable', facts: { segment } };
      // What was altered proves nothing, whatever is to be heard on it.
      else if (examined.integrity[segment] === 'intact')
        segments.push({ segment: segment as SegmentName, bytes, startedAtMs: Math.max(0, Date.parse(startedAt) - zero) });
    }
    return examined.problem ? [] : segments;
  }

  /** Null when the stored bytes cannot be opened: gone, cut off, or changed so that they no longer decrypt. */
  private async bytesOf(fileId: string): Promise<Buffer | null> {
    try {
      const file = await this.files.open(fileId);
      try {
        return file.size > MAX_BYTES ? null : await file.read(0, file.size);
      } finally {
        await file.close();
      }
    } catch {
      return null;
    }
  }
}

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The model lies beside the sources, looked for upwards because the built product runs from another folder. */
function shippedModel(): string {
  const place = join('models', 'silero-vad', 'silero_vad_v6.onnx');
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) break;
    folder = parent;
  }
  return join(folder, place);
}
