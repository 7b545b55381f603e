import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ContractsService } from '../../contracts/index.js';
import { AccountsService, type Principal } from '../../platform/index.js';
import type { OutcomeCode } from '../../shared/index.js';
import { LACKING_RECORDING, type RecordRecordingState, type SwitchImport } from './switch-import.entity.js';
import { SwitchImports } from './switch-imports.service.js';
import type { CallsWithoutRecordPage, RecordKind, SwitchCountsView, SwitchImportView, SwitchRecordsPage } from './switch-records.dto.js';

const PAGE = 100;
const TROUBLED_RECORDING = [...LACKING_RECORDING, 'used_twice'] as const;

export interface PageAsked {
  kind?: RecordKind | null;
  cursor?: string;
  limit?: number;
}

interface RecordRow {
  id: string;
  file_row: number;
  started_at: Date;
  answered_at: Date | null;
  ended_at: Date;
  extension: string;
  masked: string;
  q850_cause: number | null;
  match_kind: string;
  offset_ms: number | null;
  matched_call: string | null;
  settled_as: string | null;
  recording_name: string | null;
  recording_state: RecordRecordingState;
  agent_name: string | null;
  seat: string | null;
  code: OutcomeCode | null;
}

interface CallRow {
  id: string;
  placed_at: Date;
  mask: string;
  agent_name: string;
  seat: string;
  revealed_at: Date | null;
  not_dialled_reason: string | null;
  code: OutcomeCode | null;
}

/** What came of imports, as the bank's people see it: never with a whole number. */
@Injectable()
export class SwitchResults {
  constructor(
    private readonly source: DataSource,
    private readonly imports: SwitchImports,
    private readonly accounts: AccountsService,
    private readonly contracts: ContractsService,
  ) {}

  async views(me: Principal, rows: readonly SwitchImport[]): Promise<SwitchImportView[]> {
    const names = await this.accounts.displayNames(rows.map(({ uploadedBy }) => uploadedBy));
    const titles = new Map((await this.contracts.allContracts()).map(({ id, title }) => [id, title]));
    const counts = await this.counts(rows.map(({ id }) => id));
    // Asked of one import that stands still; of a list, or while rows come in, it would cost more than it tells.
    const [only] = rows;
    const callsWithoutRecord = rows.length === 1 && only!.state !== 'importing' ? await this.countWithoutRecord(only!) : null;
    return rows.map((row) => ({
      ...{ id: row.id, contractId: row.contractId, contractTitle: titles.get(row.contractId) ?? '', exchange: row.exchange },
      ...{ name: row.fileName, sizeBytes: Number(row.sizeBytes), bytesDone: Number(row.bytesDone), state: row.state, phase: row.phase },
      ...{ recordingsName: row.recordingsName, recordingsFrom: row.recordingsFrom, uploadedBy: names.get(row.uploadedBy) ?? '' },
      ...{ uploadedAt: row.uploadedAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null },
      ...{ rows: row.rowsRead, taken: row.rowsTaken, known: row.rowsKnown, refused: row.rowsRefused },
      clock: row.clockAheadMs === null ? null : { aheadMs: row.clockAheadMs, pairs: row.clockPairs ?? 0, spreadMs: row.clockSpreadMs ?? 0 },
      extensions: Object.entries(row.extensions ?? {}).map(([seat, extension]) => ({ seat, extension })),
      ...{ counts: counts(row.id), callsWithoutRecord },
      problem: row.problemCode ? { code: row.problemCode, facts: row.problemFacts ?? {} } : null,
      actions: me.role === 'bank_manager' ? this.imports.actionsFor(row) : [],
    }));
  }

  /** Records by how they were matched; `recording` are those whose recording is not in, or was given to another. */
  async records(me: Principal, importId: string, { kind = null, cursor = '0', limit = PAGE }: PageAsked): Promise<SwitchRecordsPage> {
    const isOpen = seesClaims(me);
    const which =
      kind === 'recording'
        ? `r.recording_state IN (${TROUBLED_RECORDING.map(() => '?').join(',')})`
        : kind === null
          ? '? IS NULL'
          : 'r.match_kind = ?';
    const rows = (await this.source.query(
      `SELECT r.id, r.file_row, r.started_at, r.answered_at, r.ended_at, r.extension, r.masked, r.q850_cause, r.match_kind, r.offset_ms,
              COALESCE(r.call_id, r.near_call_id) AS matched_call, r.settled_as, r.recording_name, r.recording_state,
              a.display_name AS agent_name, c.seat,
              (SELECT o.code FROM outcome o WHERE o.call_id = c.id ORDER BY o.version DESC LIMIT 1) AS code
         FROM switch_record r LEFT JOIN phone_call c ON c.id = COALESCE(r.call_id, r.near_call_id) LEFT JOIN agent a ON a.id = c.agent_id
        WHERE r.import_id = ? AND r.id > ? AND ${which} ORDER BY r.id LIMIT ?`,
      [importId, cursor, ...(kind === 'recording' ? TROUBLED_RECORDING : [kind]), limit + 1],
    )) as RecordRow[];
    return {
      items: rows.slice(0, limit).map((row) => ({
        ...{ id: String(row.id), row: row.file_row, startedAt: row.started_at.toISOString(), extension: row.extension, masked: row.masked },
        talkSeconds: row.answered_at ? Math.round((row.ended_at.getTime() - row.answered_at.getTime()) / 100) / 10 : null,
        ...{ q850Cause: row.q850_cause, match: row.match_kind, offsetMs: row.offset_ms, agentName: row.agent_name, seat: row.seat },
        callId: row.matched_call === null || !isOpen ? null : String(row.matched_call),
        ...{ outcome: isOpen ? row.code : null, hasOutcome: row.code !== null, settledAs: row.settled_as },
        ...{ recordingName: row.recording_name, recording: row.recording_state },
      })),
      next: rows.length > limit ? String(rows[limit - 1]!.id) : null,
    };
  }

  /** Calls of the time the file covers that no record of any file supplies. */
  async callsWithoutRecord(me: Principal, found: SwitchImport, { cursor = '0', limit = PAGE }: PageAsked): Promise<CallsWithoutRecordPage> {
    const isOpen = seesClaims(me);
    const span = await this.span(found);
    if (!span) return { items: [], next: null };
    const rows = (await this.source.query(
      `SELECT c.id, c.placed_at, n.mask, a.display_name AS agent_name, c.seat, m.revealed_at, m.not_dialled_reason,
              (SELECT o.code FROM outcome o WHERE o.call_id = c.id ORDER BY o.version DESC LIMIT 1) AS code
         FROM phone_call c JOIN manual_call m ON m.call_id = c.id JOIN agent a ON a.id = c.agent_id LEFT JOIN prospect_phone n ON n.id = c.phone_id
        WHERE ${WITHOUT_RECORD} AND c.id > ? ORDER BY c.id LIMIT ?`,
      [found.contractId, span.from, span.to, cursor, limit + 1],
    )) as CallRow[];
    return {
      items: rows.slice(0, limit).map((row) => ({
        ...{ callId: isOpen ? String(row.id) : null, placedAt: row.placed_at.toISOString(), masked: row.mask ?? '' },
        ...{ agentName: row.agent_name, seat: row.seat, revealed: row.revealed_at !== null, notDialledReason: row.not_dialled_reason },
        ...{ outcome: isOpen ? row.code : null, hasOutcome: row.code !== null },
      })),
      next: rows.length > limit ? String(rows[limit - 1]!.id) : null,
    };
  }

  private async countWithoutRecord(found: SwitchImport): Promise<number> {
    const span = await this.span(found);
    if (!span) return 0;
    const [row] = (await this.source.query(
      `SELECT COUNT(*) AS calls FROM phone_call c JOIN manual_call m ON m.call_id = c.id WHERE ${WITHOUT_RECORD}`,
      [found.contractId, span.from, span.to],
    )) as { calls: string }[];
    return Number(row!.calls);
  }

  /** From the first to the last start in the file, with the clock set right. */
  private async span({ id, clockAheadMs, mapping }: SwitchImport): Promise<{ from: Date; to: Date } | null> {
    if (clockAheadMs === null) return null;
    const [row] = (await this.source.query(
      'SELECT MIN(started_at) AS first, MAX(started_at) AS last FROM switch_record WHERE import_id = ?',
      [id],
    )) as { first: Date | null; last: Date | null }[];
    if (!row?.first || !row.last) return null;
    const slackMs = (mapping?.toleranceSeconds ?? 0) * 1000;
    return { from: new Date(row.first.getTime() - clockAheadMs - slackMs), to: new Date(row.last.getTime() - clockAheadMs + slackMs) };
  }

  private async counts(importIds: readonly string[]): Promise<(importId: string) => SwitchCountsView> {
    const rows = (await this.source.query(
      `SELECT import_id, match_kind, settled_as, recording_state, COUNT(*) AS n FROM switch_record WHERE import_id IN (${[0, ...importIds].map(() => '?').join(',')})
        GROUP BY import_id, match_kind, settled_as, recording_state`,
      [0, ...importIds],
    )) as CountRow[];
    return (importId) => countsOf(rows.filter((row) => String(row.import_id) === importId));
  }
}

interface CountRow {
  import_id: string;
  match_kind: string;
  settled_as: string | null;
  recording_state: string;
  n: string;
}

function countsOf(rows: readonly CountRow[]): SwitchCountsView {
  const sum = (which: (row: CountRow) => boolean): number => rows.filter(which).reduce((all, { n }) => all + Number(n), 0);
  return {
    exact: sum((row) => row.match_kind === 'exact'),
    extensionDiffers: sum((row) => row.match_kind === 'extension_differs'),
    numberDiffers: sum((row) => row.match_kind === 'number_differs'),
    second: sum((row) => row.match_kind === 'second_record'),
    none: sum((row) => row.match_kind === 'none'),
    frozen: sum((row) => row.settled_as === 'frozen'),
    noOutcome: sum((row) => row.settled_as === 'no_outcome'),
    recordingsTaken: sum((row) => row.recording_state === 'taken'),
    recordingsMissing: sum((row) => (LACKING_RECORDING as readonly string[]).includes(row.recording_state)),
    recordingsUsedTwice: sum((row) => row.recording_state === 'used_twice'),
    recordingsOpen: sum((row) => ['named', 'found'].includes(row.recording_state)),
  };
}

/** What was claimed, and of which call, stays sealed for those who are to hear before they read. */
const seesClaims = ({ role }: Principal): boolean => role === 'bank_manager';

const WITHOUT_RECORD = `c.contract_id = ? AND c.gateway = 'manual' AND c.taken_back_at IS NULL AND c.placed_at BETWEEN ? AND ?
  AND NOT EXISTS (SELECT 1 FROM switch_record r WHERE r.call_id = c.id) AND NOT EXISTS (SELECT 1 FROM switch_record r WHERE r.near_call_id = c.id)`;
