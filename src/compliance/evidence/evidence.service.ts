import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/index.js';
import { EvidenceCase, type EvidenceSnapshot } from './evidence-case.entity.js';
import { examineCallJob } from './examination/examine-call.job.js';

/** Takes in the evidence of each outcome: the dialer writes downward, in the outcome's own transaction. */
@Injectable()
export class EvidenceService {
  /** Opens the case of an outcome. It is ready once the call has ended and its recordings are in. */
  async openCase(tx: Transaction, snapshot: EvidenceSnapshot, numberIndex: Buffer | null, ready: boolean): Promise<string> {
    const { bankId, contractId, orderId, agentId, workOn, seat } = snapshot.context;
    const caseId = await tx.insert(EvidenceCase, {
      ...{ outcomeId: snapshot.claim.outcomeId, callId: snapshot.call?.callId ?? null, bankId, contractId, orderId, agentId, workOn, seat },
      ...{ code: snapshot.claim.code, numberIndex, state: ready ? 'ready' : 'waiting_for_call', snapshot },
      ...{ createdAt: tx.at, readyAt: ready ? tx.at : null, ...timesOf(snapshot.call) },
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
    const waiting = await tx.manager.findBy(EvidenceCase, { callId, state: 'waiting_for_call' });
    for (const found of waiting) {
      await tx.manager.update(
        EvidenceCase,
        { id: found.id },
        { state: 'ready', readyAt: tx.at, ...timesOf(call), snapshot: { ...found.snapshot, call, recordings } as never },
      );
      tx.enqueue(examineCallJob, { caseId: found.id });
    }
  }
}

function timesOf(call: EvidenceSnapshot['call']): { placedAt: Date | null; talkMs: number | null } {
  return {
    placedAt: call ? new Date(call.placedAt) : null,
    talkMs: call === null || call.talkSeconds === null ? null : Math.round(call.talkSeconds * 1000),
  };
}
