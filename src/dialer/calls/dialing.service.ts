import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProspectsService } from '../../campaigns/index.js';
import { type DialFinding, MayDialService } from '../../compliance/index.js';
import { actorOf, Config, type GateRefusal, type Principal, type Transaction, UnitOfWork } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import { AgentDesk, type Desk } from '../card/agent-desk.js';
import { endByHand } from '../by-hand/end-by-hand.js';
import { ManualCall } from '../by-hand/manual-call.entity.js';
import type { Card } from '../card/card.entity.js';
import { cardRevision } from '../card/card-revision.js';
import { CardsService } from '../card/cards.service.js';
import { PhoneCall } from './call.entity.js';
import { hangUpCallJob, placeCallJob } from './calls.jobs.js';
import { type GoneList, requireRunning } from './require-running.js';

/** Codes after which this customer leaves the card; the others (hours, stop) leave it there for later. */
const LEAVES_CARD = new Set(['do_not_call', 'number_contacted_recently', 'number_attempts_reached', 'customer_attempts_reached']);
const DAY_MS = 86_400_000;

/** Grants a dial in one short transaction and hands it to the telephone system after the commit (design, step 5). */
@Injectable()
export class DialingService {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly desks: AgentDesk,
    private readonly cards: CardsService,
    private readonly prospects: ProspectsService,
    private readonly mayDial: MayDialService,
    private readonly config: Config,
  ) {}

  /** Dials a number of the open card. Throws the refusal; the decision stands stored either way. */
  async dial(me: Principal, cardId: string, phoneIndex: number): Promise<void> {
    const desk = await this.desks.of(me);
    if (desk.refusal && desk.refusal.code !== 'campaign_not_running') throw new AppError(desk.refusal.code, desk.refusal.facts);
    if (desk.line.refusal) throw new AppError(desk.line.refusal.code, desk.line.refusal.facts);
    const findings = await this.unitOfWork.run({ actor: actorOf(me), action: 'call.dial', subject: `card:${cardId}` }, (tx) =>
      this.grant(tx, me, desk, cardId, phoneIndex),
    );
    const first = findings[0];
    if (first) throw new AppError(first.code, first.facts);
  }

  /** Asks for the end of the agent's open call. Works locked, outside hours, after the shift. */
  async hangUp(me: Principal, callId: string): Promise<void> {
    await this.unitOfWork.run({ actor: actorOf(me), action: 'call.hang-up', subject: `call:${callId}` }, async (tx) => {
      const call = await tx.manager.findOneBy(PhoneCall, { id: callId });
      if (!call || call.agentId !== me.agentId) throw new AppError('not_found', { call: callId });
      if (call.state === 'ended') return tx.nothingDone();
      const manual = await tx.manager.findOneBy(ManualCall, { callId });
      if (manual) {
        await endByHand(tx, call, manual);
        return this.desks.publish(tx, call.agentId);
      }
      await tx.change('UPDATE phone_call SET hang_up_requested_at = COALESCE(hang_up_requested_at, ?) WHERE id = ?', [tx.at, callId]);
      tx.enqueue(hangUpCallJob, { callId });
      await this.desks.publish(tx, call.agentId);
    });
  }

  private async grant(tx: Transaction, me: Principal, desk: Desk, cardId: string, phoneIndex: number): Promise<GateRefusal[]> {
    const { agent, workOn, terms } = desk;
    await this.desks.lockDay(tx, agent.id, workOn);
    const card = await this.cardToDial(tx, agent.id, cardId);
    const { product, gone } = await requireRunning(tx, card);
    if (gone) return this.leaveGone(tx, card, gone);
    const cap = terms.document.volume.capPerHeadPerDay;
    const counted = await tx.change('UPDATE agent_day SET calls = calls + 1 WHERE agent_id = ? AND work_on = ? AND calls < ?', [
      agent.id,
      workOn,
      cap,
    ]);
    if (counted === 0) throw new AppError('cap_reached', { cap });
    const prospect = await this.prospects.find(card.prospectId);
    const { phones, numbers } = await this.prospects.phonesAndNumbers(prospect, tx);
    const phone = phones.find(({ position }) => position === phoneIndex);
    if (!phone || phone.problem)
      throw new AppError('validation_failed', { errors: [{ field: 'phoneIndex', reason: 'this number cannot be dialled' }] });
    const verdict = await this.mayDial.decide(tx, {
      ...{ bankId: card.bankId, campaignId: card.campaignId, product, agentId: agent.id, terms },
      ...{ customerIndex: prospect.customerIndex, numberIndex: phone.numberIndex },
      customerNumbers: numbers,
    });
    if (!verdict.granted) {
      await tx.change('UPDATE agent_day SET calls = calls - 1 WHERE agent_id = ? AND work_on = ?', [agent.id, workOn]);
      const leaving = verdict.findings.find(({ code }) => LEAVES_CARD.has(code));
      if (leaving) await this.cards.withdraw(tx, card.id, leaving.code, againAfter(leaving, tx.at));
      tx.audit(`card:${card.id}`, { decisionId: verdict.decisionId, refusedBy: verdict.findings.map(({ code }) => code) });
      return verdict.findings;
    }
    if (await this.prospects.isWithdrawn(tx, prospect.id)) throw new AppError('withdrawn', { by: 'withdrawn' });
    await this.prospects.countAttempt(tx, prospect.id);
    const callId = await this.insertCall(tx, me, desk, card, phone.id, verdict.decisionId);
    tx.audit(`call:${callId}`, { cardId: card.id, decisionId: verdict.decisionId });
    if (this.config.dialsByHand)
      await tx.manager.insert(ManualCall, {
        ...{ callId, reveals: 0, revealedAt: null, saidAnsweredAt: null, saidEndedAt: null, notDialledReason: null },
      });
    else tx.enqueue(placeCallJob, { callId });
    await this.desks.publish(tx, agent.id, cardRevision(this.config.dialsByHand ? 'by_hand' : 'placing', card.id, callId));
    return [];
  }

  private async cardToDial(tx: Transaction, agentId: string, cardId: string): Promise<Card> {
    const card = await this.desks.openCard(agentId, tx);
    if (!card) throw new AppError('no_open_card');
    if (card.id !== cardId) throw new AppError('stale_action', { card: card.id });
    if (card.withdrawnBy) throw new AppError('withdrawn', { by: card.withdrawnBy });
    const pending = await this.cards.pendingCall(tx, card);
    if (pending) throw new AppError(pending.state === 'ended' ? 'outcome_missing' : 'call_open', { call: pending.id });
    return card;
  }

  /** The list was paused or withdrawn while the card had a call that was given back: nothing else takes its customer off the card. */
  private async leaveGone(tx: Transaction, card: Card, gone: GoneList): Promise<GateRefusal[]> {
    await this.cards.withdraw(tx, card.id, gone, null);
    tx.audit(`card:${card.id}`, { refusedBy: [gone] });
    return [{ code: 'withdrawn', facts: { by: gone } }];
  }

  private async insertCall(tx: Transaction, me: Principal, desk: Desk, card: Card, phoneId: string, decisionId: string): Promise<string> {
    const { agent, workOn, terms } = desk;
    return tx.insert(PhoneCall, {
      ...{ cardId: card.id, agentId: agent.id, accountId: me.accountId, prospectId: card.prospectId, phoneId },
      ...{ campaignId: card.campaignId, listId: card.listId, contractId: card.contractId, orderId: card.orderId },
      ...{ decisionId, scriptVersionId: card.scriptVersionId, termsVersion: terms.version, workOn, seat: agent.seat },
      ...{
        gateway: this.config.gateway,
        state: 'placing',
        ringTimeoutSeconds: terms.document.dialling.ringTimeoutSeconds,
        placedAt: tx.at,
      },
      // A call dialled by hand is nobody's to place, whichever telephone system is driven later.
      ...{
        claimedAt: this.config.dialsByHand ? tx.at : null,
        agentRingingAt: null,
        dialledAt: null,
        ringingAt: null,
        answeredAt: null,
        endedAt: null,
      },
      ...{ q850Cause: null, sipCode: null, hungUpBy: null, hangUpRequestedAt: null, lost: false, takenBackAt: null },
      ...{ recordings: 'none', openKey: agent.id },
    });
  }

  /** The call that an agent has open now. */
  async openCall(agentId: string): Promise<PhoneCall | null> {
    return this.source.manager.findOneBy(PhoneCall, { openKey: agentId });
  }
}

function againAfter(finding: DialFinding, now: Date): Date | null {
  const againAt = finding.facts['againAt'];
  if (typeof againAt === 'string') return new Date(againAt);
  return finding.code === 'do_not_call' ? null : new Date(now.getTime() + DAY_MS);
}
