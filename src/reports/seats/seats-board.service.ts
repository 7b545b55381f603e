import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CampaignsService, type SeatList, TaskDesk } from '../../campaigns/index.js';
import { ContractsService } from '../../contracts/index.js';
import { AgentDesk, type CallRowState, type Desk } from '../../dialer/index.js';
import { PeopleService } from '../../people/index.js';
import type { Principal } from '../../platform/index.js';
import { Clock } from '../../shared/index.js';
import { averageSeconds, handlingOfDay } from './handling-times.js';
import type { SeatsBoardView, SeatState, SeatView } from './seats-board.dto.js';

interface LiveRow {
  agent_id: string;
  card_id: string | null;
  opened_at: Date | null;
  call_state: CallRowState | null;
  call_since: Date | null;
}

interface SessionRow {
  agent_id: string;
  locked: number;
  since: Date;
}

/** Who does what now: one row a seat, in the order of the seats. */
@Injectable()
export class SeatsBoardService {
  constructor(
    private readonly source: DataSource,
    private readonly contracts: ContractsService,
    private readonly campaigns: CampaignsService,
    private readonly people: PeopleService,
    private readonly desks: AgentDesk,
    private readonly tasks: TaskDesk,
    private readonly clock: Clock,
  ) {}

  async board(me: Principal, campaignId: string | null): Promise<SeatsBoardView> {
    const contractIds = campaignId
      ? [(await this.campaigns.campaignFor(me, campaignId)).contractId]
      : (await this.contracts.visibleTo(me)).map(({ id }) => id);
    const agents = (await this.people.agentsOf(contractIds)).filter((agent) => agent.state === 'active');
    const ids = agents.map((agent) => agent.id);
    const live = await this.live(ids);
    const sessions = await this.sessions(ids);
    const lists = await this.tasks.board(ids);
    const desks: Desk[] = [];
    for (const agent of agents) desks.push(await this.desks.ofAgent(agent.id));
    const handled = await handlingOfDay(
      this.source,
      desks.map(({ agent, workOn }) => ({ agentId: agent.id, workOn })),
    );
    const seats = desks.map((desk) => {
      const { id } = desk.agent;
      const handlingSeconds = averageSeconds([handled.get(id) ?? { calls: 0, seconds: 0 }]);
      return { ...this.seat(desk, live.get(id) ?? null, sessions.get(id) ?? null, lists.get(id)!), handlingSeconds };
    });
    const sum = (pick: (seat: SeatView) => number): number => seats.reduce((total, seat) => total + pick(seat), 0);
    return {
      at: this.clock.now().toISOString(),
      target: seats[0]?.target ?? 0,
      cap: seats[0]?.cap ?? 0,
      seats,
      totals: {
        ...{ calls: sum((seat) => seat.calls), cap: sum((seat) => seat.cap), intents: sum((seat) => seat.intents) },
        ...{ target: sum((seat) => seat.target), connected: sum((seat) => seat.connected), left: sum((seat) => seat.left) },
        talking: seats.filter((seat) => seat.state === 'talking').length,
        handlingSeconds: averageSeconds([...handled.values()]),
      },
    };
  }

  private seat(desk: Desk, live: LiveRow | null, session: SessionRow | null, list: SeatList): Omit<SeatView, 'handlingSeconds'> {
    const { agent, terms, day, presence, line } = desk;
    const { capPerHeadPerDay: cap, intentTargetPerHeadPerDay: target } = terms.document.volume;
    const { state, since } = seatState(live, session, presence);
    // A telephone that nobody sits at is no news.
    const refusal = desk.refusal ?? (session ? line.refusal : null);
    return {
      ...{ seat: agent.seat, agentId: agent.id, staffNo: agent.staffNo, displayName: agent.displayName, state },
      since: since?.toISOString() ?? null,
      ...{ calls: day.calls, cap, intents: day.intents, target, connected: day.connected, phone: line.phone },
      ...{ left: list.left.reduce((sum, { left }) => sum + left, 0), leftBy: list.left },
      ...{ callbacksDue: list.callbacksDue, callbacksWaiting: list.callbacksWaiting },
      hold: list.hold ? { reason: list.hold.reason, by: list.hold.by, at: list.hold.at.toISOString() } : null,
      refusal: refusal ? { code: refusal.code, facts: refusal.facts } : null,
    };
  }

  /** Of a call dialled by hand the agent's own words count: they say what the seat does now, also where a record has come already. */
  private async live(agentIds: string[]): Promise<Map<string, LiveRow>> {
    if (agentIds.length === 0) return new Map();
    const rows = (await this.source.query(
      `SELECT c.agent_id, c.id AS card_id, c.opened_at, p.state AS call_state,
              COALESCE(m.said_ended_at, p.ended_at, m.said_answered_at, p.answered_at, p.ringing_at, p.placed_at) AS call_since
         FROM card c LEFT JOIN phone_call p ON p.id = (SELECT MAX(x.id) FROM phone_call x WHERE x.card_id = c.id AND x.taken_back_at IS NULL)
         LEFT JOIN manual_call m ON m.call_id = p.id
        WHERE c.open_key IN (${agentIds.map(() => '?').join(',')})`,
      agentIds,
    )) as LiveRow[];
    return new Map(rows.map((row) => [String(row.agent_id), row]));
  }

  private async sessions(agentIds: string[]): Promise<Map<string, SessionRow>> {
    if (agentIds.length === 0) return new Map();
    const rows = (await this.source.query(
      `SELECT a.agent_id, MIN(s.locked_at IS NOT NULL) AS locked, MAX(COALESCE(s.locked_at, s.created_at)) AS since
         FROM session s JOIN account a ON a.id = s.account_id
        WHERE a.agent_id IN (${agentIds.map(() => '?').join(',')}) AND s.ended_at IS NULL AND s.expires_at > ? GROUP BY a.agent_id`,
      [...agentIds, this.clock.now()],
    )) as SessionRow[];
    return new Map(rows.map((row) => [String(row.agent_id), row]));
  }
}

function seatState(live: LiveRow | null, session: SessionRow | null, presence: Desk['presence']): { state: SeatState; since: Date | null } {
  if (live?.call_state && live.call_state !== 'ended') {
    const state: SeatState = live.call_state === 'talking' || live.call_state === 'ringing' ? live.call_state : 'placing';
    return { state, since: live.call_since };
  }
  if (!session) return { state: 'signed_out', since: null };
  if (Number(session.locked) === 1) return { state: 'locked', since: session.since };
  if (live?.call_state === 'ended') return { state: 'wrap_up', since: live.call_since };
  if (live) return { state: 'prepared', since: live.opened_at };
  if (presence?.state === 'paused') return { state: 'paused', since: presence.since };
  return { state: 'ready', since: session.since };
}
