import { it } from '@jest/globals';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { WebSocket } from 'ws';
import type { TermsDocument } from '../../src/contracts/index.js';
import { AsteriskPair } from '../support/asterisk-pair.js';
import type { HttpClient } from '../support/http-client.js';
import { ServerProcess } from '../support/server-process.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { WatchedCard } from '../support/watched-card.js';
import { customers, makeWorld, releaseList } from '../support/world.js';

const SIZES = (process.env['BENCH_CALLS'] ?? '6,50,100,150').split(',').map(Number);
const AGENTS = Math.max(...SIZES);
const TALK_MS = Number(process.env['BENCH_TALK_SECONDS'] ?? 20) * 1000;
/** A customer who talks until the other side hangs up. */
const TALKS_ON = 8;
/** Who signs in last must find a customer too: those before have been dealt their lists by then. */
const LIST_A_SEAT = 60;
/** The first of the pair's telephones that all answer; see scripts/lib/asterisk.mjs. */
const FIRST_SEAT = 101;
const BYTES_A_MS = 16;
const HEADER_BYTES = 44;
const TICKS_A_SECOND = 100;
/** Calls are up at once and not dialled at once: five a second is the pace of 150 agents who dial every 30 seconds. */
const DIAL_EVERY_MS = Number(process.env['BENCH_DIAL_EVERY_MS'] ?? 200);
/** What is not up by then will not come up: the machine can do no more calls. */
const UP_WITHIN_MS = 30_000;
/** Past what the machine can do some calls have no end by then; they are counted, and the bench goes on. */
const OVER_WITHIN_MS = 120_000;
/** After a run past the machine: telephones that did not answer in time are asked again within a minute. */
const ONLINE_WITHIN_MS = 90_000;

const pair = new AsteriskPair();

interface Figures {
  calls: number;
  /** How many were up together; fewer than asked for when the machine can do no more. */
  up: number;
  /** How many were not dialled at all. */
  refused: number;
  /** How many had no end record, or stood open still, long after all were hung up. */
  unended: number;
  ring_p50_ms: number;
  ring_p95_ms: number;
  /** Longest and sum of what recordings lack of their talks. */
  worst_loss_ms: number;
  lost_ms: number;
}

it(
  `${SIZES.join(', ')} recorded calls at once, through the product and by the bare interface`,
  async () => {
    const server = await ServerProcess.prepare({
      ...{ DIALPROOF_DEMO: 'false', DIALPROOF_REQUIRE_SECOND_FACTOR: 'false' },
      // The bare run before takes minutes, and the agents' seats must not lock meanwhile.
      DIALPROOF_IDLE_LOCK_SECONDS: '3600',
      ...pair.environment,
    });
    await seeded(server);
    const database = await mysql.createConnection({ uri: server.config.databaseUrl.replace('mariadb:', 'mysql:'), timezone: 'Z' });
    const agents: Agent[] = [];
    try {
      await server.start();
      for (let number = 1; number <= AGENTS; number += 1) agents.push(await agentAt(server, number));
      const runs: object[] = [];
      for (const size of SIZES) {
        const floor = await bare(size);
        runs.push({ ...(await throughProduct(server, database, agents.slice(0, size))), floor });
        process.stderr.write(`${JSON.stringify(runs.at(-1))}\n`);
        // Whose call still stands open cannot dial again; and what is past the machine here is more so with more.
        if ((runs.at(-1) as Figures).unended > 0) break;
      }
      const largest = runs.at(-1) as Record<string, any>;
      const { up, unended, ring_p50_ms, ring_p95_ms, card_p95_ms, cpu_percent, worst_loss_ms, floor } = largest;
      const summary = { bench: 'pbx', calls: AGENTS, up, unended, ring_p50_ms, ring_p95_ms, card_p95_ms, cpu_percent, worst_loss_ms };
      const figures = { ...summary, floor_ring_p50_ms: floor.ring_p50_ms, floor_ring_p95_ms: floor.ring_p95_ms, runs };
      writeFileSync(process.env['BENCH_RESULT']!, JSON.stringify(figures));
    } finally {
      for (const { page } of agents) page.close();
      await server.stop();
      await database.query(`DROP DATABASE ${new URL(server.config.databaseUrl).pathname.slice(1)}`);
      await database.end();
    }
  },
  55 * 60_000,
);

interface Agent {
  client: HttpClient;
  page: WatchedCard;
}

/** A contract with an agent at each telephone, and customers enough for every run. */
async function seeded(server: ServerProcess): Promise<void> {
  const seeding = await startTestApp({ on: { config: Object.assign(Object.create(server.config), { gateway: 'simulated' }) } as TestApp });
  const terms = (document: TermsDocument): void => void (document.dialling.ringTimeoutSeconds = 30);
  const world = await makeWorld(seeding, { agents: AGENTS, terms });
  const source = seeding.get(DataSource);
  await source.query("UPDATE agent SET seat = CONCAT('seat-', CAST(SUBSTRING(seat, 6) AS UNSIGNED) + ?)", [FIRST_SEAT - 1]);
  await releaseList(seeding, world, customers(AGENTS * LIST_A_SEAT, TALKS_ON));
  await seeding.stop();
}

async function agentAt(server: ServerProcess, number: number): Promise<Agent> {
  const client = server.client();
  await client.signIn(`agent${number}`);
  const page = new WatchedCard(client);
  await page.follow();
  return { client, page };
}

async function throughProduct(
  server: ServerProcess,
  database: mysql.Connection,
  agents: readonly Agent[],
): Promise<Figures & { dial_p95_ms: number; card_p50_ms: number; card_p95_ms: number; cpu_percent: number }> {
  const cards = await Promise.all(agents.map(opened));
  for (const { page } of agents) page.latencies.length = 0;
  const [cpu, from] = [cpuSeconds(server.pid), performance.now()];
  const tried = await Promise.all(
    agents.map(async ({ page }, index) => {
      await pause(index * DIAL_EVERY_MS);
      return { page, cardId: cards[index]!, callId: await dialled(page, cards[index]!) };
    }),
  );
  const calls = tried.filter(({ callId }) => callId !== null);
  const marks = calls.map(() => '?').join(',');
  const ids = calls.map(({ callId }) => callId);
  const count = async (where: string): Promise<number> => {
    const [rows] = await database.query(`SELECT COUNT(*) AS n FROM phone_call WHERE id IN (${marks}) AND ${where}`, ids);
    return Number((rows as { n: number }[])[0]!.n);
  };
  await waitFor('everybody talks', async () => (await count("state IN ('talking', 'ended')")) === ids.length, UP_WITHIN_MS).catch(
    () => undefined,
  );
  await pause(TALK_MS);
  const up = await count("state = 'talking'");
  await Promise.all(calls.map(({ page, callId }) => hungUp(page, callId!)));
  const over = (): Promise<number> => count("state = 'ended' AND recordings <> 'pending'");
  const unended = await leftOver(ids.length, over);
  const seconds = (performance.now() - from) / 1000;
  const used = cpuSeconds(server.pid) - cpu;
  if (unended === 0 && agents.length !== SIZES.at(-1)) await Promise.all(tried.map(recorded));
  const [rows] = await database.query(
    `SELECT c.claimed_at, c.agent_ringing_at, c.placed_at, c.answered_at, c.ended_at, r.duration_ms FROM phone_call c
       LEFT JOIN recording r ON r.call_id = c.id AND r.segment = 'talk' WHERE c.id IN (${marks})`,
    ids,
  );
  const found = (rows as Record<string, any>[]).filter((row) => row['agent_ringing_at']);
  const talked = found.filter((row) => row['answered_at']);
  const talkMs = (row: Record<string, any>): number => row['ended_at'].getTime() - row['answered_at'].getTime();
  const shown = agents.flatMap(({ page }) => page.latencies);
  return {
    ...{ calls: agents.length, up, refused: tried.length - calls.length, unended },
    ...rings(found.map((row) => row['agent_ringing_at'].getTime() - row['claimed_at'].getTime())),
    dial_p95_ms: share(
      found.map((row) => row['agent_ringing_at'].getTime() - row['placed_at'].getTime()),
      0.95,
    ),
    ...{ card_p50_ms: share(shown, 0.5), card_p95_ms: share(shown, 0.95), cpu_percent: Math.round((used / seconds) * 100) },
    ...losses(talked.map((row) => talkMs(row) - (row['duration_ms'] ?? 0))),
  };
}

async function opened({ client, page }: Agent): Promise<string> {
  const { body, text } = await page.post('next', { revision: page.card['revision'] });
  if (body['state'] !== 'prepared') throw new Error(`no card: ${text}`);
  await waitFor('the telephone is online', async () => (await client.get('/card')).body['agent'].phone === 'online', ONLINE_WITHIN_MS);
  return body['customer'].cardId as string;
}

/** The call's id; null when the product would not dial, because the telephone or the trunk does not answer in time any more. */
async function dialled(page: WatchedCard, cardId: string): Promise<string | null> {
  const asked = { revision: page.card['revision'], cardId, phoneIndex: 0 };
  const { body, text, status } = await page
    .post('dial', asked)
    .catch((error: Error) => ({ body: {} as any, text: error.message, status: 0 }));
  if (status === 200) return body['call'].callId as string;
  process.stderr.write(`not dialled: ${text}\n`);
  return null;
}

/** Past what the machine can do a press finds no ear for ten seconds; the agent presses once more, and what stays open is counted. */
async function hungUp(page: WatchedCard, callId: string): Promise<void> {
  const press = (): Promise<unknown> => page.post('hang-up', { callId });
  await press()
    .catch(press)
    .catch(() => undefined);
}

/**
 * One that was not connected is closed by another word: the next run needs the agent's hands free. A card whose call never reached the
 * telephone system has none to speak of, and is dialled in the next run.
 */
async function recorded({ page, cardId, callId }: { page: WatchedCard; cardId: string; callId: string | null }): Promise<void> {
  if (callId === null) return;
  for (const code of ['wrong_person', 'busy', 'no_answer']) {
    const { status } = await page.post('outcome', { cardId, callId, code, confirmed: true, fields: {} });
    if (status === 200) return;
  }
  const { body, status, text } = await page.post('give-back', { cardId, callId });
  if (status !== 200 && body['code'] !== 'no_open_call') throw new Error(`the card cannot be closed: ${text}`);
}

/** The same calls asked of the telephone system by nothing but its own interface: what no product can beat. */
async function bare(size: number): Promise<Figures> {
  const { ari, user, password, recordings } = pair.pair;
  const socket = new WebSocket(`${ari.replace('http', 'ws')}/ari/events?app=bench&api_key=${user}:${password}&subscribeAll=true`);
  await once(socket, 'open');
  const run = `bare${size}x${Date.now() % 100_000}`;
  const rangAt = new Map<string, number>();
  socket.on('message', (data: Buffer) => {
    const event = JSON.parse(data.toString()) as { type: string; channel?: { id: string; state: string } };
    if (event.channel?.state === 'Ringing' && !rangAt.has(event.channel.id)) rangAt.set(event.channel.id, performance.now());
  });
  try {
    const answers = await Promise.all(
      Array.from({ length: size }, async (_, index) => {
        const id = `${run}-${index}`;
        const variables = { DP_CALL: id, DP_NUMBER: `+861390000${String(index % 100).padStart(2, '0')}08`, DP_RING: '30' };
        await pause(index * DIAL_EVERY_MS);
        const at = performance.now();
        const query = { endpoint: `PJSIP/seat-${FIRST_SEAT + index}`, channelId: `${id}-a`, context: 'dialproof-call', extension: 'call' };
        const { status } = await pair.ask('POST', `/channels?${new URLSearchParams({ ...query, priority: '1' }).toString()}`, {
          variables,
        });
        return { id, at, status };
      }),
    );
    // A telephone system past what the machine can do refuses some.
    const asked = answers.filter(({ status }) => status === 200);
    const refused = size - asked.length;
    await waitFor('all have rung', async () => asked.every(({ id }) => rangAt.has(`${id}-a`)), UP_WITHIN_MS).catch(() => undefined);
    const waits = asked.flatMap(({ id, at }) => (rangAt.has(`${id}-a`) ? [rangAt.get(`${id}-a`)! - at] : []));
    await pause(TALK_MS);
    const { body: channels } = await pair.ask('GET', '/channels');
    const up = (channels as { id: string; state: string }[]).filter(({ id, state }) => state === 'Up' && id.startsWith(run)).length;
    await Promise.all(asked.map(({ id }) => pair.ask('DELETE', `/channels/${id}-a`)));
    const wanted = asked.map(({ id }) => new RegExp(`"?call=${id}&.*answered=(\\d*)&ended=(\\d+)`));
    const ends = (): (RegExpExecArray | null)[] => {
      const log = readFileSync(pair.pair.cel, 'utf8');
      return wanted.map((pattern) => pattern.exec(log));
    };
    const unended = await leftOver(asked.length, async () => ends().filter(Boolean).length);
    const talks = ends().map((end) => (end && Number(end[1]) ? Number(end[2]) - Number(end[1]) : 0));
    // Files are closed behind the record.
    await pause(1000);
    const lacking = asked.map(({ id }, index) => talks[index]! - fileMs(join(recordings, `${id}.talk-customer.wav`)));
    return { calls: size, up, refused, unended, ...rings(waits), ...losses(lacking) };
  } finally {
    socket.close();
    for (const name of readdirSync(recordings)) if (name.startsWith(run)) rmSync(join(recordings, name));
  }
}

/** Waits until all are over, and answers how many are not when that takes too long. */
async function leftOver(all: number, over: () => Promise<number>): Promise<number> {
  await waitFor('all are over', async () => (await over()) === all, OVER_WITHIN_MS).catch(() => undefined);
  return all - (await over());
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const fileMs = (path: string): number => (existsSync(path) ? (statSync(path).size - HEADER_BYTES) / BYTES_A_MS : 0);

function rings(waits: readonly number[]): { ring_p50_ms: number; ring_p95_ms: number } {
  return { ring_p50_ms: share(waits, 0.5), ring_p95_ms: share(waits, 0.95) };
}

function losses(lacking: readonly number[]): { worst_loss_ms: number; lost_ms: number } {
  const lost = lacking.map((ms) => Math.max(0, Math.round(ms)));
  return { worst_loss_ms: Math.max(...lost), lost_ms: lost.reduce((sum, ms) => sum + ms, 0) };
}

function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 10) / 10;
}

/** User and system time of a process so far (proc(5), fields 14 and 15). */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}
