import { Injectable } from '@nestjs/common';
import type { LocalDate, OutcomeCode } from '../../shared/index.js';

/** What conduct needs to know of a call. */
export interface KnownCall {
  callId: string;
  bankId: string;
  contractId: string;
  orderId: string;
  agentId: string;
  agentName: string;
  seat: string;
  campaign: string;
  placedAt: Date;
  workOn: LocalDate;
  talkSeconds: number | null;
  code: OutcomeCode | null;
}

export interface CallSource {
  byId(bankId: string, callId: string): Promise<KnownCall | null>;
  /** Newest first. `numberIndex` is the blind index of the number. */
  byNumber(bankId: string, numberIndex: Buffer, limit: number): Promise<KnownCall[]>;
}

/** Where calls are looked up: they stand to the right of complaints, so whoever keeps them registers here. */
@Injectable()
export class CallDirectory {
  private source: CallSource | null = null;

  register(source: CallSource): void {
    this.source = source;
  }

  get calls(): CallSource {
    if (!this.source) throw new Error('no source of calls is registered');
    return this.source;
  }
}
