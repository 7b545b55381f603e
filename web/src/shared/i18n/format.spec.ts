import { formatOf } from './format';

const THIS = new Date().getFullYear();

describe('both ends of a period', () => {
  it.each<[from: string, to: string, shown: string, why: string]>([
    [`${THIS}-11-25`, `${THIS}-12-31`, '25 Nov to 31 Dec', 'this year: as every date'],
    [`${THIS}-11-25`, `${THIS + 1}-12-31`, `25 Nov ${THIS} to 31 Dec ${THIS + 1}`, 'the first would be taken for one of next year'],
    [`${THIS - 1}-12-31`, `${THIS}-01-01`, `31 Dec ${THIS - 1} to 1 Jan ${THIS}`, 'a day across the turn of the year'],
    [`${THIS + 1}-01-01`, `${THIS + 1}-12-31`, `1 Jan ${THIS + 1} to 31 Dec ${THIS + 1}`, 'another year: as every date of it'],
  ])('%s to %s is %s (%s)', (first, last, shown) => {
    const { from, to } = formatOf('en').span(first, last);
    expect(`${from} to ${to}`).toBe(shown);
  });
});
