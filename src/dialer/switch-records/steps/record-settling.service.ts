import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Config, FileStore, type OpenFile, Protector, systemActor, UnitOfWork } from '../../../platform/index.js';
import { SoundReader } from '../recordings/decoder/sound-reader.js';
import { inSlices } from '../recordings/in-slices.js';
import { lengthOf } from '../recordings/recording-audio.js';
import { openArchive, openFolder, type RecordingSource } from '../recordings/recording-source.js';
import { usedTwice } from '../rules/assign-recordings.js';
import { indexesOf, type SwitchImport, SwitchRecord } from '../switch-import.entity.js';
import { type Claim, holdClaim } from './claim.js';
import { RecordHandOver, type Recordings } from './record-hand-over.service.js';

const SYSTEM = systemActor('switch-records');
const INSPECTED_A_COMMIT = 25;
const HANDED_A_COMMIT = 100;

/** The recordings that records name are found, given out once each, and everything matched is handed to the evidence. */
@Injectable()
export class RecordSettling {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly handOver: RecordHandOver,
    private readonly config: Config,
    private readonly protector: Protector,
  ) {}

  async run(given: SwitchImport, claim: Claim): Promise<void> {
    const archive = given.recordingsFrom === 'archive' && given.recordingsFileId ? await this.files.open(given.recordingsFileId) : null;
    const sounds = new SoundReader();
    try {
      const recordings = { source: await this.recordingsOf(given, archive), sounds };
      await this.inspect(given, claim, recordings);
      await this.giveOut(given, claim);
      await this.handAllOver(given, claim, recordings);
    } finally {
      await sounds.close();
      await archive?.close();
    }
  }

  private async recordingsOf({ recordingsFrom }: SwitchImport, archive: OpenFile | null): Promise<RecordingSource | null> {
    const index = (key: string): Buffer => this.protector.index('recording-name', key);
    if (archive) return openArchive(archive, index);
    return recordingsFrom === 'folder' ? openFolder(this.config.switchRecordings, index) : null;
  }

  /** Hash and length of each named recording, so that it is known who names the same. */
  private async inspect(given: SwitchImport, claim: Claim, recordings: Recordings): Promise<void> {
    for (;;) {
      const some = await this.source.manager.find(SwitchRecord, {
        where: { importId: given.id, recordingState: 'named' },
        order: { id: 'ASC' },
        take: INSPECTED_A_COMMIT,
      });
      if (some.length === 0) return;
      const seen: { id: string; change: Partial<SwitchRecord> }[] = [];
      for (const record of some) seen.push({ id: record.id, change: await inspected(record, recordings) });
      await this.unitOfWork.run({ actor: SYSTEM, action: 'switch-import.recordings-seen' }, async (tx) => {
        await holdClaim(tx, claim);
        for (const { id, change } of seen) await tx.manager.update(SwitchRecord, { id }, change);
        tx.nothingDone();
        tx.publish('switch-import', given.id);
      });
    }
  }

  /** A recording belongs to one call: to the one that has it already, else to the record whose talk it fits best. */
  private async giveOut(given: SwitchImport, claim: Claim): Promise<void> {
    const found = await this.source.manager.findBy(SwitchRecord, { importId: given.id, recordingState: 'found' });
    if (found.length === 0) return;
    const elsewhere = (await this.source.query(
      `SELECT DISTINCT t.recording_hash FROM switch_record f JOIN switch_record t ON t.contract_id = f.contract_id AND t.recording_hash = f.recording_hash
        WHERE f.import_id = ? AND f.recording_state = 'found' AND t.recording_state = 'taken'`,
      [given.id],
    )) as { recording_hash: Buffer }[];
    const taken = new Set(elsewhere.map(({ recording_hash: hash }) => hash.toString('hex')));
    const isTaken = ({ recordingHash }: SwitchRecord): boolean => taken.has(recordingHash!.toString('hex'));
    const claims = found
      .filter((record) => !isTaken(record))
      .map(({ id, recordingHash, recordingMs, answeredAt, endedAt }) => ({
        ...{ recordId: id, contentHash: recordingHash!.toString('hex'), recordingMs: recordingMs! },
        talkMs: answeredAt ? endedAt.getTime() - answeredAt.getTime() : 0,
      }));
    const without = [...found.filter(isTaken).map(({ id }) => id), ...usedTwice(claims)];
    await this.unitOfWork.run(
      { actor: SYSTEM, action: 'switch-import.recordings-given', subject: `switch-import:${given.id}` },
      async (tx) => {
        await holdClaim(tx, claim);
        if (without.length === 0) tx.nothingDone();
        else
          await tx.change(
            `UPDATE switch_record SET recording_state = 'used_twice' WHERE id IN (${without.map(() => '?').join(',')})`,
            without,
          );
        // What fits no call is nobody's here; the exchange keeps it.
        await tx.change(
          "UPDATE switch_record SET recording_state = 'not_needed' WHERE import_id = ? AND recording_state = 'found' AND call_id IS NULL",
          [given.id],
        );
        tx.audit(`switch-import:${given.id}`, { usedTwice: without.length });
      },
    );
  }

  private async handAllOver(given: SwitchImport, claim: Claim, recordings: Recordings): Promise<void> {
    for (;;) {
      const some = (await this.source.query(
        `SELECT id, recording_state FROM switch_record WHERE import_id = ? AND (call_id IS NOT NULL OR near_call_id IS NOT NULL)
            AND match_kind <> 'second_record'
            AND (settled_as IS NULL OR recording_state = 'found') ORDER BY (recording_state = 'found'), id LIMIT ?`,
        [given.id, HANDED_A_COMMIT],
      )) as { id: string; recording_state: string }[];
      if (some.length === 0) return;
      const silent = some.filter(({ recording_state: state }) => state !== 'found').map(({ id }) => String(id));
      if (silent.length > 0) await this.handOver.withoutRecording(given, claim, silent);
      else for (const { id } of some) await this.handOver.withRecording(given, claim, String(id), recordings);
    }
  }
}

async function inspected(record: SwitchRecord, { source, sounds }: Recordings): Promise<Partial<SwitchRecord>> {
  const name = indexesOf(record);
  const found = source && name ? await source.read(name) : ({ ok: false, problem: 'missing' } as const);
  if (!found.ok) return { recordingState: found.problem };
  const recordingMs = await lengthOf(found.bytes, sounds);
  if (typeof recordingMs === 'string') return { recordingState: recordingMs };
  const hash = createHash('sha256');
  for await (const slice of inSlices([found.bytes])) hash.update(slice);
  return { recordingState: 'found', recordingMs, recordingHash: hash.digest() };
}
