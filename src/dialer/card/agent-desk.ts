import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CallingStopService, type CurrentStop, type CallingWindow, MayDialService } from '../../compliance/index.js';
import { type Campaign, CampaignsService } from '../../campaigns/index.js';
import { ContractsService, type EffectiveTerms } from '../../contracts/index.js';
import { type Agent, PeopleService } from '../../people/index.js';
import { Config, type GateRefusal, type Principal, type Transaction } from '../../platform/index.js';
import { AppError, Clock, type LocalDate, localDateOf } from '../../shared/index.js';
import { type SeatLine, seatLine } from '../seats/seat-line.js';
import type { SeatPhoneState } from '../seats/seat-phone.entity.js';
import { AgentDay, AgentPresence, Card } from './card.entity.js';

/** Everything about an agent at this moment that does not hang on a customer. */
export interface Desk {
  agent: Agent;
  bankId: string;
  /** Local day for which calls count now. */
  workOn: LocalDate;
  shiftEndsAt: Date | null;
  terms: EffectiveTerms;
  window: CallingWindow;
  day: { calls: number; connected: number; intents: number };
  presence: AgentPresence | null;
  campaigns: Campaign[];
  /** The seat's telephone, and what the telephone system has against a call from it. */
  line: SeatLine;
  /** Why no new customer and no new call now; null: nothing against it. */
  refusal: GateRefusal | null;
}

/** Reads an agent's situation, and holds the row that lets one action of an agent through at a time. */
@Injectable()
export class AgentDesk {
  private readonly accounts = new Map<string, { ids: string[]; readAt: number }>();

  constructor(
    private readonly source: DataSource,
    private readonly people: PeopleService,
    private readonly contracts: ContractsService,
    private readonly campaigns: CampaignsService,
    private readonly mayDial: MayDialService,
    private readonly stops: CallingStopService,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async of(me: Principal): Promise<Desk> {
    if (!me.agentId) throw new AppError('forbidden');
    return this.ofAgent(me.agentId);
  }

  async ofAgent(agentId: string): Promise<Desk> {
    const now = this.clock.now();
    const { agent, duty, refusal: work } = await this.people.situationOf(agentId, now);
    const contract = await this.contracts.contract(agent.contractId);
    const workOn = duty?.workOn ?? localDateOf(now, contract.zone);
    const terms = await this.contracts.termsOn(agent.contractId, workOn);
    // Asked side by side: an agent waits for the slowest of them, not for their sum.
    const [{ day, presence, line }, campaigns, window, stop] = await Promise.all([
      this.today(agent, workOn, now),
      this.campaigns.running(agent.contractId, workOn),
      this.mayDial.window(terms),
      this.stops.current(contract.bankId),
    ]);
    const desk: Desk = {
      ...{ agent, bankId: contract.bankId, workOn, terms, shiftEndsAt: duty?.endsAt ?? null, window, presence, campaigns, day, line },
      refusal: null,
    };
    desk.refusal = work ?? (await this.refusalOf(desk, stop));
    return desk;
  }

  /** Counters, break and telephone of one person, none of which need be there yet. */
  private async today({ id, seat }: Agent, workOn: LocalDate, now: Date): Promise<Pick<Desk, 'day' | 'presence' | 'line'>> {
    const { gateway, dialsByHand } = this.config;
    const [row] = (await this.source.query(
      `SELECT d.calls, d.connected, d.intents, p.state, p.reason, p.since, l.gateway AS driven, s.state AS phone FROM (SELECT 1 AS present) me
         LEFT JOIN agent_day d ON d.agent_id = ? AND d.work_on = ? LEFT JOIN agent_presence p ON p.agent_id = ?
         LEFT JOIN pbx_lease l ON l.gateway = ? AND l.expires_at > ? LEFT JOIN seat_phone s ON s.gateway = ? AND s.seat = ?`,
      [id, workOn, id, gateway, now, gateway, seat],
    )) as (Partial<Desk['day']> &
      Omit<AgentPresence, 'state'> & { state: AgentPresence['state'] | null; driven: string | null } & {
        phone: SeatPhoneState | null;
      })[];
    const { calls, connected, intents, state, reason, since, driven, phone } = row!;
    return {
      day: { calls: calls ?? 0, connected: connected ?? 0, intents: intents ?? 0 },
      presence: state === null ? null : { agentId: id, state, reason, since },
      line: seatLine(seat, { driven: driven !== null, phone }, dialsByHand),
    };
  }

  /** Locks the agent's day: one next, dial or outcome of a person at a time, whichever account it came from. */
  async lockDay(tx: Transaction, agentId: string, workOn: LocalDate): Promise<AgentDay> {
    const lock = { where: { agentId, workOn }, lock: { mode: 'pessimistic_write' } } as const;
    const known = await tx.manager.findOne(AgentDay, lock);
    if (known) return known;
    await tx.change('INSERT IGNORE INTO agent_day (agent_id, work_on, calls, connected, intents) VALUES (?, ?, 0, 0, 0)', [
      agentId,
      workOn,
    ]);
    return tx.manager.findOneOrFail(AgentDay, lock);
  }

  async openCard(agentId: string, tx?: Transaction): Promise<Card | null> {
    return (tx?.manager ?? this.source.manager).findOneBy(Card, { openKey: agentId });
  }

  /** Tells every page of the person, and the boards. A page that shows `revision` already need not ask. */
  async publish(tx: Transaction, agentId: string, revision: string | null = null): Promise<void> {
    for (const accountId of await this.accountsOf(agentId)) tx.publish('card', revision, accountId);
    tx.publish('seats', null);
  }

  async accountsOf(agentId: string): Promise<string[]> {
    const known = this.accounts.get(agentId);
    if (known && performance.now() - known.readAt < 10_000) return known.ids;
    const rows = (await this.source.query('SELECT id FROM account WHERE agent_id = ?', [agentId])) as { id: string }[];
    const ids = rows.map((row) => String(row.id));
    this.accounts.set(agentId, { ids, readAt: performance.now() });
    return ids;
  }

  private async refusalOf(desk: Desk, stop: CurrentStop | null): Promise<GateRefusal | null> {
    if (stop) return { code: 'calling_stopped', facts: { reason: stop.reason, by: stop.by, at: stop.at.toISOString() } };
    const cap = desk.terms.document.volume.capPerHeadPerDay;
    if (desk.day.calls >= cap) return { code: 'cap_reached', facts: { cap } };
    const missingYear = await this.mayDial.missingYear(desk.terms);
    if (missingYear !== null) return { code: 'calendar_year_missing', facts: { year: missingYear } };
    if (!desk.window.open) return { code: 'outside_hours', facts: { opensAt: desk.window.opensAt?.toISOString() ?? null } };
    if (desk.campaigns.length === 0) return this.noCampaign(desk);
    return null;
  }

  /** No campaign runs: the newest pause of the contract says who and why. */
  private async noCampaign(desk: Desk): Promise<GateRefusal> {
    const [paused] = (await this.source.query(
      `SELECT c.title, c.state_reason AS reason, c.state_at AS at, a.display_name AS name FROM campaign c LEFT JOIN account a ON a.id = c.state_by
        WHERE c.contract_id = ? AND c.state = 'paused' ORDER BY c.state_at DESC LIMIT 1`,
      [desk.agent.contractId],
    )) as { title: string; reason: string | null; at: Date; name: string | null }[];
    if (!paused) return { code: 'campaign_not_running', facts: {} };
    return {
      code: 'campaign_not_running',
      facts: { title: paused.title, by: paused.name, at: paused.at.toISOString(), reason: paused.reason },
    };
  }
}
