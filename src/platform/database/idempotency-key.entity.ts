import { Entity } from 'typeorm';
import { At, Hash, Json, KeyText } from './columns.js';

/** One request that must have one effect however often it is sent (P9). */
@Entity()
export class IdempotencyKey {
  @KeyText(40) actor!: string;
  @KeyText(80) requestKey!: string;
  @Hash() requestHash!: Buffer;
  @Json(true) response!: { value: unknown } | null;
  @At() createdAt!: Date;
}
