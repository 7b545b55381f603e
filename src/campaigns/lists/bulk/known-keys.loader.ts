import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { Clock } from '../../../shared/index.js';
import type { TargetList } from '../target-list.entity.js';
import { PREFIX_BYTES } from './known-keys.js';
import { restingSince } from './list-checks.js';

/** Below this many bytes of file it is quicker to ask of each row. */
const WORTH_BYTES = 4 * 1024 * 1024;
/** Customers of other lists whose hashes come in one row. */
const CUSTOMERS_A_ROW = 20_000;
const PREFIXES = (column: string): string =>
  `COUNT(*) AS hashes, GROUP_CONCAT(SUBSTRING(${column}, 1, ${PREFIX_BYTES}) SEPARATOR '') AS prefixes`;

interface PrefixRow {
  hashes: string;
  prefixes: Buffer | null;
}

/**
 * Gathers what the reading thread has to know: the beginnings of the keyed hashes on do-not-call, at rest, and in the campaign's other
 * lists. The server joins twenty thousand of them to one value, so that five million cost a scan of an index and no row each.
 */
@Injectable()
export class KnownKeysLoader {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  isWorthIt(list: TargetList): boolean {
    return Number(list.sizeBytes) >= WORTH_BYTES;
  }

  /** Pieces of four-byte prefixes. Holds one connection meanwhile. */
  async gather(list: TargetList, coolingDays: number): Promise<Uint8Array[]> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.query('SET SESSION group_concat_max_len = 33554432');
      const parts = await byFirstByte(runner, 'do_not_call_key', 'bank_id = ? AND active = 1', [list.bankId]);
      if (coolingDays > 0) {
        const since = restingSince(this.clock.now(), coolingDays);
        const resting = "bank_id = ? AND kind = 'customer' AND last_dialled_at > ?";
        parts.push(...(await byFirstByte(runner, 'dial_ledger', resting, [list.bankId, since])));
      }
      const lists = await runner.query('SELECT id FROM target_list WHERE campaign_id = ? AND id <> ?', [list.campaignId, list.id]);
      for (const { id } of lists as { id: string }[]) parts.push(...(await ofList(runner, id)));
      return parts;
    } finally {
      await runner.query('SET SESSION group_concat_max_len = DEFAULT').catch(() => undefined);
      await runner.release();
    }
  }
}

async function byFirstByte(runner: QueryRunner, table: string, where: string, parameters: unknown[]): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  for (let byte = 0; byte < 256; byte += 1) {
    const [from, to] = [Buffer.alloc(32, 0), Buffer.alloc(32, 0xff)];
    from[0] = to[0] = byte;
    const sql = `SELECT ${PREFIXES('key_index')} FROM ${table} WHERE ${where} AND key_index BETWEEN ? AND ?`;
    parts.push(...checked(await runner.query(sql, [...parameters, from, to])));
  }
  return parts;
}

async function ofList(runner: QueryRunner, listId: string): Promise<Uint8Array[]> {
  const customers = `SELECT ${PREFIXES('p.customer_index')} FROM prospect p WHERE p.list_id = ? GROUP BY p.id DIV ${CUSTOMERS_A_ROW}`;
  const numbers = `SELECT ${PREFIXES('n.number_index')} FROM prospect p JOIN prospect_phone n ON n.prospect_id = p.id
    WHERE p.list_id = ? GROUP BY p.id DIV ${CUSTOMERS_A_ROW}`;
  return [...checked(await runner.query(customers, [listId])), ...checked(await runner.query(numbers, [listId]))];
}

/** A server that cuts a joined value short says so in a warning nobody reads. */
function checked(rows: PrefixRow[]): Uint8Array[] {
  return rows.flatMap(({ hashes, prefixes }) => {
    if ((prefixes?.length ?? 0) !== Number(hashes) * PREFIX_BYTES) throw new Error('the database cut off what it was asked to join');
    return prefixes ? [new Uint8Array(prefixes)] : [];
  });
}
