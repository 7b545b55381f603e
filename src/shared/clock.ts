/** The one source of "now". Injected everywhere; nothing else in the product asks the machine for the time (P10). */
export abstract class Clock {
  /** The present instant, millisecond precision. */
  abstract now(): Date;
}

export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
