import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ContractsService } from '../../contracts/index.js';
import {
  type Actor,
  canonicalJson,
  type IdempotentRequest,
  isDuplicate,
  KeyStore,
  Protector,
  type Transaction,
  UnitOfWork,
} from '../../platform/index.js';
import { AppError, localDateOf } from '../../shared/index.js';
import { Campaign } from '../campaign.entity.js';
import { REJECT_CODES } from '../intake/index.js';
import { BatchWriter, type BatchCounts } from './batch-writer.js';
import { zeroCounts } from './list-import.service.js';
import { summed } from './losses.js';
import { LIST_STATES } from './list-states.js';
import { type PushedCustomer, type PushedRow, readPushedCustomer } from './pushed-customer.js';
import { TargetList } from './target-list.entity.js';

/** Customers that a system may push in one request. */
export const PUSH_LIMIT = 1000;

export interface PushAnswer {
  accepted: number;
  refused: number;
  rows: PushedRow[];
}

type KeyActor = Actor & { kind: 'api-key' };

/** Two lists of one campaign that push the same customer at the same moment: the later one looks again and finds it. */
const TRIES = 5;

/** Lists that the bank's own system fills in batches instead of a file. A person releases them, as any other list. */
@Injectable()
export class PushedListsService {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractsService,
    private readonly batches: BatchWriter,
    private readonly keys: KeyStore,
    private readonly protector: Protector,
  ) {}

  /** Opens a list that collects. */
  async open(actor: KeyActor, campaign: Campaign, title: string, request: IdempotentRequest): Promise<string> {
    const keyId = this.keys.create('list');
    return this.unitOfWork.run({ actor, action: 'list.collect', key: request }, async (tx) => {
      const { state } = await tx.manager.findOneByOrFail(Campaign, { id: campaign.id });
      if (state === 'completed' || state === 'archived') {
        throw new AppError('state_conflict', { subject: 'campaign', state, action: 'collect' });
      }
      const id = await tx.insert(TargetList, {
        ...{ campaignId: campaign.id, bankId: campaign.bankId, fileId: null, keyId, fileName: title, fileSha256: null, sizeBytes: '0' },
        ...{ state: LIST_STATES.apply('uploaded', 'collect'), uploadedBy: actor.madeBy, uploadedAt: tx.at, apiKeyId: actor.keyId },
        ...{ releasedBy: null, releasedAt: null, mapping: null, headingRow: 0, importStartedAt: tx.at, importEndedAt: null },
        ...zeroCounts(),
        ...{ claimedBy: null, claimedUntil: null, problemCode: null, problemFacts: null },
      });
      tx.audit(`list:${id}`, { campaignId: campaign.id });
      tx.publish('list', id);
      return id;
    });
  }

  /**
   * Takes one batch and answers every row. The batch is one transaction: all of what was accepted is there, or nothing is. The same
   * request again gets the same answer; neither answer nor key keeps a number.
   */
  async push(actor: KeyActor, list: TargetList, customers: PushedCustomer[], request: IdempotentRequest): Promise<PushAnswer> {
    const campaign = await this.source.manager.findOneByOrFail(Campaign, { id: list.campaignId });
    // Keyed, because a plain hash of a small batch could be guessed number by number.
    const input = this.protector.index('customer', `push:${list.id}:${canonicalJson(customers)}`).toString('hex');
    const options = { actor, action: 'list.push', subject: `list:${list.id}`, key: { key: request.key, input } };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.unitOfWork.run(options, (tx) => this.write(tx, list, campaign, customers));
      } catch (error) {
        if (attempt >= TRIES || !isDuplicate(error)) throw error;
      }
    }
  }

  /** Closes the list: from now on it waits for a person's release. */
  async close(actor: KeyActor, list: TargetList): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'list.close', subject: `list:${list.id}` }, async (tx) => {
      const current = await tx.manager.findOneOrFail(TargetList, { where: { id: list.id }, lock: { mode: 'pessimistic_write' } });
      const state = LIST_STATES.apply(current.state, 'close');
      if (current.accepted === 0) throw new AppError('list_empty_file');
      await tx.manager.update(TargetList, { id: list.id }, { state, importEndedAt: tx.at });
      tx.audit(`list:${list.id}`, { rows: current.rowsRead, accepted: current.accepted, rejected: current.rejected });
      tx.publish('list', list.id);
      tx.publish('progress', list.campaignId);
    });
  }

  private async write(tx: Transaction, given: TargetList, campaign: Campaign, customers: PushedCustomer[]): Promise<PushAnswer> {
    const list = await tx.manager.findOneOrFail(TargetList, { where: { id: given.id }, lock: { mode: 'pessimistic_write' } });
    if (list.state !== 'collecting') throw new AppError('state_conflict', { subject: 'list', state: list.state, action: 'push' });
    const { zone } = await this.contracts.contract(campaign.contractId);
    const { document } = await this.contracts.termsOn(campaign.contractId, localDateOf(tx.at, zone));
    const before = list.checkpointRow;
    const prepared = customers.map((customer, index) => {
      const row = before + index + 1;
      return { row, result: readPushedCustomer(customer, row) };
    });
    const counts = await this.batches.forList(list, document.dialling.coolingDays).write(tx, prepared);
    await tx.manager.update(
      TargetList,
      { id: list.id },
      {
        checkpointRow: before + customers.length,
        rowsRead: list.rowsRead + customers.length - counts.blank,
        accepted: list.accepted + counts.accepted,
        rejected: list.rejected + counts.rejected,
        losses: summed(
          list.losses,
          [...counts.losses].map(([code, loss]) => ({ code, ...loss })),
        ) as never,
      },
    );
    tx.audit(`list:${list.id}`, { customers: customers.length, accepted: counts.accepted });
    tx.publish('list', list.id);
    return answerOf(customers.length, before, counts);
  }
}

function answerOf(size: number, before: number, { accepted, lost }: BatchCounts): PushAnswer {
  const rows = Array.from({ length: size }, (_, index): PushedRow => ({ index, state: 'accepted', problems: [] }));
  for (const { row, reject } of lost) {
    const told = rows[row - before - 1]!;
    told.problems.push({ code: reject.code, field: reject.heading, masked: reject.masked });
    if (REJECT_CODES[reject.code].loses !== 'part') told.state = 'refused';
  }
  return { accepted, refused: size - accepted, rows };
}
