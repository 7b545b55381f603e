import { Column, Entity } from 'typeorm';
import { At, Int, Json, KeyOn, KeyRef } from '../../../platform/index.js';
import type { SampleStratum } from './rules/draw-sample.js';

/** The random sample of one day's outcomes; with its seed it can be drawn again. */
@Entity()
export class SampleDraw {
  @KeyRef() contractId!: string;
  @KeyOn() workOn!: string;
  @Column({ type: 'int', unsigned: true }) seed!: number;
  @Int() population!: number;
  @Int() drawn!: number;
  @Json() strata!: SampleStratum[];
  @At() drawnAt!: Date;
}
