import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOSS_TEXTS } from '../../console/lists/loss-texts';
import { ERROR_TEXTS } from './error-texts';
import { CHANNEL_TEXTS, OUTCOME_TEXTS, REASON_TEXTS } from './outcome-texts';
import { fill } from './texts';

/** The server's tables, read as text: the pages import nothing from the server. */
const read = (...path: string[]): string => readFileSync(join(process.cwd(), 'src', ...path), 'utf8');
const errors = read('shared', 'errors.ts');
const outcomes = read('shared', 'outcome.ts');
const rejects = read('campaigns', 'intake', 'reject-codes.ts');

describe('every code the server can send has words in both languages', () => {
  const codes = [...errors.matchAll(/^ {2}(\w+): \[\d{3},/gm)].map((match) => match[1]!);

  it('finds the codes', () => expect(codes.length).toBeGreaterThan(40));

  it.each(codes)('error %s', (code) => {
    const text = ERROR_TEXTS[code];
    expect(text).toBeDefined();
    expect([...text!.what, ...(text!.next ?? ['-', '-'])].every((one) => one.trim() !== '')).toBe(true);
  });

  it('every reason for which a row is left out', () => {
    const known = [...rejects.matchAll(/^ {2}(\w+): \{/gm)].map((match) => match[1]!);
    expect(known.length).toBeGreaterThan(20);
    expect(Object.keys(LOSS_TEXTS).sort()).toEqual(known.sort());
  });

  it.each([
    ['OUTCOME_CODES', OUTCOME_TEXTS],
    ['APPLY_CHANNELS', CHANNEL_TEXTS],
    ['REFUSAL_REASONS', REASON_TEXTS],
  ] as const)('%s', (name, texts) => {
    const list = new RegExp(`${name} = \\[([^\\]]+)\\]`).exec(outcomes)![1]!;
    const known = [...list.matchAll(/'(\w+)'/g)].map((match) => match[1]!);
    expect(Object.keys(texts).sort()).toEqual(known.sort());
    expect(Object.values(texts).every(([zh, en]) => /[一-鿿]/.test(zh) && en.trim() !== '')).toBe(true);
  });
});

describe('a text is filled from facts', () => {
  it.each([
    ['Resumes[[ at {opensAt}]]', { opensAt: '13:00' }, 'Resumes at 13:00', 'a known fact'],
    ['Resumes[[ at {opensAt}]]', {}, 'Resumes', 'an optional part without its fact leaves no hole'],
    ['{n} {n|row|rows}', { n: 1 }, '1 row', 'one'],
    ['{n} {n|row|rows}', { n: 2 }, '2 rows', 'many'],
    ['{n} {n|row|rows}', { n: 0 }, '0 rows', 'none is many'],
  ])('%s', (template, facts, expected) => expect(fill(template, facts, String)).toBe(expected));
});
