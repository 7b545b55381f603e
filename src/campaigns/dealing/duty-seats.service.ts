import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ContractsService } from '../../contracts/index.js';
import { type OnDuty, PeopleService } from '../../people/index.js';
import { Clock } from '../../shared/index.js';
import { absentAt } from './rules/absence.js';
import type { PlannedSeat } from './rules/seat-targets.js';

/** How many calls an agent has left on a local day; the dialer answers, because it counts calls (registry, import law). */
export type CapacityProbe = (agentIds: string[], workOn: string, cap: number) => Promise<Map<string, number>>;

/** Seats get their lists this long before the shift begins. */
const AHEAD_MINUTES = 10;

export interface DutySeat extends PlannedSeat {
  workOn: string;
}

/** Who may be dealt customers now: on duty or about to be, qualified, not held, and there. */
@Injectable()
export class DutySeats {
  private capacity: CapacityProbe = async (agentIds, _workOn, cap) => new Map(agentIds.map((id) => [id, cap]));

  constructor(
    private readonly source: DataSource,
    private readonly people: PeopleService,
    private readonly contracts: ContractsService,
    private readonly clock: Clock,
  ) {}

  setCapacityProbe(probe: CapacityProbe): void {
    this.capacity = probe;
  }

  /** The seats of a contract that get customers now, with what they have and can take. */
  async of(contractId: string): Promise<DutySeat[]> {
    const duty = await this.present(contractId);
    if (duty.length === 0) return [];
    const held = await this.held(duty.map(({ agent }) => agent.id));
    const ids = duty.map(({ agent }) => agent.id).filter((id) => !held.has(id));
    if (ids.length === 0) return [];
    const dealt = await this.dealt(ids);
    const seats = duty.filter(({ agent }) => !held.has(agent.id));
    const left = await this.callsLeft(contractId, seats);
    return seats.map(({ agent, workOn }) => ({
      ...{ agentId: agent.id, workOn, left: left.get(agent.id) ?? 0 },
      dealt: dealt.get(agent.id) ?? new Map<string, number>(),
    }));
  }

  /** Agents on duty, or about to be, who are not absent. Held ones are among them: they keep their lists. */
  async present(contractId: string): Promise<OnDuty[]> {
    const now = this.clock.now();
    const duty = await this.people.onDuty(contractId, now, AHEAD_MINUTES);
    if (duty.length === 0) return [];
    const ids = duty.map(({ agent }) => agent.id);
    const rows = (await this.source.query(
      `SELECT a.agent_id, MAX(LEAST(COALESCE(s.ended_at, s.expires_at), s.expires_at)) AS there_until
         FROM session s JOIN account a ON a.id = s.account_id WHERE a.agent_id IN (${ids.map(() => '?').join(',')}) GROUP BY a.agent_id`,
      ids,
    )) as { agent_id: string; there_until: Date }[];
    const until = new Map(rows.map((row) => [String(row.agent_id), row.there_until]));
    return duty.filter(({ agent, startsAt }) => !absentAt(now, startsAt, until.get(agent.id) ?? null));
  }

  /** Which of these agents are held. */
  async held(agentIds: readonly string[]): Promise<Set<string>> {
    const rows = (await this.source.query(`SELECT agent_id FROM seat_hold WHERE agent_id IN (${agentIds.map(() => '?').join(',')})`, [
      ...agentIds,
    ])) as { agent_id: string }[];
    return new Set(rows.map((row) => String(row.agent_id)));
  }

  /** Customers on seats' lists that are not yet on a card: agent → campaign → how many. */
  async dealt(agentIds: readonly string[]): Promise<Map<string, Map<string, number>>> {
    const rows = (await this.source.query(
      `SELECT agent_id, campaign_id, COUNT(*) AS dealt FROM task WHERE state = 'dealt' AND agent_id IN (${agentIds.map(() => '?').join(',')}) GROUP BY agent_id, campaign_id`,
      [...agentIds],
    )) as { agent_id: string; campaign_id: string; dealt: string }[];
    const found = new Map<string, Map<string, number>>(agentIds.map((id) => [id, new Map()]));
    for (const row of rows) found.get(String(row.agent_id))!.set(String(row.campaign_id), Number(row.dealt));
    return found;
  }

  private async callsLeft(contractId: string, duty: OnDuty[]): Promise<Map<string, number>> {
    const left = new Map<string, number>();
    for (const workOn of new Set(duty.map((seat) => seat.workOn))) {
      const { document } = await this.contracts.termsOn(contractId, workOn);
      const ids = duty.filter((seat) => seat.workOn === workOn).map(({ agent }) => agent.id);
      for (const [id, calls] of await this.capacity(ids, workOn, document.volume.capPerHeadPerDay)) left.set(id, calls);
    }
    return left;
  }
}
