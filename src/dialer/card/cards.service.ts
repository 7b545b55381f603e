import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, In, IsNull, Not } from 'typeorm';
import {
  type HandedTask,
  type Prospect,
  type ProspectPhone,
  DealingService,
  ListsService,
  ProspectsService,
  TaskDesk,
} from '../../campaigns/index.js';
import { binds, DoNotCallService, MayDialService, type Reach, takeLedger } from '../../compliance/index.js';
import { type Actor, actorOf, type Principal, type Transaction, UnitOfWork } from '../../platform/index.js';
import { ScriptsService } from '../../scripts/index.js';
import { AppError } from '../../shared/index.js';
import { ManualCall } from '../by-hand/manual-call.entity.js';
import { recordSeen, ringSecondsOf } from '../calls/call-facts.js';
import { PhoneCall } from '../calls/call.entity.js';
import { missingRing } from '../rules/outcome-against-record.js';
import { AgentDesk, type Desk } from './agent-desk.js';
import { cardRevision } from './card-revision.js';
import { AgentPresence, Card, type CardCloseReason, Outcome } from './card.entity.js';

/** How many unusable rows one press of Next passes over before it answers; the next press goes on. */
const MAX_SKIPPED = 50;
/** A customer whose number lies on another card comes back after this time. */
const RESERVED_ELSEWHERE_MS = 10 * 60_000;

const KEYS_A_STATEMENT = 1000;
const DAY_MS = 86_400_000;

/** What a press of Next has read and opened; the answer need not read it again. `fresh`: null when a card lay open already. */
export interface AfterNext {
  desk: Desk;
  fresh: { card: Card; prospect: Prospect; phones: ProspectPhone[] } | null;
}
/** An open call dialled by hand that is older than this, after the shift, was forgotten. */
const LONGEST_BY_HAND_MS = 60 * 60_000;

export type PauseReason = 'break' | 'training' | 'meeting';

/** Opens and closes cards: one open card per person, one card per customer and number, across campaigns (design, step 4). */
@Injectable()
export class CardsService implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly desks: AgentDesk,
    private readonly tasks: TaskDesk,
    private readonly dealing: DealingService,
    private readonly prospects: ProspectsService,
    private readonly mayDial: MayDialService,
    private readonly scripts: ScriptsService,
    private readonly doNotCall: DoNotCallService,
    private readonly lists: ListsService,
  ) {}

  onModuleInit(): void {
    this.doNotCall.addEffect((tx, bankId, keys, reach) => this.withdrawCards(tx, bankId, [...keys.customers, ...keys.numbers], reach));
    this.lists.addWithdrawalEffect((tx, listId) => this.withdrawList(tx, listId));
    this.lists.addPauseEffect((tx, listId) => this.pauseList(tx, listId));
    this.dealing.setCapacityProbe((agentIds, workOn, cap) => this.callsLeft(agentIds, workOn, cap));
  }

  /** "Next": answers the open card, or opens one with the next customer. Throws the refusal that stands against it, in words. */
  async next(me: Principal): Promise<AfterNext> {
    const desk = await this.desks.of(me);
    const isPaused = desk.presence?.state === 'paused';
    if (desk.refusal || isPaused) {
      const open = await this.desks.openCard(desk.agent.id);
      if (open && !open.withdrawnBy) return { desk, fresh: null };
      if (!open && desk.refusal) throw new AppError(desk.refusal.code, desk.refusal.facts);
      if (isPaused) throw new AppError('state_conflict', { subject: 'agent', state: 'paused', action: 'next' });
    }
    const opened = await this.openNext(me, desk);
    if (opened) return opened;
    if (desk.refusal) throw new AppError(desk.refusal.code, desk.refusal.facts);
    await this.dealing.topUp(desk.agent.contractId);
    // Looked at again even when nothing was topped up: the worker may have dealt this agent a list in between.
    const later = await this.openNext(me, desk);
    if (later) return later;
    const hold = await this.tasks.hold(desk.agent.id);
    if (hold) throw new AppError('seat_held', { reason: hold.reason, by: hold.by, at: hold.at.toISOString() });
    throw new AppError('list_empty');
  }

  /** Takes a break now, or after the call that is under way. */
  async pause(me: Principal, reason: PauseReason): Promise<void> {
    await this.setPresence(
      me,
      'agent.pause',
      async (tx, agentId) => ((await this.desks.openCard(agentId, tx)) ? 'pause_after_call' : 'paused'),
      reason,
    );
  }

  async resume(me: Principal): Promise<void> {
    await this.setPresence(me, 'agent.resume', async () => 'available', null);
  }

  /** Closes a card inside the caller's transaction and frees its customer and numbers for others. */
  async close(tx: Transaction, card: Card, reason: CardCloseReason): Promise<void> {
    const closed = await tx.change(
      'UPDATE card SET open_key = NULL, closed_at = ?, close_reason = ? WHERE id = ? AND open_key IS NOT NULL',
      [tx.at, reason, card.id],
    );
    if (closed === 0) throw new AppError('no_open_card');
    await tx.change('DELETE FROM card_reservation WHERE card_id = ?', [card.id]);
    await tx.change("UPDATE agent_presence SET state = 'paused', since = ? WHERE agent_id = ? AND state = 'pause_after_call'", [
      tx.at,
      card.agentId,
    ]);
    await this.desks.publish(tx, card.agentId);
  }

  /** Gives the customer of a card that was never called back to the list, from `againAt` on. */
  async giveBack(tx: Transaction, card: Card): Promise<void> {
    await this.tasks.returnTask(tx, card.taskId, card.callbackId);
    if (card.callbackId) await tx.change("UPDATE prospect SET state = 'callback' WHERE id = ? AND state = 'open'", [card.prospectId]);
    else await this.prospects.giveBack(tx, card.prospectId, card.againAt);
  }

  /** Null: there is nothing to open. */
  private async openNext(me: Principal, desk: Desk): Promise<AfterNext | null> {
    return this.unitOfWork.run({ actor: actorOf(me), action: 'card.next', subject: `agent:${desk.agent.id}` }, async (tx) => {
      await this.desks.lockDay(tx, desk.agent.id, desk.workOn);
      const open = await this.desks.openCard(desk.agent.id, tx);
      if (open && !open.withdrawnBy) return (tx.nothingDone(), { desk, fresh: null });
      if (open) await this.closeWithdrawn(tx, open);
      if (desk.refusal) return null;
      const order = await this.tasks.order(tx, desk.agent.id, desk.workOn, desk.campaigns);
      for (let skipped = 0; skipped < MAX_SKIPPED; skipped += 1) {
        const task = await this.tasks.take(tx, desk.agent.id, order);
        if (!task) {
          if (!open && skipped === 0) tx.nothingDone();
          return null;
        }
        const fresh = await this.openCardFor(tx, me, desk, task);
        if (!fresh) continue;
        if (desk.campaigns.length > 1) await this.tasks.countCard(tx, desk.agent.id, desk.workOn, task.campaignId);
        return { desk, fresh };
      }
      return null;
    });
  }

  private async closeWithdrawn(tx: Transaction, card: Card): Promise<void> {
    await this.close(tx, card, 'withdrawn');
    await this.giveBack(tx, card);
  }

  /** Reserves customer and numbers and opens the card; null when another card has one of them or nothing is callable. */
  private async openCardFor(tx: Transaction, me: Principal, desk: Desk, task: HandedTask): Promise<AfterNext['fresh']> {
    const prospect = await this.prospects.find(task.prospectId);
    const { phones, numbers: known } = await this.prospects.phonesAndNumbers(prospect, tx);
    const blocked = await this.isBlocked(tx, desk, task.campaignId, prospect, known);
    if (blocked || phones.every((phone) => phone.problem !== null)) {
      await this.tasks.finishTask(tx, task.taskId, task.callbackId);
      await tx.change("UPDATE prospect SET state = ?, withdrawn_by = ? WHERE id = ? AND state <> 'withdrawn'", [
        ...(blocked ? ['withdrawn', 'do_not_call'] : ['exhausted', null]),
        prospect.id,
      ]);
      return null;
    }
    const numbers = phones.map((phone) => phone.numberIndex).sort((a, b) => a.compare(b));
    const keys = [{ kind: 'customer', keyIndex: prospect.customerIndex }, ...numbers.map((keyIndex) => ({ kind: 'number', keyIndex }))];
    const card = await this.insertCard(tx, me, desk, task, prospect);
    if (!(await this.reserve(tx, desk.bankId, card.id, keys))) {
      await this.tasks.returnTask(tx, task.taskId, task.callbackId);
      if (task.callbackId)
        await tx.change('UPDATE callback SET due_at = ? WHERE id = ?', [
          new Date(tx.at.getTime() + RESERVED_ELSEWHERE_MS),
          task.callbackId,
        ]);
      await tx.change('UPDATE prospect SET state = ?, not_before = ? WHERE id = ?', [
        task.callbackId ? 'callback' : 'callable',
        new Date(tx.at.getTime() + RESERVED_ELSEWHERE_MS),
        prospect.id,
      ]);
      return null;
    }
    tx.audit(`card:${card.id}`, { prospectId: prospect.id, campaignId: task.campaignId });
    await this.desks.publish(tx, desk.agent.id, cardRevision('prepared', card.id, null));
    return { card, prospect, phones };
  }

  /** Asked under the ledger's locks: an entry that commits while the card opens either is seen here or finds the card. */
  private async isBlocked(tx: Transaction, desk: Desk, campaignId: string, prospect: Prospect, numbers: Buffer[]): Promise<boolean> {
    await takeLedger(tx, desk.bankId, [
      { kind: 'customer', keyIndex: prospect.customerIndex },
      ...numbers.map((keyIndex) => ({ kind: 'number' as const, keyIndex })),
    ]);
    const { product } = desk.campaigns.find(({ id }) => id === campaignId)!;
    return (await this.mayDial.blocked({ bankId: desk.bankId, campaignId, product }, [prospect.customerIndex, ...numbers], tx)).size > 0;
  }

  /**
   * Takes all keys for a card or none, always in the same order, so that two cards never wait for each other. A card that lacks one is
   * taken back: the statement before has made it, and nobody else has seen it.
   */
  private async reserve(tx: Transaction, bankId: string, cardId: string, keys: { kind: string; keyIndex: Buffer }[]): Promise<boolean> {
    const taken = await tx.change(
      `INSERT IGNORE INTO card_reservation (bank_id, kind, key_index, card_id) VALUES ${keys.map(() => '(?, ?, ?, ?)').join(',')}`,
      keys.flatMap(({ kind, keyIndex }) => [bankId, kind, keyIndex, cardId]),
    );
    if (taken === keys.length) return true;
    if (taken > 0) await tx.change('DELETE FROM card_reservation WHERE card_id = ?', [cardId]);
    await tx.change('DELETE FROM card WHERE id = ?', [cardId]);
    return false;
  }

  private async insertCard(tx: Transaction, me: Principal, desk: Desk, task: HandedTask, prospect: Prospect): Promise<Card> {
    const campaign = desk.campaigns.find(({ id }) => id === task.campaignId)!;
    const card: Omit<Card, 'id'> = {
      ...{ agentId: desk.agent.id, accountId: me.accountId, workOn: desk.workOn, taskId: task.taskId, callbackId: task.callbackId },
      ...{
        prospectId: prospect.id,
        campaignId: campaign.id,
        listId: prospect.listId,
        contractId: campaign.contractId,
        orderId: campaign.orderId,
      },
      ...{ bankId: campaign.bankId, preferredPhoneId: task.phoneId },
      scriptVersionId: await this.scripts.approvedVersionId(campaign.scriptId),
      ...{ openedAt: tx.at, closedAt: null, closeReason: null, withdrawnBy: null, againAt: null, openKey: desk.agent.id },
    };
    return { ...card, id: await tx.insert(Card, card) };
  }

  /** A do-not-call entry reaches open cards at once; a call in progress is never cut and its outcome is still recorded. */
  private async withdrawCards(tx: Transaction, bankId: string, indexes: Buffer[], reach: Reach): Promise<number> {
    const cards = new Set<string>();
    for (let at = 0; at < indexes.length; at += KEYS_A_STATEMENT) {
      const some = indexes.slice(at, at + KEYS_A_STATEMENT);
      const rows = await tx.rows<{ card_id: string; campaign_id: string; product: string }>(
        `SELECT DISTINCT r.card_id, c.campaign_id, g.product FROM card_reservation r JOIN card c ON c.id = r.card_id
           JOIN campaign g ON g.id = c.campaign_id WHERE r.bank_id = ? AND r.key_index IN (${some.map(() => '?').join(',')})`,
        [bankId, ...some],
      );
      for (const { card_id: cardId, campaign_id: campaignId, product } of rows)
        if (binds(reach, { campaignId: String(campaignId), product }, tx.at)) cards.add(String(cardId));
    }
    for (const cardId of cards) await this.withdraw(tx, cardId, 'do_not_call', null);
    return 0;
  }

  /** The list of an open card was withdrawn: its customer leaves the card and is not dealt again. */
  private async withdrawList(tx: Transaction, listId: string): Promise<void> {
    const cards = await tx.manager.findBy(Card, { listId, openKey: Not(IsNull()) });
    for (const card of cards) {
      if (await this.pendingCall(tx, card)) continue;
      await this.withdraw(tx, card.id, 'withdrawn', null);
      await tx.change("UPDATE prospect SET state = 'withdrawn', withdrawn_by = 'list' WHERE id = ? AND state = 'open'", [card.prospectId]);
    }
  }

  /** The list of an open card was paused: its customer leaves the card and waits; one that was called stays until its outcome. */
  private async pauseList(tx: Transaction, listId: string): Promise<void> {
    for (const card of await tx.manager.findBy(Card, { listId, openKey: Not(IsNull()) }))
      await this.withdraw(tx, card.id, 'list_paused', null);
  }

  /** Takes the customer off a card on which no call is open or waiting for its outcome. */
  async withdraw(tx: Transaction, cardId: string, code: string, againAt: Date | null): Promise<void> {
    const card = await tx.manager.findOneBy(Card, { id: cardId });
    if (!card?.openKey || (await this.pendingCall(tx, card))) return;
    await tx.change('UPDATE card SET withdrawn_by = ?, again_at = ? WHERE id = ?', [code, againAt, cardId]);
    await this.desks.publish(tx, card.agentId);
  }

  /** The card's call that has no outcome yet: still open, or ended and counted. */
  async pendingCall(tx: Transaction, card: Card): Promise<PhoneCall | null> {
    const calls = await tx.manager.find(PhoneCall, { where: { cardId: card.id }, order: { id: 'DESC' }, take: 1 });
    const call = calls[0];
    if (!call || call.takenBackAt) return null;
    return (await tx.manager.existsBy(Outcome, { callId: call.id })) ? null : call;
  }

  private async callsLeft(agentIds: string[], workOn: string, cap: number): Promise<Map<string, number>> {
    const rows = (await this.source.query(
      `SELECT agent_id, calls FROM agent_day WHERE work_on = ? AND agent_id IN (${agentIds.map(() => '?').join(',')})`,
      [workOn, ...agentIds],
    )) as { agent_id: string; calls: number }[];
    const used = new Map(rows.map((row) => [String(row.agent_id), row.calls]));
    return new Map(agentIds.map((id) => [id, Math.max(0, cap - (used.get(id) ?? 0))]));
  }

  private async setPresence(
    me: Principal,
    action: string,
    stateOf: (tx: Transaction, agentId: string) => Promise<AgentPresence['state']>,
    reason: string | null,
  ): Promise<void> {
    if (!me.agentId) throw new AppError('forbidden');
    const agentId = me.agentId;
    await this.unitOfWork.run({ actor: actorOf(me), action, subject: `agent:${agentId}` }, async (tx) => {
      const state = await stateOf(tx, agentId);
      await tx.change(
        `INSERT INTO agent_presence (agent_id, state, reason, since) VALUES (?, ?, ?, ?)
         ON DUPLICATE KEY UPDATE since = IF(state = VALUES(state), since, VALUES(since)), state = VALUES(state), reason = VALUES(reason)`,
        [agentId, state, reason, tx.at],
      );
      tx.audit(`agent:${agentId}`, { state, reason });
      await this.desks.publish(tx, agentId);
    });
  }

  /**
   * Closes the card of a call that its agent gave up before anybody could have come to the telephone: nothing may be claimed of it, so
   * nothing is recorded. The call counts, the customer comes back tomorrow, the audit trail says who gave up and how early (decision 0053).
   */
  async giveUp(me: Principal, cardId: string, callId: string): Promise<void> {
    const desk = await this.desks.of(me);
    const { noAnswerMinRingSeconds } = desk.terms.document.dialling;
    await this.unitOfWork.run({ actor: actorOf(me), action: 'card.give-back', subject: `card:${cardId}` }, async (tx) => {
      await this.desks.lockDay(tx, desk.agent.id, desk.workOn);
      const card = await this.desks.openCard(desk.agent.id, tx);
      if (!card) throw new AppError('no_open_card');
      if (card.id !== cardId) throw new AppError('stale_action', { card: card.id });
      const call = await this.pendingCall(tx, card);
      if (call?.id !== callId) throw new AppError('no_open_call');
      if (call.state !== 'ended') throw new AppError('call_open', { call: call.id });
      const missingSeconds = missingRing(recordSeen(call), noAnswerMinRingSeconds);
      if (missingSeconds === null) throw new AppError('outcome_missing', { call: call.id });
      await this.closeWithoutOutcome(tx, card);
      tx.audit(`call:${call.id}`, { cardId: card.id, ringSeconds: ringSecondsOf(call), missingSeconds });
    });
  }

  /** A call was made and nothing is said of it: the customer rests a day. */
  private async closeWithoutOutcome(tx: Transaction, card: Card): Promise<void> {
    await this.close(tx, card, 'no_outcome_recorded');
    await this.tasks.finishTask(tx, card.taskId, card.callbackId);
    await this.prospects.giveBack(tx, card.prospectId, new Date(tx.at.getTime() + DAY_MS));
  }

  /** Closes cards whose shift has ended a while ago; one that was called and has no outcome becomes a finding (design, step 5). */
  async closeForgotten(actor: Actor, cardIds: string[]): Promise<number> {
    let closed = 0;
    for (const card of await this.source.manager.findBy(Card, { id: In(cardIds) })) {
      await this.unitOfWork.run({ actor, action: 'card.forgotten', subject: `card:${card.id}` }, async (tx) => {
        await this.desks.lockDay(tx, card.agentId, card.workOn);
        const call = await this.pendingCall(tx, card);
        if (call && call.state !== 'ended' && !(await this.isForgottenByHand(tx, call))) return tx.nothingDone();
        if (call) await this.closeWithoutOutcome(tx, card);
        else {
          await this.close(tx, card, 'not_dialled');
          await this.giveBack(tx, card);
        }
        tx.audit(`card:${card.id}`, { callId: call?.id ?? null });
        closed += 1;
      });
    }
    return closed;
  }

  /**
   * Nobody ends a call dialled by hand but the agent. One of a shift long over is no talk any more: it leaves the agent's hands, counted as
   * it was, and what the exchange recorded of it still finds it.
   */
  private async isForgottenByHand(tx: Transaction, call: PhoneCall): Promise<boolean> {
    if (!(await tx.manager.existsBy(ManualCall, { callId: call.id })) || tx.at.getTime() - call.placedAt.getTime() < LONGEST_BY_HAND_MS)
      return false;
    await tx.manager.update(PhoneCall, { id: call.id }, { state: 'ended', openKey: null as never });
    return true;
  }
}
