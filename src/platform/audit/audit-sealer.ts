import { Injectable, type OnModuleInit } from '@nestjs/common';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../shared/index.js';
import { Config } from '../config/config.js';
import { KeyStore } from '../crypto/key-store.js';
import { writeDurably } from '../crypto/write-durably.js';
import { Sweeper } from '../jobs/sweeper.js';
import { chainHash, type ChainedEntry, type ChainHead, GENESIS, headsAreSigned, type SignedHeads, signHeads } from './audit-chain.js';

const BATCH = 1000;
const EMPTY: ChainHead = { seq: '0', hash: GENESIS.toString('hex') };

/**
 * The one sealer: gives unsealed entries their place in the hash chain within a second and signs the head outside the database (S4).
 * Several processes may try; a row lock lets one through at a time.
 */
@Injectable()
export class AuditSealer implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly config: Config,
    private readonly keys: KeyStore,
    private readonly clock: Clock,
    private readonly sweeper: Sweeper,
  ) {}

  onModuleInit(): void {
    this.sweeper.register({ name: 'audit-sealer', everyMs: 500, run: () => this.seal() });
  }

  /** Seals what is unsealed; answers how many entries. */
  async seal(): Promise<number> {
    let sealed = 0;
    for (;;) {
      const count = await this.source.transaction('READ COMMITTED', (manager) => this.sealBatch(manager));
      sealed += count.size;
      if (count.head) await this.confirm(count.head);
      if (count.size < BATCH) return sealed;
    }
  }

  private async sealBatch(manager: EntityManager): Promise<{ size: number; head: ChainHead | null }> {
    const [last] = (await manager.query('SELECT seq, hash FROM audit_head WHERE id = 1 FOR UPDATE')) as { seq: string; hash: Buffer }[];
    if (!last) throw new Error('the audit trail has lost its head row');
    const entries = (await manager.query(
      'SELECT id, at, actor, action, subject, details FROM audit_entry WHERE seq IS NULL ORDER BY id LIMIT ?',
      [BATCH],
    )) as ChainedEntry[];
    if (entries.length === 0) return { size: 0, head: null };
    this.requireSigned({ seq: String(last.seq), hash: last.hash.toString('hex') });
    let seq = BigInt(last.seq);
    let hash = last.hash;
    const places: unknown[] = [];
    for (const entry of entries) {
      seq += 1n;
      hash = chainHash(hash, String(seq), { ...entry, id: String(entry.id) });
      places.push(entry.id, entry.at, entry.actor, entry.action, entry.details, String(seq), hash);
    }
    // One statement for the whole batch; the other columns are there because an insert must name them, and stay as they are.
    await manager.query(
      `INSERT INTO audit_entry (id, at, actor, action, details, seq, hash) VALUES ${entries.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}
       ON DUPLICATE KEY UPDATE seq = VALUES(seq), hash = VALUES(hash)`,
      places,
    );
    await manager.query('UPDATE audit_head SET seq = ?, hash = ? WHERE id = 1', [String(seq), hash]);
    const head = { seq: String(seq), hash: hash.toString('hex') };
    this.writeHeads({ confirmed: { seq: last.seq, hash: last.hash.toString('hex') }, pending: head });
    return { size: entries.length, head };
  }

  /** Sealing on top of a head that was never signed would sign whatever was done to the trail; it stays unsealed and shows. */
  private requireSigned(row: ChainHead): void {
    const heads = this.readHeads();
    const signed = heads ? [heads.confirmed, heads.pending] : [EMPTY];
    if (!signed.some((head) => head?.seq === row.seq && head.hash === row.hash))
      throw new Error(`the head row ${row.seq} of the audit trail was never signed: nothing is sealed on top of it`);
  }

  /** Under the row lock again, so that a slow sealer never signs an older head over the newer one of another process. */
  private async confirm(head: ChainHead): Promise<void> {
    await this.source.transaction('READ COMMITTED', async (manager) => {
      const [row] = (await manager.query('SELECT seq FROM audit_head WHERE id = 1 FOR UPDATE')) as { seq: string }[];
      if (String(row?.seq) === head.seq) this.writeHeads({ confirmed: head, pending: null });
    });
  }

  /** The signed heads, or null before the first entry was ever sealed. Throws when the signature is wrong. */
  readHeads(): SignedHeads | null {
    if (!existsSync(this.headPath)) return null;
    const heads = JSON.parse(readFileSync(this.headPath, 'utf8')) as SignedHeads;
    if (!headsAreSigned(heads, this.keys.signingPair().publicKey)) throw new Error('the signature of the audit head is wrong');
    return heads;
  }

  private writeHeads(heads: { confirmed: ChainHead; pending: ChainHead | null }): void {
    const signed = signHeads({ ...heads, at: this.clock.now().toISOString() }, this.keys.signingPair().privateKey);
    writeDurably(this.headPath, Buffer.from(JSON.stringify(signed)));
  }

  private get headPath(): string {
    return join(this.config.keyDir, 'audit-head.json');
  }

  static readonly empty = EMPTY;
}
