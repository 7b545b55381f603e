import { heatStep, hoursOf } from './heat-steps';

describe('heat map', () => {
  it.each<[number, number, string]>([
    [0, 1, 'nobody answered'],
    [0.1499, 1, 'just below the second step'],
    [0.15, 2, 'its lower bound belongs to it'],
    [0.4499, 3, 'just below the fourth'],
    [0.45, 4, 'its bound'],
    [0.6, 5, 'the last step'],
    [1, 5, 'everybody answered'],
  ])('%f is step %i: %s', (share, step) => expect(heatStep(share)).toBe(step));

  it('shows the hours between the first and the last, without a gap', () => {
    expect(hoursOf([{ hour: 17 }, { hour: 9 }, { hour: 11 }])).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17]);
    expect(hoursOf([{ hour: 0 }])).toEqual([0]);
  });
});
