import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { PeopleService } from '../../people/index.js';
import { actorOf, Config, type Principal, Sweeper, UnitOfWork } from '../../platform/index.js';
import { AppError, Clock } from '../../shared/index.js';
import { GATEWAY, GatewayDriver } from '../calls/gateway-driver.js';
import type { Gateway } from '../gateways/gateway.js';
import { hasSoftphone } from './softphone-seats.js';
import type { SoftphoneView } from './softphone.dto.js';

/** The page asks for a new password at half of it. */
const LIFETIME_MS = 10 * 60_000;
const SWEEP_MS = 5000;

/**
 * Lets a seat's telephone live in the agent's browser. The telephone system is given a fresh password each time the signed-in agent's page
 * asks, which the page alone learns; it is taken away when it has expired or the agent has signed out (decision 0053).
 */
@Injectable()
export class Softphones implements OnModuleInit {
  constructor(
    @Inject(GATEWAY) private readonly gateway: Gateway,
    private readonly driver: GatewayDriver,
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleService,
    private readonly sweeper: Sweeper,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    if (this.config.runsWorker && this.config.softphoneUrl !== '')
      this.sweeper.register({ name: 'softphones', everyMs: SWEEP_MS, run: () => this.takeBack() });
  }

  /** Throws `not_supported` (this seat has a telephone on the desk) or `gateway_down`. */
  async give(me: Principal): Promise<SoftphoneView> {
    if (!me.agentId) throw new AppError('forbidden');
    const { seat } = await this.people.agent(me.agentId);
    if (!this.gateway.giveLogin || !hasSoftphone(this.config, seat))
      throw new AppError('not_supported', { gateway: this.gateway.name, what: 'softphone', seat });
    const password = randomBytes(24).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + LIFETIME_MS);
    // The row first: a password that the system has and nobody remembers would never be taken away.
    await this.unitOfWork.run({ actor: actorOf(me), action: 'softphone.login', subject: `agent:${me.agentId}` }, async (tx) => {
      await tx.change(
        `INSERT INTO softphone_login (seat, account_id, given_at, expires_at) VALUES (?, ?, ?, ?)
         ON DUPLICATE KEY UPDATE account_id = VALUES(account_id), given_at = VALUES(given_at), expires_at = VALUES(expires_at)`,
        [seat, me.accountId, tx.at, expiresAt],
      );
      tx.audit(`agent:${me.agentId}`, { seat });
    });
    await this.gateway.giveLogin(seat, password);
    const url = new URL(this.config.softphoneUrl);
    return { url: url.href, uri: `sip:${seat}@${url.hostname}`, username: seat, password, expiresAt: expiresAt.toISOString() };
  }

  /** Passwords that have expired, and those of agents who are no longer signed in, are worth nothing any more. */
  private async takeBack(): Promise<number> {
    if (!this.driver.drives) return 0;
    const now = this.clock.now();
    const rows = (await this.source.query(
      `SELECT l.seat, l.given_at AS givenAt FROM softphone_login l WHERE l.expires_at <= ?
          OR NOT EXISTS (SELECT 1 FROM session s WHERE s.account_id = l.account_id AND s.ended_at IS NULL AND s.expires_at > ?)`,
      [now, now],
    )) as { seat: string; givenAt: Date }[];
    for (const { seat, givenAt } of rows) {
      try {
        await this.gateway.takeLogin?.(seat);
        await this.source.query('DELETE FROM softphone_login WHERE seat = ? AND given_at = ?', [seat, givenAt]);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        Logger.warn(`the password of ${seat} could not be taken back yet: ${error.code}`, 'Softphones');
      }
    }
    return rows.length;
  }
}
