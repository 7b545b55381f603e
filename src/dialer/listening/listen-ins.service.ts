import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ContractsService } from '../../contracts/index.js';
import { PeopleService } from '../../people/index.js';
import { actorOf, Config, isDuplicate, type Principal, UnitOfWork } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import { GATEWAY } from '../calls/gateway-driver.js';
import { PhoneCall } from '../calls/call.entity.js';
import type { Gateway } from '../gateways/gateway.js';
import { ListenIn } from './listen-in.entity.js';
import { listenInJob } from './listen-in.job.js';
import type { ListenInsView, ListenInView } from './listen-ins.dto.js';

const SHOWN = 100;
/** The agent is on the line, so there is something to hear. */
const AUDIBLE = ['dialling', 'ringing', 'talking'];

/**
 * Auditors listen to calls of their own bank while they go on: they are heard by nobody, and each listening is written down before
 * anything can be heard (decision 0055).
 */
@Injectable()
export class ListenInsService {
  constructor(
    @Inject(GATEWAY) private readonly gateway: Gateway,
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleService,
    private readonly contracts: ContractsService,
    private readonly config: Config,
  ) {}

  async list(me: Principal): Promise<ListenInsView> {
    const contractIds = (await this.contracts.visibleTo(me)).map(({ id }) => id);
    const supported = this.gateway.listen !== undefined;
    return { supported, telephones: this.telephones, items: contractIds.length === 0 ? [] : await this.items(me, contractIds) };
  }

  /** Throws `not_supported`, `not_found` (another bank's), `no_open_call` (nothing to hear), `duplicate` (listening already). */
  async start(me: Principal, given: { agentId: string; telephone: string }): Promise<void> {
    const agent = await this.people.agentFor(me, given.agentId);
    if (!this.gateway.listen) throw new AppError('not_supported', { gateway: this.gateway.name, what: 'listen_in' });
    if (!this.telephones.includes(given.telephone))
      throw new AppError('validation_failed', {
        errors: [{ field: 'telephone', reason: 'is not one of the telephones named for auditors' }],
      });
    await this.unitOfWork.run({ actor: actorOf(me), action: 'listen-in.start', subject: `agent:${agent.id}` }, async (tx) => {
      const call = await tx.manager.findOne(PhoneCall, { where: { openKey: agent.id }, lock: { mode: 'pessimistic_read' } });
      if (!call || !AUDIBLE.includes(call.state)) throw new AppError('no_open_call', { agent: agent.id });
      const id = await tx
        .insert(ListenIn, {
          ...{ callId: call.id, agentId: agent.id, contractId: call.contractId, accountId: me.accountId, telephone: given.telephone },
          ...{ state: 'requested', endReason: null, requestedAt: tx.at, heardAt: null, endRequestedAt: null, endedAt: null },
          openKey: me.accountId,
        })
        .catch((error: unknown) => {
          throw isDuplicate(error) ? new AppError('duplicate', { what: 'listen_in' }) : error;
        });
      tx.audit(`call:${call.id}`, { listenInId: id, telephone: given.telephone });
      tx.enqueue(listenInJob, { listenInId: id });
      tx.publish('seats', null);
    });
  }

  /** Ends the asker's own; harmless when it is over. */
  async stop(me: Principal, id: string): Promise<void> {
    await this.unitOfWork.run({ actor: actorOf(me), action: 'listen-in.stop', subject: `listen-in:${id}` }, async (tx) => {
      const found = await tx.manager.findOne(ListenIn, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!found || found.accountId !== me.accountId) throw new AppError('not_found', { listenIn: id });
      if (found.state === 'ended' || found.endRequestedAt) return tx.nothingDone();
      await tx.manager.update(ListenIn, { id }, { endRequestedAt: tx.at });
      tx.audit(`call:${found.callId}`, { listenInId: id });
      tx.enqueue(listenInJob, { listenInId: id });
    });
  }

  private get telephones(): string[] {
    return this.config.listeningTelephones.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
  }

  private async items(me: Principal, contractIds: string[]): Promise<ListenInView[]> {
    const rows = (await this.source.query(
      `SELECT l.id, l.agent_id, l.call_id, l.account_id, l.state, l.end_reason, l.requested_at, l.heard_at, l.ended_at,
              g.seat, g.display_name AS agent_name, a.display_name AS listener
         FROM listen_in l JOIN agent g ON g.id = l.agent_id JOIN account a ON a.id = l.account_id
        WHERE l.contract_id IN (${contractIds.map(() => '?').join(',')}) ORDER BY l.id DESC LIMIT ?`,
      [...contractIds, SHOWN],
    )) as Record<string, string & Date>[];
    return rows.map((row) => ({
      ...{ id: String(row['id']), agentId: String(row['agent_id']), callId: String(row['call_id']), seat: row['seat']! },
      ...{ agentName: row['agent_name']!, listener: row['listener']!, mine: String(row['account_id']) === me.accountId },
      state: row['state'] as unknown as ListenInView['state'],
      endReason: (row['end_reason'] ?? null) as unknown as ListenInView['endReason'],
      requestedAt: row['requested_at']!.toISOString(),
      heardAt: row['heard_at']?.toISOString() ?? null,
      endedAt: row['ended_at']?.toISOString() ?? null,
    }));
  }
}
