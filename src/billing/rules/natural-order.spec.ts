import { inNaturalOrder } from './natural-order.js';

describe('natural order', () => {
  it.each<[string[], string]>([
    [['seat-1', 'seat-2', 'seat-10', 'seat-11'], 'numbers as people count'],
    [['2', '10', 'a', 'b'], 'digits before letters'],
    [['seat-01', 'seat-1', 'seat-2'], 'leading zeros decide only between equals'],
    [['a', 'a1', 'a1b'], 'the shorter one first'],
    [['fee:2026-07:seat-2', 'fee:2026-07:seat-10', 'fee:2026-08:seat-1'], 'keys of lines'],
    [['9'.repeat(30), `1${'0'.repeat(30)}`], 'beyond what a float holds'],
  ])('%j: %s', (sorted) => expect([...sorted].reverse().sort(inNaturalOrder)).toEqual(sorted));

  it('only the same text is equal', () => {
    expect(inNaturalOrder('seat-1', 'seat-1')).toBe(0);
    expect(inNaturalOrder('seat-01', 'seat-1')).not.toBe(0);
  });
});
