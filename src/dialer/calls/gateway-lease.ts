import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Config } from '../../platform/index.js';
import { Clock } from '../../shared/index.js';

/** A driver that has not renewed for this long is taken for dead. */
export const LEASE_MS = 5000;

/** One row per telephone system says which worker drives it. Every take-over raises the fencing token. */
@Injectable()
export class GatewayLease {
  private readonly holder = randomUUID();

  constructor(
    private readonly source: DataSource,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Takes or renews the lease; answers the fencing token, or null when another worker holds it. */
  async hold(): Promise<number | null> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + LEASE_MS);
    const gateway = this.config.gateway;
    const renewed = await this.change('UPDATE pbx_lease SET expires_at = ? WHERE gateway = ? AND holder = ? AND expires_at > ?', [
      until,
      gateway,
      this.holder,
      now,
    ]);
    if (renewed === 0) {
      await this.change('INSERT IGNORE INTO pbx_lease (gateway, holder, token, expires_at) VALUES (?, ?, 0, ?)', [
        gateway,
        this.holder,
        new Date(0),
      ]);
      await this.change('UPDATE pbx_lease SET holder = ?, token = token + 1, expires_at = ? WHERE gateway = ? AND expires_at <= ?', [
        this.holder,
        until,
        gateway,
        now,
      ]);
    }
    // Whoever stands there now has it: that may be this process, which asked a moment ago already.
    const [row] = (await this.source.query('SELECT token FROM pbx_lease WHERE gateway = ? AND holder = ? AND expires_at > ?', [
      gateway,
      this.holder,
      now,
    ])) as { token: string }[];
    return row ? Number(row.token) : null;
  }

  /** Gives the lease up at a clean stop, so that the next worker need not wait. */
  async release(): Promise<void> {
    await this.change('UPDATE pbx_lease SET expires_at = ? WHERE gateway = ? AND holder = ?', [
      this.clock.now(),
      this.config.gateway,
      this.holder,
    ]);
  }

  private async change(sql: string, values: unknown[]): Promise<number> {
    return ((await this.source.query(sql, values)) as { affectedRows: number }).affectedRows;
  }
}
