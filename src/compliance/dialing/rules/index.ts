import { callingHours } from './calling-hours.js';
import { callingStop } from './calling-stop.js';
import { customerMonthLimit } from './customer-month-limit.js';
import type { DialFacts, DialFinding, DialPolicy, DialRule } from './dial-facts.js';
import { doNotCall } from './do-not-call.js';
import { numberDayLimit } from './number-day-limit.js';
import { numberGap } from './number-gap.js';

/** The rulebook of dialling, in the order in which a refusal is told. */
export const DIAL_RULES: readonly DialRule[] = [callingStop, doNotCall, callingHours, numberGap, numberDayLimit, customerMonthLimit];

/** Everything the rulebook has against a dial; empty means it may be made. */
export function mayDial(facts: DialFacts, policy: DialPolicy): DialFinding[] {
  return DIAL_RULES.map((rule) => rule(facts, policy)).filter((finding) => finding !== null);
}

export * from './calling-hours.js';
export * from './dial-facts.js';
export * from './reach.js';
