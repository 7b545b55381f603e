import { DataSource } from 'typeorm';
import { SamplesService } from '../../../src/compliance/index.js';
import { Sweeper } from '../../../src/platform/index.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openCase } from '../../support/evidence.js';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { waitFor } from '../../support/wait-for.js';
import { makeWorld, type World } from '../../support/world.js';

const DAY_MS = 86_400_000;

describe('the random sample of a day (R5)', () => {
  let test: TestApp;
  let world: World;
  let source: DataSource;
  let auditor: HttpClient;
  const clock = new FakeClock('2026-11-24T02:00:00.000Z');

  beforeAll(async () => {
    test = await startTestApp({ clock });
    source = test.get(DataSource);
    world = await makeWorld(test, {
      terms: (terms) => {
        terms.review.sampleShareBps = 1000;
      },
    });
    for (let index = 0; index < 40; index += 1)
      await openCase(test, world, { code: index % 4 === 0 ? 'refused' : 'no_answer', answered: false });
    await waitFor(
      'all are examined',
      async () => (await count("SELECT COUNT(*) AS n FROM evidence_case WHERE state = 'ready'")) === 0,
      60_000,
    );
  }, 120_000);
  afterAll(() => test.close());

  const count = async (sql: string): Promise<number> => Number((await source.query(sql))[0].n);

  it('is not drawn while the day runs', async () => {
    await test.get(Sweeper).runNow('samples');
    expect(await count('SELECT COUNT(*) AS n FROM sample_draw')).toBe(0);
  });

  it('is drawn once when the day has closed, from all outcomes, in proportion to the strata', async () => {
    // A conversation on an unanswered call is a contradiction: ten of the forty stand on the desk already.
    expect(await count("SELECT COUNT(*) AS n FROM review WHERE origin = 'flag'")).toBe(10);
    clock.advance(DAY_MS);
    await test.get(Sweeper).runNow('samples');
    await test.get(Sweeper).runNow('samples');
    const [draw] = await source.query('SELECT population, drawn, strata FROM sample_draw');
    expect(draw).toMatchObject({ population: 40, drawn: 4 });
    expect(JSON.parse(draw.strata)).toEqual([
      { stratum: 'conversation', population: 10, drawn: 1 },
      { stratum: 'no_contact', population: 30, drawn: 3 },
    ]);
    const origins = await source.query('SELECT origin, COUNT(*) AS n FROM review GROUP BY origin ORDER BY origin');
    expect(origins).toEqual([
      { origin: 'both', n: '1' },
      { origin: 'flag', n: '9' },
      { origin: 'sample', n: '3' },
    ]);
    const [audited] = await source.query("SELECT details FROM audit_entry WHERE action = 'sample.draw'");
    expect(JSON.parse(audited.details)).toMatchObject({ population: 40, drawn: 4, seed: expect.any(Number) });
  });

  it('stands among the flagged ones, and nothing in the queue tells them apart', async () => {
    auditor = test.client();
    await auditor.signIn('auditor1');
    const { body } = await auditor.get('/reviews');
    expect(body['items']).toHaveLength(13);
    const keys = await source.query("SELECT origin, FLOOR(queue_key / 10) AS risk FROM review WHERE state = 'open'");
    const flagged = new Set(
      keys.filter(({ origin }: { origin: string }) => origin !== 'sample').map(({ risk }: { risk: string }) => String(risk)),
    );
    for (const { origin, risk } of keys) if (origin === 'sample') expect(flagged).toContain(String(risk));
  });

  it('a second draw of the same day with the same seed would be the same', async () => {
    const [before] = await source.query('SELECT seed, strata FROM sample_draw');
    const sampled = await source.query("SELECT case_id FROM review WHERE origin <> 'flag' ORDER BY case_id");
    await source.query('DELETE FROM sample_draw');
    await source.query("UPDATE review SET origin = 'flag'");
    await test.get(SamplesService).draw(world.contractId, '2026-11-24', Number(before.seed));
    expect(await source.query("SELECT case_id FROM review WHERE origin <> 'flag' ORDER BY case_id")).toEqual(sampled);
  });

  it('gives the share of false records with its interval once something is decided', async () => {
    expect((await auditor.get('/reviews/rates')).body['items']).toMatchObject([{ outcomes: 40, sampled: 4, decided: 0, rateBps: null }]);
    const [sampled] = await source.query("SELECT id FROM review WHERE origin = 'both' LIMIT 1");
    // Without a recording there is nothing to listen to.
    await auditor.post(`/reviews/${sampled.id}/answer`, { heard: 'unclear' });
    await auditor.post(`/reviews/${sampled.id}/decision`, { decision: 'confirmed', reason: 'nobody answered', decisionsSeen: 0 });
    const { body } = await auditor.get('/reviews/rates');
    expect(body['items']).toMatchObject([{ decided: 1, falseRecords: 1, rateBps: 10_000, lowBps: expect.any(Number), highBps: 10_000 }]);
    expect(body['items'][0].lowBps).toBeLessThan(3000);
  });
});
