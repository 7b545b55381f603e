import type { DataSource } from 'typeorm';
import type { LocalDate } from '../../shared/index.js';

export interface Handling {
  calls: number;
  seconds: number;
}

/**
 * How long an agent is busy with a customer who answered: the talk (customer's answer to the end of the call) and the wrap-up (end of the
 * call to the outcome), in seconds, over the day's answered calls that have their outcome. Calls that nobody answered are left out: their
 * ringing is the network's time and would hide how long a conversation takes. So are calls without an outcome: their wrap-up has no end.
 */
export async function handlingOfDay(
  source: DataSource,
  agents: readonly { agentId: string; workOn: LocalDate }[],
): Promise<Map<string, Handling>> {
  const handled = new Map<string, Handling>();
  const days = new Map<LocalDate, string[]>();
  for (const { agentId, workOn } of agents) days.set(workOn, [...(days.get(workOn) ?? []), agentId]);
  for (const [workOn, ids] of days) {
    const rows = (await source.query(
      `SELECT c.agent_id AS agentId, COUNT(*) AS calls, SUM(TIMESTAMPDIFF(MICROSECOND, c.answered_at, o.recorded_at)) AS micros
         FROM phone_call c JOIN outcome o ON o.call_id = c.id AND o.version = 1
        WHERE c.work_on = ? AND c.agent_id IN (${ids.map(() => '?').join(',')}) AND c.answered_at IS NOT NULL AND c.taken_back_at IS NULL
        GROUP BY c.agent_id`,
      [workOn, ...ids],
    )) as { agentId: string; calls: string; micros: string }[];
    for (const row of rows) handled.set(String(row.agentId), { calls: Number(row.calls), seconds: Number(row.micros) / 1_000_000 });
  }
  return handled;
}

/** Whole seconds a call; null when there was none. */
export function averageSeconds(all: readonly Handling[]): number | null {
  const calls = all.reduce((sum, one) => sum + one.calls, 0);
  return calls === 0 ? null : Math.round(all.reduce((sum, one) => sum + one.seconds, 0) / calls);
}
