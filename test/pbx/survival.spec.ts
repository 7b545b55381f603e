import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, statSync } from 'node:fs';
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
    await seeding.stop();
    database = await mysql.createConnection({ uri: server.config.databaseUrl.replace('mariadb:', 'mysql:'), timezone: 'Z' });
    await server.start();
  }, 120_000);
  afterAll(async () => {
    await server.stop();
    await database.query(`DROP DATABASE ${new URL(server.config.databaseUrl).pathname.slice(1)}`);
    await database.end();
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
      const row = await waitFor(
        'the call is over and taken in',
        async () => {
          const [rows] = await database.query('SELECT * FROM phone_call WHERE id = ?', [dialled.callId]);
          const [one] = rows as CallRow[];
          return one?.['state'] === 'ended' && one['recordings'] !== 'pending' ? one : null;
        },
        60_000,
      );
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
  }, 120_000);
  afterAll(async () => {
    await test?.close();
    await line?.close();
  });

  it('the connection is cut for some seconds, in which the call ends: it is told afterwards as it was', async () => {
    const agent = await signedIn(test, 'c-agent1');
    const dialled = (await dial(agent))!;
    await reached(agent, 'talking');
    line.cut();
    const logged = await waitFor(
      'the PBX has ended the call',
      async () => {
        const call = loggedCall(dialled.callId, test.config.dataDir);
        return call.endedAt ? call : null;
      },
      30_000,
    );
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
