import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config, type GateRefusal } from '../../platform/index.js';
import { Clock } from '../../shared/index.js';
import type { SeatPhoneState } from './seat-phone.entity.js';

/** What stands between a seat and a call at this moment, apart from the customer. */
export interface SeatLine {
  phone: SeatPhoneState;
  /** `gateway_down` or `phone_offline`; null: a call can be placed. */
  refusal: GateRefusal | null;
}

/**
 * The state of a seat's telephone as any process can read it. It is believed only while some worker drives the telephone system; what
 * nobody knows does not keep an agent from dialling, because the telephone system refuses by itself (decision 0053).
 */
@Injectable()
export class SeatPhoneRecord {
  constructor(
    private readonly source: DataSource,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async lineOf(seat: string): Promise<SeatLine> {
    // Where agents dial by hand there is nothing to drive, so nothing can be away.
    if (this.config.dialsByHand) return { phone: 'online', refusal: null };
    const [row] = (await this.source.query(
      `SELECT s.state FROM pbx_lease l LEFT JOIN seat_phone s ON s.gateway = l.gateway AND s.seat = ?
        WHERE l.gateway = ? AND l.expires_at > ?`,
      [seat, this.config.gateway, this.clock.now()],
    )) as { state: SeatPhoneState | null }[];
    if (!row) return { phone: 'unknown', refusal: { code: 'gateway_down', facts: {} } };
    const phone = row.state ?? 'unknown';
    return { phone, refusal: phone === 'offline' ? { code: 'phone_offline', facts: { seat } } : null };
  }
}
