import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ComplaintsService, ReviewsService } from '../../compliance/index.js';
import type { ContractOrder } from '../../contracts/index.js';
import { type LocalDate, OUTCOME_CODES, OUTCOMES } from '../../shared/index.js';
import type { PeriodFacts, RecordedSuccess, SeatDayCalls } from '../rules/period-facts.js';
import { belongsTo } from '../rules/periods.js';
import type { StatementPeriod } from '../rules/statement-document.js';

const SUCCESS_CODES = OUTCOME_CODES.filter((code) => OUTCOMES[code].success);
/** What is dated after an order's end is settled with its last period. */
const END_OF_TIME: LocalDate = '9999-12-31';

interface SeatDayRow {
  work_on: string;
  seat: string;
  order_id: string;
  agent_id: string;
  calls: string;
}

interface SuccessRow {
  id: string;
  call_id: string;
  customer_index: Buffer;
  work_on: string;
  recorded_at: string;
}

/** Reads what a period of an order is settled by: counted calls, successes, falsifications, complaints. */
@Injectable()
export class SettlementFacts {
  constructor(
    private readonly source: DataSource,
    private readonly reviews: ReviewsService,
    private readonly complaints: ComplaintsService,
  ) {}

  /** The facts of several periods of one order. */
  async ofPeriods(order: ContractOrder, periods: readonly StatementPeriod[]): Promise<PeriodFacts[]> {
    const lastOn = periods.reduce((last, { toOn }) => (toOn > last ? toOn : last), '');
    const until = lastOn >= order.endsOn ? END_OF_TIME : lastOn;
    const [falsifications, complaints] = await Promise.all([
      this.reviews.falsifications(order.contractId, order.id, until),
      this.complaints.upheld(order.contractId, order.id, until),
    ]);
    return Promise.all(
      periods.map(async (period) => {
        const [seatDays, successes] = await Promise.all([this.seatDays(order.contractId, period), this.successes(order.id, period)]);
        return {
          ...{ period, seatDays, successes },
          falsifications: falsifications.filter(({ workOn }) => belongsTo(period, order, workOn)),
          complaints: complaints.filter(({ receivedOn }) => belongsTo(period, order, receivedOn)),
        };
      }),
    );
  }

  /** Counted calls by day, seat, order and agent, over all orders of the contract; answered from an index alone. */
  async seatDays(contractId: string, { fromOn, toOn }: Pick<StatementPeriod, 'fromOn' | 'toOn'>): Promise<SeatDayCalls[]> {
    const rows = (await this.source.query(
      `SELECT work_on, seat, order_id, agent_id, COUNT(*) AS calls FROM phone_call
        WHERE contract_id = ? AND work_on BETWEEN ? AND ? AND taken_back_at IS NULL
        GROUP BY work_on, seat, order_id, agent_id`,
      [contractId, fromOn, toOn],
    )) as SeatDayRow[];
    return rows.map(({ work_on, seat, order_id, agent_id, calls }) => ({
      ...{ workOn: work_on, seat, orderId: String(order_id), agentId: String(agent_id), calls: Number(calls) },
    }));
  }

  /** Calls of the order whose latest outcome is a success. */
  async successes(orderId: string, { fromOn, toOn }: Pick<StatementPeriod, 'fromOn' | 'toOn'>): Promise<RecordedSuccess[]> {
    const rows = (await this.source.query(
      `SELECT o.id, o.call_id, o.customer_index, o.work_on, CAST(o.recorded_at AS CHAR) AS recorded_at FROM outcome o
        WHERE o.order_id = ? AND o.code IN (${SUCCESS_CODES.map(() => '?').join(',')}) AND o.work_on BETWEEN ? AND ?
          AND NOT EXISTS (SELECT 1 FROM outcome n WHERE n.call_id = o.call_id AND n.version > o.version)`,
      [orderId, ...SUCCESS_CODES, fromOn, toOn],
    )) as SuccessRow[];
    return rows.map(({ id, call_id, customer_index, work_on, recorded_at }) => ({
      ...{ outcomeId: String(id), callId: String(call_id), customer: customer_index.toString('hex'), workOn: work_on },
      recordedAt: recorded_at,
    }));
  }
}
