import fc from 'fast-check';
import { StringTable } from './string-table.js';

describe('StringTable', () => {
  it('gives back what was put in, also across the borders of its blocks', () => {
    const table = new StringTable();
    const texts = Array.from({ length: 70_000 }, (_, index) => (index % 3 === 0 ? '' : '客'.repeat(index % 60) + index));
    texts.push('𠮷'.repeat(900_000), 'end');
    texts.forEach((text) => table.add(text));
    expect(table.size).toBe(texts.length);
    expect(texts.every((text, index) => table.get(index) === text)).toBe(true);
  });

  it.each([
    [-1, 'below'],
    [2, 'beyond the last'],
    [0.5, 'between'],
    [Number.NaN, 'no number'],
  ])('answers nothing for index %p (%s)', (index) => {
    const table = new StringTable();
    table.add('a');
    table.add('b');
    expect(table.get(index)).toBeUndefined();
  });

  it('counts the bytes it keeps', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const table = new StringTable();
        texts.forEach((text) => table.add(text));
        expect(table.bytes).toBe(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0));
      }),
    );
  });
});
