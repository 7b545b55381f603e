import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { AppError, Clock } from '../../shared/index.js';
import { Config } from '../config/config.js';
import { type Transaction, UnitOfWork } from '../database/unit-of-work.js';
import { AccessGates } from './access-gates.js';
import { Account } from './account.entity.js';
import { AccountsService } from './accounts.service.js';
import { networkAllows } from './networks.js';
import { passwordMatches } from './passwords.js';
import { BANK_ROLES } from './permissions.js';
import type { Principal } from './permit.js';
import { codeMatches } from './second-factor.js';
import { Session } from './session.entity.js';

const LIFETIME_MS = 12 * 3_600_000;
const MAX_FAILURES = 5;
const LOCKOUT_MS = 15 * 60_000;
/** Activity is written at most this often. */
const TOUCH_MS = 5000;
const TOKENS_A_STATEMENT = 500;

export interface SignIn {
  username: string;
  password: string;
  code?: string | undefined;
  address: string;
}

type SessionRow = {
  token_hash: Buffer;
  session_id: string;
  csrf_token: string;
  last_active_at: Date;
  expires_at: Date;
  locked_at: Date | null;
  ended_at: Date | null;
  id: string;
  username: string;
  display_name: string;
  role: Principal['role'];
  party_id: string | null;
  agent_id: string | null;
  state: string;
};

export interface LiveSession {
  principal: Principal;
  csrfToken: string;
  lastActiveAt: Date;
}

/** Sign-in, lock, unlock and sign-out. The lock is the server's: a locked session answers 423 whatever the page shows (S7). */
@Injectable()
export class SessionsService {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
    private readonly accounts: AccountsService,
    private readonly gates: AccessGates,
    private readonly clock: Clock,
  ) {}

  /** Opens a session and answers the cookie's value. The same answer for unknown users and wrong passwords (S13). */
  async signIn(given: SignIn): Promise<string> {
    if (!networkAllows(this.config.signInNetworks, given.address)) throw new AppError('not_allowed_network');
    const account = await this.source.manager.findOneBy(Account, { username: given.username });
    await this.checkPassword(account, given.password);
    await this.checkSecondFactor(account!, given.code);
    const refusal = await this.gates.refusal({ accountId: account!.id, role: account!.role, agentId: account!.agentId }, this.clock.now());
    if (refusal) throw new AppError(refusal.code, refusal.facts);
    const token = randomBytes(32).toString('base64url');
    await this.unitOfWork.run({ actor: actorFor(account!), action: 'session.open' }, async (tx) => {
      await tx.change('UPDATE account SET failed_sign_ins = 0, locked_until = NULL, last_sign_in_at = ? WHERE id = ?', [
        tx.at,
        account!.id,
      ]);
      const id = await tx.insert(Session, {
        tokenHash: hashOf(token),
        csrfToken: randomBytes(24).toString('base64url'),
        accountId: account!.id,
        createdAt: tx.at,
        lastActiveAt: tx.at,
        expiresAt: new Date(tx.at.getTime() + LIFETIME_MS),
        lockedAt: null,
        endedAt: null,
      });
      tx.audit(`session:${id}`);
      tx.publish('seats', null);
    });
    return token;
  }

  /** The live session behind a cookie, with the idle lock applied; null when there is none. */
  async find(token: string): Promise<LiveSession | null> {
    const [row] = await this.rows([hashOf(token)]);
    return row ? this.liveAt(row, this.clock.now()) : null;
  }

  /** Of these cookies the ones behind which a live session still is, with the idle lock applied to each. */
  async findLive(tokens: readonly string[]): Promise<Set<string>> {
    const byHash = new Map(tokens.map((token) => [hashOf(token).toString('hex'), token]));
    const live = new Set<string>();
    for (let at = 0; at < tokens.length; at += TOKENS_A_STATEMENT) {
      const rows = await this.rows(tokens.slice(at, at + TOKENS_A_STATEMENT).map(hashOf));
      for (const row of rows) if (await this.liveAt(row, this.clock.now())) live.add(byHash.get(row.token_hash.toString('hex'))!);
    }
    return live;
  }

  private async rows(hashes: readonly Buffer[]): Promise<SessionRow[]> {
    return (await this.source.query(
      `SELECT s.token_hash, s.id AS session_id, s.csrf_token, s.last_active_at, s.expires_at, s.locked_at, s.ended_at,
              a.id, a.username, a.display_name, a.role, a.party_id, a.agent_id, a.state
         FROM session s JOIN account a ON a.id = s.account_id WHERE s.token_hash IN (${hashes.map(() => '?').join(',')})`,
      [...hashes],
    )) as SessionRow[];
  }

  private async liveAt(row: SessionRow, now: Date): Promise<LiveSession | null> {
    if (row.ended_at || row.state !== 'active' || row.expires_at <= now) return null;
    const locked = row.locked_at !== null || (await this.lockIfIdle(row, now));
    return {
      csrfToken: row.csrf_token,
      lastActiveAt: row.last_active_at,
      principal: {
        sessionId: String(row.session_id),
        accountId: String(row.id),
        username: row.username,
        displayName: row.display_name,
        role: row.role,
        partyId: row.party_id === null ? null : String(row.party_id),
        agentId: row.agent_id === null ? null : String(row.agent_id),
        locked,
      },
    };
  }

  /** Remembers that the person did something. */
  async touch(session: LiveSession): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - session.lastActiveAt.getTime() < TOUCH_MS) return;
    await this.source.query('UPDATE session SET last_active_at = ? WHERE id = ?', [now, session.principal.sessionId]);
  }

  async lock(principal: Principal): Promise<void> {
    await this.unitOfWork.run({ actor: actorFor(principal), action: 'session.lock', subject: `session:${principal.sessionId}` }, (tx) =>
      lockRow(tx, principal.sessionId, principal.accountId),
    );
  }

  async unlock(principal: Principal, password: string): Promise<void> {
    const account = await this.source.manager.findOneByOrFail(Account, { id: principal.accountId });
    await this.checkPassword(account, password);
    await this.unitOfWork.run(
      { actor: actorFor(principal), action: 'session.unlock', subject: `session:${principal.sessionId}` },
      async (tx) => {
        await tx.change('UPDATE session SET locked_at = NULL, last_active_at = ? WHERE id = ?', [tx.at, principal.sessionId]);
        await tx.change('UPDATE account SET failed_sign_ins = 0 WHERE id = ?', [principal.accountId]);
        tx.publish('session', null, principal.accountId);
        tx.publish('seats', null);
      },
    );
  }

  async signOut(principal: Principal): Promise<void> {
    await this.unitOfWork.run(
      { actor: actorFor(principal), action: 'session.close', subject: `session:${principal.sessionId}` },
      async (tx) => {
        await tx.change('UPDATE session SET ended_at = ? WHERE id = ?', [tx.at, principal.sessionId]);
        tx.publish('session', null, principal.accountId);
        tx.publish('seats', null);
      },
    );
  }

  private async checkPassword(account: Account | null, password: string): Promise<void> {
    const now = this.clock.now();
    const lockedOut = account?.lockedUntil && account.lockedUntil > now ? account.lockedUntil : null;
    const matches = await passwordMatches(account?.state === 'active' ? account.passwordHash : null, password);
    if (lockedOut) throw new AppError('locked_out', { until: lockedOut.toISOString() });
    if (matches) return;
    if (account) await this.countFailure(account, now);
    throw new AppError('wrong_credentials');
  }

  private async countFailure(account: Account, now: Date): Promise<void> {
    await this.unitOfWork.run(
      { actor: { kind: 'system', name: 'sign-in' }, action: 'session.refuse', subject: `account:${account.id}` },
      async (tx) => {
        await tx.change('UPDATE account SET failed_sign_ins = failed_sign_ins + 1 WHERE id = ?', [account.id]);
        const locked = await tx.change('UPDATE account SET locked_until = ?, failed_sign_ins = 0 WHERE id = ? AND failed_sign_ins >= ?', [
          new Date(now.getTime() + LOCKOUT_MS),
          account.id,
          MAX_FAILURES,
        ]);
        tx.audit(`account:${account.id}`, { lockedOut: locked > 0 });
      },
    );
  }

  private async checkSecondFactor(account: Account, code: string | undefined): Promise<void> {
    const secret = this.accounts.totpSecretOf(account);
    if (!secret) {
      if (this.config.secondFactorRequired && BANK_ROLES.includes(account.role))
        throw new AppError('second_factor_required', { enrolled: false });
      return;
    }
    if (!code) throw new AppError('second_factor_required', { enrolled: true });
    if (await codeMatches(secret, code, this.clock.now())) return;
    await this.countFailure(account, this.clock.now());
    throw new AppError('wrong_credentials');
  }

  private async lockIfIdle(row: SessionRow, now: Date): Promise<boolean> {
    const idleSince = now.getTime() - this.config.idleLockSeconds * 1000;
    if (row.last_active_at.getTime() > idleSince) return false;
    const elsewhere = await this.gates.lastActivity(String(row.id), now);
    if (elsewhere && elsewhere.getTime() > idleSince) return false;
    await this.unitOfWork.run(
      { actor: { kind: 'system', name: 'idle-lock' }, action: 'session.lock', subject: `session:${row.session_id}` },
      (tx) => lockRow(tx, String(row.session_id), String(row.id)),
    );
    return true;
  }
}

async function lockRow(tx: Transaction, sessionId: string, accountId: string): Promise<void> {
  const locked = await tx.change('UPDATE session SET locked_at = ? WHERE id = ? AND locked_at IS NULL AND ended_at IS NULL', [
    tx.at,
    sessionId,
  ]);
  if (locked === 0) tx.nothingDone();
  tx.publish('session', null, accountId);
  tx.publish('seats', null);
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function actorFor(who: Account | Principal): { kind: 'account'; accountId: string; role: string } {
  return { kind: 'account', accountId: 'accountId' in who ? who.accountId : who.id, role: who.role };
}
