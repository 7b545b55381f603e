import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { TermsDocument } from '../../src/contracts/index.js';
import { AsteriskPair } from '../support/asterisk-pair.js';
import type { HttpClient } from '../support/http-client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { customers, makeWorld, releaseList } from '../support/world.js';
import { EventRecorder } from './event-recorder.js';
import { aLawFile, likeness, toneShare } from './heard.js';
import { type CallRow, dial, type Dialled, endedCall, reached, recordOutcome, storedRecording } from './pbx-call.js';

const RING_SECONDS = 10;
const TALK_MS = 3000;
const BEHAVIOURS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

interface Expected {
  cause: number;
  sip: number | null;
  by: string;
  dialled?: false;
  rang?: true;
  answered?: true;
}

describe('calls over a real telephone system', () => {
  const pair = new AsteriskPair();
  let test: TestApp;
  let silent: Socket;
  const rows = new Map<string, CallRow>();
  const away = new Map<string, { client: HttpClient; cardId: string }>();
  const recorder = new EventRecorder(pair);

  beforeAll(async () => {
    // Packets to a port where nobody listens come back as refusals; a dead line swallows them.
    silent = createSocket('udp4').bind(pair.pair.silentTrunk.port, pair.pair.silentTrunk.address);
    await once(silent, 'listening');
    test = await startTestApp({ config: { ...pair.config, ariAgentRingSeconds: 4 } });
    if (EventRecorder.isWanted) await recorder.start();
    const terms = (document: TermsDocument): void => void (document.dialling.ringTimeoutSeconds = RING_SECONDS);
    const six = await makeWorld(test, { agents: 6, terms });
    await releaseList(
      test,
      six,
      customers(BEHAVIOURS.length, (index) => BEHAVIOURS[index - 1]!),
    );
    // Customers are dealt among those who are there.
    await Promise.all((await Promise.all([1, 2, 3, 4, 5, 6].map((seat) => signedIn(`agent${seat}`)))).map(workThroughList));
    // Seats of their own, whose telephones misbehave; the first six of these agents stay idle.
    const twelve = await makeWorld(test, { agents: 12, terms, prefix: 'other-' });
    await releaseList(test, twelve, customers(12, 8, 100));
    // All are there before the first card is taken, so that each is dealt a share.
    const others = new Map<number, HttpClient>();
    for (const seat of [7, 8, 9, 10, 11, 12]) others.set(seat, await signedIn(`other-agent${seat}`));
    for (const seat of [11, 12]) away.set(String(seat), await withCard(others.get(seat)!));
    await Promise.all([7, 8, 9, 10].map(async (seat) => rows.set(`seat ${seat}`, await dialOnce(others.get(seat)!))));
    // Who cannot be dialled stays on the card: an agent of its own.
    const one = await makeWorld(test, { agents: 1, terms, prefix: 'third-' });
    await releaseList(test, one, customers(1, 13, 200));
    rows.set('customer 13', await dialOnce(await signedIn('third-agent1')));
    if (!EventRecorder.isWanted) return;
    for (const [name, { id }] of rows) recorder.write(name, id, test.config.dataDir);
  }, 180_000);
  afterAll(async () => {
    recorder.stop();
    silent?.close();
    await test?.close();
  });

  async function signedIn(username: string): Promise<HttpClient> {
    const client = test.client();
    await client.signIn(username);
    return client;
  }

  /** Calls every customer that is dealt to this agent once. */
  async function workThroughList(client: HttpClient): Promise<void> {
    for (;;) {
      const dialled = await dial(client);
      if (!dialled) return;
      if (dialled.behaviour === '08') await hangUpAfterTalk(client, dialled);
      const row = await endedCall(test.get(DataSource), dialled.callId);
      rows.set(`customer ${dialled.behaviour}`, row);
      await reached(client, 'wrap_up');
      await recordOutcome(client, dialled, row);
    }
  }

  async function hangUpAfterTalk(client: HttpClient, { callId }: Dialled): Promise<void> {
    await reached(client, 'talking');
    await new Promise((done) => setTimeout(done, TALK_MS));
    await client.post('/card/hang-up', { callId });
  }

  async function withCard(client: HttpClient): Promise<{ client: HttpClient; cardId: string }> {
    const { body, text } = await client.post('/card/next');
    if (!body['customer']) throw new Error(`no card: ${text}`);
    return { client, cardId: body['customer'].cardId };
  }

  async function dialOnce(client: HttpClient): Promise<CallRow> {
    const dialled = await dial(client);
    return endedCall(test.get(DataSource), dialled!.callId);
  }

  it.each<[string, string, Expected]>([
    ['customer 01', 'answers, talks, hangs up', { cause: 16, sip: 200, by: 'customer', rang: true, answered: true }],
    ['customer 02', 'is busy', { cause: 17, sip: 486, by: 'network' }],
    ['customer 03', 'lets it ring until we give up', { cause: 19, sip: 487, by: 'system', rang: true }],
    ['customer 04', 'rejects', { cause: 21, sip: 403, by: 'customer', rang: true }],
    ['customer 05', 'does not exist', { cause: 1, sip: 404, by: 'network' }],
    ['customer 06', 'is announced, then silence', { cause: 19, sip: 487, by: 'system' }],
    ['customer 07', 'answers and hangs up at once', { cause: 16, sip: 200, by: 'customer', rang: true, answered: true }],
    ['customer 08', 'talks until the agent presses the button', { cause: 16, sip: 200, by: 'agent', rang: true, answered: true }],
    ['customer 09', 'cannot be reached for want of lines', { cause: 34, sip: 503, by: 'network' }],
    ['customer 10', 'is announced, then refused', { cause: 18, sip: 408, by: 'network' }],
    ['customer 11', 'rings until the carrier gives up', { cause: 19, sip: 480, by: 'network', rang: true }],
    ['customer 12', 'is behind a dead line', { cause: 38, sip: null, by: 'network' }],
    ['customer 13', 'is behind a line known to be away', { cause: 3, sip: null, by: 'network', dialled: false }],
    ['seat 7', 'is busy', { cause: 17, sip: null, by: 'agent', dialled: false }],
    ['seat 8', 'rejects', { cause: 21, sip: null, by: 'agent', dialled: false }],
    ['seat 9', 'does not answer', { cause: 19, sip: null, by: 'system', dialled: false }],
    ['seat 10', 'hangs up in the middle of the talk', { cause: 16, sip: 200, by: 'agent', rang: true, answered: true }],
  ])('%s %s', (name, _, expected) => {
    const row = rows.get(name)!;
    expect(row).toMatchObject({ state: 'ended', lost: 0, q850_cause: expected.cause, sip_code: expected.sip, hung_up_by: expected.by });
    expect(row['dialled_at'] !== null).toBe(expected.dialled !== false);
    expect(row['taken_back_at'] !== null).toBe(expected.dialled === false);
    expect(row['ringing_at'] !== null).toBe(Boolean(expected.rang));
    expect(row['answered_at'] !== null).toBe(Boolean(expected.answered));
  });

  it.each([
    ['11', 'a telephone that never registered'],
    ['12', 'a telephone the PBX does not know'],
  ])('seat %s, %s: the card shows it before the dial, which is refused, dials nothing and counts nothing', async (seat) => {
    const { client, cardId } = away.get(seat)!;
    await waitFor('the card shows it', async () => (await client.get('/card')).body['agent'].phone === 'offline');
    const refused = await client.post('/card/dial', { cardId, phoneIndex: 0 });
    expect(refused.body).toMatchObject({ status: 409, code: 'phone_offline' });
    expect((await client.get('/card')).body).toMatchObject({ state: 'prepared', counters: { calls: 0 } });
  });

  it('times are the PBX’s own, within 150 ms', () => {
    const log = pair.eventLog(test.config.dataDir);
    const late: string[] = [];
    for (const [name, row] of rows) {
      const mine = log.filter((line) => line['linkedid'].endsWith(`-${row['id']}-a`));
      const timeOf = (type: string, isAgent: boolean): number | null =>
        mine.find((line) => line['eventtype'] === type && (line['uniqueid'] === line['linkedid']) === isAgent)?.['eventtime'] ?? null;
      const check = (what: string, at: string | null, seconds: number | null): void => {
        if (at === null || seconds === null) return;
        const off = Math.abs(new Date(at).getTime() - seconds * 1000);
        if (off > 150) late.push(`${name}: ${what} is ${off} ms off`);
      };
      check('dialled', row['dialled_at'], timeOf('CHAN_START', false));
      check('answered', row['answered_at'], timeOf('ANSWER', false));
      check('ended', row['ended_at'], timeOf('HANGUP', true));
    }
    expect(late).toEqual([]);
  });

  it('each number was rung once', () => {
    const legs = pair
      .eventLog(test.config.dataDir)
      .filter((line) => line['eventtype'] === 'CHAN_START' && line['uniqueid'] !== line['linkedid']);
    const ids = legs.map((line) => line['linkedid']);
    expect(ids.length).toBeGreaterThanOrEqual(BEHAVIOURS.length);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(['customer 01', 'customer 08', 'seat 10'])(
    '%s: the recording is as long as the talk, and each side on its own channel',
    async (name) => {
      const row = rows.get(name)!;
      const talkMs = new Date(row['ended_at']).getTime() - new Date(row['answered_at']).getTime();
      const talk = (await storedRecording(test, row['id'], 'talk'))!;
      expect(Math.abs(talk.durationMs - talkMs)).toBeLessThanOrEqual(200);
      const agentSound = aLawFile(join(pair.pair.sounds, name === 'seat 10' ? 'agent-short.alaw' : 'agent.alaw'));
      const customerSound = aLawFile(join(pair.pair.sounds, 'customer.alaw'));
      const about = { left: likeness(talk.left, agentSound), right: likeness(talk.right, customerSound) };
      expect(about.right).toBeGreaterThan(0.9);
      if (name !== 'seat 10') {
        expect(about.left).toBeGreaterThan(0.9);
        expect(likeness(talk.left, customerSound)).toBeLessThan(0.7);
        expect(likeness(talk.right, agentSound)).toBeLessThan(0.7);
      }
    },
  );

  it('before the answer: ringback is heard on the customer’s channel', async () => {
    const row = rows.get('customer 03')!;
    const before = (await storedRecording(test, row['id'], 'before_answer'))!;
    expect(Math.abs(before.durationMs - RING_SECONDS * 1000)).toBeLessThanOrEqual(200);
    expect(toneShare(before.right, 450)).toBeGreaterThan(0.8);
    expect(toneShare(before.left, 450)).toBeLessThan(0.2);
  });

  it('before the answer: an announcement is heard, and the talk is not', async () => {
    const announced = (await storedRecording(test, rows.get('customer 10')!['id'], 'before_answer'))!;
    expect(likeness(announced.right, aLawFile(join(pair.pair.sounds, 'announcement.alaw')))).toBeGreaterThan(0.9);
    const row = rows.get('customer 01')!;
    const before = (await storedRecording(test, row['id'], 'before_answer'))!;
    const ringMs = new Date(row['answered_at']).getTime() - new Date(row['dialled_at']).getTime();
    expect(Math.abs(before.durationMs - ringMs)).toBeLessThanOrEqual(200);
  });

  it('a customer who hangs up at once leaves no talk, or a very short one', async () => {
    const talk = await storedRecording(test, rows.get('customer 07')!['id'], 'talk');
    expect(talk?.durationMs ?? 0).toBeLessThan(100);
  });

  it('nothing plain is left: neither recordings nor numbers', () => {
    expect(readdirSync(pair.pair.recordings)).toEqual([]);
    expect(readdirSync(join(test.config.dataDir, 'asterisk/segments'))).toEqual([]);
    const numbers = /1390000\d{4}/;
    const files = readdirSync(pair.pair.folder + '/pbx', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(
      files.filter((entry) => numbers.test(readFileSync(join(entry.parentPath, entry.name), 'latin1'))).map(({ name }) => name),
    ).toEqual([]);
  });
});
