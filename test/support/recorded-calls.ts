import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { OutcomeCode } from '../../src/shared/index.js';

/** What stands in every row of a settled day; the calls themselves were made elsewhere. */
export interface RecordedDay {
  contractId: string;
  orderId: string;
  agentId: string;
  seat: string;
  workOn: string;
  /** Counted calls. */
  calls: number;
  /** Customers of the first calls, which end in an intent. */
  intents: readonly string[];
  /** Calls whose customer leg was never dialled. */
  takenBack?: number;
}

export interface RecordedIntent {
  outcomeId: string;
  callId: string;
  customer: string;
  workOn: string;
}

const CALL_COLUMNS = `card_id, agent_id, account_id, prospect_id, phone_id, campaign_id, list_id, contract_id, order_id, decision_id,
  terms_version, work_on, seat, gateway, state, ring_timeout_seconds, placed_at, answered_at, ended_at, lost, taken_back_at, recordings`;
const OUTCOME_COLUMNS = `card_id, call_id, version, agent_id, account_id, prospect_id, campaign_id, list_id, contract_id, order_id,
  customer_index, work_on, code, confirmed_against_record, recorded_at`;

export const customerIndex = (customer: string): Buffer => createHash('sha256').update(customer).digest();

/** Writes ended calls and their outcomes as the dialer would have, by the day instead of by the call. Answers the intents. */
export async function recordDay(source: DataSource, day: RecordedDay): Promise<RecordedIntent[]> {
  const { contractId, orderId, agentId, seat, workOn, calls, intents, takenBack = 0 } = day;
  const at = (second: number): Date => new Date(Date.parse(`${workOn}T01:00:00Z`) + second * 1000);
  const rows = Array.from({ length: calls + takenBack }, (_, index) => {
    const answered = index < intents.length;
    const ids = [0, agentId, 0, 0, 0, 0, 0, contractId, orderId, 0, 1, workOn, seat, 'simulated', 'ended', 45];
    return [...ids, at(index * 60), answered ? at(index * 60 + 9) : null, at(index * 60 + 40), 0, index < calls ? null : at(1), 'none'];
  });
  const { insertId } = (await source.query(`INSERT INTO phone_call (${CALL_COLUMNS}) VALUES ?`, [rows])) as { insertId: number };
  const recorded = await recordOutcomes(
    source,
    intents.map((customer, index) => ({ ...day, callId: String(insertId + index), customer, code: 'intent', at: at(index * 60 + 50) })),
  );
  return recorded;
}

export interface RecordedOutcome extends Omit<RecordedDay, 'calls' | 'intents'> {
  callId: string;
  customer: string;
  code: OutcomeCode;
  at: Date;
  version?: number;
}

export async function recordOutcomes(source: DataSource, outcomes: readonly RecordedOutcome[]): Promise<RecordedIntent[]> {
  if (outcomes.length === 0) return [];
  const rows = outcomes.map(({ callId, agentId, contractId, orderId, customer, workOn, code, at, version = 1 }) => [
    ...[0, callId, version, agentId, 0, 0, 0, 0, contractId, orderId, customerIndex(customer), workOn, code, 0, at],
  ]);
  const { insertId } = (await source.query(`INSERT INTO outcome (${OUTCOME_COLUMNS}) VALUES ?`, [rows])) as { insertId: number };
  return outcomes.map(({ callId, customer, workOn }, index) => ({ outcomeId: String(insertId + index), callId, customer, workOn }));
}
