import { AppError } from '../../../shared/index.js';
import type { PlaceCall } from '../gateway.js';

/** They become channel ids, file names and dial strings. */
export function requireSafe({ callId, seat, number }: PlaceCall): void {
  const wrong = !/^[A-Za-z0-9]{1,32}$/.test(callId) ? 'callId' : !/^[\w-]{1,40}$/.test(seat) ? 'seat' : null;
  if (wrong ?? !/^\+?\d{3,15}$/.test(number)) throw new AppError('validation_failed', { field: wrong ?? 'number' });
}
