import fc from 'fast-check';
import { type Deal, type DealCandidate, dealLists, evenSizes, type DealSeat } from './deal-lists.js';

const seats = (...rooms: number[]): DealSeat[] => rooms.map((room, index) => ({ agentId: `${index + 1}`, room }));
const many = (count: number, room: number): DealSeat[] => seats(...new Array<number>(count).fill(room));

interface Kind {
  listId: string;
  priority: number;
  region: string | null;
}
type Customer = DealCandidate & Kind;

/** Customers of the given strata, with ids that run on. */
function customers(...strata: [count: number, kind: Partial<Kind>][]): Customer[] {
  let id = 0;
  return strata.flatMap(([count, given]) => {
    const kind = { listId: '1', priority: 5, region: null, ...given };
    const stratum = `${kind.listId}|${kind.region ?? ''}`;
    return Array.from({ length: count }, () => ({ ...kind, stratum, prospectId: `${(id += 1)}` }));
  });
}
const plain = ({ lists, strata }: Deal): unknown => ({ lists: [...lists], strata });
const sizes = ({ lists }: Deal): number[] => [...lists.values()].map((ids) => ids.length);
const stratumOf = ({ priority, stratum }: DealCandidate): string => `${9 - priority}|${stratum}`;

/** How many of each stratum lie on each seat: stratum → counts by seat. */
function shares(deal: Deal, candidates: readonly DealCandidate[]): Map<string, number[]> {
  const of = new Map(candidates.map((candidate) => [candidate.prospectId, stratumOf(candidate)]));
  const found = new Map([...new Set(of.values())].map((stratum) => [stratum, new Array<number>(deal.lists.size).fill(0)]));
  [...deal.lists.values()].forEach((ids, seat) => ids.forEach((id) => (found.get(of.get(id)!)![seat]! += 1)));
  return found;
}
const spread = (counts: readonly number[]): number => Math.max(...counts) - Math.min(...counts);

const MIXED = customers(
  [101, { region: '浦东' }],
  [53, { region: '徐汇' }],
  [7, { region: '静安' }],
  [1, { region: null }],
  [40, { listId: '2', region: '浦东' }],
  [29, { priority: 9, region: '浦东' }],
  [2, { priority: 0, region: '浦东' }],
);

describe('dealing from a seed', () => {
  it('the same seed deals the same lists, in whatever order the customers come', () => {
    const deal = plain(dealLists(MIXED, many(6, 200), 42));
    expect(plain(dealLists(MIXED, many(6, 200), 42))).toEqual(deal);
    expect(plain(dealLists([...MIXED].reverse(), many(6, 200), 42))).toEqual(deal);
  });

  it('the next seed deals others', () => {
    expect(plain(dealLists(MIXED, many(6, 200), 43))).not.toEqual(plain(dealLists(MIXED, many(6, 200), 42)));
  });

  it('leaves what it was given as it was', () => {
    const given = [...MIXED].reverse();
    const before = structuredClone(given);
    dealLists(given, many(6, 200), 42);
    expect(given).toEqual(before);
  });

  it('nobody gets the customers in the order of the file', () => {
    const [ids] = [...dealLists(customers([200, {}]), many(1, 200), 42).lists.values()];
    expect(ids).not.toEqual([...ids!].sort((a, b) => Number(a) - Number(b)));
  });
});

describe('how many each seat gets', () => {
  it.each<[number, number[], number[], string]>([
    [12, [200, 200, 200], [4, 4, 4], 'an even share'],
    [13, [200, 200, 200], [5, 4, 4], 'one over'],
    [11, [200, 200, 200], [4, 4, 3], 'one short'],
    [2, [200, 200, 200], [1, 1, 0], 'fewer than seats'],
    [12, [3, 200, 200], [3, 5, 4], 'one seat is nearly full: the others take its part'],
    [12, [0, 200, 200], [0, 6, 6], 'one seat is full'],
    [12, [3, 4, 4], [3, 4, 4], 'more customers than room'],
    [12, [4, 4, 4], [4, 4, 4], 'exactly as much room'],
    [12, [0, 0, 0], [0, 0, 0], 'no room at all'],
    [12, [], [], 'no seats'],
    [0, [200, 200], [0, 0], 'no customers'],
  ])('%i customers to rooms of %j: %j (%s)', (count, rooms, expected) => {
    expect(sizes(dealLists(customers([count, {}]), seats(...rooms), 1))).toEqual(expected);
  });
});

describe('higher priority first', () => {
  it.each<[number, number[], string]>([
    [1, [9], 'room for one'],
    [2, [9, 9], 'as many as are urgent'],
    [3, [9, 9, 5], 'one more'],
    [5, [9, 9, 5, 5, 0], 'the least urgent last'],
  ])('room for %i is filled with priorities %j: %s', (room, expected) => {
    const candidates = customers([2, { priority: 0 }], [2, { priority: 5 }], [2, { priority: 9 }]);
    const priorityOf = new Map(candidates.map(({ prospectId, priority }) => [prospectId, priority]));
    const [ids] = [...dealLists(candidates, seats(room), 3).lists.values()];
    expect(ids!.map((id) => priorityOf.get(id))).toEqual(expected);
  });

  it('on every list, and the regions of one priority are mixed', () => {
    const candidates = customers([300, { region: '浦东' }], [300, { region: '徐汇' }], [60, { priority: 7, region: '静安' }]);
    const of = new Map(candidates.map((candidate) => [candidate.prospectId, candidate]));
    for (const ids of dealLists(candidates, many(6, 200), 5).lists.values()) {
      const priorities = ids.map((id) => of.get(id)!.priority);
      expect(priorities).toEqual([...priorities].sort((a, b) => b - a));
      const first = ids.slice(10, 60).filter((id) => of.get(id)!.region === '浦东').length;
      expect(first).toBeGreaterThan(10);
      expect(first).toBeLessThan(40);
    }
  });
});

describe('alike lists', () => {
  it.each<[Customer[], number, string]>([
    [MIXED, 6, 'six seats'],
    [MIXED, 7, 'a number that divides nothing'],
    [MIXED, 100, 'more seats than a stratum has customers'],
    [
      customers(...Array.from({ length: 40 }, (_, n): [number, Partial<Kind>] => [1, { region: `${n}` }])),
      6,
      'strata of one: remainders do not pile up',
    ],
  ])('%#: every share of every stratum within one (%i seats, %s)', (candidates, count) => {
    const deal = dealLists(candidates, many(count, 200), 11);
    for (const [stratum, counts] of shares(deal, candidates)) expect([stratum, spread(counts) <= 1]).toEqual([stratum, true]);
    expect(spread(sizes(deal))).toBeLessThanOrEqual(1);
  });

  it('100 seats: strata are spread more evenly than chance would (chi-square far below its degrees of freedom)', () => {
    const regions: [number, Partial<Kind>][] = [1310, 1907, 643, 2411, 1009].map((count, n) => [count, { region: `区${n}` }]);
    const candidates = customers(...regions);
    const found = [...shares(dealLists(candidates, many(100, 200), 20260728), candidates).values()];
    const chi = found.reduce((sum, counts) => {
      const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
      return sum + counts.reduce((part, count) => part + (count - mean) ** 2 / mean, 0);
    }, 0);
    const degrees = (found.length - 1) * 99;
    expect(chi).toBeLessThan(degrees / 5);
  });

  it('100 seats: inside a stratum chance decides who gets the first customer of the file (chi-square, 99 degrees, p > 0.0001)', () => {
    const rounds = 2000;
    const first = new Array<number>(100).fill(0);
    for (let seed = 0; seed < rounds; seed += 1) {
      const { lists } = dealLists(customers([100, {}]), many(100, 1), seed * 7919);
      first[[...lists.values()].findIndex((ids) => ids[0] === '1')]! += 1;
    }
    expect(first.reduce((chi, count) => chi + (count - rounds / 100) ** 2 / (rounds / 100), 0)).toBeLessThan(161);
  });

  it('tells how many customers each stratum has, the most urgent first', () => {
    expect(dealLists(MIXED, many(6, 1), 1).strata).toEqual([
      { priority: 9, stratum: '1|浦东', customers: 29 },
      { priority: 5, stratum: '1|', customers: 1 },
      { priority: 5, stratum: '1|徐汇', customers: 53 },
      { priority: 5, stratum: '1|浦东', customers: 101 },
      { priority: 5, stratum: '1|静安', customers: 7 },
      { priority: 5, stratum: '2|浦东', customers: 40 },
      { priority: 0, stratum: '1|浦东', customers: 2 },
    ]);
  });
});

describe('whatever the lists and seats', () => {
  const stratum = fc.record({
    listId: fc.constantFrom('1', '2'),
    priority: fc.integer({ min: 0, max: 9 }),
    region: fc.constantFrom(null, '浦东', '徐汇'),
  }) satisfies fc.Arbitrary<Kind>;
  const candidates = fc.array(fc.tuple(fc.integer({ min: 1, max: 25 }), stratum), { maxLength: 8 }).map((strata) => customers(...strata));

  it('nobody is dealt twice or from nowhere, no room is exceeded, nobody waits while there is room', () => {
    fc.assert(
      fc.property(candidates, fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }), fc.integer(), (given, rooms, seed) => {
        const deal = dealLists(given, seats(...rooms), seed);
        const dealt = [...deal.lists.values()].flat();
        const known = new Set(given.map(({ prospectId }) => prospectId));
        expect(new Set(dealt).size).toBe(dealt.length);
        expect(dealt.filter((id) => !known.has(id))).toEqual([]);
        expect(sizes(deal).every((size, index) => size <= rooms[index]!)).toBe(true);
        expect(dealt).toHaveLength(
          Math.min(
            given.length,
            rooms.reduce((a, b) => a + b, 0),
          ),
        );
      }),
    );
  });

  it('nobody waits whose priority is higher than that of one who was dealt', () => {
    fc.assert(
      fc.property(candidates, fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }), fc.integer(), (given, rooms, seed) => {
        const dealt = new Set([...dealLists(given, seats(...rooms), seed).lists.values()].flat());
        const priorities = (inside: boolean): number[] =>
          given.filter(({ prospectId }) => dealt.has(prospectId) === inside).map(({ priority }) => priority);
        expect(Math.max(...priorities(false), 0)).toBeLessThanOrEqual(Math.min(...priorities(true), 9));
      }),
    );
  });

  it('seats of different room have the strata in the same proportions, each within one of its exact share', () => {
    const candidates = customers([120, { region: '浦东' }], [80, { region: '徐汇' }], [40, { region: '静安' }]);
    const deal = dealLists(candidates, seats(20, 60, 160), 9);
    for (const counts of shares(deal, candidates).values()) {
      const total = counts.reduce((a, b) => a + b, 0);
      counts.forEach((count, index) => expect(Math.abs(count - (total * [20, 60, 160][index]!) / 240)).toBeLessThanOrEqual(1));
    }
  });

  it('seats with room for everybody have shares within one', () => {
    fc.assert(
      fc.property(candidates, fc.integer({ min: 1, max: 15 }), fc.integer(), (given, count, seed) => {
        const deal = dealLists(given, many(count, 300), seed);
        for (const counts of shares(deal, given).values()) expect(spread(counts)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('how many each seat gets', () => {
  it.each<[number[], number, number[], string]>([
    [[5, 5, 5], 3, [1, 1, 1], 'as many as there are seats'],
    [[5, 5, 5], 4, [2, 1, 1], 'the first gets what does not divide'],
    [[5, 5, 5], 5, [2, 2, 1], 'and the second'],
    [[1, 5, 5], 5, [1, 2, 2], 'a seat that is full gets no more'],
    [[5, 5], 11, [5, 5], 'never more than the rooms'],
    [[0, 2], 1, [0, 1], 'a seat without room gets nothing'],
  ])('rooms %j, %i customers: %j (%s)', (rooms, customers, sizes) =>
    expect(
      evenSizes(
        rooms.map((room) => ({ room })),
        customers,
      ),
    ).toEqual(sizes),
  );
});
