import type { LocalDate } from '../../shared/index.js';
import { inNaturalOrder } from './natural-order.js';
import type { SeatDayCalls } from './period-facts.js';

export type SeatDayState = 'paid' | 'other_order' | 'beyond_seats';

/** One seat on one day with at least one counted call of this order. */
export interface SeatDay {
  workOn: LocalDate;
  seat: string;
  state: SeatDayState;
}

/**
 * The seat-days of an order. A seat-day belongs to the order with most calls of that seat that day (tie: lower order id); of those that
 * belong to this order at most `seatsOn(day)` are paid, in natural order of the seats.
 */
export function seatDaysOf(calls: readonly SeatDayCalls[], orderId: string, seatsOn: (day: LocalDate) => number): SeatDay[] {
  const days = new Map<LocalDate, Map<string, Map<string, number>>>();
  for (const row of calls) {
    const seats = getOr(days, row.workOn, () => new Map<string, Map<string, number>>());
    const orders = getOr(seats, row.seat, () => new Map<string, number>());
    orders.set(row.orderId, (orders.get(row.orderId) ?? 0) + row.calls);
  }
  return [...days.keys()].sort().flatMap((workOn) => {
    const seats = [...days.get(workOn)!].filter(([, orders]) => orders.has(orderId)).sort(([a], [b]) => inNaturalOrder(a, b));
    let left = seatsOn(workOn);
    return seats.map(([seat, orders]): SeatDay => {
      if (ownerOf(orders) !== orderId) return { workOn, seat, state: 'other_order' };
      left -= 1;
      return { workOn, seat, state: left >= 0 ? 'paid' : 'beyond_seats' };
    });
  });
}

/** Distinct pairs of an agent and a day on which the agent made a counted call for the order. */
export function headDaysOf(calls: readonly SeatDayCalls[], orderId: string): Set<string> {
  return new Set(calls.filter((row) => row.orderId === orderId).map(({ workOn, agentId }) => `${workOn} ${agentId}`));
}

function ownerOf(orders: Map<string, number>): string {
  return [...orders].reduce((best, next) =>
    next[1] > best[1] || (next[1] === best[1] && BigInt(next[0]) < BigInt(best[0])) ? next : best,
  )[0];
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
