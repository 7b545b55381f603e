import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PeopleService } from '../../../people/index.js';
import type { Principal } from '../../../platform/index.js';
import { AppError, Clock } from '../../../shared/index.js';
import { EvidenceCase } from '../evidence-case.entity.js';
import { EvidenceFinding, Examination } from '../examination/examination.entity.js';
import { axisOf, callRefOf, checksOf, claimViewOf, lanesOf, pbxViewOf } from './call-views.js';
import { isPlayable } from './playable.js';
import { Listening, Review, ReviewDecision, ReviewHearing } from './review.entity.js';
import type { DecisionView, ReviewItem, ReviewQueue, ReviewsPage, ReviewView } from './reviews.dto.js';
import { ReviewsService } from './reviews.service.js';

const PAGE = 50;
const DAY_MS = 86_400_000;

const QUEUE_STATES: Record<ReviewQueue, readonly string[]> = {
  open: ['open'],
  appealed: ['appealed'],
  decided: ['decided', 'closed', 'final'],
};

/** Everything one auditor's view of a review is made of. */
interface Read {
  review: Review;
  found: EvidenceCase;
  examination: Examination | null;
  hearing: ReviewHearing | null;
  decisions: ReviewDecision[];
}

/** Reads for the review desk. It shows an auditor only what is due: first the sound, then the claim, flags last. */
@Injectable()
export class ReviewDesk {
  constructor(
    private readonly source: DataSource,
    private readonly people: PeopleService,
    private readonly reviews: ReviewsService,
    private readonly clock: Clock,
  ) {}

  /** A review of the asker's own bank; others are not found (S3). */
  async reviewFor(me: Principal, id: string): Promise<Review> {
    const review = me.partyId ? await this.source.manager.findOneBy(Review, { id, bankId: me.partyId }) : null;
    if (!review) throw new AppError('not_found', { review: id });
    return review;
  }

  /** Open ones by their place in the queue, which mixes the sample in; decided ones newest first. */
  async queue(bankId: string, queue: ReviewQueue, cursor: string | null): Promise<ReviewsPage> {
    const [key, id] = cursor ? cursor.split('.') : [null, null];
    const byQueue = queue === 'open';
    const after = byQueue ? '(? IS NULL OR queue_key < ? OR (queue_key = ? AND id > ?))' : '(? IS NULL OR id < ?)';
    const states = QUEUE_STATES[queue];
    const rows = (await this.source.query(
      `SELECT id, work_on, seat, placed_at, talk_ms, call_id, case_id, state, decision, queue_key FROM review
        WHERE bank_id = ? AND state IN (${states.map(() => '?').join(',')}) AND ${after}
        ORDER BY ${byQueue ? 'queue_key DESC, id' : 'id DESC'} LIMIT ?`,
      [bankId, ...states, ...(byQueue ? [key, key, key, id] : [id, id]), PAGE + 1],
    )) as ItemRow[];
    const last = rows[PAGE - 1];
    return {
      items: rows.slice(0, PAGE).map((row) => itemOf(row, queue)),
      next: rows.length > PAGE && last ? `${last.queue_key}.${last.id}` : null,
      counts: await this.counts(bankId),
    };
  }

  async view(me: Principal, id: string): Promise<ReviewView> {
    const read = await this.read(me, await this.reviewFor(me, id));
    const { review, found, examination, hearing, decisions } = read;
    const { snapshot } = found;
    const over = review.state === 'closed' || review.state === 'final';
    const mine = decisions.some(({ accountId }) => accountId === me.accountId);
    const unsealed = hearing !== null || over;
    const axis = axisOf(snapshot);
    return {
      ...{ id: review.id, caseId: found.id, callId: found.callId, callRef: callRefOf(review), state: review.state },
      stage: review.state === 'appealed' || review.state === 'closed' ? 'appeal' : 'review',
      ...{ seat: review.seat ?? '', agentName: (await this.people.agent(review.agentId)).displayName, workOn: review.workOn },
      ...{ placedAt: review.placedAt?.toISOString() ?? null, durationMs: axis.durationMs, talkSeconds: snapshot.call?.talkSeconds ?? null },
      ...{ channels: snapshot.recordings.at(-1)?.channels ?? null, recording: isPlayable(snapshot, examination), segments: axis.segments },
      examined: Boolean(examination?.features),
      problem: examination?.problemCode ? { code: examination.problemCode, facts: examination.problemFacts ?? {} } : null,
      ...{ lanes: lanesOf(examination), pbx: snapshot.call ? pbxViewOf(snapshot.call) : null },
      listened: await this.source.manager.existsBy(Listening, { caseId: found.id, accountId: me.accountId }),
      heard: hearing?.heard ?? null,
      claim: unsealed ? claimViewOf(snapshot) : null,
      checks: unsealed ? checksOf(snapshot, examination) : null,
      revealed: mine || over ? await this.revealed(review) : null,
      decisions: mine || over || (review.state === 'appealed' && hearing) ? await this.decisionViews(decisions) : [],
      decisionsCount: review.decisions,
      appeal: unsealed && review.appealReason ? await this.appeal(review) : null,
      appealTerm: review.decidedOn && (mine || over) ? await this.reviews.appealTerm(review.contractId, review.decidedOn) : null,
      actions: actionsOf(read, me),
    };
  }

  private async read(me: Principal, review: Review): Promise<Read> {
    const { manager } = this.source;
    const [found, examination, hearing, decisions] = await Promise.all([
      manager.findOneByOrFail(EvidenceCase, { id: review.caseId }),
      manager.findOneBy(Examination, { caseId: review.caseId }),
      manager.findOneBy(ReviewHearing, { reviewId: review.id, accountId: me.accountId }),
      manager.find(ReviewDecision, { where: { reviewId: review.id }, order: { version: 'ASC' } }),
    ]);
    return { review, found, examination, hearing, decisions };
  }

  private async counts(bankId: string): Promise<ReviewsPage['counts']> {
    const since = new Date(this.clock.now().getTime() - DAY_MS);
    const rows = (await this.source.query(
      `SELECT 'open' AS what, COUNT(*) AS n FROM review WHERE bank_id = ? AND state = 'open'
        UNION ALL SELECT 'appealed', COUNT(*) FROM review WHERE bank_id = ? AND state = 'appealed'
        UNION ALL SELECT 'decided', COUNT(*) FROM review WHERE bank_id = ? AND state IN ('decided', 'closed', 'final') AND decided_at > ?
        UNION ALL SELECT 'waiting', COUNT(*) FROM evidence_case WHERE bank_id = ? AND state = 'ready'
        UNION ALL SELECT 'failed', COUNT(*) FROM evidence_case WHERE bank_id = ? AND state = 'cannot_be_examined'`,
      [bankId, bankId, bankId, since, bankId, bankId],
    )) as { what: string; n: string }[];
    const count = (what: string): number => Number(rows.find((row) => row.what === what)?.n ?? 0);
    return {
      ...{ open: count('open'), appealed: count('appealed'), decidedToday: count('decided') },
      ...{ waiting: count('waiting'), cannotBeExamined: count('failed') },
    };
  }

  private async revealed(review: Review): Promise<NonNullable<ReviewView['revealed']>> {
    const findings = await this.source.manager.find(EvidenceFinding, {
      where: { caseId: review.caseId },
      order: { weight: 'DESC', id: 'ASC' },
    });
    return {
      findings: findings.map(({ code, grade, weight, facts }) => ({ code, grade, weight, facts })),
      risk: review.risk,
      origin: review.origin,
    };
  }

  private async decisionViews(decisions: ReviewDecision[]): Promise<DecisionView[]> {
    const names = await this.names(decisions.map(({ accountId }) => accountId));
    return decisions.map(({ version, stage, accountId, heard, decision, reason, decidedAt }) => ({
      ...{ version, stage, by: names.get(accountId) ?? '', heard, decision, reason, at: decidedAt.toISOString() },
    }));
  }

  private async appeal(review: Review): Promise<NonNullable<ReviewView['appeal']>> {
    const names = await this.names([review.appealedBy!]);
    return { reason: review.appealReason!, by: names.get(review.appealedBy!) ?? '', at: review.appealedAt!.toISOString() };
  }

  private async names(accountIds: string[]): Promise<Map<string, string>> {
    if (accountIds.length === 0) return new Map();
    const rows = (await this.source.query(
      `SELECT id, display_name FROM account WHERE id IN (${accountIds.map(() => '?').join(',')})`,
      accountIds,
    )) as { id: string; display_name: string }[];
    return new Map(rows.map((row) => [String(row.id), row.display_name]));
  }
}

interface ItemRow {
  id: string;
  work_on: string;
  seat: string | null;
  placed_at: Date | null;
  talk_ms: number | null;
  call_id: string | null;
  case_id: string;
  state: ReviewItem['state'];
  decision: ReviewItem['decision'];
  queue_key: number;
}

function itemOf(row: ItemRow, queue: ReviewQueue): ReviewItem {
  return {
    id: String(row.id),
    callRef: callRefOf({ workOn: row.work_on, callId: row.call_id === null ? null : String(row.call_id), caseId: String(row.case_id) }),
    ...{ seat: row.seat ?? '', workOn: row.work_on, placedAt: row.placed_at?.toISOString() ?? null },
    talkSeconds: row.talk_ms === null ? null : row.talk_ms / 1000,
    state: row.state,
    decision: queue === 'decided' ? row.decision : null,
  };
}

function actionsOf({ review, hearing, decisions }: Read, me: Principal): string[] {
  const mine = decisions.some(({ accountId }) => accountId === me.accountId);
  if (review.state === 'open') return hearing ? ['decide'] : ['answer'];
  if (review.state === 'decided') return review.decidedBy === me.accountId ? ['revise'] : [];
  if (review.state === 'appealed' && !mine) return hearing ? ['close_appeal'] : ['answer'];
  return [];
}
