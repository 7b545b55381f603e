import { it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import type { HttpClient } from '../support/http-client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { customers, makeWorld, phonesReady, releaseList } from '../support/world.js';

const AGENTS = Number(process.env['BENCH_AGENTS'] ?? 6);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 30);
/** Calls that ring, are answered and end within seconds (last two digits of a number). */
const BEHAVIOURS = [5, 6, 10, 11, 8];
/** What the page waits between two looks of the same card; see live-events.ts. */
const PAGE_THROTTLE_MS = 40;

/** An agent's page as far as the server can tell: one stream of events, and the card fetched when it speaks of it. */
class Page {
  readonly latencies: number[] = [];
  card: Record<string, any> = {};
  private readonly seen = new Set<string>();
  private readonly stop = new AbortController();
  private dueAt = 0;

  constructor(private readonly agent: HttpClient) {}

  async follow(): Promise<void> {
    const { cookie } = this.agent.session;
    const stream = await fetch(`${this.agent.url}/api/v1/events`, { headers: { cookie }, signal: this.stop.signal });
    void this.read(stream).catch(() => undefined);
  }

  close(): void {
    this.stop.abort();
  }

  private async read(stream: Response): Promise<void> {
    const decoder = new TextDecoder();
    for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>) {
      if (decoder.decode(chunk, { stream: true }).includes('"topic":"card"')) this.changed();
    }
  }

  private changed(): void {
    const now = Date.now();
    if (this.dueAt > now) return;
    const wait = Math.max(0, this.dueAt + PAGE_THROTTLE_MS - now);
    this.dueAt = now + wait;
    setTimeout(() => void this.look().catch(() => undefined), wait);
  }

  /** Each time that the telephone system gives is met once: from its own moment to the answer that first shows it. */
  async look(): Promise<void> {
    const { body } = await this.agent.get('/card');
    const now = Date.now();
    this.card = body;
    const call = body['call'] as Record<string, string | null> | null;
    for (const name of ['ringingAt', 'answeredAt', 'endedAt']) {
      const at = call?.[name];
      if (!at || this.seen.has(`${call['callId']}/${name}`)) continue;
      this.seen.add(`${call['callId']}/${name}`);
      this.latencies.push(now - Date.parse(at));
    }
  }
}

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

async function work(test: TestApp, number: number, until: number): Promise<Page> {
  const agent = test.client();
  await agent.signIn(`agent${number}`);
  await phonesReady(agent);
  const page = new Page(agent);
  await page.follow();
  // Agents do not press their keys in step.
  await new Promise((done) => setTimeout(done, number * 400));
  while (Date.now() < until) {
    const { body: card, status } = await agent.post('/card/next');
    if (status !== 200) break;
    const cardId = card['customer'].cardId as string;
    const dialled = await agent.post('/card/dial', { cardId, phoneIndex: 0 });
    if (dialled.status !== 200) break;
    const callId = dialled.body['call'].callId as string;
    while (page.card['call']?.callId !== callId || page.card['state'] !== 'wrap_up') await new Promise((done) => setTimeout(done, 20));
    const { body } = await agent.post('/card/outcome', { cardId, callId, code: 'busy', confirmed: true, fields: {} });
    if (body['state'] !== 'ready') break;
  }
  page.close();
  return page;
}
