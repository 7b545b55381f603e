import { expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { Settlement, Statement, StatementsService } from '../../src/billing/index.js';
import { ContractsService } from '../../src/contracts/index.js';
import { systemActor } from '../../src/platform/index.js';
import { addDays, weekdayOf } from '../../src/shared/index.js';
import { FakeClock } from '../support/fake-clock.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { makeWorld } from '../support/world.js';

const SEATS = 94;
/** 94 seats × 66 weekdays × 194 calls: 1.2 million. */
const CALLS_A_SEAT_DAY = 194;
const INTENTS_A_SEAT_DAY = 15;
const QUARTER = { startsOn: '2026-07-01', endsOn: '2026-09-30' };

it(
  'settles 94 seats of a quarter',
  async () => {
    const clock = new FakeClock('2026-07-01T02:00:00.000Z');
    const test = await startTestApp({ clock, config: { role: 'api' } });
    try {
      const world = await makeWorld(test, { terms: (terms) => (terms.volume.seats = SEATS) });
      const contracts = test.get(ContractsService);
      const { contractId } = world;
      const orderId = await contracts.addOrder(systemActor('bench'), {
        contractId,
        code: 'B',
        title: '',
        ceilingFen: 10n ** 12n,
        ...QUARTER,
      });
      const calls = await generate(test, contractId, orderId);
      clock.set('2026-10-08T02:00:00.000Z');
      await test.get(StatementsService).open([await contracts.contract(contractId)]);
      const source = test.get(DataSource);
      const statement = await source.manager.findOneByOrFail(Statement, { orderId, periodCode: '2026-Q3' });
      const floor = await timed(() =>
        source.query(
          'SELECT seat, work_on, COUNT(*) FROM phone_call WHERE contract_id = ? AND work_on BETWEEN ? AND ? GROUP BY seat, work_on',
          [contractId, QUARTER.startsOn, QUARTER.endsOn],
        ),
      );
      const settlement = test.get(Settlement);
      const first = await timed(() => settlement.compute(statement));
      const again = await timed(() => settlement.compute(statement));
      const identical = first.result.text === again.result.text;
      expect(first.result.document.lines).toHaveLength(SEATS * 3);
      expect(identical).toBe(true);
      const figures = { bench: 'statement', calls, ms: first.ms, again_ms: again.ms, identical, floor_ms: floor.ms };
      writeFileSync(process.env['BENCH_RESULT']!, JSON.stringify(figures));
    } finally {
      await test.close();
    }
  },
  30 * 60_000,
);

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const from = performance.now();
  const result = await work();
  return { result, ms: Math.round(performance.now() - from) };
}

/** Calls and outcomes as rows, multiplied in the database; answers how many calls there are. */
async function generate(test: TestApp, contractId: string, orderId: string): Promise<number> {
  const source = test.get(DataSource);
  await source.query('CREATE TABLE bench_number (n INT NOT NULL PRIMARY KEY)');
  await source.query('INSERT INTO bench_number VALUES ?', [Array.from({ length: CALLS_A_SEAT_DAY }, (_, n) => [n])]);
  const seats = Array.from({ length: SEATS }, (_, index) => index + 1);
  let calls = 0;
  for (let day = QUARTER.startsOn; day <= QUARTER.endsOn; day = addDays(day, 1)) {
    if (weekdayOf(day) > 5) continue;
    const inserted = (await source.query(
      `INSERT INTO phone_call (card_id, agent_id, account_id, prospect_id, phone_id, campaign_id, list_id, contract_id, order_id, decision_id,
         terms_version, work_on, seat, gateway, state, ring_timeout_seconds, placed_at, ended_at, lost, recordings)
       SELECT n, s.id, 0, 0, 0, 0, 0, ?, ?, 0, 1, ?, CONCAT('seat-', s.id), 'simulated', 'ended', 45, ?, ?, 0, 'none'
         FROM bench_number JOIN (${seats.map((seat) => `SELECT ${seat} AS id`).join(' UNION ALL ')}) s ORDER BY n, s.id`,
      [contractId, orderId, day, `${day} 01:00:00`, `${day} 01:01:00`],
    )) as { affectedRows: number };
    calls += inserted.affectedRows;
    await source.query(
      `INSERT INTO outcome (card_id, call_id, version, agent_id, account_id, prospect_id, campaign_id, list_id, contract_id, order_id,
         customer_index, work_on, code, confirmed_against_record, recorded_at)
       SELECT card_id, id, 1, agent_id, 0, 0, 0, 0, contract_id, order_id, UNHEX(SHA2(id, 256)), work_on,
              IF(card_id < ?, 'intent', 'no_answer'), 0, ended_at FROM phone_call WHERE contract_id = ? AND work_on = ?`,
      [INTENTS_A_SEAT_DAY, contractId, day],
    );
  }
  await source.query('DROP TABLE bench_number');
  await source.query('ANALYZE TABLE phone_call, outcome');
  return calls;
}
