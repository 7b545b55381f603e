import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { ContractsService } from '../contracts/index.js';
import {
  AccessGates,
  type Actor,
  CalendarService,
  type GateRefusal,
  isDuplicate,
  isWorkingDay,
  type Principal,
  UnitOfWork,
} from '../platform/index.js';
import { addDays, AppError, instantOf, type LocalDate, localDateOf, minutesOf } from '../shared/index.js';
import { AccessPermit, Agent, AgentDocument, Shift } from './agent.entity.js';
import { type KnownSpan, readAgentAt } from './agent-at.js';
import { dutyOf, type DutySpan } from './rules/duty.js';
import { qualificationProblems, type QualificationProblem } from './rules/qualification.js';

export interface ShiftPlan {
  from: LocalDate;
  to: LocalDate;
  start: string;
  end: string;
  workingDaysOnly: boolean;
}

/** An agent who may be given tasks at an instant, by a shift or a permit, and the local day that calls count for. */
export interface OnDuty {
  agent: Agent;
  workOn: LocalDate;
  startsAt: Date;
  endsAt: Date;
}

/** An agent at an instant: who it is, the shift or permit under way, and why no work may be done (null: it may). */
export interface AgentSituation {
  agent: Agent;
  duty: { workOn: LocalDate; endsAt: Date } | null;
  refusal: GateRefusal | null;
}

const MAX_PLAN_DAYS = 400;

/** The roster: agents, what they hold, when they work; and whether one may work now. */
@Injectable()
export class PeopleService implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractsService,
    private readonly calendar: CalendarService,
    private readonly gates: AccessGates,
  ) {}

  onModuleInit(): void {
    // Agents sign in only inside their shift, unless a dated permit opens it (L12).
    this.gates.addGate(async ({ role, agentId }, at) => (role === 'agent' && agentId ? this.shiftRefusal(agentId, at) : null));
  }

  async createAgent(actor: Actor, given: Pick<Agent, 'contractId' | 'staffNo' | 'displayName' | 'seat'>): Promise<string> {
    const { vendorId } = await this.contracts.contract(given.contractId);
    try {
      return await this.unitOfWork.run({ actor, action: 'agent.create' }, async (tx) => {
        const id = await tx.insert(Agent, { ...given, vendorId, state: 'active', createdAt: tx.at });
        tx.audit(`agent:${id}`, { contractId: given.contractId, seat: given.seat });
        return id;
      });
    } catch (error) {
      if (isDuplicate(error)) throw new AppError('duplicate', { field: 'staffNo' });
      throw error;
    }
  }

  async addDocument(
    actor: Actor,
    agentId: string,
    given: Pick<AgentDocument, 'kind' | 'datedOn' | 'expiresOn' | 'passed' | 'score'>,
  ): Promise<void> {
    if (given.expiresOn !== null && given.expiresOn < given.datedOn) {
      throw new AppError('validation_failed', { errors: [{ field: 'expiresOn', reason: 'lies before the date' }] });
    }
    await this.unitOfWork.run({ actor, action: 'agent.document', subject: `agent:${agentId}` }, async (tx) => {
      const recordedBy = actor.kind === 'account' ? actor.accountId : null;
      await tx.insert(AgentDocument, { ...given, agentId, recordedBy, recordedAt: tx.at });
      tx.audit(`agent:${agentId}`, { kind: given.kind, passed: given.passed });
    });
  }

  /** Adds a shift for each day of a range; a day that has one already keeps it. Answers how many were added. */
  async planShifts(actor: Actor, agentId: string, plan: ShiftPlan): Promise<number> {
    const agent = await this.agent(agentId);
    const { zone } = await this.contracts.contract(agent.contractId);
    if (plan.from > plan.to || addDays(plan.from, MAX_PLAN_DAYS) < plan.to) {
      throw new AppError('validation_failed', {
        errors: [{ field: 'to', reason: `must lie within ${MAX_PLAN_DAYS} days after the start` }],
      });
    }
    if (minutesOf(plan.start) >= minutesOf(plan.end)) {
      throw new AppError('validation_failed', { errors: [{ field: 'end', reason: 'must lie after the start' }] });
    }
    const years = plan.workingDaysOnly ? await this.calendar.years() : null;
    return this.unitOfWork.run({ actor, action: 'agent.shifts', subject: `agent:${agentId}` }, async (tx) => {
      let added = 0;
      for (let day = plan.from; day <= plan.to; day = addDays(day, 1)) {
        if (years && !isWorkingDay(years, day)) continue;
        added += await tx.change('INSERT IGNORE INTO shift (agent_id, work_on, starts_at, ends_at) VALUES (?, ?, ?, ?)', [
          agentId,
          day,
          instantOf(day, plan.start, zone),
          instantOf(day, plan.end, zone),
        ]);
      }
      tx.audit(`agent:${agentId}`, { from: plan.from, to: plan.to, added });
      return added;
    });
  }

  async grantPermit(actor: Actor & { kind: 'account' }, agentId: string, startsAt: Date, endsAt: Date, reason: string): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'agent.permit', subject: `agent:${agentId}` }, async (tx) => {
      await tx.insert(AccessPermit, { agentId, startsAt, endsAt, reason, grantedBy: actor.accountId });
    });
  }

  async agent(id: string): Promise<Agent> {
    const agent = await this.source.manager.findOneBy(Agent, { id });
    if (!agent) throw new AppError('not_found', { agent: id });
    return agent;
  }

  /** An agent of the asker's own vendor or bank; others are not found (S3). */
  async agentFor(me: Principal, id: string): Promise<Agent> {
    const agent = await this.agent(id);
    const visible = await this.contracts.visibleTo(me);
    if (!visible.some((contract) => contract.id === agent.contractId)) throw new AppError('not_found', { agent: id });
    return agent;
  }

  async agentsOf(contractIds: string[]): Promise<Agent[]> {
    if (contractIds.length === 0) return [];
    const agents = await this.source.manager.findBy(Agent, { contractId: In(contractIds) });
    return agents.sort((a, b) => a.seat.localeCompare(b.seat, 'en', { numeric: true }));
  }

  async documentsOf(agentIds: string[]): Promise<AgentDocument[]> {
    return agentIds.length === 0 ? [] : this.source.manager.find(AgentDocument, { where: { agentId: In(agentIds) }, order: { id: 'ASC' } });
  }

  async shiftsOf(agentIds: string[], from: LocalDate, to: LocalDate): Promise<Shift[]> {
    if (agentIds.length === 0) return [];
    return this.source.manager
      .createQueryBuilder(Shift, 'shift')
      .where({ agentId: In(agentIds) })
      .andWhere('shift.workOn BETWEEN :from AND :to', { from, to })
      .orderBy('shift.startsAt')
      .getMany();
  }

  /** What keeps an agent from tasks on a local day. */
  async problemsOf(agent: Agent, on: LocalDate): Promise<QualificationProblem[]> {
    const { document } = await this.contracts.termsOn(agent.contractId, on);
    return qualificationProblems(document.staffing.requiredDocuments, await this.documentsOf([agent.id]), on);
  }

  /** The shift or permit an agent is in; null when none. A shift contains its first instant and not its last. */
  async dutyAt(agentId: string, at: Date): Promise<{ workOn: LocalDate; endsAt: Date } | null> {
    const duty = dutyOf((await this.spansOf([agentId], at, 0)).get(agentId) ?? [], at);
    if (!duty) return null;
    const workOn = duty.workOn ?? localDateOf(at, await this.zoneOf(agentId));
    return { workOn, endsAt: duty.endsAt };
  }

  /** Everything about an agent that a press of a key depends on, read at once. Throws AppError `not_found`. */
  async situationOf(agentId: string, at: Date): Promise<AgentSituation> {
    const known = await readAgentAt(this.source, agentId, at);
    if (!known) throw new AppError('not_found', { agent: agentId });
    const { agent, spans, documents } = known;
    const { zone } = await this.contracts.contract(agent.contractId);
    const today = localDateOf(at, zone);
    const span = dutyOf(spans, at);
    const duty = span && { workOn: span.workOn ?? today, endsAt: span.endsAt };
    if (agent.state !== 'active') return { agent, duty, refusal: { code: 'not_qualified', facts: { problems: [], state: agent.state } } };
    if (!duty) return { agent, duty, refusal: await this.noShift(agent.id, at) };
    const { document } = await this.contracts.termsOn(agent.contractId, today);
    const problems = qualificationProblems(document.staffing.requiredDocuments, documents, today);
    return { agent, duty, refusal: problems.length > 0 ? { code: 'not_qualified', facts: { problems } } : null };
  }

  /** The qualified agents of a contract whose shift or permit is under way or begins within `aheadMinutes`. */
  async onDuty(contractId: string, at: Date, aheadMinutes: number): Promise<OnDuty[]> {
    const agents = (await this.agentsOf([contractId])).filter((agent) => agent.state === 'active');
    if (agents.length === 0) return [];
    const ids = agents.map((agent) => agent.id);
    const [spans, documents] = await Promise.all([this.spansOf(ids, at, aheadMinutes), this.documentsOf(ids)]);
    const { zone } = await this.contracts.contract(contractId);
    const duty: OnDuty[] = [];
    for (const agent of agents) {
      const span = dutyOf(spans.get(agent.id) ?? [], at, aheadMinutes);
      if (!span) continue;
      const workOn = span.workOn ?? localDateOf(new Date(Math.max(at.getTime(), span.startsAt.getTime())), zone);
      const { document } = await this.contracts.termsOn(contractId, workOn);
      const held = documents.filter((row) => row.agentId === agent.id);
      if (qualificationProblems(document.staffing.requiredDocuments, held, workOn).length > 0) continue;
      duty.push({ agent, workOn, startsAt: span.startsAt, endsAt: span.endsAt });
    }
    return duty;
  }

  /** Shifts and permits that are under way, or begin within `aheadMinutes`, by agent. A permit has no day of its own. */
  private async spansOf(agentIds: string[], at: Date, aheadMinutes: number): Promise<Map<string, KnownSpan[]>> {
    const marks = agentIds.map(() => '?').join(',');
    const until = new Date(at.getTime() + aheadMinutes * 60_000);
    const rows = (await this.source.query(
      `SELECT 'shift' AS kind, agent_id, work_on, starts_at, ends_at FROM shift WHERE agent_id IN (${marks}) AND starts_at <= ? AND ends_at > ?
       UNION ALL SELECT 'permit', agent_id, NULL, starts_at, ends_at FROM access_permit WHERE agent_id IN (${marks}) AND starts_at <= ? AND ends_at > ?`,
      [...agentIds, until, at, ...agentIds, until, at],
    )) as { kind: DutySpan['by']; agent_id: string; work_on: LocalDate | null; starts_at: Date; ends_at: Date }[];
    const spans = new Map<string, KnownSpan[]>();
    for (const { kind: by, agent_id, work_on: workOn, starts_at: startsAt, ends_at: endsAt } of rows) {
      const agentId = String(agent_id);
      spans.set(agentId, [...(spans.get(agentId) ?? []), { by, workOn, startsAt, endsAt }]);
    }
    return spans;
  }

  private async zoneOf(agentId: string): Promise<string> {
    return (await this.contracts.contract((await this.agent(agentId)).contractId)).zone;
  }

  private async shiftRefusal(agentId: string, at: Date): Promise<GateRefusal | null> {
    return (await this.dutyAt(agentId, at)) ? null : this.noShift(agentId, at);
  }

  private async noShift(agentId: string, at: Date): Promise<GateRefusal> {
    const [next] = (await this.source.query('SELECT starts_at FROM shift WHERE agent_id = ? AND starts_at > ? ORDER BY starts_at LIMIT 1', [
      agentId,
      at,
    ])) as { starts_at: Date }[];
    return { code: 'outside_shift', facts: { startsAt: next?.starts_at.toISOString() ?? null } };
  }
}
