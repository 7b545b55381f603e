import { Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { DataSource } from 'typeorm';
import { AppError, Clock } from '../../shared/index.js';
import { type Actor, type IdempotentRequest, UnitOfWork } from '../database/unit-of-work.js';
import { ApiKey } from './api-key.entity.js';
import { hashOfSecret, keyText, newPrefix, newSecret, readKeyText } from './api-key-text.js';
import { networksAreValid } from './networks.js';
import type { ApiScope } from './permissions.js';

export interface NewApiKey {
  bankId: string;
  title: string;
  scopes: ApiScope[];
  networks: string;
  requestsPerMinute: number;
  expiresAt: Date | null;
}

/** The last use is written at most this often. */
const TOUCH_MS = 60_000;

/** Keys of the banks' own systems: made, rotated and revoked by an administrator; the secret leaves once and is kept as a hash. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Makes a key and answers it whole; this is the only time. A repeated request makes no second one and is told `duplicate`. */
  async create(actor: Actor & { kind: 'account' }, given: NewApiKey, request?: IdempotentRequest): Promise<{ id: string; key: string }> {
    if (!networksAreValid(given.networks)) {
      throw new AppError('validation_failed', {
        errors: [{ field: 'networks', reason: 'must be addresses or CIDR ranges, separated by commas' }],
      });
    }
    if (given.expiresAt && given.expiresAt <= this.clock.now()) {
      throw new AppError('validation_failed', { errors: [{ field: 'expiresAt', reason: 'lies in the past' }] });
    }
    const prefix = newPrefix();
    const secret = newSecret();
    // What the idempotency table keeps is the public part, never the secret.
    const made = await this.unitOfWork.run({ actor, action: 'api-key.create', key: request }, async (tx) => {
      const id = await tx.insert(ApiKey, {
        ...given,
        ...{ prefix, secretHash: hashOfSecret(secret), earlierHash: null, earlierUntil: null, lastUsedAt: null },
        ...{ createdBy: actor.accountId, createdAt: tx.at, rotatedAt: null, revokedBy: null, revokedAt: null },
      });
      tx.audit(`api-key:${id}`, { bankId: given.bankId, scopes: given.scopes, expiresAt: given.expiresAt?.toISOString() ?? null });
      return { id, prefix };
    });
    if (made.prefix !== prefix) throw new AppError('duplicate', { field: 'title' });
    return { id: made.id, key: keyText(prefix, secret) };
  }

  /** A new secret; the one before works for `overlapSeconds` more. One that was still in its overlap dies at once. */
  async rotate(actor: Actor & { kind: 'account' }, id: string, overlapSeconds: number): Promise<string> {
    const secret = newSecret();
    return this.unitOfWork.run({ actor, action: 'api-key.rotate', subject: `api-key:${id}` }, async (tx) => {
      const key = await tx.manager.findOne(ApiKey, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!key) throw new AppError('not_found', { key: id });
      if (key.revokedAt) throw new AppError('state_conflict', { subject: 'api_key', state: 'revoked', action: 'rotate' });
      const earlier =
        overlapSeconds > 0
          ? { earlierHash: key.secretHash, earlierUntil: new Date(tx.at.getTime() + overlapSeconds * 1000) }
          : { earlierHash: null, earlierUntil: null };
      await tx.manager.update(ApiKey, { id }, { ...earlier, secretHash: hashOfSecret(secret), rotatedAt: tx.at });
      tx.audit(`api-key:${id}`, { overlapSeconds });
      return keyText(key.prefix, secret);
    });
  }

  /** From the commit on neither secret works. Revoking twice is harmless. */
  async revoke(actor: Actor & { kind: 'account' }, id: string): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'api-key.revoke', subject: `api-key:${id}` }, async (tx) => {
      if (!(await tx.manager.existsBy(ApiKey, { id }))) throw new AppError('not_found', { key: id });
      const changed = await tx.change(
        'UPDATE api_key SET revoked_at = ?, revoked_by = ?, earlier_hash = NULL, earlier_until = NULL WHERE id = ? AND revoked_at IS NULL',
        [tx.at, actor.accountId, id],
      );
      if (changed === 0) tx.nothingDone();
    });
  }

  async list(): Promise<ApiKey[]> {
    return this.source.manager.find(ApiKey, { order: { id: 'DESC' } });
  }

  async one(id: string): Promise<ApiKey> {
    const key = await this.source.manager.findOneBy(ApiKey, { id });
    if (!key) throw new AppError('not_found', { key: id });
    return key;
  }

  /**
   * The key behind what a caller sent; throws `api_key_refused`. The answer says why only to one who holds a true secret, and a wrong
   * secret is compared in constant time.
   */
  async authenticate(text: string): Promise<ApiKey> {
    const parts = readKeyText(text);
    const key = parts && (await this.source.manager.findOneBy(ApiKey, { prefix: parts.prefix }));
    if (!parts || !key) throw new AppError('api_key_refused');
    const now = this.clock.now();
    const given = hashOfSecret(parts.secret);
    const isCurrent = timingSafeEqual(given, key.secretHash);
    const isEarlier = key.earlierHash !== null && timingSafeEqual(given, key.earlierHash);
    if (!isCurrent && !isEarlier) throw new AppError('api_key_refused');
    if (key.revokedAt) throw new AppError('api_key_refused', { reason: 'revoked' });
    if (key.expiresAt && key.expiresAt <= now) throw new AppError('api_key_refused', { reason: 'expired' });
    if (!isCurrent && key.earlierUntil! <= now) throw new AppError('api_key_refused', { reason: 'rotated' });
    return key;
  }

  /** Remembers that the key was used. */
  async touch(key: ApiKey): Promise<void> {
    const now = this.clock.now();
    if (key.lastUsedAt && now.getTime() - key.lastUsedAt.getTime() < TOUCH_MS) return;
    await this.source.query('UPDATE api_key SET last_used_at = ? WHERE id = ?', [now, key.id]);
  }
}
