import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { AsteriskPair } from '../support/asterisk-pair.js';
import type { HttpClient } from '../support/http-client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { customers, makeWorld, releaseList, type World } from '../support/world.js';
import { aLawFile, likeness } from './heard.js';
import { dial, endedCall, reached, recordOutcome, storedRecording } from './pbx-call.js';

const TALKS_ON = 8;
const HEADER_BYTES = 44;
const HEARD_SECONDS = 6;

describe('an auditor listens in on a real telephone system', () => {
  const pair = new AsteriskPair();
  let test: TestApp;
  let world: World;
  let agent: HttpClient;
  let auditor: HttpClient;

  beforeAll(async () => {
    test = await startTestApp({ config: { ...pair.config, listeningTelephones: 'auditor-1,auditor-9' } });
    world = await makeWorld(test);
    await releaseList(test, world, customers(3, TALKS_ON));
    [agent, auditor] = [test.client(), test.client()];
    await agent.signIn('agent1');
    await auditor.signIn('auditor1');
  }, 120_000);
  afterAll(() => test?.close());

  const start = (telephone = 'auditor-1') => auditor.post('/listen-ins', { agentId: world.agentIds[0], telephone });
  const newest = async (): Promise<Record<string, any>> => (await auditor.get('/listen-ins')).body['items'][0];
  const becomes = (state: string): Promise<Record<string, any>> =>
    waitFor(
      `the listening is ${state}`,
      async () => {
        const one = await newest();
        return one['state'] === state ? one : null;
      },
      30_000,
    );
  const heardFile = (): string => join(pair.pair.sounds, 'heard-by-auditor.wav');
  const heard = (): Int16Array => {
    const file = readFileSync(heardFile()).subarray(HEADER_BYTES);
    return Int16Array.from({ length: file.length >> 1 }, (_, index) => file.readInt16LE(index * 2));
  };
  const channels = async (): Promise<number> => ((await pair.ask('GET', '/channels')).body as unknown[]).length;

  it('nothing to hear yet, and no telephone of that name', async () => {
    expect((await start()).body).toMatchObject({ code: 'no_open_call' });
    expect((await start('seat-1')).body).toMatchObject({ code: 'validation_failed', errors: [{ field: 'telephone' }] });
  });

  it('both sides are heard, the auditor by nobody; it ends with the call, and the log says from when to when', async () => {
    const dialled = (await dial(agent))!;
    await reached(agent, 'talking');
    const { body } = await start();
    expect(body['items'][0]).toMatchObject({ mine: true, callId: dialled.callId, seat: 'seat-1' });
    expect((await start()).body).toMatchObject({ code: 'duplicate' });
    await becomes('listening');
    await new Promise((done) => setTimeout(done, HEARD_SECONDS * 1000));
    await agent.post('/card/hang-up', { callId: dialled.callId });
    const ended = await becomes('ended');
    expect(ended).toMatchObject({ endReason: 'call_ended', heardAt: expect.any(String), endedAt: expect.any(String) });
    const row = await endedCall(test.get(DataSource), dialled.callId);
    await waitFor('nobody is left on the line', async () => (await channels()) === 0);

    const sounds = { customer: aLawFile(join(pair.pair.sounds, 'customer.alaw')), agent: aLawFile(join(pair.pair.sounds, 'agent.alaw')) };
    const auditorSays = aLawFile(join(pair.pair.sounds, 'announcement.alaw'));
    const talk = (await storedRecording(test, dialled.callId, 'talk'))!;
    expect(likeness(talk.left, sounds.agent)).toBeGreaterThan(0.9);
    expect(likeness(talk.right, sounds.customer)).toBeGreaterThan(0.9);
    // What the auditor hears is the sum of both, so each explains a part of it.
    expect(likeness(heard(), sounds.customer)).toBeGreaterThan(0.5);
    expect(likeness(heard(), sounds.agent)).toBeGreaterThan(0.3);
    // The auditor speaks all the time, and is on neither side.
    expect(likeness(talk.left, auditorSays)).toBeLessThan(0.6);
    expect(likeness(talk.right, auditorSays)).toBeLessThan(0.6);

    const trail = await test
      .get(DataSource)
      .query("SELECT action, actor FROM audit_entry WHERE subject = ? AND action LIKE 'listen-in.%' ORDER BY id", [
        `call:${dialled.callId}`,
      ]);
    expect(trail.map(({ action }: { action: string }) => action)).toEqual([
      ...['listen-in.start', 'listen-in.called', 'listen-in.heard', 'listen-in.end'],
    ]);
    await recordOutcome(agent, dialled, row);
  });

  it('the auditor stops: the call goes on', async () => {
    const dialled = (await dial(agent))!;
    await reached(agent, 'talking');
    await start();
    const { id } = await becomes('listening');
    await auditor.post(`/listen-ins/${id}/stop`);
    expect(await becomes('ended')).toMatchObject({ endReason: 'auditor' });
    expect((await agent.get('/card')).body).toMatchObject({ state: 'talking' });
    await waitFor('two legs are left', async () => (await channels()) === 2);
    await agent.post('/card/hang-up', { callId: dialled.callId });
    await recordOutcome(agent, dialled, await endedCall(test.get(DataSource), dialled.callId));
  });

  it('a telephone that is not there: said so, the call is untouched', async () => {
    const dialled = (await dial(agent))!;
    await reached(agent, 'talking');
    await start('auditor-9');
    expect(await becomes('ended')).toMatchObject({ endReason: 'phone_offline', heardAt: null });
    expect((await agent.get('/card')).body).toMatchObject({ state: 'talking' });
    await agent.post('/card/hang-up', { callId: dialled.callId });
    await recordOutcome(agent, dialled, await endedCall(test.get(DataSource), dialled.callId));
  });
});
