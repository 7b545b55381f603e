import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ContractsService } from '../../../contracts/index.js';
import { actorOf, type Principal, UnitOfWork } from '../../../platform/index.js';
import { AppError, Clock, holdsPhoneNumber, localDateOf, type OutcomeCode } from '../../../shared/index.js';
import { EvidenceCase } from '../evidence-case.entity.js';
import { EvidenceFinding, Examination } from '../examination/examination.entity.js';
import type { AppealedCallView, FalseRecordDetailView, FalseRecordsPage, FalseRecordView } from './appeals.dto.js';
import { axisOf, callRefOf, lanesOf, pbxViewOf } from './call-views.js';
import { isPlayable } from './playable.js';
import { Review } from './review.entity.js';
import { REVIEW_STATES_TABLE, type ReviewState } from './review-states.js';
import { ReviewsService } from './reviews.service.js';

const PAGE = 50;

interface FalseRecordRow {
  id: string;
  call_id: string | null;
  case_id: string;
  contract_id: string;
  seat: string | null;
  agent_name: string;
  work_on: string;
  placed_at: Date | null;
  code: OutcomeCode;
  state: ReviewState;
  decision: FalseRecordView['decision'];
  decided_at: Date;
  decided_on: string;
  reason: string;
  closing_reason: string | null;
  appeal_reason: string | null;
  appealed_name: string | null;
  appealed_at: Date | null;
}

/** The vendor's side of a false record: it is told, may appeal within its term, and may then hear this one call (design: who uses it). */
@Injectable()
export class AppealsService {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractsService,
    private readonly reviews: ReviewsService,
    private readonly clock: Clock,
  ) {}

  /** Records of the vendor's own contracts that an auditor found false, with those cleared on appeal; newest first. */
  async list(me: Principal, cursor: string | null): Promise<FalseRecordsPage> {
    const rows = await this.rows(me, '(? IS NULL OR r.id < ?)', [cursor, cursor], PAGE + 1);
    const items = await Promise.all(rows.slice(0, PAGE).map((row) => this.view(row)));
    return { items, next: rows.length > PAGE ? String(rows[PAGE - 1]!.id) : null };
  }

  async detail(me: Principal, id: string): Promise<FalseRecordDetailView> {
    const [row] = await this.rows(me, 'r.id = ?', [id], 1);
    if (!row) throw new AppError('not_found', { review: id });
    return { ...(await this.view(row)), call: row.state === 'appealed' ? await this.call(String(row.case_id)) : null };
  }

  /** Appeals against a false record; throws `appeal_term_over` after the term, `state_conflict` when it is not open to appeal. */
  async appeal(me: Principal, id: string, reason: string): Promise<void> {
    const [row] = await this.rows(me, 'r.id = ?', [id], 1);
    if (!row) throw new AppError('not_found', { review: id });
    if (holdsPhoneNumber(reason))
      throw new AppError('validation_failed', { errors: [{ field: 'reason', reason: 'must not hold a phone number' }] });
    await this.unitOfWork.run({ actor: actorOf(me), action: 'review.appeal', subject: `review:${id}` }, async (tx) => {
      const review = await tx.manager.findOneOrFail(Review, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const state = REVIEW_STATES_TABLE.apply(review.state, 'appeal');
      if (review.decision !== 'confirmed')
        throw new AppError('state_conflict', { subject: 'review', state: review.decision, action: 'appeal' });
      await this.requireTermRuns(review);
      await tx.manager.update(Review, { id }, { state, appealReason: reason.trim(), appealedBy: me.accountId, appealedAt: tx.at });
      tx.audit(`review:${id}`, { caseId: review.caseId });
      tx.publish('review', id);
      tx.publish('statement', null);
    });
  }

  /** The review of an open appeal of the vendor: what its people may hear. Others are not found; a closed one is closed to them again. */
  async openFor(me: Principal, id: string): Promise<Review> {
    const [row] = await this.rows(me, 'r.id = ?', [id], 1);
    if (!row) throw new AppError('not_found', { review: id });
    if (row.state !== 'appealed') throw new AppError('state_conflict', { subject: 'review', state: row.state, action: 'listen' });
    return this.source.manager.findOneByOrFail(Review, { id });
  }

  private async requireTermRuns(review: Review): Promise<void> {
    const { untilOn } = await this.reviews.appealTerm(review.contractId, review.decidedOn!);
    const { zone } = await this.contracts.contract(review.contractId);
    if (untilOn !== null && localDateOf(this.clock.now(), zone) > untilOn) throw new AppError('appeal_term_over', { untilOn });
  }

  private async rows(me: Principal, where: string, values: unknown[], limit: number): Promise<FalseRecordRow[]> {
    const contracts = (await this.contracts.visibleTo(me)).map(({ id }) => id);
    if (contracts.length === 0) return [];
    return (await this.source.query(
      `SELECT r.id, r.call_id, r.case_id, r.contract_id, r.seat, a.display_name AS agent_name, r.work_on, r.placed_at, e.code, r.state, r.decision,
              r.decided_at, r.decided_on, r.appeal_reason, p.display_name AS appealed_name, r.appealed_at,
              (SELECT d.reason FROM review_decision d WHERE d.review_id = r.id AND d.stage = 'review' ORDER BY d.version DESC LIMIT 1) AS reason,
              (SELECT d.reason FROM review_decision d WHERE d.review_id = r.id AND d.stage = 'appeal' ORDER BY d.version DESC LIMIT 1) AS closing_reason
         FROM review r JOIN evidence_case e ON e.id = r.case_id JOIN agent a ON a.id = r.agent_id LEFT JOIN account p ON p.id = r.appealed_by
        WHERE r.contract_id IN (${contracts.map(() => '?').join(',')}) AND (r.decision = 'confirmed' OR r.appealed_at IS NOT NULL) AND ${where}
        ORDER BY r.id DESC LIMIT ?`,
      [...contracts, ...values, limit],
    )) as FalseRecordRow[];
  }

  private async view(row: FalseRecordRow): Promise<FalseRecordView> {
    const appealTerm = await this.reviews.appealTerm(String(row.contract_id), row.decided_on);
    const { zone } = await this.contracts.contract(String(row.contract_id));
    const runs = appealTerm.untilOn === null || localDateOf(this.clock.now(), zone) <= appealTerm.untilOn;
    const callId = row.call_id === null ? null : String(row.call_id);
    return {
      ...{ id: String(row.id), callId, callRef: callRefOf({ workOn: row.work_on, callId, caseId: String(row.case_id) }) },
      ...{ seat: row.seat ?? '', agentName: row.agent_name, workOn: row.work_on, placedAt: row.placed_at?.toISOString() ?? null },
      ...{
        code: row.code,
        state: row.state,
        decision: row.decision,
        decidedAt: row.decided_at.toISOString(),
        reason: row.reason,
        appealTerm,
      },
      appeal: row.appealed_at ? { reason: row.appeal_reason ?? '', by: row.appealed_name ?? '', at: row.appealed_at.toISOString() } : null,
      closingReason: row.closing_reason,
      actions: [...(row.state === 'decided' && runs ? ['appeal'] : []), ...(row.state === 'appealed' ? ['listen'] : [])],
    };
  }

  private async call(caseId: string): Promise<AppealedCallView> {
    const { manager } = this.source;
    const { snapshot } = await manager.findOneByOrFail(EvidenceCase, { id: caseId });
    const examination = await manager.findOneBy(Examination, { caseId });
    const findings = await manager.find(EvidenceFinding, { where: { caseId }, order: { weight: 'DESC', id: 'ASC' } });
    const { durationMs, segments } = axisOf(snapshot);
    return {
      ...{ masked: snapshot.context.masked ?? '', durationMs, segments, lanes: lanesOf(examination) },
      pbx: snapshot.call ? pbxViewOf(snapshot.call) : null,
      findings: findings.map(({ code, grade, weight, facts }) => ({ code, grade, weight, facts })),
      playable: isPlayable(snapshot, examination) === 'playable',
    };
  }
}
