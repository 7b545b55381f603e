import { Clock } from '../../src/shared/index.js';

/** A clock that moves only by hand. */
export class FakeClock extends Clock {
  private instant: number;

  /** `start` as ISO text or date; a fixed working morning unless said otherwise, so that no test depends on today. */
  constructor(start: string | Date = '2026-03-03T02:00:00.000Z') {
    super();
    this.instant = new Date(start).getTime();
  }

  override now(): Date {
    return new Date(this.instant);
  }

  set(instant: string | Date): void {
    this.instant = new Date(instant).getTime();
  }

  advance(ms: number): void {
    this.instant += ms;
  }
}
