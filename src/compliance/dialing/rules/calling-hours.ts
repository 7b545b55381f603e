import { minutesOf } from '../../../shared/index.js';
import type { DialFacts, DialPolicy, DialRule } from './dial-facts.js';

/** Whether a day has calling hours at all: weekday of a window, and no official day off; exchanged workdays count as weekdays. */
export function windowsOfDay(
  policy: Pick<DialPolicy, 'windows' | 'officialCalendar'>,
  weekday: number,
  specialDay: DialFacts['specialDay'],
): DialPolicy['windows'] {
  if (policy.officialCalendar && specialDay === 'holiday') return [];
  const counted = policy.officialCalendar && specialDay === 'workday' && weekday > 5 ? 5 : weekday;
  return policy.windows.filter((window) => window.weekdays.includes(counted));
}

/** Customers are called only inside the contract's hours; a window contains its first minute and not its last (L12, R1, S6). */
export const callingHours: DialRule = (facts, policy) => {
  if (policy.officialCalendar && facts.specialDay === undefined) {
    return { code: 'calendar_year_missing', facts: { year: Number(facts.today.slice(0, 4)) } };
  }
  const inside = windowsOfDay(policy, facts.weekday, facts.specialDay).some(
    (window) => facts.minute >= minutesOf(window.start) && facts.minute < minutesOf(window.end),
  );
  return inside ? null : { code: 'outside_hours', facts: { today: facts.today, minute: facts.minute } };
};
