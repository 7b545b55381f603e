import type { Principal } from '../platform/index.js';

/** The signed-in person as the actor of a write that only people may do. */
export function accountActor({ accountId, role }: Principal): { kind: 'account'; accountId: string; role: string } {
  return { kind: 'account', accountId, role };
}
