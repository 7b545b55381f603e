import { DataSource } from 'typeorm';
import { Complaint, EvidenceCase, Review } from '../../src/compliance/index.js';
import type { RecordedIntent } from './recorded-calls.js';
import type { TestApp } from './test-app.js';
import type { World } from './world.js';

const DECIDED_AT = new Date('2026-09-20T02:00:00.000Z');

/** An intent that an auditor found false: `final`, or under appeal, as rows of those who judge. */
export async function foundFalse(
  test: TestApp,
  { bankId, contractId, agentIds }: World,
  orderId: string,
  intent: RecordedIntent,
  { caseId, state }: { caseId: string; state: 'final' | 'appealed' },
): Promise<void> {
  const { manager } = test.get(DataSource);
  const { outcomeId, callId, workOn } = intent;
  const owned = { bankId, contractId, orderId, agentId: agentIds[0]!, workOn, seat: null, callId, placedAt: null, talkMs: null };
  await manager.insert(EvidenceCase, {
    ...{ ...owned, id: caseId, outcomeId, code: 'intent', numberIndex: null, state: 'examined', snapshot: {} as never },
    ...{ createdAt: DECIDED_AT, readyAt: DECIDED_AT },
  });
  await manager.insert(Review, {
    ...{ ...owned, id: `3${caseId}`, caseId, origin: 'flag', risk: 90, queueKey: 900, state, decision: 'confirmed', decisions: 1 },
    ...{ openedAt: DECIDED_AT, decidedOn: '2026-09-20', decidedAt: DECIDED_AT, decidedBy: '1' },
    ...{ appealReason: null, appealedBy: null, appealedAt: null, closedAt: null },
  });
}

/** The appeal has ended, and the decision stands. */
export async function appealEnded(test: TestApp, caseId: string): Promise<void> {
  await test.get(DataSource).manager.update(Review, { caseId }, { state: 'closed', closedAt: DECIDED_AT });
}

/** A complaint of level 1 that was upheld. */
export async function upheld(
  test: TestApp,
  { bankId, contractId, agentIds }: World,
  orderId: string,
  { id, receivedOn }: { id: string; receivedOn: string },
): Promise<void> {
  await test.get(DataSource).manager.insert(Complaint, {
    ...{ id, bankId, contractId, orderId, callId: `9000${id}`, agentId: agentIds[1] ?? agentIds[0]!, seat: 'seat-2', calledOn: receivedOn },
    ...{ receivedOn, channel: 'letter', summary: 'as written', state: 'upheld', level: 1, recordedBy: '1', recordedAt: DECIDED_AT },
    ...{ decidedBy: '2', decidedAt: DECIDED_AT, decisionReason: 'as heard' },
  });
}
