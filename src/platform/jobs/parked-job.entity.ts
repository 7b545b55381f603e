import { Column, Entity } from 'typeorm';
import { At, Int, KeyText } from '../database/columns.js';

/** How often the work on one row failed; past the job's limit it is parked until a person looks (P2). */
@Entity()
export class ParkedJob {
  @KeyText(60) job!: string;
  @KeyText(80) subject!: string;
  @Int() failures!: number;
  @Column({ type: 'varchar', length: 500 }) lastError!: string;
  @At() lastFailedAt!: Date;
  @At(true) parkedAt!: Date | null;
}
