import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Campaign, ListsService, type TargetList } from '../../campaigns/index.js';
import { type Contract, ContractOrder, ContractsService, Contract as ContractRecord } from '../../contracts/index.js';
import type { ApiCaller } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';

/** What belongs to the bank behind a key; everything else is not found (S3). */
@Injectable()
export class BankScope {
  constructor(
    private readonly source: DataSource,
    private readonly contracts: ContractsService,
    private readonly lists: ListsService,
  ) {}

  async orders({ bankId }: ApiCaller): Promise<ContractOrder[]> {
    const contracts = await this.source.manager.findBy(ContractRecord, { bankId });
    if (contracts.length === 0) return [];
    return (await this.contracts.details(contracts)).orders;
  }

  /** The contract of an order of this bank. */
  async contractOf({ bankId }: ApiCaller, orderId: string): Promise<Contract> {
    const order = await this.contracts.order(orderId);
    const contract = order && (await this.contracts.contract(order.contractId));
    if (contract?.bankId !== bankId) throw new AppError('not_found', { order: orderId });
    return contract;
  }

  async campaigns({ bankId }: ApiCaller): Promise<Campaign[]> {
    return this.source.manager.find(Campaign, { where: { bankId }, order: { id: 'DESC' } });
  }

  async campaign({ bankId }: ApiCaller, id: string): Promise<Campaign> {
    const campaign = await this.source.manager.findOneBy(Campaign, { id, bankId });
    if (!campaign) throw new AppError('not_found', { campaign: id });
    return campaign;
  }

  async list({ bankId }: ApiCaller, id: string): Promise<TargetList> {
    const list = await this.lists.list(id);
    if (list.bankId !== bankId) throw new AppError('not_found', { list: id });
    return list;
  }
}
