import type { Config } from '../../platform/index.js';

/** Whether a seat's telephone is the agent's browser: `*` in the setting means every seat. */
export function hasSoftphone({ softphoneUrl, softphoneSeats }: Pick<Config, 'softphoneUrl' | 'softphoneSeats'>, seat: string): boolean {
  if (softphoneUrl === '') return false;
  const seats = softphoneSeats.split(',').map((name) => name.trim());
  return seats.includes('*') || seats.includes(seat);
}
