import { it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { DealingService, DealRuns } from '../../src/campaigns/index.js';
import { manyAgents, manyProspects, numbers } from '../support/crowd.js';
import { startTestApp } from '../support/test-app.js';
import { customers, makeWorld, releaseList } from '../support/world.js';

const PROSPECTS = Number(process.env['BENCH_PROSPECTS'] ?? 1_000_000);
const SEATS = Number(process.env['BENCH_SEATS'] ?? 100);
const CAP = 200;

it(
  'deals the lists of a shift, and the plainest SQL that writes as many rows',
  async () => {
    const test = await startTestApp({ config: { role: 'api' } });
    try {
      const world = await makeWorld(test);
      const source = test.get(DataSource);
      const listId = await releaseList(test, world, customers(1));
      await numbers(source);
      await manyAgents(source, world, SEATS);
      await manyProspects(source, world, listId, 0, PROSPECTS);
      await source.query('ANALYZE TABLE prospect');
      const idle = await floor(source, world.campaignId);
      const memory = process.memoryUsage().rss;
      const from = performance.now();
      const { customers: dealt, seats } = await test.get(DealingService).deal(world.campaignId, { seed: 20_260_728 });
      const dealMs = performance.now() - from;
      const [run] = await test.get(DealRuns).ofCampaign(world.campaignId);
      const figures = {
        ...{ bench: 'deal', prospects: PROSPECTS, seats, customers: dealt, strata: run!.strata.length, deal_ms: Math.round(dealMs) },
        ...{ floor_ms: Math.round(idle), ratio: Math.round((idle / dealMs) * 100) / 100 },
        more_memory_mb: Math.round((process.memoryUsage().rss - memory) / 1_048_576),
        repeats: (await test.get(DealRuns).repeat(run!)).same,
      };
      writeFileSync(process.env['BENCH_RESULT']!, JSON.stringify(figures));
    } finally {
      await test.close();
    }
  },
  50 * 60_000,
);

/** No strata, no randomness, no seats: the first customers become `dealt` and get a row each. Undone afterwards. */
async function floor(source: DataSource, campaignId: string): Promise<number> {
  await source.query('CREATE TABLE bench_task LIKE task');
  const from = performance.now();
  await source.query(
    `INSERT INTO bench_task (run_id, campaign_id, prospect_id, agent_id, work_on, position, state, dealt_at)
     SELECT 0, campaign_id, id, id % ?, '2020-01-01', id, 'dealt', '2020-01-01' FROM prospect WHERE campaign_id = ? AND state = 'callable' ORDER BY id LIMIT ?`,
    [SEATS, campaignId, SEATS * CAP],
  );
  await source.query("UPDATE prospect p JOIN bench_task t ON t.prospect_id = p.id SET p.state = 'dealt'");
  const took = performance.now() - from;
  await source.query("UPDATE prospect p JOIN bench_task t ON t.prospect_id = p.id SET p.state = 'callable'");
  await source.query('DROP TABLE bench_task');
  return took;
}
