import { campaignOrder, type WeighedCampaign } from './campaign-order.js';

const campaign = (id: string, weight: number, priority = 5): WeighedCampaign => ({ id, weight, priority });

/** Ids of the first choices, one after another. */
function choices(campaigns: WeighedCampaign[], count: number): string {
  const today = new Map<string, number>();
  return Array.from({ length: count }, () => {
    const { id } = campaignOrder(campaigns, today)[0]!;
    today.set(id, (today.get(id) ?? 0) + 1);
    return id;
  }).join('');
}

describe('from which campaign the next customer comes', () => {
  it.each<[string, WeighedCampaign[], string]>([
    ['one alone', [campaign('1', 1)], '111111'],
    ['equal weights take turns', [campaign('1', 1), campaign('2', 1)], '121212'],
    ['equal weights, whatever their size', [campaign('1', 50), campaign('2', 50)], '121212'],
    ['2 to 1, smoothly', [campaign('1', 2), campaign('2', 1)], '121121'],
    ['3 to 1, smoothly', [campaign('1', 3), campaign('2', 1)], '11211121'],
    ['a higher priority always first', [campaign('1', 100, 5), campaign('2', 1, 6)], '222222'],
    ['99 to 1 and 100 to 1 differ in nothing soon', [campaign('1', 100), campaign('2', 1)], '111111'],
  ])('%s', (_why, campaigns, expected) => expect(choices(campaigns, expected.length)).toBe(expected));

  it('300 customers at weights 1, 2 and 3', () => {
    const found = choices([campaign('1', 1), campaign('2', 2), campaign('3', 3)], 300);
    expect(['1', '2', '3'].map((id) => found.split(id).length - 1)).toEqual([50, 100, 150]);
  });

  it('the others follow in order, for when the first has none', () => {
    const order = campaignOrder([campaign('1', 1), campaign('2', 1, 4), campaign('3', 1)], new Map([['1', 1]]));
    expect(order.map(({ id }) => id)).toEqual(['3', '1', '2']);
  });
});
