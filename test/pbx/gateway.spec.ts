import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AsteriskGateway } from '../../src/dialer/gateways/asterisk/index.js';
import type { CallReport, PlaceCall } from '../../src/dialer/gateways/gateway.js';
import { useLogger } from '../../src/platform/index.js';
import { SystemClock } from '../../src/shared/index.js';
import { AsteriskPair } from '../support/asterisk-pair.js';
import { waitFor } from '../support/wait-for.js';
import { SeveredLine } from './severed-line.js';

describe('the gateway to a real telephone system', () => {
  const pair = new AsteriskPair();
  let folder: string;
  let line: SeveredLine;
  let gateway: AsteriskGateway;
  const reports: CallReport[] = [];
  const started: AsteriskGateway[] = [];
  let lastId = 0;

  beforeAll(async () => {
    useLogger('silent');
    folder = await mkdtemp(join(tmpdir(), 'asterisk-gateway-'));
    line = await SeveredLine.to(pair.pair.ari);
    gateway = await start(folder, reports);
    await connected(gateway);
  });
  afterAll(async () => {
    for (const one of started) await one.stop();
    await line.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(directory: string, heard: CallReport[], url = line.url): Promise<AsteriskGateway> {
    const { user, password, recordings, cel } = pair.pair;
    const made = new AsteriskGateway({
      ...{ access: { url, user, password }, directory, recordings, eventLog: cel },
      ...{ agentRingSeconds: 5, clock: new SystemClock() },
    });
    started.push(made);
    await made.start((report) => heard.push(report));
    return made;
  }

  async function connected(which: AsteriskGateway): Promise<void> {
    await waitFor('the telephones are known', async () => (await which.seatPhone('seat-1').catch(() => null)) === 'online');
  }

  function callTo(behaviour: string, more: Partial<PlaceCall> = {}): PlaceCall {
    lastId += 1;
    return { callId: String(lastId), seat: 'seat-1', number: `+861390000${behaviour}`, ringTimeoutSeconds: 10, fencingToken: 5, ...more };
  }

  const statesOf = (callId: string): string[] => reports.filter((report) => report.callId === callId).map(({ state }) => state);
  const over = (callId: string): Promise<boolean> =>
    waitFor(`call ${callId} has ended`, async () => statesOf(callId).includes('ended'), 30_000);

  it('tells every change once and in order, by itself', async () => {
    const call = callTo('0007');
    expect(await gateway.place(call)).toBe('placed');
    await over(call.callId);
    expect(statesOf(call.callId)).toEqual(['agent_ringing', 'dialling', 'ringing', 'talking', 'ended']);
    expect(reports.at(-1)).toMatchObject({ end: { q850Cause: 16, sipCode: 200, hungUpBy: 'customer' } });
    await gateway.forget(call.callId);
    expect(readdirSync(pair.pair.recordings)).toEqual([]);
  });

  it('placing twice rings once: while the call is there, after its end, and after a restart of ours', async () => {
    const call = callTo('0008');
    expect(await gateway.place(call)).toBe('placed');
    expect(await gateway.place(call)).toBe('already_placed');
    const again = await start(folder, []);
    expect(await again.place(call)).toBe('already_placed');
    await again.stop();
    await gateway.hangUp(call.callId, 5);
    await over(call.callId);
    expect(await gateway.place(call)).toBe('already_placed');
    expect(await gateway.inspect(call.callId)).toMatchObject({ state: 'ended' });
  });

  it('the agent’s button while the agent’s own telephone still rings: ended by the agent, never dialled', async () => {
    const call = callTo('0008', { seat: 'seat-9' });
    await gateway.place(call);
    await waitFor('it rings', async () => statesOf(call.callId).includes('agent_ringing'));
    await gateway.hangUp(call.callId, 5);
    await over(call.callId);
    expect(reports.at(-1)).toMatchObject({ times: { dialledAt: null }, end: { sipCode: null, hungUpBy: 'agent' } });
  });

  it('a token older than the newest is refused: here, after a restart, and on another disk', async () => {
    const { callId } = callTo('0008', {});
    await gateway.hangUp(callId, 7);
    await expect(gateway.hangUp(callId, 6)).rejects.toMatchObject({ code: 'state_conflict' });
    await expect(gateway.place(callTo('0001', { fencingToken: 6 }))).rejects.toMatchObject({ code: 'state_conflict' });
    const restarted = await start(folder, []);
    await expect(restarted.hangUp(callId, 6)).rejects.toMatchObject({ code: 'state_conflict' });
    await expect(restarted.hangUp(callId, 7)).resolves.toBeUndefined();
  });

  it('an answer that does not come is no refusal: the call is found when it is asked about', async () => {
    const call = callTo('0007', { fencingToken: 7 });
    await connected(gateway);
    line.muteNext('POST /ari/channels');
    expect(await gateway.place(call)).toBe('placed');
    line.mend();
    const report = await waitFor(
      'it is known again',
      async () => {
        const found = await gateway.inspect(call.callId).catch(() => null);
        return found?.state === 'ended' ? found : null;
      },
      30_000,
    );
    expect(report.times.dialledAt).not.toBeNull();
    await gateway.forget(call.callId);
  });

  it.each([
    ['seat-1', 'online'],
    ['seat-11', 'offline'],
    ['seat-99', 'offline'],
  ])('the telephone of %s is %s', async (seat, phone) => {
    await connected(gateway);
    expect(await gateway.seatPhone(seat)).toBe(phone);
  });

  it.each([
    ['seat-11', 'phone_offline'],
    ['seat-99', 'phone_offline'],
  ])('a call from %s is refused: %s', async (seat, code) => {
    const call = callTo('0001', { seat, fencingToken: 7 });
    await expect(gateway.place(call)).rejects.toMatchObject({ code });
    expect(await gateway.inspect(call.callId)).toBeNull();
  });

  it.each([
    ['callId', { callId: '../1' }],
    ['seat', { seat: 'seat-1@elsewhere' }],
    ['number', { number: '+86138&x=1' }],
  ])('a wrong %s never reaches the PBX', async (field, wrong) => {
    await expect(gateway.place(callTo('0001', wrong))).rejects.toMatchObject({ code: 'validation_failed', facts: { field } });
  });

  it('nobody listens: gateway_down, at once', async () => {
    const alone = await start(join(folder, 'elsewhere'), [], 'http://127.0.0.1:9');
    await expect(alone.place(callTo('0001'))).rejects.toMatchObject({ code: 'gateway_down' });
    await expect(alone.inspect('1')).rejects.toMatchObject({ code: 'gateway_down' });
  });

  it('a call nobody has heard of is null, and ending or forgetting it is harmless', async () => {
    expect(await gateway.inspect('999999')).toBeNull();
    await gateway.hangUp('999999', 7);
    await gateway.forget('999999');
  });
});
