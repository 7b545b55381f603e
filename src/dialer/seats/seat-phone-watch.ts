import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config, LiveEvents, Sweeper } from '../../platform/index.js';
import { AppError, Clock } from '../../shared/index.js';
import { GATEWAY, GatewayDriver } from '../calls/gateway-driver.js';
import type { Gateway } from '../gateways/gateway.js';
import { SeatPhone, type SeatPhoneState } from './seat-phone.entity.js';

const EVERY_MS = 1000;

/**
 * Watches the telephones of all seats from the worker that drives the telephone system, and writes down what changes where every process
 * can read it. The system's own events are heard at once; a look at every seat each second finds whatever they have missed.
 */
@Injectable()
export class SeatPhoneWatch implements OnModuleInit {
  private known: Map<string, SeatPhoneState> | null = null;

  constructor(
    @Inject(GATEWAY) private readonly gateway: Gateway,
    private readonly driver: GatewayDriver,
    private readonly source: DataSource,
    private readonly live: LiveEvents,
    private readonly sweeper: Sweeper,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    if (!this.config.runsWorker) return;
    this.sweeper.register({ name: 'seat-phones', everyMs: EVERY_MS, run: () => this.look() });
    this.gateway.watchSeatPhones?.((seat, state) => {
      if (this.known?.has(seat)) void this.note(seat, state).catch((error: Error) => Logger.warn(error.message, 'SeatPhones'));
    });
  }

  /** Looks at every seat of the roster once; answers how many had changed. */
  async look(): Promise<number> {
    if (!this.driver.drives) {
      this.known = null;
      return 0;
    }
    this.known ??= await this.written();
    const rows = (await this.source.query("SELECT DISTINCT seat FROM agent WHERE state = 'active'")) as { seat: string }[];
    let changed = 0;
    let isDown = false;
    for (const { seat } of rows) {
      const state: SeatPhoneState = isDown ? 'unknown' : await this.ask(seat);
      isDown = state === 'unknown';
      if (await this.note(seat, state)) changed += 1;
    }
    return changed;
  }

  private async ask(seat: string): Promise<SeatPhoneState> {
    try {
      return await this.gateway.seatPhone(seat);
    } catch (error) {
      if (error instanceof AppError) return 'unknown';
      throw error;
    }
  }

  private async written(): Promise<Map<string, SeatPhoneState>> {
    const rows = await this.source.manager.findBy(SeatPhone, { gateway: this.config.gateway });
    return new Map(rows.map(({ seat, state }) => [seat, state]));
  }

  private async note(seat: string, state: SeatPhoneState): Promise<boolean> {
    if (!this.known || this.known.get(seat) === state) return false;
    this.known.set(seat, state);
    await this.source.query(
      `INSERT INTO seat_phone (gateway, seat, state, changed_at) VALUES (?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE state = VALUES(state), changed_at = VALUES(changed_at)`,
      [this.config.gateway, seat, state, this.clock.now()],
    );
    const accounts = (await this.source.query(
      "SELECT a.id FROM account a JOIN agent g ON g.id = a.agent_id WHERE g.seat = ? AND g.state = 'active'",
      [seat],
    )) as { id: string }[];
    for (const { id } of accounts) this.live.publish('card', null, String(id));
    this.live.publish('seats', null);
    return true;
  }
}
