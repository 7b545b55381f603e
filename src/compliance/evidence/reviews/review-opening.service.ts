import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Transaction } from '../../../platform/index.js';
import type { EvidenceCase } from '../evidence-case.entity.js';
import { Review, ReviewHearing } from './review.entity.js';

/** Risk 0 to 100 becomes a place of 0 to 1099; calls of one risk lie in no order that tells anything. */
const KEYS_A_RISK = 10;
/** Among so many flagged calls a sampled one finds its place. */
const NEIGHBOURS = 200;

/** Puts calls on the review desk: flagged ones by their risk, sampled ones where they do not stand out. */
@Injectable()
export class ReviewOpening {
  /** A call whose findings ask for a person. */
  async flag(tx: Transaction, found: EvidenceCase, risk: number): Promise<void> {
    const known = await tx.manager.findOne(Review, { where: { caseId: found.id }, lock: { mode: 'pessimistic_write' } });
    if (known) {
      const origin = known.origin === 'sample' ? 'both' : known.origin;
      await tx.manager.update(Review, { id: known.id }, { origin, risk });
      return;
    }
    const queueKey = risk * KEYS_A_RISK + Math.floor(fraction(`flag ${found.id}`) * KEYS_A_RISK);
    await tx.insert(Review, { ...openReview(found, tx.at), origin: 'flag', risk, queueKey });
  }

  /**
   * A later examination found nothing any more, such as when the exchange's record arrived late: a call that nobody has begun to hear leaves
   * the desk, a sampled one stays with its chance. What was decided or begun stays as it is.
   */
  async unflag(tx: Transaction, found: EvidenceCase, risk: number): Promise<void> {
    const known = await tx.manager.findOne(Review, { where: { caseId: found.id }, lock: { mode: 'pessimistic_write' } });
    if (known?.state !== 'open' || known.origin === 'sample') return;
    const begun = known.decisions > 0 || (await tx.manager.existsBy(ReviewHearing, { reviewId: known.id }));
    if (begun) await tx.manager.update(Review, { id: known.id }, { risk });
    else if (known.origin === 'both') await tx.manager.update(Review, { id: known.id }, { origin: 'sample', risk });
    else await tx.manager.delete(Review, { id: known.id });
  }

  /** A call drawn by chance. One that is flagged already keeps its place. */
  async sample(tx: Transaction, found: EvidenceCase, random: () => number): Promise<void> {
    const known = await tx.manager.findOne(Review, { where: { caseId: found.id }, lock: { mode: 'pessimistic_write' } });
    if (known) {
      await tx.manager.update(Review, { id: known.id }, { origin: known.origin === 'flag' ? 'both' : known.origin });
      return;
    }
    await tx.insert(Review, { ...openReview(found, tx.at), origin: 'sample', risk: 0, queueKey: await this.place(tx, found, random) });
  }

  /** The place of some flagged call of the contract, drawn by chance: the sample is spread as the flagged ones are. */
  private async place(tx: Transaction, found: EvidenceCase, random: () => number): Promise<number> {
    const flagged = await tx.rows<{ queue_key: number }>(
      "SELECT queue_key FROM review WHERE contract_id = ? AND origin <> 'sample' ORDER BY id DESC LIMIT ?",
      [found.contractId, NEIGHBOURS],
    );
    const chosen = flagged[Math.floor(random() * flagged.length)];
    const base = chosen ? Math.floor(chosen.queue_key / KEYS_A_RISK) : Math.floor(random() * 101);
    return base * KEYS_A_RISK + Math.floor(random() * KEYS_A_RISK);
  }
}

function openReview(found: EvidenceCase, at: Date): Omit<Review, 'id' | 'origin' | 'risk' | 'queueKey'> {
  const { callId, bankId, contractId, orderId, agentId, seat, workOn, placedAt, talkMs } = found;
  return {
    ...{ caseId: found.id, callId, bankId, contractId, orderId, agentId, seat, workOn, placedAt, talkMs },
    ...{ state: 'open', decision: null, decisions: 0, openedAt: at, decidedOn: null, decidedAt: null, decidedBy: null },
    ...{ appealReason: null, appealedBy: null, appealedAt: null, closedAt: null },
  };
}

/** A repeatable number in [0, 1) for a text. */
function fraction(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32LE(0) / 4_294_967_296;
}
