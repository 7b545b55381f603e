import { Injectable } from '@nestjs/common';
import { type Actor, type Transaction, UnitOfWork } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import { dealCampaignJob } from '../dealing/deal-campaign.job.js';
import { TaskReturns } from '../dealing/task-returns.service.js';
import { LIST_STATES } from './list-states.js';
import { ListsService } from './lists.service.js';
import { TargetList } from './target-list.entity.js';

/** What a manager does with a list that is out: pause, resume, put before others. A call in progress is never cut. */
@Injectable()
export class ListSteering {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lists: ListsService,
    private readonly returns: TaskReturns,
  ) {}

  /** No customer of the list is dealt or called until it is resumed; what lies on seats' lists goes back. */
  async pause(actor: Actor, list: TargetList, reason: string): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'list.pause', subject: `list:${list.id}` }, async (tx) => {
      const { id, campaignId, state } = await lock(tx, list.id);
      await tx.manager.update(TargetList, { id }, { state: LIST_STATES.apply(state, 'pause'), stateReason: reason });
      const returned = await this.returns.back(tx, { campaignId, listId: id });
      await this.lists.applyPause(tx, id);
      tx.audit(`list:${id}`, { reason, returned });
      this.changed(tx, { id, campaignId });
    });
  }

  async resume(actor: Actor, list: TargetList, reason: string): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'list.resume', subject: `list:${list.id}` }, async (tx) => {
      const { id, campaignId, state } = await lock(tx, list.id);
      await tx.manager.update(TargetList, { id }, { state: LIST_STATES.apply(state, 'resume'), stateReason: null });
      tx.audit(`list:${id}`, { reason });
      this.changed(tx, { id, campaignId });
    });
  }

  /** `null` gives each customer the priority of its own row again. What lies undone on seats' lists is dealt anew in the new order. */
  async prioritise(actor: Actor, list: TargetList, priority: number | null, reason: string): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'list.prioritise', subject: `list:${list.id}` }, async (tx) => {
      const { id, campaignId, state, priority: before } = await lock(tx, list.id);
      if (state === 'withdrawn') throw new AppError('state_conflict', { subject: 'list', state, action: 'prioritise' });
      await tx.manager.update(TargetList, { id }, { priority });
      const returned = await this.returns.back(tx, { campaignId });
      tx.audit(`list:${id}`, { from: before, to: priority, reason, returned });
      this.changed(tx, { id, campaignId });
    });
  }

  private changed(tx: Transaction, { id, campaignId }: { id: string; campaignId: string }): void {
    tx.publish('list', id);
    tx.publish('progress', campaignId);
    tx.publish('seats', null);
    tx.enqueue(dealCampaignJob, { campaignId });
  }
}

function lock(tx: Transaction, id: string): Promise<TargetList> {
  return tx.manager.findOneOrFail(TargetList, { where: { id }, lock: { mode: 'pessimistic_write' } });
}
