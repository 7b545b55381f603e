import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, type Transaction, UnitOfWork } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import { CallingStop } from './dialing.entity.js';

export interface CurrentStop {
  id: string;
  reason: string;
  by: string;
  at: Date;
}

/** One switch stops every campaign of a bank at once; calls in progress go on (L13). */
@Injectable()
export class CallingStopService {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The stop in force, or null. */
  async current(bankId: string, tx?: Transaction): Promise<CurrentStop | null> {
    const sql = `SELECT s.id, s.reason, s.stopped_at, a.display_name FROM calling_stop s LEFT JOIN account a ON a.id = s.stopped_by
                  WHERE s.bank_id = ? AND s.lifted_at IS NULL ORDER BY s.id LIMIT 1`;
    const [row] = (await (tx ? tx.rows(sql, [bankId]) : this.source.query(sql, [bankId]))) as {
      id: string;
      reason: string;
      stopped_at: Date;
      display_name: string | null;
    }[];
    return row ? { id: String(row.id), reason: row.reason, at: row.stopped_at, by: row.display_name ?? '' } : null;
  }

  /**
   * Whether calling is stopped, for a grant: it holds the bank's gate shared until it commits. A stop takes the gate alone, so that it waits
   * for the grants under way, and every later one sees it. Grants do not wait for each other.
   */
  async currentForGrant(tx: Transaction, bankId: string): Promise<CurrentStop | null> {
    const held = (): Promise<unknown> => tx.row('SELECT bank_id FROM calling_gate WHERE bank_id = ? LOCK IN SHARE MODE', [bankId]);
    if (!(await held())) {
      await makeGate(tx, bankId);
      await held();
    }
    return this.current(bankId, tx);
  }

  async stop(actor: Actor & { kind: 'account' }, bankId: string, reason: string): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'calling.stop', subject: `bank:${bankId}` }, async (tx) => {
      await makeGate(tx, bankId);
      await tx.row('SELECT bank_id FROM calling_gate WHERE bank_id = ? FOR UPDATE', [bankId]);
      if (await this.current(bankId, tx)) throw new AppError('state_conflict', { subject: 'calling', state: 'stopped', action: 'stop' });
      await tx.insert(CallingStop, {
        ...{ bankId, reason, stoppedBy: actor.accountId, stoppedAt: tx.at },
        ...{ liftReason: null, liftedBy: null, liftedAt: null },
      });
      tx.publish('campaign', null);
    });
  }

  async lift(actor: Actor & { kind: 'account' }, bankId: string, reason: string): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'calling.resume', subject: `bank:${bankId}` }, async (tx) => {
      const lifted = await tx.change(
        'UPDATE calling_stop SET lifted_at = ?, lifted_by = ?, lift_reason = ? WHERE bank_id = ? AND lifted_at IS NULL',
        [tx.at, actor.accountId, reason, bankId],
      );
      if (lifted === 0) throw new AppError('state_conflict', { subject: 'calling', state: 'running', action: 'lift' });
      tx.publish('campaign', null);
    });
  }
}

async function makeGate(tx: Transaction, bankId: string): Promise<void> {
  await tx.change('INSERT IGNORE INTO calling_gate (bank_id) VALUES (?)', [bankId]);
}
