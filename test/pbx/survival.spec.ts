import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { DataSource } from 'typeorm';
import type { TermsDocument } from '../../src/contracts/index.js';
import { AsteriskPair } from '../support/asterisk-pair.js';
import type { HttpClient } from '../support/http-client.js';
import { ServerProcess } from '../support/server-process.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { customers, makeWorld, releaseList } from '../support/world.js';
import { aLawFile, likeness } from './heard.js';
import { type CallRow, dial, endedCall, reached, recordOutcome, storedRecording } from './pbx-call.js';
import { SeveredLine } from './severed-line.js';

const TOLERANCE_MS = 150;
const RINGS_FOR_EVER = 3;
const HANGS_UP = 1;
const TALKS_ON = 8;
const BLOCK_BYTES = 65_536;
const CUT_MS = 30_000;

const pair = new AsteriskPair();

/** A world with one agent and one customer, who behaves like this. */
async function oneCustomer(test: TestApp, prefix: string, behaviour: number): Promise<void> {
  const terms = (document: TermsDocument): void => void (document.dialling.ringTimeoutSeconds = 10);
  const world = await makeWorld(test, { agents: 1, prefix, terms });
  await releaseList(test, world, customers(1, behaviour, prefix.charCodeAt(0)));
}

async function signedIn(where: { client(): HttpClient }, username: string): Promise<HttpClient> {
  const client = where.client();
  await client.signIn(username);
  return client;
}

/** The PBX's own words about a call, which nobody but the PBX has written. */
function loggedCall(callId: string, dataDir: string) {
  const mine = pair.eventLog(dataDir).filter((line) => line['linkedid'].endsWith(`-${callId}-a`));
  const legs = mine.filter((line) => line['eventtype'] === 'CHAN_START' && line['uniqueid'] !== line['linkedid']);
  const at = (type: string, isAgent: boolean): number =>
    mine.find((line) => line['eventtype'] === type && (line['uniqueid'] === line['linkedid']) === isAgent)?.['eventtime'] * 1000;
  return { legs: legs.length, answeredAt: at('ANSWER', false), endedAt: at('HANGUP', true), dialledAt: legs[0]?.['eventtime'] * 1000 };
}

function sizeOf(name: string): number {
  return statSync(join(pair.pair.recordings, name)).size;
}

async function talkSeconds(agent: HttpClient): Promise<number> {
  const { body } = await agent.get('/card');
  const answeredAt = body['call']?.answeredAt as string | null;
  return answeredAt ? (Date.now() - new Date(answeredAt).getTime()) / 1000 : 0;
}

function near(at: Date | string, ms: number): boolean {
  return Math.abs(new Date(at).getTime() - ms) <= TOLERANCE_MS;
}

describe('our process is killed', () => {
  let server: ServerProcess;
  let database: mysql.Connection;

  beforeAll(async () => {
    server = await ServerProcess.prepare({
      ...{ DIALPROOF_DEMO: 'false', DIALPROOF_REQUIRE_SECOND_FACTOR: 'false' },
      ...pair.environment,
    });
    const seeding = await startTestApp({ on: { config: server.config } as TestApp });
    await oneCustomer(seeding, 'a-', RINGS_FOR_EVER);
    await oneCustomer(seeding, 'b-', HANGS_UP);
    for (const prefix of ['f-', 'g-', 'h-']) await oneCustomer(seeding, prefix, HANGS_UP);
    // A telephone that rings and is not answered.
    await seeding
      .get(DataSource)
      .query("UPDATE agent a JOIN account c ON c.agent_id = a.id SET a.seat = 'seat-9' WHERE c.username = 'g-agent1'");
    await seeding.stop();
    database = await mysql.createConnection({ uri: server.config.databaseUrl.replace('mariadb:', 'mysql:'), timezone: 'Z' });
    await server.start();
  }, 120_000);
  afterAll(async () => {
    await server.stop();
    await database.query(`DROP DATABASE ${new URL(server.config.databaseUrl).pathname.slice(1)}`);
    await database.end();
  });

  const ended = (callId: string): Promise<CallRow> =>
    waitFor(
      'the call is over and taken in',
      async () => {
        const [rows] = await database.query('SELECT * FROM phone_call WHERE id = ?', [callId]);
        const [one] = rows as CallRow[];
        return one?.['state'] === 'ended' && one['recordings'] !== 'pending' ? one : null;
      },
      60_000,
    );

  it('while a call is being placed: it rings once or not at all, and counts only if it was dialled', async () => {
    const agent = await signedIn(server, 'f-agent1');
    const dialled = (await dial(agent))!;
    await server.kill();
    await server.start();
    const row = await ended(dialled.callId);
    const { legs } = loggedCall(dialled.callId, server.config.dataDir);
    expect(legs).toBe(row['dialled_at'] === null ? 0 : 1);
    expect(row['taken_back_at'] === null).toBe(legs === 1);
    const { body } = await (await signedIn(server, 'f-agent1')).get('/card');
    expect(body).toMatchObject({ state: legs === 1 ? 'wrap_up' : 'prepared', counters: { calls: legs } });
  });

  it('while the agent’s own telephone rings: nobody is dialled, and it does not count', async () => {
    const agent = await signedIn(server, 'g-agent1');
    const dialled = (await dial(agent))!;
    await reached(agent, 'agent_ringing');
    await server.kill();
    await server.start();
    const row = await ended(dialled.callId);
    expect(row).toMatchObject({ dialled_at: null, hung_up_by: 'system', recordings: 'none' });
    expect(loggedCall(dialled.callId, server.config.dataDir).legs).toBe(0);
    const { body } = await (await signedIn(server, 'g-agent1')).get('/card');
    expect(body).toMatchObject({ state: 'prepared', counters: { calls: 0 } });
  });

  it('while the outcome is missing: the card waits for it, and the record is whole', async () => {
    const agent = await signedIn(server, 'h-agent1');
    const dialled = (await dial(agent))!;
    await reached(agent, 'wrap_up');
    await server.kill();
    await server.start();
    const row = await ended(dialled.callId);
    expect(row).toMatchObject({ q850_cause: 16, sip_code: 200, hung_up_by: 'customer', recordings: 'stored' });
    const back = await signedIn(server, 'h-agent1');
    expect((await back.get('/card')).body).toMatchObject({ state: 'wrap_up', counters: { calls: 1 } });
    await recordOutcome(back, dialled, row);
    expect(loggedCall(dialled.callId, server.config.dataDir).legs).toBe(1);
  });

  it.each([
    ['a-', 'ringing', { q850_cause: 19, sip_code: 487, hung_up_by: 'system' }],
    ['b-', 'talking', { q850_cause: 16, sip_code: 200, hung_up_by: 'customer' }],
  ])(
    '%s while a call is %s: the call goes on, ends by itself, and its true record is there after the restart',
    async (prefix, state, end) => {
      const agent = await signedIn(server, `${prefix}agent1`);
      const dialled = (await dial(agent))!;
      await reached(agent, state);
      await server.kill();
      await server.start();
      const row = await ended(dialled.callId);
      expect(row).toMatchObject({ ...end, lost: 0, recordings: 'stored' });
      const logged = loggedCall(dialled.callId, server.config.dataDir);
      expect(logged.legs).toBe(1);
      expect(near(row['dialled_at'], logged.dialledAt)).toBe(true);
      expect(near(row['ended_at'], logged.endedAt)).toBe(true);
      expect(row['ringing_at']).not.toBeNull();
      expect(row['agent_ringing_at']).not.toBeNull();
      if (state === 'talking') {
        expect(near(row['answered_at'], logged.answeredAt)).toBe(true);
        const [rows] = await database.query("SELECT duration_ms FROM recording WHERE call_id = ? AND segment = 'talk'", [dialled.callId]);
        const talkMs = row['ended_at'].getTime() - row['answered_at'].getTime();
        expect(Math.abs((rows as CallRow[])[0]!['duration_ms'] - talkMs)).toBeLessThanOrEqual(200);
      }
      await recordOutcome(await signedIn(server, `${prefix}agent1`), dialled, row);
    },
  );
});

describe('the telephone system is away', () => {
  let test: TestApp;
  let line: SeveredLine;

  beforeAll(async () => {
    line = await SeveredLine.to(pair.pair.ari);
    test = await startTestApp({ config: { ...pair.config, ariUrl: line.url } });
    await oneCustomer(test, 'c-', HANGS_UP);
    await oneCustomer(test, 'd-', TALKS_ON);
    await oneCustomer(test, 'e-', HANGS_UP);
    await oneCustomer(test, 'i-', TALKS_ON);
  }, 120_000);
  afterAll(async () => {
    await test?.close();
    await line?.close();
  });

  it('the connection is cut for half a minute, in which the call ends: it is told afterwards as it was', async () => {
    const agent = await signedIn(test, 'c-agent1');
    const dialled = (await dial(agent))!;
    await reached(agent, 'talking');
    line.cut();
    const cutAt = performance.now();
    const logged = await waitFor(
      'the PBX has ended the call',
      async () => {
        const call = loggedCall(dialled.callId, test.config.dataDir);
        return call.endedAt ? call : null;
      },
      30_000,
    );
    // As long as a router needs to start again.
    await waitFor('half a minute', async () => performance.now() - cutAt > CUT_MS, CUT_MS + 5000);
    expect((await agent.post('/card/next')).body).not.toMatchObject({ state: 'prepared' });
    line.mend();
    const row = await endedCall(test.get(DataSource), dialled.callId);
    expect(row).toMatchObject({ q850_cause: 16, sip_code: 200, hung_up_by: 'customer', lost: 0, recordings: 'stored' });
    expect(near(row['answered_at'], logged.answeredAt)).toBe(true);
    expect(near(row['ended_at'], logged.endedAt)).toBe(true);
    expect(logged.legs).toBe(1);
    await recordOutcome(agent, dialled, row);
  });

  it('Asterisk is killed during a talk: the call is lost, its recording is not, and nobody is rung a second time', async () => {
    const agent = await signedIn(test, 'd-agent1');
    const dialled = (await dial(agent))!;
    await reached(agent, 'talking');
    // Asterisk writes to its files in blocks of 64 KB, four seconds of one direction: what it has not written dies with it.
    await waitFor('some of the talk is on the disk', async () =>
      readdirSync(pair.pair.recordings).some((name) => name.endsWith(`-${dialled.callId}.talk-customer.wav`) && sizeOf(name) > BLOCK_BYTES),
    );
    await pair.killPbx();
    await pair.startPbx();
    const row = await endedCall(test.get(DataSource), dialled.callId);
    expect(row).toMatchObject({ lost: 1, q850_cause: null, recordings: 'stored' });
    const logged = loggedCall(dialled.callId, test.config.dataDir);
    expect(logged.legs).toBe(1);
    expect(near(row['answered_at'], logged.answeredAt)).toBe(true);
    const talk = (await storedRecording(test, dialled.callId, 'talk'))!;
    expect(talk.durationMs).toBeGreaterThan(4000);
    expect(likeness(talk.right, aLawFile(`${pair.pair.sounds}/customer.alaw`))).toBeGreaterThan(0.9);
    await recordOutcome(agent, dialled, row);
  });

  it('the disk for recordings is full: the call goes on and its record is true; that the recording is missing is found', async () => {
    const { recordings } = pair.pair;
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', recordings]);
    if (mounted.status !== 0) throw new Error('a full disk is made by mounting a small one, which only root may do');
    try {
      writeFileSync(join(recordings, 'full'), Buffer.alloc(BLOCK_BYTES));
      const agent = await signedIn(test, 'i-agent1');
      const dialled = (await dial(agent))!;
      await reached(agent, 'talking');
      await waitFor('a talk of some length', async () => (await talkSeconds(agent)) >= 3);
      await agent.post('/card/hang-up', { callId: dialled.callId });
      const row = await endedCall(test.get(DataSource), dialled.callId);
      expect(row).toMatchObject({ q850_cause: 16, sip_code: 200, hung_up_by: 'agent', lost: 0 });
      expect(near(row['ended_at'], loggedCall(dialled.callId, test.config.dataDir).endedAt)).toBe(true);
      await reached(agent, 'wrap_up');
      await recordOutcome(agent, dialled, row);
      const codes = await waitFor('the call is examined', async () => {
        const [one] = await test
          .get(DataSource)
          .query("SELECT id FROM evidence_case WHERE call_id = ? AND state IN ('examined', 'cannot_be_examined')", [dialled.callId]);
        if (!one) return null;
        const rows = await test.get(DataSource).query('SELECT code FROM evidence_finding WHERE case_id = ?', [one.id]);
        return (rows as { code: string }[]).map(({ code }) => code);
      });
      expect(
        codes.filter((code) => ['recording_missing', 'recording_shorter_than_talk', 'recording_unreadable'].includes(code)),
      ).toHaveLength(1);
    } finally {
      spawnSync('umount', ['-l', recordings]);
    }
  });

  it('nothing plain is left of these calls', async () => {
    await waitFor('the folder is empty', async () => readdirSync(pair.pair.recordings).length === 0);
  });

  it('and then work goes on', async () => {
    const agent = await signedIn(test, 'e-agent1');
    const dialled = (await dial(agent))!;
    const row = await endedCall(test.get(DataSource), dialled.callId);
    expect(row).toMatchObject({ q850_cause: 16, sip_code: 200, lost: 0, recordings: 'stored' });
    await recordOutcome(agent, dialled, row);
  });
});
