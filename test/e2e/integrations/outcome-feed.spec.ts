import { DataSource } from 'typeorm';
import { OutcomeFeed } from '../../../src/integrations/index.js';
import { KeyStore } from '../../../src/platform/index.js';
import { bankSystem, type BankSystem } from '../../support/bank-system.js';
import { FakeClock } from '../../support/fake-clock.js';
import { OutcomeRows } from '../../support/outcome-rows.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { customers, makeWorld, releaseList, type World } from '../../support/world.js';

const WRITERS = 8;
const EACH = 25;

interface Item {
  cursor: string;
  outcomeId: string;
  code: string;
  correctsOutcomeId: string | null;
  customerRef: string | null;
}

describe("outcomes for the bank's own system, by cursor (L2)", () => {
  let test: TestApp;
  let world: World;
  let rows: OutcomeRows;
  let system: BankSystem;
  let feed: OutcomeFeed;

  beforeAll(async () => {
    test = await startTestApp({ clock: new FakeClock(), config: { role: 'api' } });
    world = await makeWorld(test);
    await releaseList(test, world, customers(3));
    rows = await OutcomeRows.of(test, world.campaignId);
    system = await bankSystem(test, world);
    feed = test.get(OutcomeFeed);
  }, 120_000);
  afterAll(() => test.close());

  const page = async (query: string): Promise<{ items: Item[]; next: string | null; position: string }> =>
    (await system.get(`/outcomes?${query}`)).body as never;

  it('holds nothing, then what was recorded, with the mask and the bank’s own number', async () => {
    expect(await page('')).toEqual({ items: [], next: null, position: '0' });
    const outcomeId = await rows.write('intent');
    expect((await page('')).items).toEqual([]);
    await feed.sequence();
    expect((await page('')).items).toEqual([
      {
        ...{ cursor: '1', outcomeId, code: 'intent', intent: true, recordedAt: '2026-03-03T02:00:00.000Z', callId: rows.lastCallId },
        ...{ campaignId: world.campaignId, listId: expect.any(String) as string, customerRef: 'C1', maskedNumber: null, attempts: 0 },
        correctsOutcomeId: null,
      },
    ]);
    const unnamed = await bankSystem(test, world, { scopes: ['outcomes:read'] });
    expect((await unnamed.get('/outcomes')).body['items'][0].customerRef).toBeNull();
  });

  it('a correction is an outcome of its own that names the one it replaces', async () => {
    const wrong = await rows.write('intent', { prospect: 1 });
    const right = await rows.write('refused', { prospect: 1, callId: rows.lastCallId, version: 2 });
    await feed.sequence();
    const { items } = await page('cursor=1');
    expect(items.map(({ outcomeId, code, correctsOutcomeId }) => [outcomeId, code, correctsOutcomeId])).toEqual([
      [wrong, 'intent', null],
      [right, 'refused', wrong],
    ]);
  });

  it('an outcome that commits late comes after those that were read before, and is not lost', async () => {
    const { position } = await page('limit=1000');
    const runner = test.get(DataSource).createQueryRunner();
    await runner.startTransaction('READ COMMITTED');
    const late = await rows.write('busy', { runner });
    const early = await rows.write('no_answer');
    expect(BigInt(late)).toBeLessThan(BigInt(early));
    await feed.sequence();
    const first = await page(`cursor=${position}`);
    expect(first.items.map(({ outcomeId }) => outcomeId)).toEqual([early]);
    await runner.commitTransaction();
    await runner.release();
    await feed.sequence();
    const second = await page(`cursor=${first.position}`);
    expect(second.items.map(({ outcomeId }) => outcomeId)).toEqual([late]);
  });

  it('with many late commits, two sequencers and a reader at once nothing is missing and nothing double', async () => {
    let { position } = await page('limit=1000');
    const written: string[] = [];
    const read: Item[] = [];
    let writing = true;
    const source = test.get(DataSource);
    const writer = async (): Promise<void> => {
      for (let made = 0; made < EACH; made += 1) {
        const runner = source.createQueryRunner();
        await runner.startTransaction('READ COMMITTED');
        const id = await rows.write('no_answer', { runner });
        await new Promise((done) => setTimeout(done, (made * 7) % 13));
        if (made % 10 === 9) await runner.rollbackTransaction();
        else {
          await runner.commitTransaction();
          written.push(id);
        }
        await runner.release();
      }
    };
    const readOn = async (): Promise<void> => {
      const { items, position: reached } = await page(`cursor=${position}&limit=7`);
      read.push(...items);
      position = reached;
    };
    const sequencers = [0, 1].map(async () => {
      while (writing) await feed.sequence();
    });
    const reader = (async () => {
      while (writing) await readOn();
    })();
    await Promise.all(Array.from({ length: WRITERS }, writer));
    writing = false;
    await Promise.all([...sequencers, reader]);
    await feed.sequence();
    for (let before = ''; before !== position;) {
      before = position;
      await readOn();
    }
    expect(read).toHaveLength(written.length);
    expect(new Set(read.map(({ outcomeId }) => outcomeId))).toEqual(new Set(written));
    const cursors = read.map(({ cursor }) => BigInt(cursor));
    expect(cursors.every((cursor, index) => index === 0 || cursor === cursors[index - 1]! + 1n)).toBe(true);
  }, 60_000);

  it('pages: `next` leads on, null is the end, and an old cursor gives the same again', async () => {
    const whole = await page('limit=1000');
    expect(whole.next).toBeNull();
    const first = await page('limit=2');
    expect(first.next).toBe(first.items[1]!.cursor);
    const second = await page(`limit=2&cursor=${first.next}`);
    expect([...first.items, ...second.items]).toEqual(whole.items.slice(0, 4));
    expect(await page(`limit=2&cursor=${first.next}`)).toEqual(second);
    const end = await page(`cursor=${whole.position}`);
    expect(end).toEqual({ items: [], next: null, position: whole.position });
    const exact = await page(`limit=${whole.items.length}`);
    expect([exact.items.length, exact.next]).toEqual([whole.items.length, null]);
  });

  it.each(['0', '1001', '-1', '1.5', 'abc'])('limit=%s is refused', async (limit) => {
    expect((await system.get(`/outcomes?limit=${limit}`)).body['errors'][0].field).toBe('limit');
  });

  it('two banks have two feeds', async () => {
    const other = await makeWorld(test, { prefix: 'other-' });
    await releaseList(test, other, customers(1, 7, 900));
    await (await OutcomeRows.of(test, other.campaignId)).write('intent');
    await feed.sequence();
    const before = (await page('limit=1000')).items.length;
    const theirs = (await (await bankSystem(test, other)).get('/outcomes')).body['items'] as Item[];
    expect(theirs.map(({ cursor, customerRef }) => [cursor, customerRef])).toEqual([['1', 'C900']]);
    expect((await page('limit=1000')).items).toHaveLength(before);
  });

  it('a list whose key is destroyed names nobody any more, and the feed goes on', async () => {
    const [list] = await test.get(DataSource).query('SELECT key_id FROM target_list WHERE campaign_id = ?', [world.campaignId]);
    test.get(KeyStore).destroy(list.key_id);
    const { items } = await page('limit=3');
    expect(items.map(({ code, customerRef }) => [code, customerRef])).toEqual([
      ['intent', null],
      ['intent', null],
      ['refused', null],
    ]);
  });
});
