import { Injectable, Logger } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource, type EntityManager, type ObjectLiteral, QueryFailedError, type QueryRunner } from 'typeorm';
import { AppError, Clock } from '../../shared/index.js';
import type { AuditEntry } from '../audit/audit-entry.entity.js';
import type { JobDefinition } from '../jobs/define-job.js';
import { JobQueues } from '../jobs/job-queues.js';
import { LiveEvents, type LiveTopic } from '../live/live-events.js';
import { canonicalJson } from './canonical-json.js';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { UNITS_AT_ONCE } from './pool.js';
import { Slots } from './slots.js';

/** Who acts: an account, a key of the bank's own system, or a named part of the product itself. */
export type Actor =
  | { kind: 'account'; accountId: string; role: string }
  /** `madeBy` is the account that made the key: the person whom four eyes rule out. */
  | { kind: 'api-key'; keyId: string; madeBy: string }
  | { kind: 'system'; name: string };

/** The person who answers for an action; null when the product itself acted. */
export function personBehind(actor: Actor): string | null {
  if (actor.kind === 'account') return actor.accountId;
  return actor.kind === 'api-key' ? actor.madeBy : null;
}

export const systemActor = (name: string): Actor => ({ kind: 'system', name });

export interface UnitOfWorkOptions {
  actor: Actor;
  /** What is done, `noun.verb`, e.g. `list.release`; the audit row carries it. */
  action: string;
  /** What it is done to, e.g. `list:12`; may be set later by `tx.audit`. */
  subject?: string;
  /** Idempotency key of the request and the input it was made with (P9). */
  key?: IdempotentRequest | undefined;
}

export interface IdempotentRequest {
  key: string;
  input: unknown;
}

type AuditRow = Pick<AuditEntry, 'at' | 'actor' | 'action' | 'subject' | 'details'>;

const RETRIED = new Set([1213, 1205, 1020]);
const ATTEMPTS = 12;

/** One transaction: its entity manager, and what happens only after it commits. */
export class Transaction {
  readonly afterCommit: (() => void | Promise<void>)[] = [];
  private auditSubject: string | null;
  private auditDetails: Record<string, unknown> = {};
  private silent = false;

  constructor(
    readonly manager: EntityManager,
    readonly at: Date,
    readonly actor: Actor,
    subject: string | undefined,
    private readonly queues: JobQueues,
    private readonly live: LiveEvents,
  ) {
    this.auditSubject = subject ?? null;
  }

  /** Rows of a query. Values always as parameters. */
  rows<T = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.manager.query(sql, parameters) as Promise<T[]>;
  }

  async row<T = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<T | null> {
    return ((await this.rows<T>(sql, parameters))[0] as T | undefined) ?? null;
  }

  /** Number of rows that a conditional write matched and changed. */
  async change(sql: string, parameters: unknown[] = []): Promise<number> {
    const result = (await this.manager.query(sql, parameters)) as { affectedRows: number };
    return result.affectedRows;
  }

  /** Inserts a record and answers its new id. */
  async insert<T extends ObjectLiteral>(entity: new () => T, values: Partial<T>): Promise<string> {
    const result = await this.manager.insert(entity, values as never);
    // MariaDB answers by RETURNING, MySQL by its insert id; TypeORM puts both here.
    return String((result.identifiers[0] as { id?: string | number } | undefined)?.id ?? '');
  }

  /** Adds facts to the action's audit row; ids, codes and counts only, never a phone or a name. */
  audit(subject: string, details: Record<string, unknown> = {}): void {
    this.auditSubject = subject;
    Object.assign(this.auditDetails, details);
  }

  /** For actions that turn out to have changed nothing: no audit row. */
  nothingDone(): void {
    this.silent = true;
  }

  /** Adds a job once the transaction has committed; a lost add is found again by that job's sweep. */
  enqueue<P extends object>(job: JobDefinition<P>, payload: P): void {
    this.afterCommit.push(() => this.queues.add(job, payload));
  }

  /** Tells open pages that something changed; ids only. */
  publish(topic: LiveTopic, id: string | null, accountId: string | null = null): void {
    this.afterCommit.push(() => this.live.publish(topic, id, accountId));
  }

  auditRow(action: string): AuditRow | null {
    if (this.silent) return null;
    return {
      at: this.at,
      actor: writtenActor(this.actor),
      action,
      subject: this.auditSubject,
      details: canonicalJson(this.auditDetails),
    };
  }
}

/** The one door for writes: transaction + audit row + idempotency key; whole-function retry when the database asks for it. */
@Injectable()
export class UnitOfWork {
  /** Fewer than the pool has connections: a read that a service makes beside its transaction always finds one, so none can starve. */
  private readonly slots = new Slots(UNITS_AT_ONCE);

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly queues: JobQueues,
    private readonly live: LiveEvents,
  ) {}

  /**
   * Runs `work` in one READ COMMITTED transaction. On 1213, 1205 or 1020 the whole function runs again in a new transaction, so it
   * must not act outside `tx`. With a key, a repeated request gets the first one's result; the same key with another input is refused.
   */
  async run<T>(options: UnitOfWorkOptions, work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.slots.run(() => this.attempt(options, work));
      } catch (error) {
        if (attempt >= ATTEMPTS || !isRetriable(error)) throw error;
        Logger.debug(`${options.action} runs again, attempt ${attempt + 1}`, 'UnitOfWork');
        await new Promise((done) => setTimeout(done, Math.random() * Math.min(4 * 2 ** attempt, 250)));
      }
    }
  }

  /** A consistent read outside any action; no audit row. */
  get manager(): EntityManager {
    return this.source.manager;
  }

  private async attempt<T>(options: UnitOfWorkOptions, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    let tx: Transaction;
    let result: T;
    try {
      await readCommitted(runner);
      await runner.startTransaction();
      tx = new Transaction(runner.manager, this.clock.now(), options.actor, options.subject, this.queues, this.live);
      const earlier = options.key ? await claimKey(tx, options) : null;
      if (earlier) {
        await runner.rollbackTransaction();
        return earlier.response as T;
      }
      result = await work(tx);
      const entry = tx.auditRow(options.action);
      if (entry) await writeAudit(tx, entry);
      if (options.key) {
        await tx.manager.update(IdempotencyKey, keyOf(options), { response: { value: result ?? null } as never });
      }
      await runner.commitTransaction();
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
    for (const after of tx.afterCommit) {
      try {
        await after();
      } catch (error) {
        Logger.warn(`after commit of ${options.action}: ${(error as Error).message}`, 'UnitOfWork');
      }
    }
    return result;
  }
}

/** Connections of the pool whose transactions are READ COMMITTED: said once each and not before each transaction. */
const prepared = new WeakSet<object>();

async function readCommitted(runner: QueryRunner): Promise<void> {
  const connection = (await runner.connect()) as object;
  if (prepared.has(connection)) return;
  await runner.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  prepared.add(connection);
}

/** In plain SQL: every action of the product writes one of these. */
async function writeAudit(tx: Transaction, { at, actor, action, subject, details }: AuditRow): Promise<void> {
  await tx.change('INSERT INTO audit_entry (at, actor, action, subject, details) VALUES (?, ?, ?, ?, ?)', [
    ...[at, actor, action, subject, details],
  ]);
}

function isRetriable(error: unknown): boolean {
  const driver = error instanceof QueryFailedError ? (error.driverError as { errno?: number }) : (error as { errno?: number });
  return RETRIED.has(driver?.errno ?? 0);
}

/** Whether a database error says that a unique key exists already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { errno?: number }).errno === 1062;
}

function writtenActor(actor: Actor): string {
  if (actor.kind === 'account') return `account:${actor.accountId}`;
  return actor.kind === 'api-key' ? `api-key:${actor.keyId}` : `system:${actor.name}`;
}

function keyOf(options: UnitOfWorkOptions): { actor: string; requestKey: string } {
  const { actor: by } = options;
  const actor = by.kind === 'account' ? by.accountId : by.kind === 'api-key' ? writtenActor(by) : by.name;
  return { actor, requestKey: options.key!.key };
}

/** Takes the key or answers what the first request with it answered. A parallel twin waits here on the row until the first commits. */
async function claimKey(tx: Transaction, options: UnitOfWorkOptions): Promise<{ response: unknown } | null> {
  const requestHash = createHash('sha256')
    .update(`${options.action}\n${canonicalJson(options.key!.input ?? null)}`)
    .digest();
  try {
    await tx.manager.insert(IdempotencyKey, { ...keyOf(options), requestHash, response: null as never, createdAt: tx.at });
    return null;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  const stored = await tx.manager.findOneBy(IdempotencyKey, keyOf(options));
  if (!stored) throw new AppError('stale_action');
  if (!stored.requestHash.equals(requestHash)) throw new AppError('idempotency_mismatch');
  return { response: (stored.response as { value: unknown }).value };
}
