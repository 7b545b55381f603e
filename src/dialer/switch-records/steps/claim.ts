import type { Transaction } from '../../../platform/index.js';
import { type ImportPhase, SwitchImport } from '../switch-import.entity.js';

/** Who works on an import, and for how long at a time. */
export interface Claim {
  importId: string;
  holder: string;
  ms: number;
}

/** Raised when somebody pressed Stop or another worker has taken over. */
export class Stopped extends Error {}

/** Locks the import's row, goes on only if it is still ours, and holds it for another while. */
export async function holdClaim(tx: Transaction, claim: Claim, change: { phase?: ImportPhase } = {}): Promise<SwitchImport> {
  const row = await tx.manager.findOne(SwitchImport, { where: { id: claim.importId }, lock: { mode: 'pessimistic_write' } });
  if (row?.state !== 'importing' || row.claimedBy !== claim.holder) throw new Stopped();
  await tx.manager.update(SwitchImport, { id: claim.importId }, { claimedUntil: new Date(tx.at.getTime() + claim.ms), ...change });
  return row;
}
