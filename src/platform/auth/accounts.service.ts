import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { AppError } from '../../shared/index.js';
import { KeyStore } from '../crypto/key-store.js';
import { Protector } from '../crypto/protector.js';
import { type Actor, isDuplicate, type IdempotentRequest, type Transaction, UnitOfWork } from '../database/unit-of-work.js';
import { Account } from './account.entity.js';
import { hashPassword, MIN_PASSWORD_LENGTH, passwordMatches } from './passwords.js';
import type { Role } from './permissions.js';

export interface NewAccount {
  username: string;
  displayName: string;
  role: Role;
  partyId: string | null;
  agentId: string | null;
  password: string;
}

/** Accounts: made, disabled and given new passwords by an administrator; people change their own. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: KeyStore,
    private readonly protector: Protector,
  ) {}

  async create(actor: Actor, given: NewAccount, key?: IdempotentRequest): Promise<string> {
    checkPassword(given.password);
    if ((given.role === 'agent') !== (given.agentId !== null)) {
      throw new AppError('validation_failed', {
        errors: [{ field: 'agentId', reason: 'an agent account needs an agent, others must not have one' }],
      });
    }
    const passwordHash = await hashPassword(given.password);
    try {
      return await this.unitOfWork.run({ actor, action: 'account.create', key }, async (tx) => {
        const { username, displayName, role, partyId, agentId } = given;
        const id = await tx.insert(Account, {
          ...{ username, displayName, role, partyId, agentId, passwordHash },
          ...{ totpSecret: null, state: 'active', failedSignIns: 0, lockedUntil: null, lastSignInAt: null, createdAt: tx.at },
        });
        tx.audit(`account:${id}`, { role, partyId, agentId });
        return id;
      });
    } catch (error) {
      if (isDuplicate(error)) throw new AppError('duplicate', { field: 'username' });
      throw error;
    }
  }

  async list(): Promise<Account[]> {
    return this.source.manager.find(Account, { order: { username: 'ASC' } });
  }

  /** Display names by account id; ids that are null or unknown are simply not in it. */
  async displayNames(ids: readonly (string | null)[]): Promise<Map<string, string>> {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    const accounts = wanted.length === 0 ? [] : await this.source.manager.findBy(Account, { id: In(wanted) });
    return new Map(accounts.map((account) => [account.id, account.displayName]));
  }

  async count(): Promise<number> {
    return this.source.manager.count(Account);
  }

  /** Disabling ends every session of the account at once (S7). */
  async setState(actor: Actor, id: string, state: 'active' | 'disabled'): Promise<void> {
    if (actor.kind === 'account' && actor.accountId === id) throw new AppError('four_eyes', { subject: 'account' });
    await this.unitOfWork.run(
      { actor, action: `account.${state === 'active' ? 'enable' : 'disable'}`, subject: `account:${id}` },
      async (tx) => {
        const changed = await tx.change('UPDATE account SET state = ? WHERE id = ?', [state, id]);
        if (changed === 0) throw new AppError('not_found');
        if (state === 'disabled') await endSessions(tx, id);
      },
    );
  }

  async unlock(actor: Actor, id: string): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'account.unlock', subject: `account:${id}` }, async (tx) => {
      const changed = await tx.change('UPDATE account SET failed_sign_ins = 0, locked_until = NULL WHERE id = ?', [id]);
      if (changed === 0) throw new AppError('not_found');
    });
  }

  /** An administrator's new password; open sessions end. */
  async setPassword(actor: Actor, id: string, password: string): Promise<void> {
    checkPassword(password);
    const passwordHash = await hashPassword(password);
    await this.unitOfWork.run({ actor, action: 'account.password.set', subject: `account:${id}` }, async (tx) => {
      const changed = await tx.change('UPDATE account SET password_hash = ?, failed_sign_ins = 0, locked_until = NULL WHERE id = ?', [
        passwordHash,
        id,
      ]);
      if (changed === 0) throw new AppError('not_found');
      await endSessions(tx, id);
    });
  }

  async changeOwnPassword(actor: Actor & { kind: 'account' }, sessionId: string, current: string, next: string): Promise<void> {
    checkPassword(next);
    const account = await this.source.manager.findOneByOrFail(Account, { id: actor.accountId });
    if (!(await passwordMatches(account.passwordHash, current))) throw new AppError('wrong_credentials');
    const passwordHash = await hashPassword(next);
    await this.unitOfWork.run({ actor, action: 'account.password.change', subject: `account:${account.id}` }, async (tx) => {
      await tx.change('UPDATE account SET password_hash = ? WHERE id = ?', [passwordHash, account.id]);
      await tx.change('UPDATE session SET ended_at = ? WHERE account_id = ? AND id <> ? AND ended_at IS NULL', [
        tx.at,
        account.id,
        sessionId,
      ]);
    });
  }

  /** Stores the second factor of an account, sealed; from now on signing in needs its code (S13). */
  async enrolSecondFactor(actor: Actor, id: string, secret: string): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'account.second-factor.enrol', subject: `account:${id}` }, async (tx) => {
      const sealed = this.protector.seal(this.keys.single('people'), secret, `account:${id}:totp`);
      await tx.change('UPDATE account SET totp_secret = ? WHERE id = ?', [sealed, id]);
    });
  }

  totpSecretOf(account: Account): string | null {
    return account.totpSecret ? this.protector.unseal(this.keys.single('people'), account.totpSecret, `account:${account.id}:totp`) : null;
  }
}

async function endSessions(tx: Transaction, accountId: string): Promise<void> {
  await tx.change('UPDATE session SET ended_at = ? WHERE account_id = ? AND ended_at IS NULL', [tx.at, accountId]);
  tx.publish('session', null, accountId);
}

function checkPassword(password: string): void {
  if (password.length < MIN_PASSWORD_LENGTH) {
    throw new AppError('validation_failed', {
      errors: [{ field: 'password', reason: `must have at least ${MIN_PASSWORD_LENGTH} characters` }],
    });
  }
}
