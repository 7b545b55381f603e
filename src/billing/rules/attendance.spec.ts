import { headDaysOf, seatDaysOf, type SeatDayState } from './attendance.js';
import type { SeatDayCalls } from './period-facts.js';

/** `seat order calls` of one day, agent 1. */
const calls = (...rows: [seat: string, orderId: string, calls: number, agentId?: string][]): SeatDayCalls[] =>
  rows.map(([seat, orderId, count, agentId = '1']) => ({ workOn: '2026-07-01', seat, orderId, agentId, calls: count }));

describe('seat-days', () => {
  it.each<[SeatDayCalls[], number, [string, SeatDayState][], string]>([
    [[], 2, [], 'nobody called'],
    [calls(['seat-1', '9', 1]), 2, [['seat-1', 'paid']], 'a single call is attendance'],
    [calls(['seat-1', '8', 5]), 2, [], 'only calls for another order'],
    [calls(['seat-1', '9', 5], ['seat-1', '10', 5]), 2, [['seat-1', 'paid']], 'a tie goes to the lower order, by number and not by text'],
    [calls(['seat-1', '9', 5], ['seat-1', '8', 5]), 2, [['seat-1', 'other_order']], 'a tie that the other order wins'],
    [calls(['seat-1', '9', 5], ['seat-1', '8', 4]), 2, [['seat-1', 'paid']], 'one more call than the other order'],
    [calls(['seat-1', '9', 3, '1'], ['seat-1', '9', 3, '2'], ['seat-1', '8', 5]), 2, [['seat-1', 'paid']], 'two agents of a seat add up'],
    [
      calls(['seat-10', '9', 9], ['seat-2', '9', 1], ['seat-1', '9', 1]),
      2,
      [
        ['seat-1', 'paid'],
        ['seat-2', 'paid'],
        ['seat-10', 'beyond_seats'],
      ],
      'more seats than the terms pay: in the order of the seats, whatever they called',
    ],
    [
      calls(['seat-1', '8', 9], ['seat-1', '9', 1], ['seat-2', '9', 1], ['seat-3', '9', 1]),
      1,
      [
        ['seat-1', 'other_order'],
        ['seat-2', 'paid'],
        ['seat-3', 'beyond_seats'],
      ],
      "a seat of another order takes none of this order's",
    ],
    [calls(['seat-1', '9', 1]), 0, [['seat-1', 'beyond_seats']], 'no seat is paid'],
  ])('%j with %i seats: %j, %s', (rows, seats, expected) =>
    expect(seatDaysOf(rows, '9', () => seats).map(({ seat, state }) => [seat, state])).toEqual(expected),
  );

  it('head-days are distinct agents and days of the order', () => {
    const rows = [...calls(['seat-1', '9', 5, '1'], ['seat-2', '9', 5, '1'], ['seat-3', '9', 1, '2'], ['seat-3', '8', 1, '3'])];
    expect([...headDaysOf([...rows, { ...rows[0]!, workOn: '2026-07-02' }], '9')].sort()).toEqual([
      '2026-07-01 1',
      '2026-07-01 2',
      '2026-07-02 1',
    ]);
  });
});
