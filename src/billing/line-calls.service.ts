import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type ContractOrder, ContractsService } from '../contracts/index.js';
import { AppError } from '../shared/index.js';
import { SettlementFacts } from './facts/settlement-facts.service.js';
import { seatDaysOf } from './rules/attendance.js';
import type { PeriodFacts } from './rules/period-facts.js';
import { daysOf, monthOf, periodsOf } from './rules/periods.js';
import { judgeSuccesses, type SuccessState } from './rules/successes.js';
import type { Statement } from './statement.entity.js';
import type { LineCallsPage, SeatDayView, SuccessCallView } from './statements.dto.js';

const DAYS_A_PAGE = 10;

interface CallRow {
  id: string;
  work_on: string;
  placed_at: Date;
  answered: number;
}

/** Opens a fee line down to its calls: ids, times and results, never a customer. */
@Injectable()
export class LineCalls {
  constructor(
    private readonly source: DataSource,
    private readonly contracts: ContractsService,
    private readonly facts: SettlementFacts,
  ) {}

  /** Ten days a page; `cursor` counts days already shown. A line of another kind, or of no month of the order, is not found. */
  async page(statement: Statement, key: string, cursor: string | null): Promise<LineCallsPage> {
    const order = (await this.contracts.order(statement.orderId))!;
    const { month, seat, period } = lineOf(key, order, statement);
    const [facts] = await this.facts.ofPeriods(order, [period]);
    const versions = await this.contracts.termsVersions(order.contractId);
    const seatsOn = (day: string): number =>
      (versions.filter(({ effectiveOn }) => effectiveOn <= day).at(-1) ?? versions[0])?.document.volume.seats ?? 0;
    const days = seatDaysOf(facts!.seatDays, order.id, seatsOn).filter((day) => day.seat === seat && monthOf(day.workOn) === month);
    const from = Math.min(Number(cursor ?? 0), days.length);
    const shown = days.slice(from, from + DAYS_A_PAGE);
    const judged = successesByCall(facts!);
    const items: SeatDayView[] = [];
    for (const { workOn, state } of shown) {
      const calls = await this.calls(order, workOn, seat);
      items.push({ workOn, state, ...figuresOf(calls, judged) });
    }
    return { month, seat, items, next: from + DAYS_A_PAGE < days.length ? String(from + DAYS_A_PAGE) : null };
  }

  private async calls(order: ContractOrder, workOn: string, seat: string): Promise<CallRow[]> {
    return (await this.source.query(
      `SELECT id, work_on, placed_at, answered_at IS NOT NULL AS answered FROM phone_call
        WHERE contract_id = ? AND work_on = ? AND seat = ? AND order_id = ? AND taken_back_at IS NULL ORDER BY id`,
      [order.contractId, workOn, seat, order.id],
    )) as CallRow[];
  }
}

function figuresOf(calls: readonly CallRow[], judged: ReadonlyMap<string, Judged>): Omit<SeatDayView, 'workOn' | 'state'> {
  const successCalls = calls.flatMap(({ id, placed_at }): SuccessCallView[] => {
    const found = judged.get(String(id));
    return found ? [{ outcomeId: found.outcomeId, callId: String(id), placedAt: placed_at.toISOString(), state: found.state }] : [];
  });
  return {
    calls: calls.length,
    connected: calls.filter(({ answered }) => Number(answered) === 1).length,
    successes: successCalls.filter(({ state }) => state === 'counted').length,
    successCalls,
  };
}

interface Judged {
  outcomeId: string;
  state: SuccessState;
}

function successesByCall({ successes, falsifications }: PeriodFacts): Map<string, Judged> {
  return new Map(
    judgeSuccesses(successes, falsifications).map(({ success, state }) => [success.callId, { outcomeId: success.outcomeId, state }]),
  );
}

/** `fee:2026-07:seat-1`, of the statement's period or of an earlier one that it adjusts. */
function lineOf(key: string, order: ContractOrder, { toOn }: Statement): { month: string; seat: string; period: PeriodFacts['period'] } {
  const match = /^fee:(\d{4}-(?:0[1-9]|1[0-2])):(.{1,20})$/.exec(key);
  const period =
    match && periodsOf(order, toOn).find(({ fromOn, toOn: end }) => daysOf(match[1]!).some((day) => day >= fromOn && day <= end));
  if (!match || !period) throw new AppError('not_found', { line: key });
  return { month: match[1]!, seat: match[2]!, period };
}
