import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Transaction, Protector } from '../platform/index.js';
import { AppError, type OutcomeCode, OUTCOMES } from '../shared/index.js';
import { type AttemptPolicy, nextAttempt } from './dealing/rules/next-attempt.js';
import { OWNER_FIRST_MS } from './dealing/task-desk.service.js';
import { Callback } from './dealing/task.entity.js';
import { TargetList } from './lists/target-list.entity.js';
import { numberContext, type Person, personContext, Prospect, ProspectPhone } from './prospect.entity.js';

export interface AfterOutcome {
  code: OutcomeCode;
  agentId: string;
  phoneId: string;
  callbackAt: Date | null;
  connected: boolean;
  /** When the call of this outcome was placed. */
  attemptedAt: Date;
  policy: AttemptPolicy;
}

/** The customers of a campaign: reading who they are, and moving them on after an outcome. */
@Injectable()
export class ProspectsService {
  private readonly keyIds = new Map<string, string>();
  private readonly listNames = new Map<string, string>();

  constructor(
    private readonly source: DataSource,
    private readonly protector: Protector,
  ) {}

  async find(id: string): Promise<Prospect> {
    const prospect = await this.source.manager.findOneBy(Prospect, { id });
    if (!prospect) throw new AppError('not_found', { prospect: id });
    return prospect;
  }

  async phones(prospectId: string): Promise<ProspectPhone[]> {
    return this.source.manager.find(ProspectPhone, { where: { prospectId }, order: { position: 'ASC' } });
  }

  /** The same with every number that the bank's other lists know of this customer, as blind indexes. */
  async phonesAndNumbers(
    { id, bankId, customerIndex }: Prospect,
    tx?: Transaction,
  ): Promise<{ phones: ProspectPhone[]; numbers: Buffer[] }> {
    const all = await (tx?.manager ?? this.source.manager)
      .createQueryBuilder(ProspectPhone, 'phone')
      .innerJoin(Prospect, 'prospect', 'prospect.id = phone.prospectId')
      .where('prospect.bankId = :bankId AND prospect.customerIndex = :customerIndex', { bankId, customerIndex })
      .orderBy('phone.position', 'ASC')
      .getMany();
    const numbers = new Map(all.map(({ numberIndex }) => [numberIndex.toString('hex'), numberIndex]));
    return { phones: all.filter(({ prospectId }) => prospectId === id), numbers: [...numbers.values()] };
  }

  /** Opens the sealed part of a customer. */
  async person(prospect: Prospect): Promise<Person> {
    const keyId = await this.keyOf(prospect.listId);
    return JSON.parse(this.protector.unseal(keyId, prospect.person, personContext(prospect.listId, prospect.customerIndex))) as Person;
  }

  /** The full number of a phone, for a gateway only. */
  async number(phoneId: string): Promise<string> {
    const phone = await this.source.manager.findOneBy(ProspectPhone, { id: phoneId });
    if (!phone) throw new AppError('not_found', { phone: phoneId });
    return this.protector.unseal(await this.keyOf(phone.listId), phone.number, numberContext(phone.listId, phone.numberIndex));
  }

  /** The same for a row that was read already. */
  async openNumber(listId: string, numberIndex: Buffer, sealed: Buffer): Promise<string> {
    return this.protector.unseal(await this.keyOf(listId), sealed, numberContext(listId, numberIndex));
  }

  /** Every number of a customer over all lists of the bank, as blind indexes. */
  async numbersOf(bankId: string, customerIndex: Buffer, tx?: Transaction): Promise<Buffer[]> {
    const rows = (await (tx?.manager ?? this.source.manager).query(
      `SELECT DISTINCT n.number_index FROM prospect p JOIN prospect_phone n ON n.prospect_id = p.id
        WHERE p.bank_id = ? AND p.customer_index = ?`,
      [bankId, customerIndex],
    )) as { number_index: Buffer }[];
    return rows.map((row) => row.number_index);
  }

  /** Seals a free text about a customer under the list's key. */
  async sealNote(prospect: Prospect, text: string): Promise<Buffer> {
    return this.protector.seal(await this.keyOf(prospect.listId), text, personContext(prospect.listId, prospect.customerIndex));
  }

  /** Whether the customer has been taken off; asked under the customer's ledger row, which whoever withdraws one locks first. */
  async isWithdrawn(tx: Transaction, prospectId: string): Promise<boolean> {
    return (await tx.row<{ state: string }>('SELECT state FROM prospect WHERE id = ?', [prospectId]))?.state === 'withdrawn';
  }

  /** Marks an attempt at the moment the call is granted. */
  async countAttempt(tx: Transaction, prospectId: string): Promise<void> {
    await tx.change('UPDATE prospect SET attempts = attempts + 1 WHERE id = ?', [prospectId]);
  }

  /** The call never reached the customer's network: the attempt does not count. */
  async takeBackAttempt(tx: Transaction, prospectId: string): Promise<void> {
    await tx.change('UPDATE prospect SET attempts = GREATEST(attempts - 1, 0) WHERE id = ?', [prospectId]);
  }

  /** Moves a customer on after an outcome: done, a callback, another attempt later, another number, or exhausted. */
  async afterOutcome(tx: Transaction, prospectId: string, after: AfterOutcome): Promise<void> {
    const traits = OUTCOMES[after.code];
    const row = await tx.row<{ state: string; attempts: number; campaign_id: string; outcome_counts: string | null }>(
      'SELECT state, attempts, campaign_id, outcome_counts FROM prospect WHERE id = ? FOR UPDATE',
      [prospectId],
    );
    if (!row) throw new AppError('not_found', { prospect: prospectId });
    if (traits.numberDead) await tx.change('UPDATE prospect_phone SET problem = ? WHERE id = ?', [after.code, after.phoneId]);
    const counts = JSON.parse(row.outcome_counts ?? '{}') as Partial<Record<OutcomeCode, number>>;
    const sameOutcome = (counts[after.code] ?? 0) + 1;
    const next = row.state === 'withdrawn' ? null : await this.nextState(tx, prospectId, { attempts: row.attempts, sameOutcome }, after);
    await tx.change(
      `UPDATE prospect SET last_outcome = ?, outcome_counts = ?, connected = connected OR ?, intent = intent OR ?, state = ?, not_before = ?
        WHERE id = ?`,
      [
        ...[after.code, JSON.stringify({ ...counts, [after.code]: sameOutcome }), after.connected ? 1 : 0, traits.success ? 1 : 0],
        ...[next?.state ?? row.state, next?.notBefore ?? null, prospectId],
      ],
    );
    if (next?.state === 'callback') {
      await tx.insert(Callback, {
        ...{ campaignId: String(row.campaign_id), prospectId, phoneId: after.phoneId, agentId: after.agentId },
        ...{ dueAt: after.callbackAt!, state: 'waiting', createdAt: tx.at },
        teamFromAt: new Date(after.callbackAt!.getTime() + OWNER_FIRST_MS),
      });
    }
  }

  /** Puts a customer whose card closed without a call back where it can be dealt again. */
  async giveBack(tx: Transaction, prospectId: string, notBefore: Date | null): Promise<void> {
    await tx.change("UPDATE prospect SET state = 'callable', not_before = ? WHERE id = ? AND state = 'open'", [notBefore, prospectId]);
  }

  private async nextState(
    tx: Transaction,
    prospectId: string,
    { attempts, sameOutcome }: { attempts: number; sameOutcome: number },
    { code, callbackAt, attemptedAt, policy }: AfterOutcome,
  ): Promise<{ state: Prospect['state']; notBefore: Date | null }> {
    if (OUTCOMES[code].final) return { state: 'done', notBefore: null };
    if (callbackAt) return { state: 'callback', notBefore: callbackAt };
    const row = await tx.row<{ usable: string }>(
      'SELECT COUNT(*) AS usable FROM prospect_phone WHERE prospect_id = ? AND problem IS NULL',
      [prospectId],
    );
    const usableNumbers = Number(row?.usable ?? 0);
    const at = nextAttempt({ code, now: tx.at, attemptedAt, attempts, sameOutcome, usableNumbers }, policy);
    return at ? { state: 'callable', notBefore: at } : { state: 'exhausted', notBefore: null };
  }

  private async keyOf(listId: string): Promise<string> {
    const known = this.keyIds.get(listId);
    if (known) return known;
    const list = await this.source.manager.findOneByOrFail(TargetList, { id: listId });
    this.keyIds.set(listId, list.keyId);
    return list.keyId;
  }

  /** The name of a list's file, which never changes. */
  async listName(listId: string): Promise<string> {
    const known = this.listNames.get(listId);
    if (known !== undefined) return known;
    const { fileName } = await this.source.manager.findOneByOrFail(TargetList, { id: listId });
    this.listNames.set(listId, fileName);
    return fileName;
  }
}
