import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource, Not } from 'typeorm';
import { Config, Sweeper, systemActor, UnitOfWork } from '../../platform/index.js';
import { AppError, Clock } from '../../shared/index.js';
import { PhoneCall } from '../calls/call.entity.js';
import { GATEWAY, GatewayDriver } from '../calls/gateway-driver.js';
import type { Gateway } from '../gateways/gateway.js';
import type { ListenIn as Row, ListenInEnd } from './listen-in.entity.js';
import { ListenIn } from './listen-in.entity.js';
import { LISTEN_IN_STATES, type ListenInFact } from './listen-in-states.js';

const SYSTEM = systemActor('listen-in');
const EVERY_MS = 500;
/** A telephone that has not been picked up for this long is given up; the telephone system gives up before. */
const CALLING_MS = 40_000;

/**
 * Carries listening-in out from the worker that drives the telephone system: rings the auditor, sees when something can be heard, and
 * closes the row when it is over. The telephone system ends a listening with its call by itself; this only writes down that it did.
 */
@Injectable()
export class ListenInDriver implements OnModuleInit {
  /** Rows that are being looked at: the job and the sweep never work on one at a time. */
  private readonly busy = new Set<string>();
  /** Listenings that the system has no more: looked at once again, because the end of their call is perhaps only on its way here. */
  private readonly gone = new Set<string>();

  constructor(
    @Inject(GATEWAY) private readonly gateway: Gateway,
    private readonly driver: GatewayDriver,
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly sweeper: Sweeper,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    if (this.config.runsWorker) this.sweeper.register({ name: 'listen-ins', everyMs: EVERY_MS, run: () => this.sweep() });
  }

  /** One look at one row: what it asks for is done, what has happened is written down. */
  async look(id: string): Promise<void> {
    const token = this.driver.token;
    if (token === null || this.busy.has(id)) return;
    this.busy.add(id);
    try {
      const row = await this.source.manager.findOneBy(ListenIn, { id });
      if (row && row.state !== 'ended') await this.advance(row, token);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      Logger.warn(`listen-in ${id}: ${error.code}`, 'ListenIn');
    } finally {
      this.busy.delete(id);
    }
  }

  private async sweep(): Promise<number> {
    if (this.driver.token === null) return 0;
    const open = await this.source.manager.find(ListenIn, { where: { state: Not('ended') }, select: { id: true } });
    for (const { id } of open) await this.look(id);
    return open.length;
  }

  private async advance(row: Row, token: number): Promise<void> {
    const call = await this.source.manager.findOneByOrFail(PhoneCall, { id: row.callId });
    if (row.endRequestedAt || call.state === 'ended') {
      if (row.state !== 'requested') await this.gateway.stopListening?.(row.id, token);
      this.gone.delete(row.id);
      return this.write(row, 'end', row.endRequestedAt ? 'auditor' : 'call_ended');
    }
    if (row.state === 'requested') return this.begin(row, token);
    const heard = await this.gateway.listening?.(row.id);
    if (heard === 'calling') {
      if (this.clock.now().getTime() - row.requestedAt.getTime() > CALLING_MS) await this.gateway.stopListening?.(row.id, token);
    } else if (heard === 'listening') await this.write(row, 'heard', null);
    else if (this.gone.delete(row.id)) await this.write(row, 'end', row.state === 'listening' ? 'auditor' : 'not_answered');
    else this.gone.add(row.id);
  }

  /** The row says `calling` before anybody is rung: a worker that dies in between leaves a row that the next look ends. */
  private async begin(row: Row, token: number): Promise<void> {
    await this.write(row, 'called', null);
    try {
      await this.gateway.listen?.({ listenId: row.id, callId: row.callId, telephone: row.telephone, fencingToken: token });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const reason = { phone_offline: 'phone_offline', no_open_call: 'call_ended' }[error.code as string] ?? 'gateway_down';
      await this.write({ ...row, state: 'calling' }, 'end', reason as ListenInEnd);
    }
  }

  private async write(row: Row, fact: ListenInFact, endReason: ListenInEnd | null): Promise<void> {
    if (!LISTEN_IN_STATES.allows(row.state, fact)) return;
    const state = LISTEN_IN_STATES.apply(row.state, fact);
    await this.unitOfWork.run({ actor: SYSTEM, action: `listen-in.${fact}`, subject: `listen-in:${row.id}` }, async (tx) => {
      const ends = state === 'ended';
      const changed = await tx.change(
        `UPDATE listen_in SET state = ?, end_reason = ?, heard_at = COALESCE(heard_at, ?), ended_at = ?, open_key = ?
          WHERE id = ? AND state = ?`,
        [state, endReason, fact === 'heard' ? tx.at : null, ends ? tx.at : null, ends ? null : row.accountId, row.id, row.state],
      );
      if (changed === 0) return tx.nothingDone();
      tx.audit(`call:${row.callId}`, { listenInId: row.id, accountId: row.accountId, endReason });
      tx.publish('seats', null);
    });
  }
}
