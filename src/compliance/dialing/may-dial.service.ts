import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type EffectiveTerms } from '../../contracts/index.js';
import { CalendarService, type Transaction } from '../../platform/index.js';
import { Clock, wallClock, weekdayOf } from '../../shared/index.js';
import { CallingStopService } from './calling-stop.service.js';
import { DialDecision } from './dialing.entity.js';
import { type LedgerRow, lockLedger } from './ledger.js';
import { standingEntries } from './registry/standing-entries.js';
import { binds, type CallAbout, type DialFacts, type DialFinding, mayDial } from './rules/index.js';
import { callingWindowAt, type CallingWindow } from './rules/next-opening.js';

export interface DialRequest {
  bankId: string;
  campaignId: string;
  product: string;
  agentId: string;
  customerIndex: Buffer;
  /** The number to be dialled. */
  numberIndex: Buffer;
  /** Every number of the customer that the bank knows: one that is blocked blocks all. */
  customerNumbers: readonly Buffer[];
  terms: EffectiveTerms;
}

export interface DialVerdict {
  decisionId: string;
  granted: boolean;
  findings: DialFinding[];
}

const MONTH_MS = 30 * 86_400_000;

/** May this number be dialled now? Decided under the ledger's locks, and stored with its facts. */
@Injectable()
export class MayDialService {
  constructor(
    private readonly source: DataSource,
    private readonly calendar: CalendarService,
    private readonly stops: CallingStopService,
    private readonly clock: Clock,
  ) {}

  /** Decides inside the caller's transaction; a grant counts the dial in the ledger, a refusal is stored and counts nothing. */
  async decide(tx: Transaction, request: DialRequest): Promise<DialVerdict> {
    const stopped = await this.stops.currentForGrant(tx, request.bankId);
    const others = request.customerNumbers.filter((index) => !index.equals(request.numberIndex));
    const numbers = new Map([request.numberIndex, ...others].map((keyIndex) => [keyIndex.toString('hex'), keyIndex]));
    const locked = await lockLedger(tx, request.bankId, [
      { kind: 'customer', keyIndex: request.customerIndex },
      ...[...numbers.values()].map((keyIndex) => ({ kind: 'number' as const, keyIndex })),
    ]);
    const rows = locked.filter((row) => row.kind === 'customer' || row.keyIndex.equals(request.numberIndex));
    const facts = await this.facts(tx, request, rows, [request.customerIndex, ...numbers.values()], stopped);
    const { document, version } = request.terms;
    const findings = mayDial(facts, {
      windows: document.serviceWindows,
      officialCalendar: document.officialCalendar,
      dialling: document.dialling,
    });
    const granted = findings.length === 0;
    if (granted) await this.count(tx, request, facts, rows);
    const decisionId = await tx.insert(DialDecision, {
      ...{ bankId: request.bankId, campaignId: request.campaignId, agentId: request.agentId },
      ...{ customerIndex: request.customerIndex, numberIndex: request.numberIndex, at: tx.at, granted },
      refusedBy: findings.map((finding) => finding.code).join(','),
      termsVersion: version,
      facts: { ...facts },
      takenBackAt: null,
    });
    return { decisionId, granted, findings };
  }

  /** The customer's leg was never dialled: the grant is taken back from the ledger. Harmless the second time. */
  async takeBack(tx: Transaction, decisionId: string): Promise<void> {
    const decision = await tx.row<{ bank_id: string; customer_index: Buffer; number_index: Buffer; facts: string | object }>(
      'SELECT bank_id, customer_index, number_index, facts FROM dial_decision WHERE id = ? AND granted = 1 AND taken_back_at IS NULL FOR UPDATE',
      [decisionId],
    );
    if (!decision) return;
    await tx.change('UPDATE dial_decision SET taken_back_at = ? WHERE id = ?', [tx.at, decisionId]);
    const facts = (typeof decision.facts === 'string' ? JSON.parse(decision.facts) : decision.facts) as {
      today: string;
      numberLastDialledAt: string | null;
    };
    const before = facts.numberLastDialledAt ? new Date(facts.numberLastDialledAt) : null;
    await lockLedger(tx, decision.bank_id, [
      { kind: 'customer', keyIndex: decision.customer_index },
      { kind: 'number', keyIndex: decision.number_index },
    ]);
    await tx.change(
      'UPDATE dial_ledger SET dials_on_day = GREATEST(dials_on_day - 1, 0), last_dialled_at = ? WHERE bank_id = ? AND kind = ? AND key_index = ? AND dialled_on = ?',
      [before, decision.bank_id, 'number', decision.number_index, facts.today],
    );
  }

  /** Where now stands in the calling hours of some terms. */
  async window(terms: EffectiveTerms): Promise<CallingWindow> {
    const { serviceWindows: windows, officialCalendar } = terms.document;
    return callingWindowAt({ windows, officialCalendar }, await this.calendar.years(), terms.zone, this.clock.now());
  }

  /** This year, when the terms go by the official calendar and it is not loaded: then nobody can tell whether it is open. */
  async missingYear(terms: EffectiveTerms): Promise<number | null> {
    const year = Number(wallClock(this.clock.now(), terms.zone).date.slice(0, 4));
    return terms.document.officialCalendar && !(await this.calendar.years()).has(year) ? year : null;
  }

  /**
   * Of these numbers and customers the ones that do-not-call takes out of a call, as hex. For cards and previews; a dial decides for itself.
   * With `tx` it sees what the locks of that transaction have waited for.
   */
  async blocked(call: CallAbout & { bankId: string }, indexes: readonly Buffer[], tx?: Transaction): Promise<Set<string>> {
    const manager = tx?.manager ?? this.source.manager;
    const entries = await standingEntries((sql, values) => manager.query(sql, values), call.bankId, indexes);
    const now = tx?.at ?? this.clock.now();
    return new Set(entries.filter((entry) => binds(entry, call, now)).map(({ keyIndex }) => keyIndex.toString('hex')));
  }

  private async facts(
    tx: Transaction,
    request: DialRequest,
    rows: LedgerRow[],
    keys: readonly Buffer[],
    callingStopped: DialFacts['callingStopped'],
  ): Promise<DialFacts> {
    const { date, minute } = wallClock(tx.at, request.terms.zone);
    const number = rows.find((row) => row.kind === 'number')!;
    const year = (await this.calendar.years()).get(Number(date.slice(0, 4)));
    const doNotCall = await standingEntries((sql, values) => tx.rows(sql, values), request.bankId, keys);
    const month = await tx.row<{ dials: string }>(
      'SELECT COUNT(*) AS dials FROM dial_decision WHERE bank_id = ? AND customer_index = ? AND at > ? AND granted = 1 AND taken_back_at IS NULL',
      [request.bankId, request.customerIndex, new Date(tx.at.getTime() - MONTH_MS)],
    );
    return {
      now: tx.at,
      today: date,
      minute,
      weekday: weekdayOf(date),
      specialDay: year ? (year.get(date) ?? null) : undefined,
      ...{ callingStopped, campaignId: request.campaignId, product: request.product },
      doNotCall: doNotCall.map(({ keyIndex: _, ...entry }) => entry),
      numberDialsToday: number.dialledOn === date ? number.dialsOnDay : 0,
      numberLastDialledAt: number.lastDialledAt,
      customerDials30Days: Number(month?.dials ?? 0),
    };
  }

  private async count(tx: Transaction, request: DialRequest, facts: DialFacts, rows: LedgerRow[]): Promise<void> {
    for (const row of rows) {
      await tx.change(
        'UPDATE dial_ledger SET last_dialled_at = ?, dialled_on = ?, dials_on_day = ? WHERE bank_id = ? AND kind = ? AND key_index = ?',
        [tx.at, facts.today, row.dialledOn === facts.today ? row.dialsOnDay + 1 : 1, request.bankId, row.kind, row.keyIndex],
      );
    }
  }
}
