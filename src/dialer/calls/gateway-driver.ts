import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource, IsNull, LessThan, Not } from 'typeorm';
import { ProspectsService } from '../../campaigns/index.js';
import { Config, Sweeper } from '../../platform/index.js';
import { AppError, Clock } from '../../shared/index.js';
import type { CallReport, Gateway } from '../gateways/gateway.js';
import { PhoneCall } from './call.entity.js';
import { CallReports } from './call-reports.service.js';
import { GatewayLease } from './gateway-lease.js';

export const GATEWAY = Symbol('gateway');

const LEASE_EVERY_MS = 1000;
const SCAN_MS = 1000;
/** A claimed call that the telephone system has not reported on for this long is asked about. */
const SILENT_MS = 3000;

/**
 * Drives the telephone system from the one worker that holds its lease: places claimed calls, passes reports on, and asks about calls
 * that have gone silent. Never re-dials: a call the system has never heard of is closed as not dialled.
 */
@Injectable()
export class GatewayDriver implements OnModuleInit, BeforeApplicationShutdown {
  private held: number | null = null;
  /** Calls that this worker is handing over now: the system does not know them yet, and soon will. */
  private readonly placing = new Set<string>();

  constructor(
    @Inject(GATEWAY) private readonly gateway: Gateway,
    private readonly source: DataSource,
    private readonly lease: GatewayLease,
    private readonly reports: CallReports,
    private readonly prospects: ProspectsService,
    private readonly sweeper: Sweeper,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    if (!this.config.runsWorker || this.config.dialsByHand) return;
    this.sweeper.register({ name: 'pbx-lease', everyMs: LEASE_EVERY_MS, run: () => this.keepLease() });
    this.sweeper.register({ name: 'calls', everyMs: SCAN_MS, run: () => this.scan() });
  }

  /** Places a granted call, if this worker drives the system and nobody has claimed the call. */
  async place(callId: string): Promise<void> {
    const token = this.token;
    if (token === null || this.placing.has(callId)) return;
    this.placing.add(callId);
    try {
      if (await this.claim(callId)) await this.handOver(callId, token);
    } finally {
      this.placing.delete(callId);
    }
  }

  private async handOver(callId: string, token: number): Promise<void> {
    const call = await this.source.manager.findOneByOrFail(PhoneCall, { id: callId });
    try {
      await this.gateway.place({
        ...{ callId, seat: call.seat, ringTimeoutSeconds: call.ringTimeoutSeconds, fencingToken: token },
        number: await this.prospects.number(call.phoneId),
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      Logger.warn(`call ${callId} was not placed: ${error.code}`, 'Gateway');
      await this.reports.notPlaced(callId, error.code);
    }
  }

  async hangUp(callId: string): Promise<void> {
    if (this.token !== null) await this.gateway.hangUp(callId, this.token);
  }

  /** The system's record of a finished call with its recordings; null when it has none or this worker does not drive it. */
  async finished(callId: string): Promise<CallReport | null> {
    return this.token === null ? null : this.gateway.inspect(callId);
  }

  async forget(callId: string): Promise<void> {
    await this.gateway.forget(callId);
  }

  /** Calls of which the telephone system has files still. */
  kept(): Promise<string[]> {
    return this.gateway.kept();
  }

  get drives(): boolean {
    return this.held !== null;
  }

  /** The fencing token by which this worker drives the system; null: another one does. */
  get token(): number | null {
    return this.held;
  }

  private async keepLease(): Promise<number> {
    const token = await this.lease.hold();
    if (token !== null && token !== this.token) {
      // Asleep for longer than its lease, this worker has it anew: what it began before would listen on beside it.
      if (this.held !== null) await this.gateway.stop();
      this.held = token;
      await this.gateway.start((report) => this.reports.receive(report));
      await this.reconcile(this.clock.now());
    } else if (token === null && this.token !== null) {
      Logger.warn('another worker drives the telephone system now', 'Gateway');
      this.held = null;
      await this.gateway.stop();
    }
    return 0;
  }

  /** Finds what a lost job or a dead worker has left: unclaimed calls, silent calls, hang-ups nobody has passed on. */
  private async scan(): Promise<number> {
    if (this.token === null) return 0;
    const unclaimed = await this.source.manager.findBy(PhoneCall, {
      ...{ gateway: this.gateway.name, state: 'placing' as const, claimedAt: IsNull(), endedAt: IsNull() },
    });
    for (const call of unclaimed) await this.place(call.id);
    const hanging = await this.source.manager.findBy(PhoneCall, {
      ...{ gateway: this.gateway.name, openKey: Not(IsNull()), hangUpRequestedAt: Not(IsNull()) },
    });
    for (const call of hanging) await this.gateway.hangUp(call.id, this.token);
    await this.reconcile(new Date(this.clock.now().getTime() - SILENT_MS));
    return unclaimed.length + hanging.length;
  }

  /** Asks the system about every open call claimed before `before`. */
  private async reconcile(before: Date): Promise<void> {
    const open = await this.source.manager.findBy(PhoneCall, {
      ...{ gateway: this.gateway.name, openKey: Not(IsNull()), claimedAt: LessThan(before) },
    });
    for (const call of open) {
      const report = await this.gateway.inspect(call.id);
      if (report) this.reports.receive(report);
      else await this.unknown(call.id);
    }
  }

  /**
   * A call that the system has never heard of ends as not dialled, once nobody can place it any more: neither this worker, which may be busy with
   * it, nor one that slept through the loss of its lease.
   */
  private async unknown(callId: string): Promise<void> {
    if (this.token === null || this.placing.has(callId)) return;
    await this.gateway.bar(callId, this.token);
    const report = await this.gateway.inspect(callId);
    if (report) this.reports.receive(report);
    else await this.reports.notPlaced(callId, 'unknown_to_pbx');
  }

  private async claim(callId: string): Promise<boolean> {
    const result = (await this.source.query(
      "UPDATE phone_call SET claimed_at = ? WHERE id = ? AND state = 'placing' AND claimed_at IS NULL",
      [this.clock.now(), callId],
    )) as { affectedRows: number };
    return result.affectedRows === 1;
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.token === null) return;
    this.held = null;
    await this.gateway.stop();
    await this.reports.settled();
    await this.lease.release();
  }
}
