import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { type Actor, isDuplicate, type Principal, type Transaction, UnitOfWork } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import type { ColumnMapping } from '../intake/index.js';
import { SavedMapping, TargetList } from './target-list.entity.js';

/** Mappings that a bank keeps under a name: the next file with the same headings is understood at once. */
@Injectable()
export class SavedMappings {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async ofBank(bankId: string): Promise<SavedMapping[]> {
    return this.source.manager.find(SavedMapping, { where: { bankId }, order: { name: 'ASC' } });
  }

  /** One of the asker's own bank; others are not found (S3). */
  async mappingFor(me: Principal, id: string): Promise<SavedMapping> {
    const mapping = await this.source.manager.findOneBy(SavedMapping, { id });
    if (!mapping || mapping.bankId !== me.partyId) throw new AppError('not_found', { mapping: id });
    return mapping;
  }

  /** The mapping used last for a file with exactly these headings. */
  async fitting(bankId: string, headings: readonly string[]): Promise<SavedMapping | null> {
    return this.source.manager.findOne(SavedMapping, {
      where: { bankId, headingsHash: headingsHash(headings) },
      order: { usedAt: 'DESC', id: 'DESC' },
    });
  }

  /** Keeps the mapping a list was imported with. A name that exists is refused: it would change what others rely on. */
  async save(actor: Actor & { kind: 'account' }, list: TargetList, headings: readonly string[], name: string): Promise<string> {
    const mapping = list.mapping;
    if (!mapping) throw new AppError('state_conflict', { subject: 'list', state: list.state, action: 'save_mapping' });
    return this.named(name, () =>
      this.unitOfWork.run({ actor, action: 'mapping.save' }, async (tx) => {
        const id = await tx.insert(SavedMapping, {
          ...{ bankId: list.bankId, name, headingsHash: headingsHash(headings), mapping: mapping as never },
          ...{ savedBy: actor.accountId, savedAt: tx.at, usedAt: tx.at },
        });
        tx.audit(`mapping:${id}`, { list: list.id });
        return id;
      }),
    );
  }

  async rename(actor: Actor, mapping: SavedMapping, name: string): Promise<void> {
    await this.named(name, () =>
      this.unitOfWork.run({ actor, action: 'mapping.rename', subject: `mapping:${mapping.id}` }, async (tx) => {
        await tx.manager.update(SavedMapping, { id: mapping.id }, { name });
      }),
    );
  }

  async remove(actor: Actor, mapping: SavedMapping): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'mapping.remove', subject: `mapping:${mapping.id}` }, async (tx) => {
      await tx.manager.delete(SavedMapping, { id: mapping.id });
    });
  }

  /** Notes that a mapping was used as it was saved, so that it is suggested first. */
  async noteUse(tx: Transaction, bankId: string, headings: readonly string[], mapping: ColumnMapping): Promise<void> {
    const kept = await tx.manager.find(SavedMapping, { where: { bankId, headingsHash: headingsHash(headings) } });
    const same = kept.find((one) => JSON.stringify(one.mapping) === JSON.stringify(mapping));
    if (same) await tx.manager.update(SavedMapping, { id: same.id }, { usedAt: tx.at });
  }

  private async named<T>(name: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isDuplicate(error)) throw new AppError('mapping_name_taken', { name });
      throw error;
    }
  }
}

function headingsHash(headings: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(headings)).digest();
}
