import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/index.js';
import { EvidenceCase, type EvidenceSnapshot } from './evidence-case.entity.js';

/** Takes in the evidence of each outcome: the dialer writes downward, in the outcome's own transaction. */
@Injectable()
export class EvidenceService {
  /** Opens the case of an outcome. It is ready once the call has ended and its recordings are in. */
  async openCase(tx: Transaction, snapshot: EvidenceSnapshot, ready: boolean): Promise<string> {
    const { contractId, agentId } = snapshot.context;
    return tx.insert(EvidenceCase, {
      ...{ outcomeId: snapshot.claim.outcomeId, callId: snapshot.call?.callId ?? null, contractId, agentId },
      ...{ state: ready ? 'ready' : 'waiting_for_call', snapshot, createdAt: tx.at },
    });
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
        { state: 'ready', snapshot: { ...found.snapshot, call, recordings } as never },
      );
    }
  }
}
