import { AppError } from '../../../shared/index.js';
import type { CallReport, Gateway, SeatPhone } from '../gateway.js';

/** Nothing to drive: no call is ever handed to it, so placing one is a mistake that ends the call as not dialled. */
export class ManualGateway implements Gateway {
  readonly name = 'manual';

  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  async bar(): Promise<void> {}

  async place(): Promise<never> {
    throw new AppError('gateway_down');
  }

  async hangUp(): Promise<void> {}

  async inspect(): Promise<CallReport | null> {
    return null;
  }

  /** A telephone on the desk, of which nothing is known but that it is there. */
  async seatPhone(): Promise<SeatPhone> {
    return 'online';
  }

  async forget(): Promise<void> {}

  async kept(): Promise<string[]> {
    return [];
  }
}
