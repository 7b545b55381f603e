import { Injectable } from '@nestjs/common';
import { type Actor, type IdempotentRequest, Protector, type Transaction, UnitOfWork } from '../../platform/index.js';
import { AppError, Clock, normalisePhone } from '../../shared/index.js';
import type { DoNotCallSource } from './dialing.entity.js';
import { type LedgerKey, takeLedger } from './ledger.js';
import { CallingScopes, type GivenReach } from './registry/calling-scopes.js';
import { EntryWriter } from './registry/entry-writer.js';
import { customerFinder, type EntryKeys, type GivenKeys, type KnownCustomer } from './registry/whole-customer.js';
import type { Reach } from './rules/index.js';

/** Who must not be called: a customer reference, numbers, or both. */
export interface DoNotCallSubject {
  bankId: string;
  customerIndex: Buffer | null;
  /** The reference as somebody wrote it; left out where only its index is known. */
  customerRef?: string;
  numbers: { e164: string }[];
}

export interface DoNotCallReason {
  source: DoNotCallSource;
  reason: string;
  evidenceCallId: string | null;
}

export interface ReachedKeys {
  customers: Buffer[];
  numbers: Buffer[];
}

/** What new entries take effect on, in the same transaction: lists, cards. Registered by the features that own them. Answers how many it withdrew. */
export type DoNotCallEffect = (tx: Transaction, bankId: string, keys: ReachedKeys, reach: Reach) => Promise<number>;
/** The customers behind these keys with every number of theirs, over all lists. */
export type DoNotCallExpansion = (tx: Transaction, bankId: string, keys: ReachedKeys) => Promise<KnownCustomer[]>;

export const EVERYWHERE: Reach = { level: 'global', scope: null, expiresAt: null };
/** A list that commits while an entry is written is seen at the second look; what it brings is looked up once more. */
const LOOKS = 4;

/** The do-not-call registry by customer and number. An entry binds at once: it takes effect in the transaction that writes it (L15, P7). */
@Injectable()
export class DoNotCallService {
  private readonly effects: DoNotCallEffect[] = [];
  private expansion: DoNotCallExpansion = async () => [];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly protector: Protector,
    private readonly writer: EntryWriter,
    private readonly scopes: CallingScopes,
    private readonly clock: Clock,
  ) {}

  addEffect(effect: DoNotCallEffect): void {
    this.effects.push(effect);
  }

  setExpansion(expansion: DoNotCallExpansion): void {
    this.expansion = expansion;
  }

  /** Writes an entry inside the caller's transaction. The ledger rows are locked first, so no dial is granted after the commit. */
  async add(tx: Transaction, subject: DoNotCallSubject, why: DoNotCallReason, reach: Reach = EVERYWHERE): Promise<string> {
    const { bankId } = subject;
    if (why.source === 'strong_refusal' && (reach.level !== 'global' || reach.expiresAt))
      throw new Error('a strong refusal holds for all calling');
    const keys = (await this.lock(tx, bankId, [this.given(subject)]))[0]!;
    const reference =
      subject.customerIndex && subject.customerRef ? { index: subject.customerIndex, written: subject.customerRef.trim() } : null;
    const entryId = await this.writer.one(tx, bankId, reach, { keys, reference, ...why });
    await this.takeEffect(tx, bankId, [keys], reach);
    tx.publish('do-not-call', entryId);
    return entryId;
  }

  /** A manager's entry, by number or customer reference. */
  async addByHand(
    actor: Actor,
    bankId: string,
    given: { number?: string; customerRef?: string; reason: string } & Partial<GivenReach>,
    key?: IdempotentRequest,
  ): Promise<string> {
    const subject = this.subjectOf(bankId, given);
    const { level = 'global', scope, expiresInDays } = given;
    const reach = await this.scopes.reach(bankId, { level, scope, expiresInDays }, this.clock.now());
    // The input of the key holds the blind indexes instead of the number itself.
    const input = {
      number: subject.numbers.map(({ e164 }) => this.protector.index('number', e164).toString('hex')),
      customer: subject.customerIndex?.toString('hex') ?? null,
      ...{ reason: given.reason, level, scope: scope ?? null, expiresInDays: expiresInDays ?? null },
    };
    return this.unitOfWork.run({ actor, action: 'do-not-call.add', key: key && { key: key.key, input } }, async (tx) => {
      const id = await this.add(tx, subject, { source: 'manual', reason: given.reason, evidenceCallId: null }, reach);
      tx.audit(`do-not-call:${id}`, { source: 'manual', level, expiresAt: reach.expiresAt?.toISOString() ?? null });
      return id;
    });
  }

  /**
   * The keys of entries to be written, with their ledger rows locked. Looked up again once the rows are held, until nothing new turns up:
   * what a list has brought meanwhile belongs to the customer, too.
   */
  async lock(tx: Transaction, bankId: string, given: readonly GivenKeys[]): Promise<EntryKeys[]> {
    const asked: ReachedKeys = {
      customers: distinct(given.flatMap(({ customer }) => (customer ? [customer] : []))),
      numbers: distinct(given.flatMap(({ numbers }) => numbers.map(({ index }) => index))),
    };
    const held = new Set<string>();
    for (let look = 1; ; look += 1) {
      const find = customerFinder(await this.expansion(tx, bankId, asked));
      const all = given.map(find);
      const missing = ledgerKeys(all).filter(({ kind, keyIndex }) => !held.has(`${kind}${keyIndex.toString('hex')}`));
      if (missing.length === 0) return all;
      if (look > LOOKS) throw new AppError('stale_action');
      await takeLedger(tx, bankId, missing);
      for (const { kind, keyIndex } of missing) held.add(`${kind}${keyIndex.toString('hex')}`);
    }
  }

  /**
   * Takes what new entries hold off lists and cards. Answers how many customers of lists were withdrawn. Only those that the look under the
   * locks found on a list are looked for: a list that commits later is scrubbed at its end and its release, and each dial asks for itself.
   */
  async takeEffect(tx: Transaction, bankId: string, all: readonly EntryKeys[], reach: Reach): Promise<number> {
    const entries = all.filter(({ onLists }) => onLists);
    const keys: ReachedKeys = {
      customers: distinct(entries.flatMap(({ customers }) => customers)),
      numbers: distinct(entries.flatMap(({ numbers }) => numbers.map(({ index }) => index))),
    };
    let withdrawn = 0;
    if (entries.length === 0) return withdrawn;
    for (const effect of this.effects) withdrawn += await effect(tx, bankId, keys, reach);
    return withdrawn;
  }

  /** Every key that says whether somebody may be called: what was given, and all of the customers it belongs to. */
  async keysOf(tx: Transaction, subject: DoNotCallSubject): Promise<Buffer[]> {
    const given = this.given(subject);
    const asked = { customers: given.customer ? [given.customer] : [], numbers: given.numbers.map(({ index }) => index) };
    const { customers, numbers } = customerFinder(await this.expansion(tx, subject.bankId, asked))(given);
    return [...customers, ...numbers.map(({ index }) => index)];
  }

  /** What a person typed, as keys. Throws `validation_failed` naming the field. */
  subjectOf(bankId: string, given: { number?: string; customerRef?: string }): DoNotCallSubject {
    const numbers: { e164: string }[] = [];
    if (given.number) {
      const phone = normalisePhone(given.number);
      if (!phone.ok) throw new AppError('validation_failed', { errors: [{ field: 'number', reason: phone.problem }] });
      numbers.push({ e164: phone.e164 });
    }
    const customerRef = given.customerRef?.trim();
    if (numbers.length === 0 && !customerRef) {
      throw new AppError('validation_failed', { errors: [{ field: 'number', reason: 'a number or a customer reference is needed' }] });
    }
    return {
      bankId,
      numbers,
      customerIndex: null,
      ...(customerRef ? { customerRef, customerIndex: this.customerIndex(bankId, customerRef) } : {}),
    };
  }

  customerIndex(bankId: string, customerRef: string): Buffer {
    return this.protector.index('customer', `${bankId}:${customerRef}`);
  }

  private given(subject: DoNotCallSubject): GivenKeys {
    return {
      customer: subject.customerIndex,
      numbers: subject.numbers.map(({ e164 }) => ({ e164, index: this.protector.index('number', e164) })),
    };
  }
}

function ledgerKeys(entries: readonly EntryKeys[]): LedgerKey[] {
  return [
    ...distinct(entries.flatMap(({ customers }) => customers)).map((keyIndex) => ({ kind: 'customer' as const, keyIndex })),
    ...distinct(entries.flatMap(({ numbers }) => numbers.map(({ index }) => index))).map((keyIndex) => ({
      kind: 'number' as const,
      keyIndex,
    })),
  ];
}

function distinct(indexes: readonly Buffer[]): Buffer[] {
  return [...new Map(indexes.map((index) => [index.toString('hex'), index])).values()];
}
