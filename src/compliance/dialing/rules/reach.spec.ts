import { covers, type Reach, sameProduct } from './reach.js';

const NOW = new Date('2026-03-04T02:00:00Z');
const in_ = (ms: number): Date => new Date(NOW.getTime() + ms);
const global: Reach = { level: 'global', scope: null, expiresAt: null };
const product = (scope: string, expiresAt: Date | null = null): Reach => ({ level: 'product', scope, expiresAt });
const campaign = (scope: string, expiresAt: Date | null = null): Reach => ({ level: 'campaign', scope, expiresAt });

describe('whether a standing entry already says what a new one would', () => {
  it.each<[Reach, Reach, boolean, string]>([
    [global, global, true, 'the same'],
    [global, product('快贷'), true, 'all calling holds every product'],
    [global, campaign('5'), true, 'and every campaign'],
    [product('快贷'), global, false, 'a product is not all calling'],
    [product('快贷'), product('快贷'), true, 'the same product'],
    [product('快贷'), product('经营贷'), false, 'another product'],
    [product('快贷'), campaign('5'), true, 'a campaign of that product'],
    [product('经营贷'), campaign('5'), false, 'a campaign of another product'],
    [campaign('5'), campaign('5'), true, 'the same campaign'],
    [campaign('5'), campaign('55'), false, 'another campaign'],
    [campaign('5'), product('快贷'), false, 'a campaign is not its product'],
    [campaign('5'), global, false, 'nor all calling'],
    [product('快贷', in_(1000)), product('快贷'), false, 'it lapses, the new one would not'],
    [product('快贷', in_(1000)), product('快贷', in_(1001)), false, 'it lapses a millisecond earlier'],
    [product('快贷', in_(1000)), product('快贷', in_(1000)), true, 'both lapse at once'],
    [product('快贷', in_(1000)), product('快贷', in_(999)), true, 'it lapses later'],
    [product('快贷'), product('快贷', in_(1000)), true, 'it never lapses'],
    [product('快贷', in_(0)), product('快贷', in_(0)), false, 'what has lapsed covers nothing'],
    [product('快贷', in_(1)), product('快贷', in_(1)), true, 'a millisecond before it does'],
  ])('%j covers %j: %s (%s)', (standing, wanted, expected) => expect(covers(standing, wanted, NOW, '快贷')).toBe(expected));
});

it.each<[string, string, boolean, string]>([
  ['Express Loan', 'express loan', true, 'case tells no products apart'],
  [' 快贷', '快贷 ', true, 'nor do spaces around'],
  ['快贷', '快贷2', false, 'a sign more'],
])('%s and %s are one product: %s (%s)', (one, other, same) => expect(sameProduct(one, other)).toBe(same));
