export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Lower bounds of the five steps: shares of answered calls lie between a tenth and two thirds in practice. */
const STEPS = [0, 0.15, 0.3, 0.45, 0.6] as const;

/** Step 1 to 5 of a share. */
export function heatStep(share: number): number {
  return STEPS.findLastIndex((from) => share >= from) + 1;
}

/** Every hour from the first to the last that has a call. */
export function hoursOf(cells: readonly { hour: number }[]): number[] {
  const hours = cells.map(({ hour }) => hour);
  const first = Math.min(...hours);
  return Array.from({ length: Math.max(...hours) - first + 1 }, (_, index) => first + index);
}
