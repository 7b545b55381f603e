import { Entity } from 'typeorm';
import { At, KeyText, Ref } from '../../platform/index.js';

/** That a seat's telephone in the browser has a password now, and until when. The password itself is written down nowhere. */
@Entity()
export class SoftphoneLogin {
  @KeyText(20) seat!: string;
  @Ref() accountId!: string;
  @At() givenAt!: Date;
  @At() expiresAt!: Date;
}
