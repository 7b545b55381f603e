import { Entity, PrimaryColumn } from 'typeorm';
import { At, KeyOn, Text } from '../database/columns.js';

/** A year whose official calendar is loaded. */
@Entity()
export class CalendarYear {
  @PrimaryColumn({ type: 'smallint', unsigned: true }) year!: number;
  @Text(120) source!: string;
  @At() loadedAt!: Date;
}

/** A day that differs from a plain week: a day off, or a weekend day on which people work. */
@Entity()
export class CalendarDay {
  @KeyOn() day!: string;
  @Text(10) kind!: 'holiday' | 'workday';
}
