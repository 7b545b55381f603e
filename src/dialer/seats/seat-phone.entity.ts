import { Entity } from 'typeorm';
import { At, KeyText, Text } from '../../platform/index.js';

/** `unknown`: the telephone system itself does not answer, or nobody has asked it yet. */
export type SeatPhoneState = 'online' | 'offline' | 'unknown';

/** The telephone of a seat, as the worker that drives the telephone system sees it; written when it changes. */
@Entity()
export class SeatPhone {
  @KeyText(20) gateway!: string;
  @KeyText(20) seat!: string;
  @Text(10) state!: SeatPhoneState;
  @At() changedAt!: Date;
}
