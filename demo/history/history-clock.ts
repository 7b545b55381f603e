import { Clock, instantOf, type LocalDate, type LocalTime } from '../../src/shared/index.js';

/** A clock that stands where the demo's past is being written. */
export class HistoryClock extends Clock {
  private instant: number;

  constructor(
    private readonly zone: string,
    start: Date,
  ) {
    super();
    this.instant = start.getTime();
  }

  override now(): Date {
    return new Date(this.instant);
  }

  /** To a local day and time. The past is written in order: an earlier one is refused. */
  moveTo(day: LocalDate, time: LocalTime): void {
    const at = instantOf(day, time, this.zone).getTime();
    if (at < this.instant) throw new Error(`the demo's past is already beyond ${day} ${time}`);
    this.instant = at;
  }

  advance(ms: number): void {
    this.instant += ms;
  }
}
