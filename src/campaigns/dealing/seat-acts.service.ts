import { Injectable } from '@nestjs/common';
import { PeopleService } from '../../people/index.js';
import { type Actor, type Principal, type Transaction, UnitOfWork } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import { dealCampaignJob } from './deal-campaign.job.js';
import { DealWriter } from './deal-writer.js';
import { DutySeats } from './duty-seats.service.js';
import { TaskReturns } from './task-returns.service.js';
import { OWNER_FIRST_MS } from './task-desk.service.js';
import { DealRun, SeatHold } from './task.entity.js';

export interface Move {
  /** Where the customers go; null: back to the pool. */
  toAgentId: string | null;
  campaignId: string | null;
  /** The last so many of the list; null: all. */
  customers: number | null;
  reason: string;
}

/** What a manager does with one seat. Each act has a reason and stands in the audit trail; a card that is open, and its call, stay. */
@Injectable()
export class SeatActs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleService,
    private readonly seats: DutySeats,
    private readonly returns: TaskReturns,
    private readonly writer: DealWriter,
  ) {}

  /** Moves undone customers to another seat that has room today, or back to the pool. Answers how many. */
  async move(me: Principal, actor: Actor, agentId: string, { toAgentId, campaignId, customers, reason }: Move): Promise<number> {
    const target = toAgentId ? await this.target(me, agentId, toAgentId) : null;
    return this.unitOfWork.run({ actor, action: 'seat.move', subject: `agent:${agentId}` }, async (tx) => {
      const scope = campaignId ? { agentId, campaignId } : { agentId };
      const tasks = await this.returns.undone(tx, scope, customers ?? undefined);
      if (tasks.length === 0) throw new AppError('state_conflict', { subject: 'seat', state: 'list_empty', action: 'move' });
      if (target) {
        const room = target.left - [...target.dealt.values()].reduce((sum, count) => sum + count, 0);
        if (tasks.length > room)
          throw new AppError('validation_failed', {
            errors: [{ field: 'customers', reason: `that seat has room for ${Math.max(0, room)} more today` }],
          });
        await this.handOver(tx, tasks, { agentId: target.agentId, workOn: target.workOn });
      } else {
        await this.returns.back(tx, scope, tasks.length);
        for (const id of new Set(tasks.map((task) => task.campaignId))) tx.enqueue(dealCampaignJob, { campaignId: id });
      }
      tx.audit(`agent:${agentId}`, { toAgentId, campaignId, moved: tasks.length, reason });
      tx.publish('seats', null);
      return tasks.length;
    });
  }

  /** The seat gets no new customers until it is resumed; it keeps its list, or the list goes back to be dealt to others. */
  async holdSeat(actor: Actor & { kind: 'account' }, agentId: string, given: { returnList: boolean; reason: string }): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'seat.hold', subject: `agent:${agentId}` }, async (tx) => {
      const added = await tx.change('INSERT IGNORE INTO seat_hold (agent_id, reason, held_by, held_at) VALUES (?, ?, ?, ?)', [
        ...[agentId, given.reason, actor.accountId, tx.at],
      ]);
      if (added === 0) throw new AppError('state_conflict', { subject: 'seat', state: 'held', action: 'hold' });
      const returned = given.returnList ? await this.returns.back(tx, { agentId }) : 0;
      tx.audit(`agent:${agentId}`, { reason: given.reason, returned });
      tx.publish('seats', null);
    });
  }

  async resumeSeat(actor: Actor, agentId: string, reason: string): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'seat.resume', subject: `agent:${agentId}` }, async (tx) => {
      if ((await tx.manager.delete(SeatHold, { agentId })).affected === 0)
        throw new AppError('state_conflict', { subject: 'seat', state: 'not_held', action: 'resume' });
      tx.audit(`agent:${agentId}`, { reason });
      tx.publish('seats', null);
    });
  }

  /** Gives an agent's waiting callbacks to another agent, or to the team: then whoever is free calls at the time agreed. */
  async reassignCallbacks(
    me: Principal,
    actor: Actor,
    agentId: string,
    given: { toAgentId: string | null; reason: string },
  ): Promise<number> {
    const { toAgentId, reason } = given;
    if (toAgentId) await this.colleague(me, agentId, toAgentId);
    return this.unitOfWork.run({ actor, action: 'seat.reassign-callbacks', subject: `agent:${agentId}` }, async (tx) => {
      const rows = await tx.rows<{ id: string }>("SELECT id FROM callback WHERE agent_id = ? AND state = 'waiting' FOR UPDATE", [agentId]);
      if (rows.length === 0) throw new AppError('state_conflict', { subject: 'seat', state: 'no_callbacks', action: 'reassign' });
      const ids = rows.map(({ id }) => id);
      const marks = ids.map(() => '?').join(',');
      await (toAgentId
        ? tx.change(
            `UPDATE callback SET agent_id = ?, team_from_at = due_at + INTERVAL ${OWNER_FIRST_MS / 60_000} MINUTE WHERE id IN (${marks})`,
            [toAgentId, ...ids],
          )
        : tx.change(`UPDATE callback SET team_from_at = due_at WHERE id IN (${marks})`, ids));
      tx.audit(`agent:${agentId}`, { toAgentId, callbacks: ids.length, reason });
      tx.publish('seats', null);
      return ids.length;
    });
  }

  /** The dealt customers stay dealt: only the list they lie on changes, under a run of its own. */
  private async handOver(
    tx: Transaction,
    tasks: readonly { id: string; prospectId: string; campaignId: string }[],
    to: { agentId: string; workOn: string },
  ): Promise<void> {
    await this.returns.mark(tx, tasks);
    // Tasks come last first; on the new list they keep the order they had.
    for (const campaignId of new Set(tasks.map((task) => task.campaignId))) {
      const moved = tasks.filter((task) => task.campaignId === campaignId).reverse();
      const runId = await tx.insert(DealRun, {
        ...{
          campaignId,
          kind: 'move',
          seed: 0,
          seats: 1,
          customers: moved.length,
          strata: [] as never,
          rooms: null as never,
          dealtAt: tx.at,
        },
      });
      await this.writer.write(
        tx,
        runId,
        moved.map(({ prospectId }) => ({ prospectId, campaignId, ...to })),
        'dealt',
      );
    }
  }

  private async colleague(me: Principal, agentId: string, toAgentId: string): Promise<string> {
    const [from, to] = [await this.people.agentFor(me, agentId), await this.people.agentFor(me, toAgentId)];
    if (from.id === to.id || from.contractId !== to.contractId || to.state !== 'active')
      throw new AppError('validation_failed', {
        errors: [{ field: 'toAgentId', reason: 'must be another active agent of the same contract' }],
      });
    return to.contractId;
  }

  private async target(me: Principal, agentId: string, toAgentId: string): Promise<Awaited<ReturnType<DutySeats['of']>>[number]> {
    const contractId = await this.colleague(me, agentId, toAgentId);
    const seat = (await this.seats.of(contractId)).find((one) => one.agentId === toAgentId);
    if (!seat)
      throw new AppError('validation_failed', {
        errors: [{ field: 'toAgentId', reason: 'that agent gets no customers now: off duty, absent, not qualified or held' }],
      });
    return seat;
  }
}
