import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { holdsPhoneNumber, SystemClock } from '../../../shared/index.js';
import { SimulatedPbx } from '../../../../test/support/simulated-pbx.js';
import { BEHAVIOUR_BY_LAST_DIGITS } from './behaviours.js';
import { SimulatedGateway } from './simulated-gateway.js';

let pbx: SimulatedPbx;
beforeEach(async () => (pbx = await SimulatedPbx.open()));
afterEach(async () => pbx.close());

describe('reports', () => {
  it.each([
    ['interested', ['agent_ringing', 'dialling', 'ringing', 'talking', 'ended']],
    ['no_answer', ['agent_ringing', 'dialling', 'ringing', 'ended']],
    ['busy', ['agent_ringing', 'dialling', 'ended']],
    ['dead_trunk', ['agent_ringing', 'dialling', 'ended']],
    ['agent_absent', ['agent_ringing', 'ended']],
    ['pbx_restart', ['agent_ringing', 'dialling', 'ringing', 'talking', 'lost']],
  ] as const)('%s: %j, however late they are noticed', async (behaviour, expected) => {
    const gateway = await pbx.gateway();
    await gateway.place(pbx.callTo(behaviour));
    await gateway.catchUp();
    expect(pbx.states()).toEqual([]);
    const { endMs } = await pbx.planOf();
    await pbx.moveTo(gateway, endMs - 1);
    expect(pbx.states()).toEqual(expected.slice(0, -1));
    await pbx.moveTo(gateway, endMs);
    expect(pbx.states()).toEqual(expected);
    await pbx.moveTo(gateway, endMs + 60_000);
    expect(pbx.states()).toEqual(expected);
  });

  it('each report holds what was known then and nothing of the future', async () => {
    const gateway = await pbx.gateway();
    await gateway.place(pbx.callTo('interested'));
    const plan = await pbx.planOf();
    await pbx.moveTo(gateway, plan.endMs);
    const known = pbx.reports.map(({ times }) => Object.values(times).filter((time) => time !== null).length);
    expect(known).toEqual([1, 2, 3, 4, 5]);
    expect(pbx.reports.map((report) => report.end !== null)).toEqual([false, false, false, false, true]);
    expect(pbx.last().times.answeredAt).toEqual(new Date(new Date('2026-03-03T02:00:00.000Z').getTime() + plan.answeredMs!));
  });

  it.each(BEHAVIOUR_BY_LAST_DIGITS)('at infinite speed %s is over in one turn of the event loop', async (behaviour) => {
    const gateway = await pbx.gateway({ speed: Infinity });
    expect(await gateway.place(pbx.callTo(behaviour))).toBe('placed');
    await gateway.catchUp();
    expect(pbx.last().state).toBe(behaviour === 'pbx_restart' ? 'lost' : 'ended');
    expect(pbx.last().recordings).toEqual([]);
  });

  it('on the real clock they come by themselves, one timer a call', async () => {
    const gateway = await pbx.gateway({ clock: new SystemClock(), speed: 100 });
    const ended = new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        if (pbx.reports.filter((report) => report.state === 'ended').length < 2) return;
        clearInterval(timer);
        resolve();
      }, 20);
    });
    await gateway.place(pbx.callTo('interested', { callId: 'a' }));
    await gateway.place(pbx.callTo('congestion', { callId: 'b' }));
    await ended;
    expect(pbx.reports.filter((report) => report.callId === 'a').map((report) => report.state)).toEqual([
      'agent_ringing',
      'dialling',
      'ringing',
      'talking',
      'ended',
    ]);
    const talk = pbx.last().callId === 'a' ? pbx.last() : pbx.reports.filter((report) => report.callId === 'a').at(-1)!;
    expect(talk.recordings.map((recording) => recording.segment)).toEqual(['before_answer', 'talk']);
  });

  it('a receiver that throws is told again', async () => {
    const troubles: string[] = [];
    const gateway = new SimulatedGateway({
      directory: pbx.directory,
      clock: pbx.clock,
      seed: 1,
      speed: Infinity,
      behaviour: 'by-number',
      onTrouble: (callId) => troubles.push(callId),
    });
    pbx.started.push(gateway);
    let calls = 0;
    await gateway.start((report) => {
      calls += 1;
      if (calls === 1) throw new Error('the database is away');
      pbx.reports.push(report);
    });
    await gateway.place(pbx.callTo('busy'));
    await gateway.catchUp();
    await gateway.catchUp();
    expect(troubles).toEqual(['501']);
    expect(pbx.states()).toEqual(['agent_ringing', 'dialling', 'ended']);
  });
});

describe('placing', () => {
  it('knows a call id for ever, also in a new process', async () => {
    const first = await pbx.gateway();
    expect(await first.place(pbx.callTo('busy'))).toBe('placed');
    expect(await first.place(pbx.callTo('busy'))).toBe('already_placed');
    const second = await pbx.gateway();
    expect(await second.place(pbx.callTo('interested'))).toBe('already_placed');
    expect((await pbx.planOf()).behaviour).toBe('busy');
  });

  it('of two workers at one moment, one places', async () => {
    const gateways = [await pbx.gateway(), await pbx.gateway()];
    const answers = await Promise.all(gateways.map((gateway) => gateway.place(pbx.callTo('busy'))));
    expect(answers.sort()).toEqual(['already_placed', 'placed']);
  });

  it('refuses while down, with the seat offline, and an id that is no file name', async () => {
    const seatsOffline = new Set(['seat-3']);
    const gateway = await pbx.gateway({ seatsOffline });
    expect(await gateway.seatPhone('seat-3')).toBe('offline');
    await expect(gateway.place(pbx.callTo('busy'))).rejects.toMatchObject({ code: 'phone_offline' });
    expect(await gateway.inspect('501')).toBeNull();
    seatsOffline.clear();
    expect(await gateway.seatPhone('seat-3')).toBe('online');
    await expect(gateway.place(pbx.callTo('busy', { callId: '../501' }))).rejects.toMatchObject({ code: 'validation_failed' });
    await gateway.stop();
    await expect(gateway.place(pbx.callTo('busy'))).rejects.toMatchObject({ code: 'gateway_down' });
  });

  it('writes no number and nothing that reads like one, and leaves no draft', async () => {
    const gateway = await pbx.gateway({ speed: 40 });
    for (const [index, behaviour] of BEHAVIOUR_BY_LAST_DIGITS.entries()) {
      await gateway.place(pbx.callTo(behaviour, { callId: String(1_000_000_000 + index) }));
    }
    await pbx.moveTo(gateway, 60_000);
    const names = await readdir(pbx.directory, { recursive: true });
    expect(names.length).toBeGreaterThan(40);
    for (const name of names) {
      expect(name).not.toMatch(/draft|1380013/);
      const path = join(pbx.directory, name);
      if (!(await stat(path)).isFile() || name.endsWith('.wav')) continue;
      const text = await readFile(path, 'utf8');
      expect(text).not.toContain('1380013');
      expect(holdsPhoneNumber(text)).toBe(false);
    }
  });

  it('lets nothing about the call but the kind and voice of customer depend on the number', async () => {
    const gateway = await pbx.gateway();
    // Sixty numbers, one call id: three voices at eight paces leave 24 different journals at most.
    const texts = new Map<string, number>();
    for (let i = 0; i < 60; i += 1) {
      await gateway.place(pbx.callTo('interested', { number: `+86138001${String(i).padStart(3, '0')}00` }));
      const text = await readFile(join(pbx.directory, 'calls', '501.json'), 'utf8');
      texts.set(text, (texts.get(text) ?? 0) + 1);
      await rm(join(pbx.directory, 'calls', '501.json'));
    }
    expect(texts.size).toBeLessThanOrEqual(24);
  });
});

describe('forgetting', () => {
  it('leaves nothing of an ended call, and refuses one under way', async () => {
    const gateway = await pbx.gateway();
    await gateway.place(pbx.callTo('interested'));
    await gateway.place(pbx.callTo('interested', { callId: '5010' }));
    const { endMs } = await pbx.planOf();
    await pbx.moveTo(gateway, 5000);
    await expect(gateway.forget('501')).rejects.toMatchObject({ code: 'state_conflict' });
    await pbx.moveTo(gateway, endMs + 60_000);
    await gateway.forget('501');
    expect(await gateway.inspect('501')).toBeNull();
    const names = await readdir(pbx.directory, { recursive: true });
    expect(names.filter((name) => /\b501\b/.test(name))).toEqual([]);
    const kept = (await gateway.inspect('5010'))!.recordings;
    expect(kept.length).toBe(2);
    for (const recording of kept) expect((await stat(recording.path)).isFile()).toBe(true);
    await gateway.forget('501');
  });
});

it('record: false leaves no recordings', async () => {
  const gateway = await pbx.gateway({ record: false });
  await gateway.place(pbx.callTo('interested'));
  await pbx.moveTo(gateway, 10 * 60_000);
  expect(pbx.last()).toMatchObject({ state: 'ended', recordings: [] });
  expect(await readdir(join(pbx.directory, 'recordings'))).toEqual([]);
});
