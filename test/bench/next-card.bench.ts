import { it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { DealingService, personContext, ProspectsService, TaskDesk } from '../../src/campaigns/index.js';
import { Card, CardsService } from '../../src/dialer/index.js';
import { CardViews } from '../../src/dialer/card/card-view.service.js';
import { type Principal, Protector, systemActor, UnitOfWork } from '../../src/platform/index.js';
import { manyAgents, manyProspects, numbers } from '../support/crowd.js';
import { settled } from '../support/settled.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { customers, makeWorld, releaseList } from '../support/world.js';

const PROSPECTS = Number(process.env['BENCH_PROSPECTS'] ?? 10_000_000);
const AGENTS = Number(process.env['BENCH_AGENTS'] ?? 1000);
/** Customers on each agent's list at the beginning. */
const LIST = 100;
const PACE_SECONDS = Number(process.env['BENCH_SECONDS'] ?? 60);
const REAL_PACE = AGENTS / 30;
const FAST_PACE = 500;
const FAST_SECONDS = Math.min(15, PACE_SECONDS);

it(
  'the next card of a thousand agents, on one million and on ten million customers',
  async () => {
    const test = await startTestApp({ config: { role: 'api' } });
    try {
      const world = await makeWorld(test, { terms: (terms) => void (terms.volume.capPerHeadPerDay = LIST) });
      const source = test.get(DataSource);
      const listId = await releaseList(test, world, customers(1));
      await numbers(source);
      const agents = await manyAgents(source, world, AGENTS);
      const small = Math.min(1_000_000, PROSPECTS);
      await manyProspects(source, world, listId, 0, small);
      await test.get(DealingService).deal(world.campaignId, { seed: 1 });
      await openable(test, source);
      await source.query('ANALYZE TABLE prospect, prospect_phone, task');
      await settled((sql) => source.query(sql));
      await run(test, agents, REAL_PACE, 5);
      const onSmall = await run(test, agents, REAL_PACE, PACE_SECONDS);
      await manyProspects(source, world, listId, small, PROSPECTS);
      await source.query('ANALYZE TABLE prospect, prospect_phone, task');
      await settled((sql) => source.query(sql));
      await run(test, agents, REAL_PACE, 5);
      const onLarge = await run(test, agents, REAL_PACE, PACE_SECONDS);
      const fast = await run(test, agents, FAST_PACE, FAST_SECONDS);
      const statements = await statementsOfAPress(test, agents[0]!);
      const floor = await bare(source, statements);
      const figures = {
        ...{ bench: 'next-card', p50_ms: onLarge.p50, p99_ms: onLarge.p99, p99_ms_500_per_s: fast.p99, p999_ms: onLarge.p999 },
        ...{ p50_ms_1m: onSmall.p50, p99_ms_1m: onSmall.p99, p999_ms_1m: onSmall.p999 },
        ...{ floor_p50_ms: floor.p50, floor_p99_ms: floor.p99, floor_p999_ms: floor.p999, statements },
        ...{
          p50_ms_500_per_s: fast.p50,
          p999_ms_500_per_s: fast.p999,
          prospects: PROSPECTS,
          agents: AGENTS,
          cards: onLarge.count + fast.count,
        },
      };
      writeFileSync(process.env['BENCH_RESULT']!, JSON.stringify(figures));
    } finally {
      await test.close();
    }
  },
  55 * 60_000,
);

/** Customers made by SQL can't be opened; those who were dealt get a name under the list's key. */
async function openable(test: TestApp, source: DataSource): Promise<void> {
  const prospects = test.get(ProspectsService);
  const protector = test.get(Protector);
  const rows: { id: string; list_id: string; customer_index: Buffer; key_id: string }[] = await source.query(
    "SELECT p.id, p.list_id, p.customer_index, l.key_id FROM prospect p JOIN target_list l ON l.id = p.list_id WHERE p.state = 'dealt' AND p.person = 'x'",
  );
  const person = JSON.stringify({ customerRef: null, name: '王伟', gender: 'male', attributes: { 额度: '10万' } });
  for (let at = 0; at < rows.length; at += 5000) {
    const chunk = rows.slice(at, at + 5000);
    const sealed = chunk.map((row) => [row.id, protector.seal(row.key_id, person, personContext(String(row.list_id), row.customer_index))]);
    await source.query(
      'CREATE TABLE IF NOT EXISTS bench_person (id BIGINT UNSIGNED NOT NULL PRIMARY KEY, person VARBINARY(8000) NOT NULL)',
    );
    await source.query('INSERT INTO bench_person VALUES ?', [sealed]);
    await source.query('UPDATE prospect p JOIN bench_person b ON b.id = p.id SET p.person = b.person');
    await source.query('DELETE FROM bench_person');
  }
  if (rows[0]) await prospects.person(await prospects.find(String(rows[0].id)));
}

interface Times {
  p50: number;
  p99: number;
  p999: number;
  count: number;
}

/** A press as the controller answers it: the page says which card it shows, and gets the whole new one. */
async function next(test: TestApp, me: Principal): Promise<void> {
  const views = test.get(CardViews);
  await views.revision(me);
  await views.of(me, await test.get(CardsService).next(me));
}

async function run(test: TestApp, agents: readonly Principal[], perSecond: number, seconds: number): Promise<Times> {
  const busy = new Map<string, Promise<void>>();
  return openLoop(perSecond, seconds, async (press, answered) => {
    const me = agents[press % agents.length]!;
    const one = (busy.get(me.agentId!) ?? Promise.resolve()).then(async () => {
      await next(test, me);
      answered();
      await put(test, me.agentId!);
    });
    busy.set(me.agentId!, one);
    await one;
  });
}

/** How many statements the database sees of one press; asking for that is one more. */
async function statementsOfAPress(test: TestApp, me: Principal): Promise<number> {
  const source = test.get(DataSource);
  const asked = async (): Promise<number> => Number((await source.query("SHOW GLOBAL STATUS LIKE 'Questions'"))[0].Value);
  const before = await asked();
  await next(test, me);
  return (await asked()) - before - 1;
}

/** The floor: as many statements one after the other that do nothing, at the same pace. */
async function bare(source: DataSource, statements: number): Promise<Times> {
  return openLoop(REAL_PACE, PACE_SECONDS, async (_press, answered) => {
    for (let count = 0; count < statements; count += 1) await source.query('SELECT 1');
    answered();
  });
}

/** A press comes when its time has come, however long the one before it takes; waiting counts. */
async function openLoop(perSecond: number, seconds: number, act: (press: number, answered: () => void) => Promise<void>): Promise<Times> {
  const times: number[] = [];
  const presses: Promise<void>[] = [];
  const start = performance.now();
  const total = Math.round(perSecond * seconds);
  for (let press = 0; press < total; press += 1) {
    const due = start + (press * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    presses.push(act(press, () => void times.push(performance.now() - due)));
  }
  await Promise.all(presses);
  times.sort((a, b) => a - b);
  const at = (share: number): number => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))]! * 10) / 10;
  return { p50: at(0.5), p99: at(0.99), p999: at(0.999), count: times.length };
}

/** The card is done with, so that the next press opens another one. Not measured, but part of the load, as an outcome is. */
async function put(test: TestApp, agentId: string): Promise<void> {
  await test.get(UnitOfWork).run({ actor: systemActor('bench'), action: 'bench.put' }, async (tx) => {
    const card = await tx.manager.findOneByOrFail(Card, { openKey: agentId });
    await test.get(CardsService).close(tx, card, 'not_dialled');
    await test.get(TaskDesk).finishTask(tx, card.taskId, card.callbackId);
    await tx.change("UPDATE prospect SET state = 'done' WHERE id = ?", [card.prospectId]);
  });
}
