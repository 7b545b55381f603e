import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { EvidenceService, type EvidenceSnapshot, type SwitchRecordFacts } from '../../../compliance/index.js';
import { FileStore, type IncomingFile, StoredFile, systemActor, type Transaction, UnitOfWork } from '../../../platform/index.js';
import { callFacts } from '../../calls/call-facts.js';
import { PhoneCall, Recording } from '../../calls/call.entity.js';
import type { SoundReader } from '../recordings/decoder/sound-reader.js';
import { inSlices } from '../recordings/in-slices.js';
import { MOST_WAVE_BYTES, waveParts, type WavePart } from '../recordings/recording-audio.js';
import type { RecordingSource } from '../recordings/recording-source.js';
import { recordingParts } from '../rules/recording-parts.js';
import { indexesOf, type SwitchImport, SwitchRecord } from '../switch-import.entity.js';
import { type Claim, holdClaim } from './claim.js';

const SYSTEM = systemActor('switch-records');

type SettledAs = NonNullable<SwitchRecord['settledAs']>;

/** Where the recordings of an import lie, and what decodes them. */
export interface Recordings {
  source: RecordingSource | null;
  sounds: SoundReader;
}

interface ReceivedPart {
  part: WavePart;
  incoming: IncomingFile;
}

/**
 * Hands a matched record over: the call gets the exchange's facts, its times set right by the clock, the recordings go into the encrypted
 * store, the evidence case becomes ready. Where an auditor has decided nothing is touched.
 */
@Injectable()
export class RecordHandOver {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly evidence: EvidenceService,
  ) {}

  async withoutRecording(given: SwitchImport, claim: Claim, recordIds: readonly string[]): Promise<void> {
    await this.unitOfWork.run({ actor: SYSTEM, action: 'switch-import.handed-over', subject: `switch-import:${given.id}` }, async (tx) => {
      await holdClaim(tx, claim);
      const records = await tx.manager.find(SwitchRecord, { where: { id: In([...recordIds]) }, order: { id: 'ASC' } });
      await this.settle(tx, given, records, []);
      tx.audit(`switch-import:${given.id}`, { records: records.length });
      tx.publish('switch-import', given.id);
    });
  }

  async withRecording(given: SwitchImport, claim: Claim, recordId: string, recordings: Recordings): Promise<void> {
    const record = await this.source.manager.findOneByOrFail(SwitchRecord, { id: recordId });
    const received = await this.receive(given, record, recordings);
    const kept = await this.unitOfWork.run({ actor: SYSTEM, action: 'call.recordings', subject: `call:${record.callId}` }, async (tx) => {
      await holdClaim(tx, claim);
      const settledAs = (await this.settle(tx, given, [record], received ?? [])).get(recordId)!;
      const recordingState = received === null ? 'unreadable' : settledAs === 'frozen' ? 'not_needed' : 'taken';
      await tx.manager.update(SwitchRecord, { id: recordId }, { recordingState });
      tx.audit(`call:${record.callId}`, { segments: received?.length ?? 0, from: `switch-import:${given.id}`, settledAs });
      tx.publish('switch-import', given.id);
      return settledAs !== 'frozen';
    });
    if (!kept) for (const { incoming } of received ?? []) await this.files.discard(incoming);
  }

  private async receive(given: SwitchImport, record: SwitchRecord, { source, sounds }: Recordings): Promise<ReceivedPart[] | null> {
    const name = indexesOf(record);
    const found = name && (await source?.read(name));
    if (!found?.ok) return null;
    const { startedAt, answeredAt, endedAt, recordingMs } = record;
    const parts = recordingParts(recordingMs!, {
      ...{ startedAtMs: startedAt.getTime(), answeredAtMs: answeredAt?.getTime() ?? null, endedAtMs: endedAt.getTime() },
    });
    const waves = await waveParts(found.bytes, parts, given.mapping!.channels, sounds);
    if (!waves) return null;
    const received: ReceivedPart[] = [];
    for (const part of waves)
      received.push({ part, incoming: await this.files.receive('recording', inSlices(part.pieces), MOST_WAVE_BYTES) });
    return received;
  }

  /** Settles records whose import is held. Answers what became of each, by the record's id. */
  private async settle(
    tx: Transaction,
    given: SwitchImport,
    records: readonly SwitchRecord[],
    received: readonly ReceivedPart[],
  ): Promise<Map<string, SettledAs>> {
    const callIds = records.map(({ callId, nearCallId }) => callId ?? nearCallId!);
    const calls = new Map(
      (await tx.manager.find(PhoneCall, { where: { id: In(callIds) }, lock: { mode: 'pessimistic_write' } })).map((call) => [
        call.id,
        call,
      ]),
    );
    const standing = await this.evidence.standing(tx, callIds);
    const settled = new Map<string, SettledAs>();
    const answered: PhoneCall[] = [];
    const filled: PhoneCall[] = [];
    for (const record of records) {
      const callId = record.callId ?? record.nearCallId!;
      const call = calls.get(callId)!;
      const facts = factsOf(given, record, call);
      const state = standing.get(callId) ?? 'no_outcome';
      if (state !== 'frozen' && record.callId !== null) {
        if (record.answeredAt && !call.answeredAt) answered.push(call);
        filled.push(Object.assign(call, seenOf(given, record, received.length > 0)));
      }
      const recordings = state === 'frozen' ? [] : await this.keep(tx, given, callId, received);
      const supplied = { call: record.callId === null ? null : callFacts(call), recordings, record: facts };
      settled.set(record.id, state === 'open' ? await this.evidence.supply(tx, callId, supplied) : state);
    }
    await writeSeen(tx, filled);
    await countConnected(tx, answered);
    await noteSettled(tx, settled);
    return settled;
  }

  private async keep(
    tx: Transaction,
    { clockAheadMs }: SwitchImport,
    callId: string,
    received: readonly ReceivedPart[],
  ): Promise<EvidenceSnapshot['recordings']> {
    const snapshots: EvidenceSnapshot['recordings'] = [];
    for (const { part, incoming } of received) {
      const fileId = await tx.insert(StoredFile, this.files.record('recording', incoming));
      const { segment, durationMs, sampleRate, channels } = part;
      const startedAt = new Date(part.startedAtMs - (clockAheadMs ?? 0));
      await tx.insert(Recording, { callId, segment, fileId, sha256: incoming.sha256, durationMs, sampleRate, channels, startedAt });
      snapshots.push({
        ...{ segment, fileId, sha256: incoming.sha256.toString('hex'), durationMs, sampleRate, channels },
        startedAt: startedAt.toISOString(),
      });
    }
    return snapshots;
  }
}

/** What the exchange saw of a call; the only source of these facts for a call dialled by hand. */
function seenOf({ clockAheadMs }: SwitchImport, record: SwitchRecord, isKept: boolean): Pick<PhoneCall, (typeof SEEN)[number][0]> {
  const right = (at: Date): Date => new Date(at.getTime() - (clockAheadMs ?? 0));
  return {
    ...{ dialledAt: right(record.startedAt), answeredAt: record.answeredAt && right(record.answeredAt), endedAt: right(record.endedAt) },
    ...{ q850Cause: record.q850Cause, recordings: isKept ? 'stored' : record.recordingName === null ? 'none' : 'missing' },
  };
}

const SEEN = [
  ['dialledAt', 'dialled_at'],
  ['answeredAt', 'answered_at'],
  ['endedAt', 'ended_at'],
  ['q850Cause', 'q850_cause'],
  ['recordings', 'recordings'],
] as const;

/** Writes what was seen of all calls of a batch in one statement. */
async function writeSeen(tx: Transaction, calls: readonly PhoneCall[]): Promise<void> {
  if (calls.length === 0) return;
  const sets = SEEN.map(([, column]) => `${column} = CASE id ${calls.map(() => 'WHEN ? THEN ?').join(' ')} END`);
  const values = SEEN.flatMap(([field]) => calls.flatMap((call) => [call.id, call[field]]));
  await tx.change(`UPDATE phone_call SET ${sets.join(', ')} WHERE id IN (${calls.map(() => '?').join(',')})`, [
    ...values,
    ...calls.map(({ id }) => id),
  ]);
}

/** A call that the exchange saw answered reached somebody. */
async function countConnected(tx: Transaction, answered: readonly PhoneCall[]): Promise<void> {
  if (answered.length === 0) return;
  const days = new Map<string, { agentId: string; workOn: string; calls: number }>();
  for (const { agentId, workOn } of answered) {
    const day = days.get(`${agentId} ${workOn}`) ?? { agentId, workOn, calls: 0 };
    days.set(`${agentId} ${workOn}`, { ...day, calls: day.calls + 1 });
  }
  for (const { agentId, workOn, calls } of [...days.values()].sort((a, b) => Number(a.agentId) - Number(b.agentId)))
    await tx.change('UPDATE agent_day SET connected = connected + ? WHERE agent_id = ? AND work_on = ?', [calls, agentId, workOn]);
  const prospects = answered.map(({ prospectId }) => prospectId);
  await tx.change(`UPDATE prospect SET connected = 1 WHERE id IN (${prospects.map(() => '?').join(',')})`, prospects);
}

async function noteSettled(tx: Transaction, settled: ReadonlyMap<string, SettledAs>): Promise<void> {
  for (const settledAs of new Set(settled.values())) {
    const ids = [...settled].filter(([, value]) => value === settledAs).map(([id]) => id);
    await tx.change(`UPDATE switch_record SET settled_as = ? WHERE id IN (${ids.map(() => '?').join(',')})`, [settledAs, ...ids]);
  }
}

function factsOf(given: SwitchImport, record: SwitchRecord, call: PhoneCall): SwitchRecordFacts {
  const clockAheadMs = given.clockAheadMs ?? 0;
  return {
    ...{ recordId: record.id, importId: given.id, match: record.matchKind as SwitchRecordFacts['match'], extension: record.extension },
    ...{ expectedExtension: given.extensions?.[call.seat] ?? null, clockAheadMs },
    startedAt: new Date(record.startedAt.getTime() - clockAheadMs).toISOString(),
    // Told twice, a recording is missing by that finding already.
    expectsRecording: record.recordingName !== null && record.recordingState !== 'used_twice',
    recordingUsedTwice: record.recordingState === 'used_twice',
  };
}
