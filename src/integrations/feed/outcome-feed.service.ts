import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Sweeper } from '../../platform/index.js';
import type { OutcomeCode } from '../../shared/index.js';

const BATCH = 500;
const SWEEP_MS = 500;
/** The bank that is none: its row in `feed_head` is the sequencer's turn. */
const TURN = '0';

/** One outcome in its place of a bank's feed. */
export interface FeedRow {
  seq: string;
  outcomeId: string;
  version: number;
  code: OutcomeCode;
  recordedAt: Date;
  callId: string;
  campaignId: string;
  listId: string;
  prospectId: string;
  attempts: number;
  mask: string | null;
  /** The outcome of the same call that this one corrects, and its code. */
  earlierId: string | null;
  earlierCode: OutcomeCode | null;
}

interface RawRow {
  feed_seq: string;
  id: string;
  version: number;
  code: OutcomeCode;
  recorded_at: Date;
  call_id: string;
  campaign_id: string;
  list_id: string;
  prospect_id: string;
  attempts: number | null;
  mask: string | null;
  earlier_id: string | null;
  earlier_code: OutcomeCode | null;
}

/**
 * The feed of outcomes: a number for each outcome of a bank, given after its commit by one sequencer. An outcome that commits late gets
 * a later number, so whoever reads on from a number misses nothing; ids would not do, because they are given before the commit.
 */
@Injectable()
export class OutcomeFeed implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly sweeper: Sweeper,
  ) {}

  onModuleInit(): void {
    this.sweeper.register({ name: 'outcome-feed', everyMs: SWEEP_MS, run: () => this.sequence() });
  }

  /** Numbers what is committed and has no number; answers how many. Several processes may try: a row lock lets one through at a time. */
  async sequence(): Promise<number> {
    for (let numbered = 0; ;) {
      const size = await this.source.transaction('READ COMMITTED', (manager) => this.sequenceBatch(manager));
      numbered += size;
      if (size < BATCH) return numbered;
    }
  }

  /** Up to `limit` outcomes of a bank behind `after`, in the order of the feed. */
  async read(bankId: string, after: string, limit: number): Promise<FeedRow[]> {
    const rows = (await this.source.query(
      `SELECT o.feed_seq, o.id, o.version, o.code, o.recorded_at, o.call_id, o.campaign_id, o.list_id, o.prospect_id,
              p.attempts, n.mask, v.id AS earlier_id, v.code AS earlier_code
         FROM outcome o LEFT JOIN prospect p ON p.id = o.prospect_id LEFT JOIN phone_call c ON c.id = o.call_id
         LEFT JOIN prospect_phone n ON n.id = c.phone_id LEFT JOIN outcome v ON v.call_id = o.call_id AND v.version = o.version - 1
        WHERE o.feed_bank_id = ? AND o.feed_seq > ? ORDER BY o.feed_seq LIMIT ?`,
      [bankId, after, limit],
    )) as RawRow[];
    return rows.map(rowOf);
  }

  /** One outcome of the feed; null when it has no number yet. */
  async one(outcomeId: string): Promise<FeedRow | null> {
    const [place] = (await this.source.query('SELECT feed_bank_id, feed_seq FROM outcome WHERE id = ? AND feed_seq IS NOT NULL', [
      outcomeId,
    ])) as { feed_bank_id: string; feed_seq: string }[];
    if (!place) return null;
    return (await this.read(String(place.feed_bank_id), String(BigInt(place.feed_seq) - 1n), 1))[0] ?? null;
  }

  /** The last number that a bank's feed has given. */
  async head(bankId: string): Promise<string> {
    const [row] = (await this.source.query('SELECT seq FROM feed_head WHERE bank_id = ?', [bankId])) as { seq: string }[];
    return String(row?.seq ?? '0');
  }

  private async sequenceBatch(manager: EntityManager): Promise<number> {
    // Asked without a lock first, so that an idle feed costs one look at an index.
    const [waiting] = (await manager.query('SELECT id FROM outcome WHERE feed_bank_id IS NULL LIMIT 1')) as unknown[];
    if (!waiting) return 0;
    await manager.query('SELECT seq FROM feed_head WHERE bank_id = ? FOR UPDATE', [TURN]);
    const rows = (await manager.query(
      `SELECT o.id, c.bank_id FROM outcome o JOIN campaign c ON c.id = o.campaign_id
        WHERE o.feed_bank_id IS NULL ORDER BY o.id LIMIT ?`,
      [BATCH],
    )) as { id: string; bank_id: string }[];
    if (rows.length === 0) return 0;
    const heads = new Map<string, bigint>();
    const places: string[] = [];
    for (const { id, bank_id } of rows) {
      const bankId = String(bank_id);
      const seq = (heads.get(bankId) ?? (await this.headOf(manager, bankId))) + 1n;
      heads.set(bankId, seq);
      places.push(String(id), bankId, String(seq));
    }
    await manager.query(
      `UPDATE outcome o JOIN (${rows.map((_, at) => (at === 0 ? 'SELECT ? AS id, ? AS bank_id, ? AS seq' : 'SELECT ?, ?, ?')).join(' UNION ALL ')}) s
         ON s.id = o.id SET o.feed_bank_id = s.bank_id, o.feed_seq = s.seq`,
      places,
    );
    for (const [bankId, seq] of heads) await manager.query('UPDATE feed_head SET seq = ? WHERE bank_id = ?', [String(seq), bankId]);
    return rows.length;
  }

  private async headOf(manager: EntityManager, bankId: string): Promise<bigint> {
    await manager.query('INSERT IGNORE INTO feed_head (bank_id, seq) VALUES (?, 0)', [bankId]);
    const [row] = (await manager.query('SELECT seq FROM feed_head WHERE bank_id = ?', [bankId])) as { seq: string }[];
    return BigInt(row!.seq);
  }
}

function rowOf(row: RawRow): FeedRow {
  return {
    ...{ seq: String(row.feed_seq), outcomeId: String(row.id), version: Number(row.version), code: row.code, recordedAt: row.recorded_at },
    ...{ callId: String(row.call_id), campaignId: String(row.campaign_id), listId: String(row.list_id) },
    ...{ prospectId: String(row.prospect_id), attempts: Number(row.attempts ?? 0), mask: row.mask },
    earlierId: row.earlier_id === null ? null : String(row.earlier_id),
    earlierCode: row.earlier_code,
  };
}
