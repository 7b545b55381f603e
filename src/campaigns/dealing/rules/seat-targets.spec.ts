import fc from 'fast-check';
import { LOW_WATER, planDeals, type PlannedCampaign, type PlannedSeat, PLENTY, seatTargets } from './seat-targets.js';

const seat = (agentId: string, left: number, dealt: Record<string, number> = {}): PlannedSeat => ({
  agentId,
  left,
  dealt: new Map(Object.entries(dealt)),
});
const campaign = (id: string, callable: number, given: Partial<PlannedCampaign> = {}): PlannedCampaign => ({
  ...{ id, callable, priority: 5, weight: 1 },
  ...given,
});
const plain = (targets: Map<string, number[]>): Record<string, number[]> => Object.fromEntries(targets);

describe('how much of each campaign lies on each seat', () => {
  it.each<[string, PlannedSeat[], PlannedCampaign[], Record<string, number[]>]>([
    ['one campaign fills what the cap leaves', [seat('1', 200), seat('2', 150)], [campaign('1', 1000)], { 1: [200, 150] }],
    ['few customers are shared evenly', [seat('1', 200), seat('2', 200)], [campaign('1', 11)], { 1: [6, 5] }],
    ['what lies on the lists counts as part of it', [seat('1', 200, { 1: 10 }), seat('2', 200)], [campaign('1', 0)], { 1: [5, 5] }],
    ['equal weights share a seat', [seat('1', 200)], [campaign('1', 500), campaign('2', 500)], { 1: [100], 2: [100] }],
    ['weights 3 to 1', [seat('1', 200)], [campaign('1', 500, { weight: 3 }), campaign('2', 500)], { 1: [150], 2: [50] }],
    ['what one cannot fill goes to the other', [seat('1', 200)], [campaign('1', 30), campaign('2', 500)], { 1: [30], 2: [170] }],
    ['a higher priority goes first', [seat('1', 200)], [campaign('1', 500, { priority: 6 }), campaign('2', 500)], { 1: [200], 2: [0] }],
    ['and leaves what it cannot fill', [seat('1', 200)], [campaign('1', 180, { priority: 6 }), campaign('2', 500)], { 1: [180], 2: [20] }],
    ['an odd place goes to the first', [seat('1', 3)], [campaign('1', 9), campaign('2', 9)], { 1: [2], 2: [1] }],
    ['the only customer', [seat('1', 10)], [campaign('1', 1)], { 1: [1] }],
    ['the larger remainder gets the odd place', [seat('1', 4)], [campaign('1', 9, { weight: 2 }), campaign('2', 9)], { 1: [3], 2: [1] }],
    ['also behind the smaller', [seat('1', 4)], [campaign('1', 9), campaign('2', 9, { weight: 2 })], { 1: [1], 2: [3] }],
    ['no room', [seat('1', 0)], [campaign('1', 9)], { 1: [0] }],
  ])('%s', (_why, seats, campaigns, expected) => expect(plain(seatTargets(seats, campaigns))).toEqual(expected));

  it('never more than the cap leaves, never more than there are, nothing left over while there is room', () => {
    const seats = fc.array(fc.record({ left: fc.nat(30), first: fc.nat(10) }), { minLength: 1, maxLength: 6 });
    const campaigns = fc.array(fc.record({ callable: fc.nat(80), priority: fc.nat(2), weight: fc.integer({ min: 1, max: 100 }) }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(seats, campaigns, (rows, kinds) => {
        const planned = rows.map(({ left, first }, index) => seat(`${index}`, left, { 0: first }));
        const of = kinds.map((kind, index) => campaign(`${index}`, kind.callable, kind));
        const targets = [...seatTargets(planned, of)];
        const bySeat = planned.map((_, index) => targets.reduce((sum, [, sizes]) => sum + sizes[index]!, 0));
        bySeat.forEach((sum, index) => expect(sum).toBeLessThanOrEqual(planned[index]!.left));
        const supply = of.map(({ id, callable }) => callable + planned.reduce((sum, { dealt }) => sum + (dealt.get(id) ?? 0), 0));
        targets.forEach(([, sizes], index) => expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(supply[index]!));
        const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
        expect(sum(bySeat)).toBe(Math.min(sum(planned.map(({ left }) => left)), sum(supply)));
      }),
    );
  });
});

describe('when something is dealt', () => {
  const dealt = (seats: PlannedSeat[], campaigns: PlannedCampaign[], force: string | null = null): unknown =>
    planDeals(seats, campaigns, force);
  it.each<[string, PlannedSeat[], PlannedCampaign[], unknown]>([
    [
      'a seat below the low water, and then every seat up to its share',
      [seat('1', 200, { 1: LOW_WATER - 1 }), seat('2', 200, { 1: 150 })],
      [campaign('1', 1000)],
      {
        takeBack: [],
        deals: [
          {
            campaignId: '1',
            seats: [
              { agentId: '1', room: 191 },
              { agentId: '2', room: 50 },
            ],
          },
        ],
      },
    ],
    [
      'nobody low: nothing',
      [seat('1', 200, { 1: LOW_WATER }), seat('2', 200, { 1: 150 })],
      [campaign('1', 1000)],
      { takeBack: [], deals: [] },
    ],
    [
      'low, and nothing to deal, and not empty: nothing',
      [seat('1', 200, { 1: 3 }), seat('2', 200, { 1: 90 })],
      [campaign('1', 0)],
      { takeBack: [], deals: [] },
    ],
    [
      'empty and nothing to deal: a colleague who has plenty gives half',
      [seat('1', 200), seat('2', 200, { 1: 90 })],
      [campaign('1', 0)],
      { takeBack: [{ agentId: '2', campaignId: '1', customers: 45 }], deals: [{ campaignId: '1', seats: [{ agentId: '1', room: 45 }] }] },
    ],
    [
      'one customer for one seat',
      [seat('1', 1)],
      [campaign('1', 5)],
      { takeBack: [], deals: [{ campaignId: '1', seats: [{ agentId: '1', room: 1 }] }] },
    ],
    [
      'few are not low where the cap leaves no more: nothing',
      [seat('1', 3, { 1: 3 }), seat('2', 200, { 1: 150 })],
      [campaign('1', 1000)],
      { takeBack: [], deals: [] },
    ],
    [
      'low, little to deal, and not empty: what there is, and no colleague gives',
      [seat('1', 200, { 1: 3 }), seat('2', 200, { 1: 90 })],
      [campaign('1', 5)],
      { takeBack: [], deals: [{ campaignId: '1', seats: [{ agentId: '1', room: 46 }] }] },
    ],
    [
      'empty, and enough to deal: nobody gives, not even one who has more than the cap leaves',
      [seat('1', 10), seat('2', 20, { 1: 90 })],
      [campaign('1', 1000)],
      { takeBack: [], deals: [{ campaignId: '1', seats: [{ agentId: '1', room: 10 }] }] },
    ],
    [
      'empty, with room for one: a colleague gives one',
      [seat('1', 1), seat('2', 200, { 1: 90 })],
      [campaign('1', 0)],
      { takeBack: [{ agentId: '2', campaignId: '1', customers: 1 }], deals: [{ campaignId: '1', seats: [{ agentId: '1', room: 1 }] }] },
    ],
    [
      'a seat without room is not empty, and one that is low has to wait: nothing',
      [seat('1', 0), seat('2', 200, { 1: 3 }), seat('3', 200, { 1: 90 })],
      [campaign('1', 0)],
      { takeBack: [], deals: [] },
    ],
    [
      'one left is not empty: nothing',
      [seat('1', 200, { 1: 1 }), seat('2', 200, { 1: 90 })],
      [campaign('1', 0)],
      { takeBack: [], deals: [] },
    ],
    [
      'nobody gives the last few',
      [seat('1', 200), seat('2', 200, { 1: PLENTY })],
      [campaign('1', 0)],
      { takeBack: [], deals: [{ campaignId: '1', seats: [{ agentId: '1', room: 3 }] }] },
    ],
    [
      'one more than plenty gives one',
      [seat('1', 200), seat('2', 200, { 1: PLENTY + 1 })],
      [campaign('1', 0)],
      { takeBack: [{ agentId: '2', campaignId: '1', customers: 1 }], deals: [{ campaignId: '1', seats: [{ agentId: '1', room: 3 }] }] },
    ],
    [
      'a full list gives way to a more urgent campaign',
      [seat('1', 20, { 2: 20 })],
      [campaign('1', 50, { priority: 9 }), campaign('2', 50)],
      { takeBack: [{ agentId: '1', campaignId: '2', customers: 20 }], deals: [{ campaignId: '1', seats: [{ agentId: '1', room: 20 }] }] },
    ],
    [
      'a full list gives half to a new campaign of equal weight',
      [seat('1', 40, { 1: 40 })],
      [campaign('1', 50), campaign('2', 50)],
      { takeBack: [{ agentId: '1', campaignId: '1', customers: 20 }], deals: [{ campaignId: '2', seats: [{ agentId: '1', room: 20 }] }] },
    ],
  ])('%s', (_why, seats, campaigns, expected) => expect(dealt(seats, campaigns)).toEqual(expected));

  it('a forced campaign is dealt though nobody is low', () => {
    const plan = planDeals([seat('1', 200, { 1: 100 })], [campaign('1', 1000)], '1');
    expect(plan.deals).toEqual([{ campaignId: '1', seats: [{ agentId: '1', room: 100 }] }]);
  });
});
