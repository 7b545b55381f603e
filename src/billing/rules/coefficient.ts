/**
 * The tier of so many successes in so many head-days, compared exactly by cross-multiplication. `tiers` fall and end at 0; no head-days
 * are no successes a head.
 */
export function coefficientOf(
  tiers: readonly { fromSuccessesHundredths: number; coefficientBps: number }[],
  successes: number,
  headDays: number,
): number {
  const found = tiers.find(({ fromSuccessesHundredths }) =>
    headDays === 0 ? fromSuccessesHundredths === 0 : BigInt(fromSuccessesHundredths) * BigInt(headDays) <= 100n * BigInt(successes),
  );
  if (!found) throw new RangeError('the tiers do not end at 0');
  return found.coefficientBps;
}
