/** `seat-3` as people say it: 3. A seat that the bank has named otherwise keeps its name. */
export function seatLabel(seat: string): string {
  return /^seat-(\d+)$/.exec(seat)?.[1] ?? seat;
}
