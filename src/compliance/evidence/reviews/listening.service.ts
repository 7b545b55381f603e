import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { actorOf, FileStore, type OpenFile, type Principal, UnitOfWork } from '../../../platform/index.js';
import { AppError } from '../../../shared/index.js';
import { EvidenceCase, type EvidenceSnapshot } from '../evidence-case.entity.js';
import { Examination } from '../examination/examination.entity.js';
import { CallAudio } from './call-audio.js';
import { axisOf } from './call-views.js';
import { isPlayable } from './playable.js';
import { Listening, type Review } from './review.entity.js';
import type { PeaksView } from './reviews.dto.js';

/** One answer's size: about sixteen seconds of two channels. A player asks for the rest when it gets there. */
const RANGE_BYTES = 512 * 1024;
/** A recording that was found whole is not hashed again for the ranges of the same listening. */
const VERIFIED_MS = 60_000;
const PEAKS_PER_SECOND = 100;
const CHUNK = 256 * 1024;

export interface AudioRange {
  bytes: Buffer;
  first: number;
  last: number;
  size: number;
}

/** Sends recordings range by range. Each range is written down before it is sent; the hash is checked at each play (S9). */
@Injectable()
export class ListeningService {
  private readonly verified = new Map<string, number>();

  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
  ) {}

  /** One range of the whole call. Throws `recording_not_playable` when there is none, it was altered, or no range is asked for. */
  async range(me: Principal, review: Review, purpose: 'review' | 'appeal', header: string | undefined): Promise<AudioRange> {
    const { found } = await this.playable(review);
    if (header === undefined) throw new AppError('recording_not_playable', { reason: 'range_needed' });
    const open = await this.openAll(found.snapshot);
    try {
      await this.verify(found, open);
      const audio = await CallAudio.compose(
        open.map(({ fromMs, file }) => ({ fromMs, size: file.size, read: (offset, length) => file.read(offset, length) })),
        axisOf(found.snapshot).durationMs,
      );
      const { first, last } = rangeOf(header, audio.size);
      await this.unitOfWork.run({ actor: actorOf(me), action: 'recording.listen', subject: `case:${found.id}` }, async (tx) => {
        await tx.insert(Listening, {
          ...{ caseId: found.id, accountId: me.accountId, purpose, at: tx.at },
          ...{ firstByte: String(first), lastByte: String(last) },
        });
        tx.audit(`case:${found.id}`, { purpose, first, last, size: audio.size });
      });
      return { bytes: await audio.read(first, last - first + 1), first, last, size: audio.size };
    } finally {
      await Promise.all(open.map(({ file }) => file.close()));
    }
  }

  /** Loudness of both channels in at most `columns` columns; the loudest of what falls into one. */
  async peaks(review: Review, columns: number): Promise<PeaksView> {
    const { found, examination } = await this.playable(review);
    const { durationMs } = axisOf(found.snapshot);
    if (!examination?.peaksFileId) return { durationMs, columns: 0, agent: '', customer: '' };
    const file = await this.files.open(examination.peaksFileId);
    try {
      const all = await file.read(0, file.size);
      const half = Math.floor(all.length / 2);
      const wanted = Math.min(Math.max(columns, 10), half);
      const shrink = (from: number): string => columnsOf(all.subarray(from, from + half), wanted).toString('base64');
      return { durationMs: Math.round((half * 1000) / PEAKS_PER_SECOND), columns: wanted, agent: shrink(0), customer: shrink(half) };
    } finally {
      await file.close();
    }
  }

  private async playable(review: Review): Promise<{ found: EvidenceCase; examination: Examination | null }> {
    const found = await this.source.manager.findOneByOrFail(EvidenceCase, { id: review.caseId });
    const examination = await this.source.manager.findOneBy(Examination, { caseId: review.caseId });
    const state = isPlayable(found.snapshot, examination);
    if (state !== 'playable') throw new AppError('recording_not_playable', { reason: state });
    return { found, examination };
  }

  private async openAll(snapshot: EvidenceSnapshot): Promise<{ fromMs: number; file: OpenFile; recording: Recorded }[]> {
    const { segments } = axisOf(snapshot);
    const opened: { fromMs: number; file: OpenFile; recording: Recorded }[] = [];
    for (const recording of snapshot.recordings) {
      const place = segments.find(({ segment }) => segment === recording.segment);
      opened.push({ fromMs: place?.fromMs ?? 0, file: await this.files.open(recording.fileId), recording });
    }
    return opened;
  }

  /** Compares the stored bytes with the hash taken at intake; a difference is written into the examination, and nothing is played. */
  private async verify(found: EvidenceCase, open: { file: OpenFile; recording: Recorded }[]): Promise<void> {
    for (const { file, recording } of open) {
      const seenAt = this.verified.get(recording.fileId);
      if (seenAt !== undefined && performance.now() - seenAt < VERIFIED_MS) continue;
      const sha256 = await hashOf(file).catch(() => null);
      if (sha256 === recording.sha256) {
        this.remember(recording.fileId);
        continue;
      }
      const integrity = sha256 === null ? 'unreadable' : 'altered';
      await this.unitOfWork.run(
        { actor: { kind: 'system', name: 'listening' }, action: 'recording.differs', subject: `case:${found.id}` },
        async (tx) => {
          const examination = await tx.manager.findOneByOrFail(Examination, { caseId: found.id });
          const updated = { ...examination.integrity, [recording.segment]: integrity };
          await tx.manager.update(Examination, { caseId: found.id }, { integrity: updated as never });
          tx.audit(`case:${found.id}`, { segment: recording.segment, integrity });
        },
      );
      throw new AppError('recording_not_playable', { reason: integrity });
    }
  }

  private remember(fileId: string): void {
    const now = performance.now();
    for (const [id, at] of this.verified) if (now - at >= VERIFIED_MS) this.verified.delete(id);
    this.verified.set(fileId, now);
  }
}

type Recorded = EvidenceSnapshot['recordings'][number];

async function hashOf(file: OpenFile): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < file.size; at += CHUNK) hash.update(await file.read(at, Math.min(CHUNK, file.size - at)));
  return hash.digest('hex');
}

/** RFC 9110, 14.2: one range of bytes, from the start or the end; cut to what one answer holds. */
function rangeOf(header: string, size: number): { first: number; last: number } {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  const [from, to] = [match?.[1] ?? '', match?.[2] ?? ''];
  const first = from === '' ? Math.max(0, size - Number(to || Number.NaN)) : Number(from);
  if (!match || !Number.isSafeInteger(first) || first >= size) throw new AppError('recording_not_playable', { reason: 'range' });
  const wanted = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (wanted < first) throw new AppError('recording_not_playable', { reason: 'range' });
  return { first, last: Math.min(wanted, first + RANGE_BYTES - 1) };
}

function columnsOf(peaks: Buffer, columns: number): Buffer {
  const result = Buffer.alloc(columns);
  for (let column = 0; column < columns; column += 1) {
    const from = Math.floor((column * peaks.length) / columns);
    const to = Math.max(from + 1, Math.floor(((column + 1) * peaks.length) / columns));
    for (let at = from; at < to; at += 1) result[column] = Math.max(result[column]!, peaks[at]!);
  }
  return result;
}
