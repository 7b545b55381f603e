import { Injectable } from '@nestjs/common';
import { ProspectsService } from '../../campaigns/index.js';
import { MayDialService, takeLedger } from '../../compliance/index.js';
import { actorOf, type Principal, type Transaction, UnitOfWork } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import { CALL_STATES } from '../calls/call-states.js';
import { PhoneCall } from '../calls/call.entity.js';
import { CallReports } from '../calls/call-reports.service.js';
import { goneList, requireRunning } from '../calls/require-running.js';
import { AgentDesk } from '../card/agent-desk.js';
import { Card } from '../card/card.entity.js';
import { CardsService } from '../card/cards.service.js';
import { endByHand } from './end-by-hand.js';
import { ManualCall, type NotDialledReason } from './manual-call.entity.js';

export interface RevealedNumber {
  callId: string;
  /** As one dials it: `13800138000`, `01055556666`. Answered once and kept nowhere. */
  number: string;
}

/** A customer whose number was shown and not dialled rests so long: nobody reads number after number off one list. */
const AGAIN_AFTER_MS = 60 * 60_000;

/** Calls that an agent dials on a telephone nobody can drive: the number is shown by a logged click, what is said of the call is a claim. */
@Injectable()
export class ManualCalls {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desks: AgentDesk,
    private readonly cards: CardsService,
    private readonly prospects: ProspectsService,
    private readonly mayDial: MayDialService,
    private readonly reports: CallReports,
  ) {}

  /**
   * Shows the number of the agent's own open call, and writes that down. What would refuse the dial now refuses the number too: to read it
   * is to be able to call it. @throws the refusal
   */
  async reveal(me: Principal, cardId: string, callId: string): Promise<RevealedNumber> {
    const desk = await this.desks.of(me);
    // The cap was taken by the grant; the last call of a day is shown as well.
    if (desk.refusal && !['cap_reached', 'campaign_not_running'].includes(desk.refusal.code))
      throw new AppError(desk.refusal.code, desk.refusal.facts);
    return this.unitOfWork.run({ actor: actorOf(me), action: 'call.reveal', subject: `call:${callId}` }, async (tx) => {
      const { call, manual } = await this.open(tx, me, callId);
      const card = await tx.manager.findOneByOrFail(Card, { id: call.cardId });
      if (card.id !== cardId) throw new AppError('stale_action', { card: card.id });
      await this.refuseBlocked(tx, card);
      const e164 = await this.prospects.number(call.phoneId);
      await tx.manager.update(ManualCall, { callId }, { reveals: manual.reveals + 1, revealedAt: manual.revealedAt ?? tx.at });
      tx.audit(`call:${callId}`, { cardId, reveals: manual.reveals + 1 });
      await this.desks.publish(tx, call.agentId);
      return { callId, number: dialable(e164) };
    });
  }

  /** The agent says that the customer answered, or that the call is over. */
  async say(me: Principal, callId: string, event: 'answered' | 'ended'): Promise<void> {
    await this.unitOfWork.run({ actor: actorOf(me), action: `call.said-${event}`, subject: `call:${callId}` }, async (tx) => {
      const { call, manual } = await this.own(tx, me, callId);
      if (call.state === 'ended' || (event === 'answered' && manual.saidAnsweredAt)) return tx.nothingDone();
      if (event === 'answered') {
        if (!manual.revealedAt) throw new AppError('number_not_revealed', { call: callId });
        await tx.manager.update(ManualCall, { callId }, { saidAnsweredAt: tx.at });
        await tx.manager.update(PhoneCall, { id: callId }, { state: CALL_STATES.apply(call.state, 'customer_answers') });
      } else await endByHand(tx, call, manual);
      await this.desks.publish(tx, call.agentId);
      tx.publish('progress', call.campaignId);
    });
  }

  /**
   * The agent did not dial. A number that was never shown gives its count back and stays on the card; one that was shown counts, whatever is
   * said of it, or the cap could be passed: the card closes and the customer returns to the list.
   */
  async notDialled(me: Principal, callId: string, reason: NotDialledReason): Promise<void> {
    await this.unitOfWork.run({ actor: actorOf(me), action: 'call.not-dialled', subject: `call:${callId}` }, async (tx) => {
      const { call, manual } = await this.open(tx, me, callId);
      if (manual.saidAnsweredAt) throw new AppError('state_conflict', { subject: 'call', state: 'talking', action: 'not_dialled' });
      await tx.manager.update(ManualCall, { callId }, { notDialledReason: reason });
      tx.audit(`call:${callId}`, { reason, counts: manual.revealedAt !== null });
      if (manual.revealedAt) {
        await endByHand(tx, call, manual);
        const card = await tx.manager.findOneByOrFail(Card, { id: call.cardId });
        await this.cards.close(tx, card, 'not_dialled');
        await this.cards.giveBack(tx, Object.assign(card, { againAt: new Date(tx.at.getTime() + AGAIN_AFTER_MS) }));
      } else {
        await this.reports.giveBack(tx, call);
        // A pause of the list passed this card by while its call was open.
        const gone = await goneList(tx, call.listId);
        if (gone) await this.cards.withdraw(tx, call.cardId, gone, null);
      }
      await this.desks.publish(tx, call.agentId);
      tx.publish('progress', call.campaignId);
    });
  }

  private async open(tx: Transaction, me: Principal, callId: string): Promise<{ call: PhoneCall; manual: ManualCall }> {
    const found = await this.own(tx, me, callId);
    if (found.call.state === 'ended') throw new AppError('no_open_call');
    return found;
  }

  private async own(tx: Transaction, me: Principal, callId: string): Promise<{ call: PhoneCall; manual: ManualCall }> {
    const call = await tx.manager.findOne(PhoneCall, { where: { id: callId }, lock: { mode: 'pessimistic_write' } });
    const manual = call && (await tx.manager.findOneBy(ManualCall, { callId }));
    if (!me.agentId || call?.agentId !== me.agentId || !manual) throw new AppError('not_found', { call: callId });
    return { call, manual };
  }

  /**
   * Asked as at the dial, in the same order of locks: a pause of campaign or list and a do-not-call entry that commit first are seen, and the
   * number is not shown (P7).
   */
  private async refuseBlocked(tx: Transaction, card: Card): Promise<void> {
    const { product, gone } = await requireRunning(tx, card);
    if (gone) throw new AppError('withdrawn', { by: gone });
    const prospect = await this.prospects.find(card.prospectId);
    const numbers = await this.prospects.numbersOf(card.bankId, prospect.customerIndex, tx);
    await takeLedger(tx, card.bankId, [
      { kind: 'customer', keyIndex: prospect.customerIndex },
      ...numbers.map((keyIndex) => ({ kind: 'number' as const, keyIndex })),
    ]);
    const scope = { bankId: card.bankId, campaignId: card.campaignId, product };
    const blocked = await this.mayDial.blocked(scope, [prospect.customerIndex, ...numbers], tx);
    if (blocked.size > 0) throw new AppError('do_not_call');
  }
}

/** A mainland number as it is dialled at home: a mobile number bare, a landline with its 0. */
function dialable(e164: string): string {
  const national = e164.replace(/^\+86/, '');
  return /^1\d{10}$/.test(national) ? national : `0${national}`;
}
