import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/index.js';
import { EvidenceCase, type EvidenceSnapshot, type SwitchRecordFacts } from './evidence-case.entity.js';
import { examineCallJob } from './examination/examine-call.job.js';
import { Review } from './reviews/review.entity.js';

/** What a record of the bank's own exchange has to say of a call that was dialled by hand. */
export interface SuppliedFacts {
  call: EvidenceSnapshot['call'];
  recordings: EvidenceSnapshot['recordings'];
  record: SwitchRecordFacts;
}

/** What became of supplied facts. `frozen`: an auditor has decided without them, and the decision stands on what it was made of. */
export type Supplied = 'no_outcome' | 'completed' | 'renewed' | 'frozen';

/** Takes in the evidence of each outcome: the dialer writes downward, in the outcome's own transaction. */
@Injectable()
export class EvidenceService {
  /**
   * Opens the case of an outcome. It is ready once the call has ended and its recordings are in; of a call dialled by hand, once a record
   * of the exchange was matched.
   */
  async openCase(tx: Transaction, snapshot: EvidenceSnapshot, numberIndex: Buffer | null, ready: boolean): Promise<string> {
    const { bankId, contractId, orderId, agentId, workOn, seat } = snapshot.context;
    const { byHand } = snapshot.claim;
    const callId = snapshot.call?.callId ?? byHand?.callId ?? null;
    const caseId = await tx.insert(EvidenceCase, {
      ...{ outcomeId: snapshot.claim.outcomeId, callId, bankId, contractId, orderId, agentId, workOn, seat },
      ...{ code: snapshot.claim.code, numberIndex, snapshot, createdAt: tx.at, readyAt: ready ? tx.at : null },
      ...{ state: ready ? 'ready' : byHand ? 'waiting_for_record' : 'waiting_for_call' },
      ...timesOf(snapshot),
    });
    if (ready) tx.enqueue(examineCallJob, { caseId });
    return caseId;
  }

  /** Completes waiting cases of a call whose end and recordings are now known. */
  async completeCases(
    tx: Transaction,
    callId: string,
    call: EvidenceSnapshot['call'],
    recordings: EvidenceSnapshot['recordings'],
  ): Promise<void> {
    for (const found of await tx.manager.findBy(EvidenceCase, { callId, state: 'waiting_for_call' }))
      await this.makeReady(tx, found, { ...found.snapshot, call, recordings });
  }

  /**
   * Supplies a call dialled by hand with what the exchange recorded. A case that waits becomes ready; one that was examined without the
   * record is examined anew; one that was decided stays as it was decided.
   */
  async supply(tx: Transaction, callId: string, { call, recordings, record }: SuppliedFacts): Promise<Supplied> {
    const found = await tx.manager.findOne(EvidenceCase, {
      where: { callId },
      order: { id: 'DESC' },
      lock: { mode: 'pessimistic_write' },
    });
    if (!found) return 'no_outcome';
    const review = await tx.manager.findOneBy(Review, { caseId: found.id });
    if (review && isDecided(review)) return 'frozen';
    await this.makeReady(tx, found, { ...found.snapshot, call, recordings, switchRecord: record });
    if (review) {
      const { placedAt, talkMs } = timesOf({ ...found.snapshot, call });
      await tx.manager.update(Review, { id: review.id }, { placedAt, talkMs });
    }
    return found.state === 'waiting_for_record' ? 'completed' : 'renewed';
  }

  /** Of calls that have an outcome: whether facts may still be supplied, or somebody has decided without them. Locks their reviews. */
  async standing(tx: Transaction, callIds: readonly string[]): Promise<Map<string, 'open' | 'frozen'>> {
    const rows = await tx.rows<{ call_id: string; state: string | null; decisions: number | null }>(
      `SELECT e.call_id, r.state, r.decisions FROM evidence_case e LEFT JOIN review r ON r.case_id = e.id
        WHERE e.call_id IN (${callIds.map(() => '?').join(',')}) FOR UPDATE`,
      [...callIds],
    );
    return new Map(
      rows.map(({ call_id: callId, state, decisions }) => [
        String(callId),
        state !== null && isDecided({ state, decisions: decisions ?? 0 }) ? 'frozen' : 'open',
      ]),
    );
  }

  private async makeReady(tx: Transaction, { id }: EvidenceCase, snapshot: EvidenceSnapshot): Promise<void> {
    await tx.manager.update(EvidenceCase, { id }, { state: 'ready', readyAt: tx.at, ...timesOf(snapshot), snapshot: snapshot as never });
    tx.enqueue(examineCallJob, { caseId: id });
  }
}

const isDecided = ({ state, decisions }: { state: string; decisions: number }): boolean => state !== 'open' || decisions > 0;

function timesOf({ call, claim }: EvidenceSnapshot): { placedAt: Date | null; talkMs: number | null } {
  const placedAt = call?.placedAt ?? claim.byHand?.grantedAt;
  return {
    placedAt: placedAt ? new Date(placedAt) : null,
    talkMs: call === null || call.talkSeconds === null ? null : Math.round(call.talkSeconds * 1000),
  };
}
