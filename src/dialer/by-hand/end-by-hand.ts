import type { Transaction } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import { CALL_STATES } from '../calls/call-states.js';
import { PhoneCall } from '../calls/call.entity.js';
import { ManualCall } from './manual-call.entity.js';

/** Ends a call by the agent's word; the time is a claim and no fact of the call. @throws AppError number_not_revealed */
export async function endByHand(tx: Transaction, call: PhoneCall, manual: ManualCall): Promise<void> {
  if (!manual.revealedAt) throw new AppError('number_not_revealed', { call: call.id });
  await tx.manager.update(ManualCall, { callId: call.id }, { saidEndedAt: tx.at });
  await tx.manager.update(PhoneCall, { id: call.id }, { state: CALL_STATES.apply(call.state, 'end'), openKey: null as never });
}
