import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { chainHash, type ChainedEntry, GENESIS, signHeads } from '../../../src/platform/audit/audit-chain.js';
import { AuditSealer, AuditVerifier, systemActor, UnitOfWork } from '../../../src/platform/index.js';
import { seededRandom } from '../../../src/shared/index.js';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { waitFor } from '../../support/wait-for.js';
import { callEnded, customers, makeWorld, phonesReady, releaseList } from '../../support/world.js';

const EDITS = process.env['DIALPROOF_LONG'] ? 6000 : 300;
const SEED = Number(process.env['DIALPROOF_SEED'] ?? 20_260_303);
const SYSTEM = systemActor('test');

type Entry = ChainedEntry & { seq: string; hash: Buffer };

async function workOneCustomer(agent: HttpClient): Promise<void> {
  const { body: card } = await agent.post('/card/next');
  const { cardId, phones } = card['customer'];
  const { body: dialled } = await agent.post('/card/dial', { cardId, phoneIndex: phones[0].index });
  const { callId } = dialled['call'];
  await callEnded(agent, callId);
  const outcome = { cardId, callId, code: 'no_answer', confirmed: true, fields: {} };
  expect((await agent.post('/card/outcome', outcome)).status).toBe(200);
}

async function unsealed(test: TestApp): Promise<number> {
  const [row] = await test.get(DataSource).query('SELECT COUNT(*) AS count FROM audit_entry WHERE seq IS NULL');
  return Number(row.count);
}

async function allSealed(test: TestApp): Promise<void> {
  await waitFor('every action is sealed', async () => (await unsealed(test)) === 0);
}

describe('the audit trail of a day (S4)', () => {
  /** The day is worked with the sealer of the product at work; then it is stopped, and `quiet` only reads and is tampered with. */
  let day: TestApp;
  let quiet: TestApp;
  let manager: HttpClient;

  beforeAll(async () => {
    day = await startTestApp();
    const world = await makeWorld(day);
    await releaseList(day, world, customers(12, 7));
    const agent = day.client();
    manager = day.client();
    await agent.signIn('agent1');
    await manager.signIn('manager1');
    await phonesReady(agent);
    for (let customer = 0; customer < 10; customer += 1) await workOneCustomer(agent);
  });
  afterAll(() => (quiet ?? day).close());

  it('every action is sealed within a second, by itself', async () => {
    const waits: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      await manager.post('/do-not-call/search', { number: '13900000000' });
      const done = performance.now();
      await allSealed(day);
      waits.push(performance.now() - done);
    }
    expect(waits.sort((a, b) => a - b)[2]).toBeLessThan(1000);
    const verdict = await day.get(AuditVerifier).verify();
    expect(verdict).toMatchObject({ ok: true, problems: [] });
    expect(verdict.entries).toBeGreaterThan(100);
  });

  it('an action whose entry cannot be written does not happen', async () => {
    const source = day.get(DataSource);
    await source.query(
      `CREATE TRIGGER no_entry BEFORE INSERT ON audit_entry FOR EACH ROW
         IF NEW.action = 'do-not-call.add' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the disk is full'; END IF`,
    );
    const entry = { number: '13900000001', reason: 'asked for it' };
    const refused = await manager.post('/do-not-call', entry);
    expect(refused).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(refused.text).not.toContain('disk');
    expect((await manager.post('/do-not-call/search', { number: entry.number })).body['items']).toEqual([]);
    expect((await source.query('SELECT COUNT(*) AS count FROM do_not_call_key'))[0].count).toEqual('0');
    await source.query('DROP TRIGGER no_entry');
    expect((await manager.post('/do-not-call', entry)).status).toBe(201);
  });

  it('two sealers at once make one chain', async () => {
    const second = await startTestApp({ on: day });
    try {
      const sealers = [day.get(AuditSealer), second.get(AuditSealer)];
      const act = (index: number): Promise<unknown> =>
        day.get(UnitOfWork).run({ actor: SYSTEM, action: 'test.act', subject: `test:${index}` }, async () => undefined);
      for (let round = 0; round < 30; round += 1) {
        await Promise.all([...Array.from({ length: 5 }, (_, index) => act(index)), ...sealers.map((sealer) => sealer.seal())]);
      }
      await allSealed(day);
      await Promise.all(sealers.map((sealer) => sealer.seal()));
      expect(await day.get(AuditVerifier).verify()).toMatchObject({ ok: true, problems: [] });
      const [row] = await day.get(DataSource).query('SELECT COUNT(*) AS entries, MAX(seq) AS last FROM audit_entry');
      expect(String(row.entries)).toBe(String(row.last));
    } finally {
      await second.stop();
    }
  });

  describe('somebody with full rights on the database', () => {
    let source: DataSource;
    let entries: Entry[];
    let headFile: Buffer;
    let headPath: string;
    let earlierHeadFile: Buffer;

    beforeAll(async () => {
      await allSealed(day);
      headPath = join(day.config.keyDir, 'audit-head.json');
      earlierHeadFile = readFileSync(headPath);
      // The last entry is an action that nobody would miss by the counts alone.
      await manager.post('/do-not-call/search', { number: '13900000002' });
      await allSealed(day);
      await day.stop();
      quiet = await startTestApp({ on: day, config: { role: 'api' } });
      source = quiet.get(DataSource);
      await quiet.get(AuditSealer).seal();
      headFile = readFileSync(headPath);
      entries = await source.query('SELECT id, at, actor, action, subject, details, seq, hash FROM audit_entry ORDER BY seq');
    });

    const last = (): Entry => entries.at(-1)!;
    const seqOf = (entry: Entry): number => Number(entry.seq);

    async function restore(): Promise<void> {
      await source.query('DELETE FROM audit_entry');
      await write(entries);
      await setHead(last().seq, last().hash);
      writeFileSync(headPath, headFile);
    }

    async function write(rows: Entry[]): Promise<void> {
      await source.query(
        `INSERT INTO audit_entry (id, at, actor, action, subject, details, seq, hash) VALUES ${rows.map(() => '(?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
        rows.flatMap(({ id, at, actor, action, subject, details, seq, hash }) => [id, at, actor, action, subject, details, seq, hash]),
      );
    }

    async function setHead(seq: string | number, hash: Buffer): Promise<void> {
      await source.query('UPDATE audit_head SET seq = ?, hash = ? WHERE id = 1', [seq, hash]);
    }

    /** The whole chain computed again from some rows, as somebody would who knows how it is made; rows and head row agree. */
    async function rewrite(rows: Entry[]): Promise<void> {
      let hash: Buffer = GENESIS;
      const rechained = rows.map((entry, index) => {
        const seq = String(index + 1);
        hash = chainHash(hash, seq, { ...entry, id: String(entry.id) });
        return { ...entry, seq, hash };
      });
      await source.query('DELETE FROM audit_entry');
      await write(rechained);
      await setHead(rechained.length, hash);
    }

    const EDITED: Record<string, (entry: Entry, draw: (below: number) => number) => unknown> = {
      id: (entry) => Number(entry.id) + 1_000_000,
      at: (entry, draw) => new Date(entry.at.getTime() + 1 + draw(86_400_000)),
      actor: (entry) => `${entry.actor}1`,
      action: (entry) => `${entry.action}x`,
      subject: (entry, draw) => (entry.subject === null ? 'card:1' : draw(2) === 0 ? null : `${entry.subject}0`),
      details: (entry) => entry.details.replace(/.$/, ' $&'),
      seq: (entry, draw) => (draw(2) === 0 ? null : seqOf(last()) + 1 + seqOf(entry)),
      hash: (entry, draw) => {
        const hash = Buffer.from(entry.hash);
        hash[draw(32)]! ^= 1 << draw(8);
        return hash;
      },
    };

    /** Does it and answers what the verdict must say. */
    const TAMPERINGS: Record<string, (draw: (below: number) => number) => Promise<RegExp>> = {
      'edits a column': async (draw) => {
        const entry = entries[draw(entries.length)]!;
        const column = Object.keys(EDITED)[draw(Object.keys(EDITED).length)]!;
        await source.query(`UPDATE audit_entry SET ${column} = ? WHERE id = ?`, [EDITED[column]!(entry, draw), entry.id]);
        if (column !== 'seq') return new RegExp(`^entry ${entry.seq} was altered`, 'm');
        return new RegExp(`^entry ${entry.seq} is missing|the trail ends at|does not contain the signed head`, 'm');
      },
      'deletes one in the middle': async (draw) => {
        const entry = entries[draw(entries.length - 1)]!;
        await source.query('DELETE FROM audit_entry WHERE id = ?', [entry.id]);
        return new RegExp(`^entry ${entry.seq} is missing`, 'm');
      },
      'deletes the last': async () => {
        await source.query('DELETE FROM audit_entry WHERE id = ?', [last().id]);
        return new RegExp(`^the trail ends at ${seqOf(last()) - 1}, the signed head says ${last().seq}`, 'm');
      },
      'deletes the last and rolls the head row back': async () => {
        await source.query('DELETE FROM audit_entry WHERE id = ?', [last().id]);
        await setHead(entries.at(-2)!.seq, entries.at(-2)!.hash);
        return new RegExp(`^the trail ends at ${seqOf(last()) - 1}, the signed head says ${last().seq}`, 'm');
      },
      'swaps the contents of two': async (draw) => {
        const [one, other] = differentPair(draw);
        for (const [to, from] of [
          [one, other],
          [other, one],
        ] as const) {
          const { at, actor, action, subject, details } = from;
          await source.query('UPDATE audit_entry SET at = ?, actor = ?, action = ?, subject = ?, details = ? WHERE id = ?', [
            ...[at, actor, action, subject, details],
            to.id,
          ]);
        }
        return new RegExp(`^entry ${Math.min(seqOf(one), seqOf(other))} was altered`, 'm');
      },
      'swaps the places of two': async (draw) => {
        const [one, other] = differentPair(draw);
        await source.query('UPDATE audit_entry SET seq = NULL WHERE id = ?', [one.id]);
        await source.query('UPDATE audit_entry SET seq = ?, hash = ? WHERE id = ?', [one.seq, one.hash, other.id]);
        await source.query('UPDATE audit_entry SET seq = ?, hash = ? WHERE id = ?', [other.seq, other.hash, one.id]);
        return new RegExp(`^entry ${Math.min(seqOf(one), seqOf(other))} was altered`, 'm');
      },
      'puts one in between': async (draw) => {
        const place = 1 + draw(entries.length - 1);
        await source.query('UPDATE audit_entry SET seq = seq + 1 WHERE seq >= ? ORDER BY seq DESC', [place]);
        const forged = { ...entries[draw(entries.length)]!, id: String(Number(last().id) + 1), seq: String(place) };
        const before = place === 1 ? GENESIS : entries[place - 2]!.hash;
        await write([{ ...forged, hash: chainHash(before, forged.seq, forged) }]);
        return new RegExp(`^entry ${place + 1} was altered`, 'm');
      },
      'appends one that is rightly chained': async () => {
        const forged = { ...last(), id: String(Number(last().id) + 1), seq: String(seqOf(last()) + 1), action: 'list.release' };
        const hash = chainHash(last().hash, forged.seq, forged);
        await write([{ ...forged, hash }]);
        await setHead(forged.seq, hash);
        return new RegExp(`^the trail ends at ${forged.seq}, the signed head says ${last().seq}`, 'm');
      },
      'cuts off the tail': async (draw) => {
        const kept = draw(entries.length);
        await source.query('DELETE FROM audit_entry WHERE seq > ?', [kept]);
        if (draw(2) === 0) await setHead(kept, kept === 0 ? GENESIS : entries[kept - 1]!.hash);
        return new RegExp(`^the trail ends at ${kept}, the signed head says ${last().seq}`, 'm');
      },
      'rolls the head row back': async (draw) => {
        const entry = entries[draw(entries.length - 1)]!;
        await setHead(entry.seq, entry.hash);
        return /^the head row does not match the last entry/m;
      },
      'edits one and computes the chain again': async (draw) => {
        const edited = draw(entries.length);
        await rewrite(entries.map((entry, index) => (index === edited ? { ...entry, actor: 'account:999' } : entry)));
        return new RegExp(`^the trail does not contain the signed head ${last().seq}`, 'm');
      },
      'puts an earlier signed head file back': async () => {
        writeFileSync(headPath, earlierHeadFile);
        return new RegExp(`^the trail ends at ${last().seq}, the signed head says `, 'm');
      },
      'signs the head file with another key': async (draw) => {
        const kept = 1 + draw(entries.length);
        const heads = { confirmed: { seq: String(kept), hash: entries[kept - 1]!.hash.toString('hex') }, pending: null };
        const { privateKey } = generateKeyPairSync('ed25519');
        writeFileSync(headPath, JSON.stringify(signHeads({ ...heads, at: '2026-03-03T00:00:00.000Z' }, privateKey)));
        return /^the signature of the audit head is wrong/m;
      },
      'edits the head file': async (draw) => {
        const heads = JSON.parse(headFile.toString());
        const kept = entries[draw(entries.length - 1)]!;
        writeFileSync(headPath, JSON.stringify({ ...heads, confirmed: { seq: kept.seq, hash: kept.hash.toString('hex') } }));
        return /^the signature of the audit head is wrong/m;
      },
      'takes the head file away': async () => {
        rmSync(headPath);
        return /^entries are sealed, but the signed head is missing/m;
      },
    };

    function differentPair(draw: (below: number) => number): [Entry, Entry] {
      const content = ({ at, actor, action, subject, details }: Entry): string =>
        JSON.stringify([at.toISOString(), actor, action, subject, details]);
      for (;;) {
        const [one, other] = [entries[draw(entries.length)]!, entries[draw(entries.length)]!];
        if (content(one) !== content(other)) return [one, other];
      }
    }

    it(`is found by the verifier in each of ${EDITS} random tamperings (seed ${SEED})`, async () => {
      const verifier = quiet.get(AuditVerifier);
      const random = seededRandom(SEED);
      const draw = (below: number): number => Math.floor(random() * below);
      const names = Object.keys(TAMPERINGS);
      expect(await verifier.verify()).toMatchObject({ ok: true, problems: [] });
      for (let round = 0; round < EDITS; round += 1) {
        // Every kind in turn first, then at random.
        const name = names[round < names.length ? round : draw(names.length)]!;
        const named = await TAMPERINGS[name]!(draw);
        const verdict = await verifier.verify();
        const said = verdict.problems.join('\n');
        if (verdict.ok || !named.test(said))
          throw new Error(`seed ${SEED}, round ${round}: ${name}: wanted ${named}, got: ${said || 'ok'}`);
        await restore();
      }
      expect(await verifier.verify()).toMatchObject({ ok: true, problems: [] });
    }, 1_200_000);

    it('cannot have a rewritten trail signed by waiting for the next action', async () => {
      await rewrite(entries.slice(0, -1));
      await quiet.get(UnitOfWork).run({ actor: SYSTEM, action: 'test.act' }, async () => undefined);
      await expect(quiet.get(AuditSealer).seal()).rejects.toThrow('never signed');
      const verdict = await quiet.get(AuditVerifier).verify();
      expect(verdict.ok).toBe(false);
      expect(verdict.problems.join('\n')).toContain(`the signed head says ${last().seq}`);
      await restore();
      expect(await quiet.get(AuditVerifier).verify()).toMatchObject({ ok: true });
    });

    it('an entry that stays unsealed for more than a minute counts as a break', async () => {
      const { id, at, actor, action, subject, details } = last();
      const early = new Date(at.getTime() - 120_000);
      await source.query('INSERT INTO audit_entry (id, at, actor, action, subject, details) VALUES (?, ?, ?, ?, ?, ?)', [
        ...[Number(id) + 1, early, actor, action, subject, details],
      ]);
      expect((await quiet.get(AuditVerifier).verify()).problems).toEqual(['1 entries are older than a minute and not sealed']);
      await restore();
    });
  });
});
