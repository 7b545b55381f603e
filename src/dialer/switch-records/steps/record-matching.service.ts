import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor, type Transaction, UnitOfWork } from '../../../platform/index.js';
import { type ClockEstimate, LEAST_PAIRS } from '../rules/clock-drift.js';
import { type CallToMatch, type Matching, matchRecords, type RecordToMatch, WIDEST_DRIFT_MS } from '../rules/match-records.js';
import { SwitchImport } from '../switch-import.entity.js';
import { type Claim, holdClaim } from './claim.js';

const SYSTEM = systemActor('switch-records');
const ROWS_A_STATEMENT = 500;

interface RecordRow {
  id: string;
  started_at: Date;
  extension: string;
  number_index: Buffer;
  near_number_index: Buffer | null;
}

interface CallRow {
  id: string;
  placed_at: Date;
  revealed_at: Date | null;
  seat: string;
  number_index: Buffer;
  has_record: number | string;
}

/** Finds calls for the records of one import; everything is written in one transaction or not at all. */
@Injectable()
export class RecordMatching {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async run(given: SwitchImport, claim: Claim): Promise<void> {
    const records = await this.records(given.id);
    const calls = await this.calls(given.contractId, records);
    const { toleranceSeconds, extensions } = given.mapping!;
    const matching = matchRecords(records, calls, {
      ...{ toleranceMs: toleranceSeconds * 1000, extensions, clockBefore: await this.clockBefore(given) },
    });
    await this.unitOfWork.run({ actor: SYSTEM, action: 'switch-import.matched', subject: `switch-import:${given.id}` }, async (tx) => {
      await holdClaim(tx, claim, { phase: 'recordings' });
      await write(tx, given.id, matching);
      const { clock, matches } = matching;
      await tx.manager.update(
        SwitchImport,
        { id: given.id },
        {
          ...{ clockAheadMs: clock.aheadMs, clockPairs: clock.pairs, clockSpreadMs: clock.spreadMs },
          extensions: matching.extensions as never,
        },
      );
      tx.audit(`switch-import:${given.id}`, { records: records.length, calls: calls.length, matches: matches.length, ...clock });
      tx.publish('switch-import', given.id);
    });
  }

  private async records(importId: string): Promise<RecordToMatch[]> {
    const rows = (await this.source.query(
      'SELECT id, started_at, extension, number_index, near_number_index FROM switch_record WHERE import_id = ? ORDER BY id',
      [importId],
    )) as RecordRow[];
    return rows.map((row) => ({
      ...{ id: String(row.id), startedAtMs: row.started_at.getTime(), extension: row.extension },
      ...{ number: row.number_index.toString('hex'), nearNumber: row.near_number_index?.toString('hex') ?? null },
    }));
  }

  private async clockBefore({ id, contractId, exchange }: SwitchImport): Promise<ClockEstimate | null> {
    const [row] = (await this.source.query(
      `SELECT clock_ahead_ms, clock_pairs, clock_spread_ms FROM switch_import
        WHERE contract_id = ? AND exchange = ? AND id <> ? AND clock_pairs >= ? ORDER BY id DESC LIMIT 1`,
      [contractId, exchange, id, LEAST_PAIRS],
    )) as { clock_ahead_ms: number; clock_pairs: number; clock_spread_ms: number }[];
    return row ? { aheadMs: row.clock_ahead_ms, pairs: row.clock_pairs, spreadMs: row.clock_spread_ms } : null;
  }

  /** Calls dialled by hand about that time that are over and count. */
  private async calls(contractId: string, records: readonly RecordToMatch[]): Promise<CallToMatch[]> {
    if (records.length === 0) return [];
    let [first, last] = [records[0]!.startedAtMs, records[0]!.startedAtMs];
    for (const { startedAtMs } of records) [first, last] = [Math.min(first, startedAtMs), Math.max(last, startedAtMs)];
    const rows = (await this.source.query(
      `SELECT c.id, c.placed_at, m.revealed_at, c.seat, n.number_index, EXISTS (SELECT 1 FROM switch_record r WHERE r.call_id = c.id) AS has_record
         FROM phone_call c JOIN manual_call m ON m.call_id = c.id JOIN prospect_phone n ON n.id = c.phone_id
        WHERE c.contract_id = ? AND c.gateway = 'manual' AND c.state = 'ended' AND c.taken_back_at IS NULL AND n.number_index IS NOT NULL
          AND c.placed_at BETWEEN ? AND ?
        ORDER BY c.id`,
      [contractId, new Date(first - 2 * WIDEST_DRIFT_MS), new Date(last + 2 * WIDEST_DRIFT_MS)],
    )) as CallRow[];
    return rows.map((row) => ({
      ...{ id: String(row.id), dialledFromMs: (row.revealed_at ?? row.placed_at).getTime(), seat: row.seat },
      ...{ number: row.number_index.toString('hex'), hasRecord: Number(row.has_record) === 1 },
    }));
  }
}

async function write(tx: Transaction, importId: string, { matches }: Matching): Promise<void> {
  await tx.change("UPDATE switch_record SET match_kind = 'none' WHERE import_id = ?", [importId]);
  for (let at = 0; at < matches.length; at += ROWS_A_STATEMENT) {
    const some = matches.slice(at, at + ROWS_A_STATEMENT);
    const cases = (of: (match: (typeof some)[number]) => unknown): { sql: string; values: unknown[] } => ({
      sql: `CASE id ${some.map(() => 'WHEN ? THEN ?').join(' ')} END`,
      values: some.flatMap((match) => [match.recordId, of(match)]),
    });
    const supplies = ({ kind }: (typeof some)[number]): boolean => kind === 'exact' || kind === 'extension_differs';
    const [kind, call, near, offset] = [
      cases((match) => match.kind),
      cases((match) => (supplies(match) ? match.callId : null)),
      cases((match) => (supplies(match) ? null : match.callId)),
      cases((match) => match.offsetMs),
    ] as const;
    await tx.change(
      `UPDATE switch_record SET match_kind = ${kind.sql}, call_id = ${call.sql}, near_call_id = ${near.sql}, offset_ms = ${offset.sql}
        WHERE id IN (${some.map(() => '?').join(',')})`,
      [...kind.values, ...call.values, ...near.values, ...offset.values, ...some.map(({ recordId }) => recordId)],
    );
  }
}
