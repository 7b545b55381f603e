import { ABSENT_AFTER_MS, absentAt } from './absence.js';

const shift = new Date('2026-03-03T01:00:00.000Z');
const after = (ms: number): Date => new Date(shift.getTime() + ms);

describe('who is absent', () => {
  it.each<[string, number, number | null, boolean]>([
    ['before the shift', -1, null, false],
    ['never came, a moment before the term', ABSENT_AFTER_MS - 1, null, false],
    ['never came, at the term', ABSENT_AFTER_MS, null, true],
    ['never came, nineteen minutes and a half', 19.5 * 60_000, null, false],
    ['never came, twenty minutes', 20 * 60_000, null, true],
    ['signed in, the session runs on', 5 * ABSENT_AFTER_MS, 6 * ABSENT_AFTER_MS, false],
    ['signed out a moment less than the term ago', 3 * ABSENT_AFTER_MS, 2 * ABSENT_AFTER_MS + 1, false],
    ['signed out for the term', 3 * ABSENT_AFTER_MS, 2 * ABSENT_AFTER_MS, true],
    ['signed out before the shift: the shift counts', ABSENT_AFTER_MS - 1, -1, false],
    ['signed out before the shift, and did not come', ABSENT_AFTER_MS, -1, true],
  ])('%s', (_why, now, until, expected) => expect(absentAt(after(now), shift, until === null ? null : after(until))).toBe(expected));
});
