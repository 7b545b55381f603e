import type { GateRefusal } from '../../platform/index.js';
import type { SeatPhoneState } from './seat-phone.entity.js';

/** What stands between a seat and a call at this moment, apart from the customer. */
export interface SeatLine {
  phone: SeatPhoneState;
  /** `gateway_down` or `phone_offline`; null: a call can be placed. */
  refusal: GateRefusal | null;
}

/** What any process can read of a seat's telephone. */
export interface SeatPhoneRow {
  /** Whether some worker drives the telephone system now; what was written before is believed only then. */
  driven: boolean;
  phone: SeatPhoneState | null;
}

/** What nobody knows of a telephone does not keep an agent from dialling: the telephone system refuses by itself (decision 0053). */
export function seatLine(seat: string, { driven, phone }: SeatPhoneRow, dialsByHand: boolean): SeatLine {
  // Where agents dial by hand there is nothing to drive, so nothing can be away.
  if (dialsByHand) return { phone: 'online', refusal: null };
  if (!driven) return { phone: 'unknown', refusal: { code: 'gateway_down', facts: {} } };
  return { phone: phone ?? 'unknown', refusal: phone === 'offline' ? { code: 'phone_offline', facts: { seat } } : null };
}
