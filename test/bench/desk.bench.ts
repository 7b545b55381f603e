import { it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { openCase } from '../support/evidence.js';
import { hiss, say, wave } from '../support/made-audio.js';
import { startTestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { makeWorld } from '../support/world.js';

const OPEN_CASES = 5000;
const ASKED = 200;

it(
  'shows a queue of 5,000 open reviews, and one of them',
  async () => {
    const test = await startTestApp();
    try {
      const world = await makeWorld(test);
      const source = test.get(DataSource);
      const [agent, customer] = [hiss(60), hiss(60)];
      for (let at = 1; at < 55; at += 6) say(agent, at, 'agent', 'opening');
      for (let at = 4; at < 55; at += 6) say(customer, at, 'customer-1', 'hello');
      const recordings = [{ segment: 'talk' as const, bytes: wave([agent, customer]), durationMs: 60_000 }];
      const caseId = await openCase(test, world, { code: 'no_answer', recordings });
      await waitFor(
        'examined',
        async () =>
          ((await source.query("SELECT 1 FROM evidence_case WHERE id = ? AND state = 'examined'", [caseId])) as unknown[]).length > 0,
        60_000,
      );
      await multiply(source, caseId);
      const auditor = test.client();
      await auditor.signIn('auditor1');
      const list = await timesOf(() => auditor.get('/reviews'));
      const { body } = await auditor.get('/reviews');
      const ids = (body['items'] as { id: string }[]).map(({ id }) => id);
      const open = await timesOf((index) => auditor.get(`/reviews/${ids[index % ids.length]}`));
      const peaks = await timesOf((index) => auditor.get(`/reviews/${ids[index % ids.length]}/peaks?columns=2000`));
      const floor = await timesOf(() => auditor.get('/session'));
      const figures = {
        ...{
          bench: 'desk',
          open_reviews: body['counts'].open,
          list_ms: list.p50,
          list_p99_ms: list.p99,
          open_ms: open.p50,
          open_p99_ms: open.p99,
        },
        ...{ peaks_ms: peaks.p50, floor_request_ms: floor.p50 },
      };
      writeFileSync(process.env['BENCH_RESULT']!, JSON.stringify(figures));
    } finally {
      await test.close();
    }
  },
  10 * 60_000,
);

/** Copies the one examined case until there are enough: rows in the database, one file behind all of them. */
async function multiply(source: DataSource, caseId: string): Promise<void> {
  await source.query('CREATE TABLE bench_number (n INT NOT NULL PRIMARY KEY)');
  await source.query('INSERT INTO bench_number VALUES ?', [Array.from({ length: OPEN_CASES - 1 }, (_, n) => [n + 1])]);
  await source.query(
    `INSERT INTO evidence_case (outcome_id, call_id, bank_id, contract_id, order_id, agent_id, work_on, seat, code, state, snapshot, created_at, ready_at, placed_at, talk_ms)
     SELECT 20000000 + n, 20000000 + n, bank_id, contract_id, order_id, agent_id, work_on, seat, code, state, snapshot, created_at, ready_at, placed_at, talk_ms
       FROM evidence_case JOIN bench_number WHERE id = ?`,
    [caseId],
  );
  await source.query(
    `INSERT INTO examination SELECT e.id, x.analyser_version, x.policy_version, x.problem_code, x.problem_facts, x.integrity, x.features, x.peaks_file_id, x.examined_at
       FROM evidence_case e JOIN examination x WHERE x.case_id = ? AND e.id <> ?`,
    [caseId, caseId],
  );
  await source.query(
    `INSERT INTO evidence_finding (case_id, code, grade, weight, facts, found_at)
     SELECT e.id, f.code, f.grade, f.weight, f.facts, f.found_at FROM evidence_case e JOIN evidence_finding f WHERE f.case_id = ? AND e.id <> ?`,
    [caseId, caseId],
  );
  await source.query(
    `INSERT INTO review (case_id, call_id, bank_id, contract_id, order_id, agent_id, seat, work_on, placed_at, talk_ms, origin, risk, queue_key, state, decisions, opened_at)
     SELECT e.id, e.call_id, e.bank_id, e.contract_id, e.order_id, e.agent_id, e.seat, e.work_on, e.placed_at, e.talk_ms, 'flag', 90, e.id % 1000, 'open', 0, e.ready_at
       FROM evidence_case e WHERE e.id <> ?`,
    [caseId],
  );
  await source.query('DROP TABLE bench_number');
  await source.query('ANALYZE TABLE evidence_case, review, examination, evidence_finding');
}

async function timesOf(ask: (index: number) => Promise<{ status: number; text: string }>): Promise<{ p50: number; p99: number }> {
  const times: number[] = [];
  for (let index = 0; index < ASKED; index += 1) {
    const from = performance.now();
    const { status, text } = await ask(index);
    if (status !== 200) throw new Error(`${status} ${text}`);
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))]! * 10) / 10;
  return { p50: at(0.5), p99: at(0.99) };
}
