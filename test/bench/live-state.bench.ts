import { it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { WatchedCard } from '../support/watched-card.js';
import { customers, makeWorld, phonesReady, releaseList } from '../support/world.js';

const AGENTS = Number(process.env['BENCH_AGENTS'] ?? 6);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 30);
/** Calls that ring, are answered and end within seconds (last two digits of a number). */
const BEHAVIOURS = [5, 6, 10, 11, 8];
it(
  'how long after the telephone system a card shows what happened',
  async () => {
    const driving = await startTestApp({ config: { simulatedSpeed: 2, simulatedRecording: false } });
    let asking: TestApp | null = null;
    try {
      const world = await makeWorld(driving, { agents: AGENTS });
      await releaseList(
        driving,
        world,
        customers(AGENTS * SECONDS, (index) => BEHAVIOURS[index % BEHAVIOURS.length]!),
      );
      // The page asks one process and the telephone system is driven by another, so that the way through Redis counts.
      const config = Object.assign(Object.create(driving.config), { role: 'api' });
      asking = await startTestApp({ on: { config } as TestApp });
      const until = Date.now() + SECONDS * 1000;
      const pages = await Promise.all(Array.from({ length: AGENTS }, (_, index) => work(asking!, index + 1, until)));
      const all = pages.flatMap(({ latencies }) => latencies).sort((a, b) => a - b);
      const at = (share: number): number => all[Math.min(all.length - 1, Math.floor(all.length * share))]!;
      const figures = { bench: 'live-state', p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99), most_ms: all.at(-1) };
      const under = Math.round((all.filter((ms) => ms < 200).length * 10_000) / all.length) / 100;
      const text = JSON.stringify({ ...figures, under_200_ms_percent: under, states: all.length, agents: AGENTS });
      if (process.env['BENCH_RESULT']) writeFileSync(process.env['BENCH_RESULT'], text);
      else process.stdout.write(`${text}\n`);
    } finally {
      await asking?.stop();
      await driving.close();
    }
  },
  10 * 60_000,
);

async function work(test: TestApp, number: number, until: number): Promise<WatchedCard> {
  const agent = test.client();
  await agent.signIn(`agent${number}`);
  await phonesReady(agent);
  const page = new WatchedCard(agent);
  await page.follow();
  // Agents do not press their keys in step.
  await new Promise((done) => setTimeout(done, number * 400));
  while (Date.now() < until) {
    const { body: card, status } = await page.post('next', { revision: page.card['revision'] });
    if (status !== 200) break;
    const cardId = card['customer'].cardId as string;
    const dialled = await page.post('dial', { revision: page.card['revision'], cardId, phoneIndex: 0 });
    if (dialled.status !== 200) break;
    const callId = dialled.body['call'].callId as string;
    while (page.card['call']?.callId !== callId || page.card['state'] !== 'wrap_up') await new Promise((done) => setTimeout(done, 20));
    const { body } = await page.post('outcome', { cardId, callId, code: 'busy', confirmed: true, fields: {} });
    if (body['state'] !== 'ready') break;
  }
  page.close();
  return page;
}
