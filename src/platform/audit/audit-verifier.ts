import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../shared/index.js';
import { chainHash, type ChainedEntry, type ChainHead, GENESIS, type SignedHeads } from './audit-chain.js';
import { AuditSealer } from './audit-sealer.js';

export interface AuditVerdict {
  ok: boolean;
  entries: number;
  problems: string[];
}

/** Entries may stand unsealed for this long before the trail counts as broken. */
const UNSEALED_LIMIT_MS = 60_000;
const PAGE = 5000;
const LOOKS = 3;

/** Recomputes the whole chain and holds it against the head that was signed outside the database (S4). */
@Injectable()
export class AuditVerifier {
  constructor(
    private readonly source: DataSource,
    private readonly sealer: AuditSealer,
    private readonly clock: Clock,
  ) {}

  /** On a running system entries are sealed while the chain is walked: what does not fit is looked at again before it is told. */
  async verify(): Promise<AuditVerdict> {
    for (let look = 1; ; look += 1) {
      const verdict = await this.once();
      if (verdict.ok || look === LOOKS) return verdict;
    }
  }

  private async once(): Promise<AuditVerdict> {
    const problems: string[] = [];
    const heads = this.heads(problems);
    const walk = await this.walk(heads, problems);
    if (heads) this.compareHeads(heads, walk, problems);
    else if (walk.last.seq !== '0') problems.push('entries are sealed, but the signed head is missing');
    await this.checkHeadRow(walk.last, problems);
    await this.checkUnsealed(problems);
    return { ok: problems.length === 0, entries: walk.entries, problems };
  }

  private heads(problems: string[]): SignedHeads | null {
    try {
      return this.sealer.readHeads();
    } catch (error) {
      problems.push((error as Error).message);
      return null;
    }
  }

  private async walk(
    heads: SignedHeads | null,
    problems: string[],
  ): Promise<{ last: ChainHead; entries: number; atConfirmed: string | null }> {
    let last: ChainHead = { seq: '0', hash: GENESIS.toString('hex') };
    let entries = 0;
    let atConfirmed = heads?.confirmed.seq === '0' ? last.hash : null;
    for (;;) {
      const page = (await this.source.query(
        'SELECT id, at, actor, action, subject, details, seq, hash FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT ?',
        [last.seq, PAGE],
      )) as (ChainedEntry & { seq: string; hash: Buffer })[];
      for (const entry of page) {
        const expectedSeq = String(BigInt(last.seq) + 1n);
        if (String(entry.seq) !== expectedSeq) problems.push(`entry ${expectedSeq} is missing`);
        const hash = chainHash(Buffer.from(last.hash, 'hex'), String(entry.seq), { ...entry, id: String(entry.id) });
        if (!hash.equals(entry.hash)) problems.push(`entry ${entry.seq} was altered or its predecessor was`);
        last = { seq: String(entry.seq), hash: entry.hash.toString('hex') };
        if (heads && last.seq === heads.confirmed.seq) atConfirmed = last.hash;
        entries += 1;
        if (problems.length >= 20) return { last, entries, atConfirmed };
      }
      if (page.length < PAGE) return { last, entries, atConfirmed };
    }
  }

  private compareHeads(heads: SignedHeads, walk: { last: ChainHead; atConfirmed: string | null }, problems: string[]): void {
    if (walk.atConfirmed !== heads.confirmed.hash) problems.push(`the trail does not contain the signed head ${heads.confirmed.seq}`);
    const end = heads.pending && BigInt(walk.last.seq) > BigInt(heads.confirmed.seq) ? heads.pending : heads.confirmed;
    if (walk.last.seq !== end.seq || walk.last.hash !== end.hash) {
      problems.push(`the trail ends at ${walk.last.seq}, the signed head says ${end.seq}`);
    }
  }

  private async checkHeadRow(last: ChainHead, problems: string[]): Promise<void> {
    const [row] = (await this.source.query('SELECT seq, hash FROM audit_head WHERE id = 1')) as { seq: string; hash: Buffer }[];
    if (!row || String(row.seq) !== last.seq || row.hash.toString('hex') !== last.hash)
      problems.push('the head row does not match the last entry');
  }

  private async checkUnsealed(problems: string[]): Promise<void> {
    const limit = new Date(this.clock.now().getTime() - UNSEALED_LIMIT_MS);
    const [row] = (await this.source.query('SELECT COUNT(*) AS late FROM audit_entry WHERE seq IS NULL AND at < ?', [limit])) as {
      late: string;
    }[];
    if (Number(row?.late) > 0) problems.push(`${row?.late} entries are older than a minute and not sealed`);
  }
}
