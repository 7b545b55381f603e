import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { createReadStream, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import { EvidenceService, type EvidenceSnapshot } from '../../compliance/index.js';
import { FileStore, type IncomingFile, PoisonCounter, StoredFile, Sweeper, systemActor, UnitOfWork } from '../../platform/index.js';
import { Clock } from '../../shared/index.js';
import type { RecordedSegment } from '../gateways/gateway.js';
import { PhoneCall, Recording } from './call.entity.js';
import { takeInRecordingsJob } from './calls.jobs.js';
import { GatewayDriver } from './gateway-driver.js';
import { callFacts } from './call-facts.js';

const SYSTEM = systemActor('recordings');
const MAX_RECORDING_BYTES = 512 * 1024 * 1024;
const SWEEP_MS = 2000;
/** The job has this long before the sweep looks after a call itself. */
const GRACE_MS = 3000;

/** Takes a finished call's recordings in: encrypted, hashed, recorded; then the plain files are destroyed and evidence is complete. */
@Injectable()
export class RecordingsIntake implements OnModuleInit {
  private readonly working = new Set<string>();

  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly driver: GatewayDriver,
    private readonly evidence: EvidenceService,
    private readonly sweeper: Sweeper,
    private readonly poison: PoisonCounter,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.register({
      name: 'recordings',
      everyMs: SWEEP_MS,
      run: async () => (await this.takeInPending()) + (await this.forgetTakenIn()),
    });
  }

  async takeIn(callId: string): Promise<void> {
    if (this.working.has(callId) || !this.driver.drives) return;
    this.working.add(callId);
    try {
      await this.store(callId);
    } finally {
      this.working.delete(callId);
    }
  }

  private async takeInPending(): Promise<number> {
    if (!this.driver.drives) return 0;
    const before = new Date(this.clock.now().getTime() - GRACE_MS);
    const rows = (await this.source.query("SELECT id FROM phone_call WHERE recordings = 'pending' AND ended_at < ? ORDER BY id LIMIT 100", [
      before,
    ])) as { id: string }[];
    for (const { id } of rows) {
      const subject = takeInRecordingsJob.subject({ callId: String(id) });
      if (await this.poison.isParked(takeInRecordingsJob.name, subject)) continue;
      await this.takeIn(String(id)).catch((error: Error) => this.poison.count(takeInRecordingsJob, subject, error));
    }
    return rows.length;
  }

  /** Plain files of calls that are taken in: who took them in died before they were destroyed. */
  private async forgetTakenIn(): Promise<number> {
    if (!this.driver.drives) return 0;
    const kept = (await this.driver.kept()).filter((callId) => !this.working.has(callId));
    if (kept.length === 0) return 0;
    const rows = (await this.source.query(
      `SELECT id FROM phone_call WHERE id IN (${kept.map(() => '?').join(',')}) AND state = 'ended' AND recordings IN ('stored', 'missing')`,
      kept,
    )) as { id: string }[];
    for (const { id } of rows) {
      await this.driver.forget(String(id)).catch((error: Error) => Logger.warn(`call ${id} is still kept: ${error.message}`, 'Recordings'));
    }
    return rows.length;
  }

  private async store(callId: string): Promise<void> {
    const call = await this.source.manager.findOneBy(PhoneCall, { id: callId });
    if (call?.recordings !== 'pending') return;
    const report = await this.driver.finished(callId);
    const segments = (report?.recordings ?? []).filter((segment) => existsSync(segment.path));
    const received: { segment: RecordedSegment; incoming: IncomingFile }[] = [];
    for (const segment of segments) {
      received.push({ segment, incoming: await this.files.receive('recording', createReadStream(segment.path), MAX_RECORDING_BYTES) });
    }
    await this.unitOfWork.run({ actor: SYSTEM, action: 'call.recordings', subject: `call:${callId}` }, async (tx) => {
      const locked = await tx.row<{ recordings: string }>('SELECT recordings FROM phone_call WHERE id = ? FOR UPDATE', [callId]);
      if (locked?.recordings !== 'pending') return tx.nothingDone();
      const snapshots: EvidenceSnapshot['recordings'] = [];
      for (const { segment, incoming } of received) {
        const fileId = await tx.insert(StoredFile, this.files.record('recording', incoming));
        const { durationMs, sampleRate, channels, startedAt } = segment;
        await tx.insert(Recording, {
          callId,
          segment: segment.segment,
          fileId,
          sha256: incoming.sha256,
          durationMs,
          sampleRate,
          channels,
          startedAt,
        });
        snapshots.push({
          segment: segment.segment,
          fileId,
          sha256: incoming.sha256.toString('hex'),
          durationMs,
          sampleRate,
          channels,
          startedAt: startedAt.toISOString(),
        });
      }
      await tx.change('UPDATE phone_call SET recordings = ? WHERE id = ?', [received.length > 0 ? 'stored' : 'missing', callId]);
      await this.evidence.completeCases(tx, callId, callFacts(call), snapshots);
      tx.audit(`call:${callId}`, { segments: received.length });
    });
    for (const { path } of segments) await rm(path, { force: true });
    await this.driver.forget(callId);
    if (received.length === 0) Logger.debug(`call ${callId} left no recording`, 'Recordings');
  }
}
