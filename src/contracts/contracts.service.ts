import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { type Actor, isDuplicate, type Principal, UnitOfWork } from '../platform/index.js';
import { AppError, isLocalDate, type LocalDate } from '../shared/index.js';
import { Contract, ContractOrder, ContractTerms, Party } from './contract.entity.js';
import { parseTerms, type TermsDocument } from './terms-document.js';

export interface EffectiveTerms {
  contractId: string;
  version: number;
  zone: string;
  document: TermsDocument;
}

const CACHE_MS = 5000;

/** Parties, framework contracts, orders and effective-dated terms. The rest of the product reads terms here and holds no figure itself. */
@Injectable()
export class ContractsService {
  private readonly cache = new Map<string, { readAt: number; versions: ContractTerms[]; contract: Contract }>();

  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async createParty(actor: Actor, kind: Party['kind'], name: string): Promise<string> {
    return this.unitOfWork.run({ actor, action: 'party.create' }, async (tx) => {
      const id = await tx.insert(Party, { kind, name });
      tx.audit(`party:${id}`, { kind });
      return id;
    });
  }

  async parties(): Promise<Party[]> {
    return this.source.manager.find(Party, { order: { id: 'ASC' } });
  }

  async createContract(actor: Actor, given: Omit<Contract, 'id' | 'createdAt'>): Promise<string> {
    checkPeriod(given.startsOn, given.endsOn);
    return duplicateAs('code', () =>
      this.unitOfWork.run({ actor, action: 'contract.create' }, async (tx) => {
        const id = await tx.insert(Contract, { ...given, createdAt: tx.at });
        tx.audit(`contract:${id}`, { template: given.template });
        return id;
      }),
    );
  }

  async addOrder(actor: Actor, given: Omit<ContractOrder, 'id'>): Promise<string> {
    checkPeriod(given.startsOn, given.endsOn);
    const contract = await this.contract(given.contractId);
    if (given.startsOn < contract.startsOn || given.endsOn > contract.endsOn) {
      throw new AppError('validation_failed', { errors: [{ field: 'startsOn', reason: 'the order must lie inside its contract' }] });
    }
    return duplicateAs('code', () =>
      this.unitOfWork.run({ actor, action: 'order.create' }, async (tx) => {
        const id = await tx.insert(ContractOrder, given);
        tx.audit(`order:${id}`, { contractId: given.contractId });
        return id;
      }),
    );
  }

  /** A new version of the terms, in force from `effectiveOn`. */
  async addTerms(actor: Actor, contractId: string, effectiveOn: LocalDate, document: unknown, note: string | null): Promise<number> {
    const terms = parseTerms(document);
    return this.unitOfWork.run({ actor, action: 'terms.add', subject: `contract:${contractId}` }, async (tx) => {
      const [last] = await tx.manager.find(ContractTerms, {
        ...{ where: { contractId }, order: { version: 'DESC' }, take: 1 },
        lock: { mode: 'pessimistic_write' },
      });
      checkSameVatBasis(last?.document, terms);
      const version = (last?.version ?? 0) + 1;
      await tx.insert(ContractTerms, {
        ...{ contractId, version, effectiveOn, note, document: { ...terms } },
        createdBy: actor.kind === 'account' ? actor.accountId : null,
        createdAt: tx.at,
      });
      tx.audit(`contract:${contractId}`, { version, effectiveOn });
      tx.afterCommit.push(() => void this.cache.delete(contractId));
      return version;
    });
  }

  /** The terms in force on a local day; throws `term_missing` when none are. */
  async termsOn(contractId: string, on: LocalDate): Promise<EffectiveTerms> {
    const { versions, contract } = await this.versions(contractId);
    const found = versions.filter((row) => row.effectiveOn <= on).at(-1);
    if (!found) throw new AppError('term_missing', { contractId, on });
    return { contractId, version: found.version, zone: contract.zone, document: found.document as unknown as TermsDocument };
  }

  /** Every version of the terms in the order in which they come into force; of two from the same day the later version binds. */
  async termsVersions(contractId: string): Promise<(Pick<ContractTerms, 'version' | 'effectiveOn'> & { document: TermsDocument })[]> {
    const { versions } = await this.versions(contractId);
    return versions.map(({ version, effectiveOn, document }) => ({ version, effectiveOn, document: document as unknown as TermsDocument }));
  }

  async order(id: string): Promise<ContractOrder | null> {
    return this.source.manager.findOneBy(ContractOrder, { id });
  }

  /** A contract; its row never changes in what the product works by, so it is read at most every few seconds. */
  async contract(id: string): Promise<Contract> {
    return (await this.versions(id)).contract;
  }

  async allContracts(): Promise<Contract[]> {
    return this.source.manager.find(Contract, { order: { id: 'ASC' } });
  }

  /** Contract of an order, checked against who asks: an order of another bank or vendor is not found (S3). */
  async orderFor(me: Principal, orderId: string): Promise<{ order: ContractOrder; contract: Contract }> {
    const order = await this.source.manager.findOneBy(ContractOrder, { id: orderId });
    if (!order) throw new AppError('not_found', { order: orderId });
    const contract = await this.contract(order.contractId);
    if (!isPartyTo(me, contract)) throw new AppError('not_found', { order: orderId });
    return { order, contract };
  }

  /** The contracts whose bank or vendor the person belongs to. */
  async visibleTo(me: Principal): Promise<Contract[]> {
    if (!me.partyId) return [];
    const side = me.role === 'vendor_manager' || me.role === 'agent' ? { vendorId: me.partyId } : { bankId: me.partyId };
    return this.source.manager.find(Contract, { where: side, order: { id: 'ASC' } });
  }

  async details(contracts: Contract[]): Promise<{ parties: Party[]; orders: ContractOrder[]; terms: ContractTerms[] }> {
    const contractId = In(contracts.map((contract) => contract.id));
    return {
      parties: await this.parties(),
      orders: await this.source.manager.find(ContractOrder, { where: { contractId }, order: { id: 'ASC' } }),
      terms: await this.source.manager.find(ContractTerms, { where: { contractId }, order: { version: 'ASC' } }),
    };
  }

  private async versions(contractId: string): Promise<{ versions: ContractTerms[]; contract: Contract }> {
    const cached = this.cache.get(contractId);
    if (cached && performance.now() - cached.readAt < CACHE_MS) return cached;
    const contract = await this.source.manager.findOneBy(Contract, { id: contractId });
    if (!contract) throw new AppError('not_found', { contract: contractId });
    const versions = await this.source.manager.find(ContractTerms, {
      where: { contractId },
      order: { effectiveOn: 'ASC', version: 'ASC' },
    });
    const entry = { readAt: performance.now(), versions, contract };
    this.cache.set(contractId, entry);
    return entry;
  }
}

/** Amounts with and without VAT cannot be added up: what one version settled, a later one may have to give back. */
function checkSameVatBasis(earlier: Record<string, unknown> | undefined, terms: TermsDocument): void {
  const before = (earlier as unknown as TermsDocument | undefined)?.fees?.pricesIncludeVat;
  if (before === undefined || before === terms.fees.pricesIncludeVat) return;
  throw new AppError('validation_failed', { errors: [{ field: 'fees.pricesIncludeVat', reason: 'cannot change within a contract' }] });
}

/** Whether a person's party is the bank or the vendor of a contract, on the side of the person's role. */
export function isPartyTo(me: Principal, contract: Pick<Contract, 'bankId' | 'vendorId'>): boolean {
  if (!me.partyId) return false;
  return me.role === 'vendor_manager' || me.role === 'agent' ? contract.vendorId === me.partyId : contract.bankId === me.partyId;
}

function checkPeriod(startsOn: string, endsOn: string): void {
  const errors = [
    ...(isLocalDate(startsOn) ? [] : [{ field: 'startsOn', reason: 'is no date' }]),
    ...(isLocalDate(endsOn) ? [] : [{ field: 'endsOn', reason: 'is no date' }]),
    ...(startsOn <= endsOn ? [] : [{ field: 'endsOn', reason: 'lies before the start' }]),
  ];
  if (errors.length > 0) throw new AppError('validation_failed', { errors });
}

async function duplicateAs<T>(field: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isDuplicate(error)) throw new AppError('duplicate', { field });
    throw error;
  }
}
