import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Prospect, ProspectsService, TaskDesk } from '../../campaigns/index.js';
import { DoNotCallService, EvidenceService, type EvidenceSnapshot } from '../../compliance/index.js';
import { ContractsService } from '../../contracts/index.js';
import { actorOf, CalendarService, type IdempotentRequest, type Principal, type Transaction, UnitOfWork } from '../../platform/index.js';
import { AppError, Clock, type OutcomeCode, OUTCOMES } from '../../shared/index.js';
import { ManualCall } from '../by-hand/manual-call.entity.js';
import { callFacts, claimByHand, recordSeen, ringSecondsOf } from '../calls/call-facts.js';
import { PhoneCall, Recording } from '../calls/call.entity.js';
import { outcomeAgainstRecord, type OutcomeVerdict } from '../rules/outcome-against-record.js';
import { outcomeFieldProblems, type OutcomeFields } from '../rules/outcome-fields.js';
import { AgentDesk } from './agent-desk.js';
import { Card, Outcome } from './card.entity.js';
import { CardsService } from './cards.service.js';

export interface OutcomeRequest {
  cardId: string;
  callId: string;
  code: OutcomeCode;
  /** The agent was asked once more and insists. */
  confirmed: boolean;
  fields: OutcomeFields;
}

/** Records what came of a call, with all that follows from it, in one transaction (design, step 6). */
@Injectable()
export class OutcomesService {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly desks: AgentDesk,
    private readonly cards: CardsService,
    private readonly tasks: TaskDesk,
    private readonly prospects: ProspectsService,
    private readonly doNotCall: DoNotCallService,
    private readonly evidence: EvidenceService,
    private readonly contracts: ContractsService,
    private readonly calendar: CalendarService,
    private readonly clock: Clock,
  ) {}

  /** Works locked, outside hours and after the shift: what was called must be recorded. */
  async record(me: Principal, request: OutcomeRequest, key?: IdempotentRequest): Promise<void> {
    if (!me.agentId) throw new AppError('forbidden');
    await this.checkFields(request);
    const input = { ...request, fields: { ...request.fields, note: undefined } };
    await this.unitOfWork.run(
      { actor: actorOf(me), action: 'outcome.record', subject: `card:${request.cardId}`, key: key && { key: key.key, input } },
      (tx) => this.write(tx, me, request),
    );
  }

  private async write(tx: Transaction, me: Principal, request: OutcomeRequest): Promise<void> {
    const agentId = me.agentId!;
    const card = await tx.manager.findOneBy(Card, { id: request.cardId });
    if (!card || card.agentId !== agentId) throw new AppError('not_found', { card: request.cardId });
    await this.desks.lockDay(tx, agentId, card.workOn);
    const call = await tx.manager.findOne(PhoneCall, {
      where: { id: request.callId, cardId: card.id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!call) throw new AppError('no_open_call');
    if (await tx.manager.existsBy(Outcome, { callId: call.id })) throw new AppError('outcome_exists', { call: call.id });
    const open = await this.desks.openCard(agentId, tx);
    if (open?.id !== card.id) throw new AppError('stale_action', { card: open?.id ?? null });
    if (call.takenBackAt) throw new AppError('no_open_call');
    const byHand = await tx.manager.findOneBy(ManualCall, { callId: call.id });
    const { document, zone } = await this.contracts.termsOn(card.contractId, card.workOn);
    const { noAnswerMinRingSeconds } = document.dialling;
    const verdict = outcomeAgainstRecord(request.code, recordSeen(call, byHand), noAnswerMinRingSeconds);
    refuseOrAsk(verdict, call, request.confirmed, noAnswerMinRingSeconds);

    const prospect = await this.prospects.find(card.prospectId);
    const outcomeId = await this.insertOutcome(tx, me, { card, call, prospect }, request, verdict.allowed === 'confirm');
    await this.countIntent(tx, card, prospect, request.code, outcomeId);
    await this.tasks.finishTask(tx, card.taskId, card.callbackId);
    await this.prospects.afterOutcome(tx, card.prospectId, {
      ...{ code: request.code, agentId, phoneId: call.phoneId, connected: (byHand?.saidAnsweredAt ?? call.answeredAt) !== null },
      callbackAt: request.fields.callbackAt ? new Date(request.fields.callbackAt) : null,
      attemptedAt: call.placedAt,
      policy: { terms: document, zone, years: await this.calendar.years() },
    });
    await this.cards.close(tx, card, 'outcome');
    if (OUTCOMES[request.code].doNotCall) await this.blockCustomer(tx, card, prospect, call);
    await this.openEvidence(tx, { card, call, prospect, byHand }, request, outcomeId, verdict.allowed === 'confirm');
    tx.audit(`call:${call.id}`, { outcomeId, code: request.code, cardId: card.id, confirmed: verdict.allowed === 'confirm' });
    tx.publish('progress', card.campaignId);
  }

  private async checkFields({ cardId, code, fields }: OutcomeRequest): Promise<void> {
    const card = await this.source.manager.findOneBy(Card, { id: cardId });
    if (!card) throw new AppError('not_found', { card: cardId });
    const terms = await this.contracts.termsOn(card.contractId, card.workOn);
    const { serviceWindows: windows, officialCalendar, dialling } = terms.document;
    const errors = outcomeFieldProblems(code, fields, {
      ...{ now: this.clock.now(), zone: terms.zone, windows, officialCalendar, years: await this.calendar.years() },
      withinDays: dialling.callbackWithinDays,
    });
    if (errors.length > 0) throw new AppError('validation_failed', { errors });
  }

  private async insertOutcome(
    tx: Transaction,
    me: Principal,
    { card, call, prospect }: { card: Card; call: PhoneCall; prospect: Prospect },
    request: OutcomeRequest,
    doubted: boolean,
  ): Promise<string> {
    const { amountYuan, applyChannel, callbackAt, reason, note } = request.fields;
    return tx.insert(Outcome, {
      ...{ cardId: card.id, callId: call.id, version: 1, agentId: card.agentId, accountId: me.accountId, prospectId: card.prospectId },
      ...{ campaignId: card.campaignId, listId: card.listId, contractId: card.contractId, orderId: card.orderId },
      ...{ customerIndex: prospect.customerIndex, workOn: card.workOn, code: request.code },
      ...{ amountYuan: amountYuan ?? null, applyChannel: applyChannel ?? null, reason: reason ?? null },
      callbackAt: callbackAt ? new Date(callbackAt) : null,
      note: note ? await this.prospects.sealNote(prospect, note) : null,
      ...{ confirmedAgainstRecord: doubted, recordedAt: tx.at },
    });
  }

  /** A person's intents of a day are distinct customers, over all campaigns (L16). */
  private async countIntent(tx: Transaction, card: Card, prospect: Prospect, code: OutcomeCode, outcomeId: string): Promise<void> {
    if (!OUTCOMES[code].success) return;
    const codes = successCodes();
    const earlier = await tx.row(
      `SELECT 1 FROM outcome WHERE agent_id = ? AND work_on = ? AND customer_index = ? AND id <> ? AND code IN (${codes.map(() => '?').join(',')}) LIMIT 1`,
      [card.agentId, card.workOn, prospect.customerIndex, outcomeId, ...codes],
    );
    if (!earlier)
      await tx.change('UPDATE agent_day SET intents = intents + 1 WHERE agent_id = ? AND work_on = ?', [card.agentId, card.workOn]);
  }

  /** Strong refusal: the customer, with every number, is on do-not-call from this transaction's commit on (L15). */
  private async blockCustomer(tx: Transaction, card: Card, prospect: Prospect, call: PhoneCall): Promise<void> {
    const number = await this.prospects.number(call.phoneId);
    await this.doNotCall.add(
      tx,
      { bankId: card.bankId, customerIndex: prospect.customerIndex, numbers: [{ e164: number }] },
      { source: 'strong_refusal', reason: 'strong_refusal', evidenceCallId: call.id },
    );
  }

  private async openEvidence(
    tx: Transaction,
    { card, call, prospect, byHand }: { card: Card; call: PhoneCall; prospect: Prospect; byHand: ManualCall | null },
    request: OutcomeRequest,
    outcomeId: string,
    confirmedAgainstRecord: boolean,
  ): Promise<void> {
    const phone = (await this.prospects.phones(card.prospectId)).find(({ id }) => id === call.phoneId);
    const { conversation, contact, success, doNotCall } = OUTCOMES[request.code];
    const { amountYuan, applyChannel, callbackAt, reason } = request.fields;
    const recordings = await tx.manager.findBy(Recording, { callId: call.id });
    const wrapUpSeconds = call.endedAt ? Math.round((tx.at.getTime() - call.endedAt.getTime()) / 100) / 10 : null;
    const snapshot: EvidenceSnapshot = {
      claim: {
        ...{ outcomeId, code: request.code, traits: { conversation, contact, success, doNotCall } },
        ...{ recordedAt: tx.at.toISOString(), confirmedAgainstRecord },
        fields: {
          amountYuan: amountYuan ?? null,
          applyChannel: applyChannel ?? null,
          callbackAt: callbackAt ?? null,
          reason: reason ?? null,
        },
        ...(byHand ? { byHand: claimByHand(call, byHand) } : {}),
      },
      // Of a call dialled by hand no telephone system has said anything yet.
      call: byHand ? null : callFacts(call),
      recordings: recordings.map(({ segment, fileId, sha256, durationMs, sampleRate, channels, startedAt }) => ({
        ...{ segment, fileId, sha256: sha256.toString('hex'), durationMs, sampleRate, channels, startedAt: startedAt.toISOString() },
      })),
      context: {
        ...{ bankId: card.bankId, agentId: card.agentId, accountId: card.accountId, seat: call.seat, masked: phone?.mask ?? '' },
        ...{ campaignId: card.campaignId, listId: card.listId, prospectId: card.prospectId },
        ...{ contractId: card.contractId, orderId: card.orderId, termsVersion: call.termsVersion, scriptVersionId: card.scriptVersionId },
        ...{ workOn: card.workOn, wrapUpSeconds, earlierIntents: success ? await this.earlierIntents(tx, card, prospect, outcomeId) : [] },
      },
    };
    await this.evidence.openCase(tx, snapshot, phone?.numberIndex ?? null, !byHand && call.recordings !== 'pending');
  }

  /** Successes of the customer under the same order before this one: one customer is one success (L16). */
  private async earlierIntents(
    tx: Transaction,
    card: Card,
    prospect: Prospect,
    outcomeId: string,
  ): Promise<EvidenceSnapshot['context']['earlierIntents']> {
    const codes = successCodes();
    const rows = await tx.rows<{ id: string; work_on: string; agent_id: string }>(
      `SELECT id, work_on, agent_id FROM outcome WHERE customer_index = ? AND order_id = ? AND id <> ? AND code IN (${codes.map(() => '?').join(',')})
        ORDER BY id LIMIT 20`,
      [prospect.customerIndex, card.orderId, outcomeId, ...codes],
    );
    return rows.map((row) => ({ outcomeId: String(row.id), workOn: row.work_on, agentId: String(row.agent_id) }));
  }
}

function refuseOrAsk({ why, allowed, missingSeconds }: OutcomeVerdict, call: PhoneCall, confirmed: boolean, minRingSeconds: number): void {
  if (allowed === 'yes' || (allowed === 'confirm' && confirmed)) return;
  if (why === 'call_not_ended') throw new AppError('call_open', { call: call.id });
  if (why === 'not_answered') throw new AppError('outcome_contradicts_call', { state: 'not_answered', q850Cause: call.q850Cause });
  if (why === 'rang_too_briefly')
    throw new AppError('rang_too_briefly', { missingSeconds, minRingSeconds, ringSeconds: ringSecondsOf(call) ?? 0 });
  const answeredSeconds = call.answeredAt && call.endedAt ? Math.round((call.endedAt.getTime() - call.answeredAt.getTime()) / 1000) : 0;
  throw new AppError('outcome_needs_confirmation', { answeredSeconds });
}

function successCodes(): string[] {
  return Object.entries(OUTCOMES)
    .filter(([, traits]) => traits.success)
    .map(([code]) => code);
}
