import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ContractsService } from '../../../contracts/index.js';
import { actorOf, CalendarService, type Principal, Sweeper, systemActor, type Transaction, UnitOfWork } from '../../../platform/index.js';
import { AppError, Clock, type LocalDate, localDateOf, type OutcomeCode, OUTCOMES } from '../../../shared/index.js';
import { EvidenceCase } from '../evidence-case.entity.js';
import { Examination } from '../examination/examination.entity.js';
import { type AppealTerm, appealTermOf } from './appeal-term.js';
import { isPlayable } from './playable.js';
import { Listening, Review, ReviewDecision, ReviewHearing } from './review.entity.js';
import { type Decision, type Heard, REVIEW_STATES_TABLE, type ReviewAction } from './review-states.js';

const SYSTEM = systemActor('reviews');
const LAPSE_EVERY_MS = 60_000;
const LAPSE_BATCH = 500;
const NO_TERM: AppealTerm = { untilOn: null, missingYear: null, workingDaysLeft: null };

export interface GivenDecision {
  decision: Decision;
  reason: string;
  decisionsSeen: number;
}

/** A record that an auditor found false, as a settlement needs it. `provisional` while an appeal is possible or open. */
export interface Falsification {
  caseId: string;
  reviewId: string;
  callId: string | null;
  outcomeId: string;
  agentId: string;
  workOn: LocalDate;
  code: OutcomeCode;
  success: boolean;
  state: 'provisional' | 'final';
  decidedAt: string;
  appealUntilOn: LocalDate | null;
}

/** What auditors do to reviews: hear, decide, close an appeal. Nobody loses money before a person has decided (design, step 7). */
@Injectable()
export class ReviewsService implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractsService,
    private readonly calendar: CalendarService,
    private readonly sweeper: Sweeper,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.register({ name: 'appeal-terms', everyMs: LAPSE_EVERY_MS, run: () => this.lapse() });
  }

  /** Keeps what the auditor heard; throws `not_listened` before a playable recording was played, `state_conflict` for a second answer. */
  async answer(me: Principal, review: Review, heard: Heard): Promise<void> {
    await this.unitOfWork.run({ actor: actorOf(me), action: 'review.answer', subject: `review:${review.id}` }, async (tx) => {
      const locked = await this.lock(tx, review.id);
      if (locked.state !== 'open' && locked.state !== 'appealed')
        throw new AppError('state_conflict', { subject: 'review', state: locked.state, action: 'answer' });
      if (await this.hearing(tx, review.id, me))
        throw new AppError('state_conflict', { subject: 'review', state: 'answered', action: 'answer' });
      await this.requireListened(tx, review, me);
      await tx.manager.insert(ReviewHearing, { reviewId: review.id, accountId: me.accountId, heard, heardAt: tx.at });
      tx.audit(`review:${review.id}`, { heard });
    });
  }

  /** The first decision, or the same auditor's revision of it while the term to appeal runs. */
  async decide(me: Principal, review: Review, given: GivenDecision): Promise<void> {
    await this.act(me, review, 'decide', given, async (_tx, locked) => {
      if (locked.state === 'decided' && locked.decidedBy !== me.accountId) throw new AppError('stale_action', { state: locked.state });
    });
  }

  /** Closes an appeal; by an auditor who has not decided on this call before. */
  async closeAppeal(me: Principal, review: Review, given: GivenDecision): Promise<void> {
    await this.act(me, review, 'close_appeal', given, async (tx) => {
      if (await tx.manager.existsBy(ReviewDecision, { reviewId: review.id, accountId: me.accountId }))
        throw new AppError('four_eyes', { subject: 'appeal' });
    });
  }

  /** The false records of an order by the day of their call, up to and with `until` (L18). */
  async falsifications(contractId: string, orderId: string, until: LocalDate): Promise<Falsification[]> {
    const rows = (await this.source.query(
      `SELECT r.id, r.case_id, r.call_id, r.agent_id, r.work_on, r.state, r.decided_at, r.decided_on, e.outcome_id, e.code
         FROM review r JOIN evidence_case e ON e.id = r.case_id
        WHERE r.contract_id = ? AND r.order_id = ? AND r.decision = 'confirmed' AND r.work_on <= ? ORDER BY r.id`,
      [contractId, orderId, until],
    )) as {
      id: string;
      case_id: string;
      call_id: string | null;
      agent_id: string;
      work_on: string;
      state: string;
      decided_at: Date;
      decided_on: string;
      outcome_id: string;
      code: OutcomeCode;
    }[];
    const found: Falsification[] = [];
    for (const row of rows) {
      const { untilOn } = await this.appealTerm(contractId, row.decided_on);
      found.push({
        ...{ caseId: String(row.case_id), reviewId: String(row.id), callId: row.call_id === null ? null : String(row.call_id) },
        ...{ outcomeId: String(row.outcome_id), agentId: String(row.agent_id), workOn: row.work_on, code: row.code },
        ...{ success: OUTCOMES[row.code].success, state: row.state === 'closed' || row.state === 'final' ? 'final' : 'provisional' },
        ...{ decidedAt: row.decided_at.toISOString(), appealUntilOn: untilOn },
      });
    }
    return found;
  }

  async appealTerm(contractId: string, decidedOn: LocalDate): Promise<AppealTerm> {
    const { document, zone } = await this.contracts.termsOn(contractId, decidedOn);
    // Terms from before there were appeals name no term: then there is nothing that could pass.
    const deadlines = document.deadlines as typeof document.deadlines | undefined;
    if (!deadlines) return NO_TERM;
    const today = localDateOf(this.clock.now(), zone);
    return appealTermOf(await this.calendar.years(), decidedOn, deadlines.appealWorkingDays, today);
  }

  /** Makes decisions final whose term to appeal has passed. A term that is not computable does not pass. */
  private async lapse(): Promise<number> {
    const rows = (await this.source.query(
      "SELECT id, contract_id, decided_on FROM review WHERE state = 'decided' ORDER BY decided_on LIMIT ?",
      [LAPSE_BATCH],
    )) as { id: string; contract_id: string; decided_on: string }[];
    let lapsed = 0;
    for (const row of rows) {
      if (!(await this.isOver(String(row.contract_id), row.decided_on))) continue;
      lapsed += 1;
      await this.unitOfWork.run({ actor: SYSTEM, action: 'review.lapse', subject: `review:${row.id}` }, async (tx) => {
        const review = await this.lock(tx, String(row.id));
        if (review.state !== 'decided' || review.decidedOn !== row.decided_on) return tx.nothingDone();
        await tx.manager.update(Review, { id: review.id }, { state: REVIEW_STATES_TABLE.apply(review.state, 'lapse') });
        this.publish(tx, review);
      });
    }
    return lapsed;
  }

  private async isOver(contractId: string, decidedOn: LocalDate): Promise<boolean> {
    const { untilOn } = await this.appealTerm(contractId, decidedOn);
    const { zone } = await this.contracts.contract(contractId);
    return untilOn !== null && localDateOf(this.clock.now(), zone) > untilOn;
  }

  private async act(
    me: Principal,
    review: Review,
    action: ReviewAction & ('decide' | 'close_appeal'),
    given: GivenDecision,
    check: (tx: Transaction, locked: Review) => Promise<void>,
  ): Promise<void> {
    const name = action === 'decide' ? 'review.decide' : 'review.close-appeal';
    await this.unitOfWork.run({ actor: actorOf(me), action: name, subject: `review:${review.id}` }, async (tx) => {
      const locked = await this.lock(tx, review.id);
      if (locked.decisions !== given.decisionsSeen) throw new AppError('stale_action', { decisions: locked.decisions });
      const state = REVIEW_STATES_TABLE.apply(locked.state, action);
      await check(tx, locked);
      const hearing = await this.hearing(tx, review.id, me);
      if (!hearing) throw new AppError('not_answered_yet');
      const { zone } = await this.contracts.contract(locked.contractId);
      const version = locked.decisions + 1;
      await tx.insert(ReviewDecision, {
        ...{ reviewId: review.id, version, stage: action === 'decide' ? 'review' : 'appeal', accountId: me.accountId },
        ...{ heard: hearing.heard, decision: given.decision, reason: given.reason.trim(), decidedAt: tx.at },
      });
      await tx.manager.update(
        Review,
        { id: review.id },
        {
          ...{ state, decision: given.decision, decisions: version },
          ...(action === 'decide'
            ? { decidedOn: localDateOf(tx.at, zone), decidedAt: tx.at, decidedBy: me.accountId }
            : { closedAt: tx.at }),
        },
      );
      tx.audit(`review:${review.id}`, { decision: given.decision, version, caseId: locked.caseId });
      this.publish(tx, locked);
    });
  }

  private async requireListened(tx: Transaction, review: Review, me: Principal): Promise<void> {
    const found = await tx.manager.findOneByOrFail(EvidenceCase, { id: review.caseId });
    const examination = await tx.manager.findOneBy(Examination, { caseId: review.caseId });
    const playable = isPlayable(found.snapshot, examination);
    if (playable === 'pending') throw new AppError('recording_not_playable', { reason: playable });
    if (playable !== 'playable') return;
    if (!(await tx.manager.existsBy(Listening, { caseId: review.caseId, accountId: me.accountId }))) throw new AppError('not_listened');
  }

  private hearing(tx: Transaction, reviewId: string, me: Principal): Promise<ReviewHearing | null> {
    return tx.manager.findOneBy(ReviewHearing, { reviewId, accountId: me.accountId });
  }

  private async lock(tx: Transaction, id: string): Promise<Review> {
    return tx.manager.findOneOrFail(Review, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  private publish(tx: Transaction, review: Review): void {
    tx.publish('review', review.id);
    tx.publish('statement', null);
  }
}
