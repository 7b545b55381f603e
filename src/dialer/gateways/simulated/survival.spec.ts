import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SimulatedPbx } from '../../../../test/support/simulated-pbx.js';
import type { Behaviour } from './behaviours.js';
import type { CallPlan } from './plan-call.js';
import { SimulatedGateway } from './simulated-gateway.js';

let pbx: SimulatedPbx;
beforeEach(async () => (pbx = await SimulatedPbx.open()));
afterEach(async () => pbx.close());

/** As a killed process: nothing is written, nothing more is reported. */
async function placeAndDie(behaviour: Behaviour): Promise<void> {
  const gateway = await pbx.gateway();
  await gateway.place(pbx.callTo(behaviour));
  await gateway.stop();
}

const secondsAfter = (from: Date | null, to: Date | null) => (to!.getTime() - from!.getTime()) / 1000;

describe('a killed process', () => {
  it('a call goes on and is told by the next one, complete and with its true times', async () => {
    await placeAndDie('interested');
    const plan = await pbx.planOf();
    pbx.clock.advance(plan.answeredMs! + 1000);
    const second = await pbx.gateway();
    await second.catchUp();
    expect(pbx.states()).toEqual(['talking']);
    expect(pbx.last().times.ringingAt).not.toBeNull();
    await pbx.moveTo(second, plan.endMs + 3_600_000);
    expect(pbx.states()).toEqual(['talking', 'ended']);
    expect(secondsAfter(pbx.last().times.dialledAt, pbx.last().times.endedAt)).toBe((plan.endMs - plan.dialledMs!) / 1000);
  });

  it('a call that ended meanwhile is told as ended, with recordings', async () => {
    await placeAndDie('polite_refusal');
    pbx.clock.advance(10 * 60_000);
    const second = await pbx.gateway();
    await second.catchUp();
    expect(pbx.states()).toEqual(['ended']);
    expect(pbx.last().recordings.map(({ segment, durationMs }) => [segment, durationMs > 0])).toEqual([
      ['before_answer', true],
      ['talk', true],
    ]);
    for (const recording of pbx.last().recordings) expect((await stat(recording.path)).size).toBe(44 + recording.durationMs * 8 * 4);
  });

  it('recordings half made are made again, the same byte for byte', async () => {
    const first = await pbx.gateway();
    await first.place(pbx.callTo('callback'));
    await pbx.moveTo(first, 10 * 60_000);
    const talk = pbx.last().recordings[1]!.path;
    const bytes = await readFile(talk);
    await rm(talk);
    await rm(join(pbx.directory, 'calls', '501.recorded.json'));
    const second = await pbx.gateway();
    await second.catchUp();
    expect(await readFile(talk)).toEqual(bytes);
  });

  it('a hang-up outlives it, and finished recordings that were taken in are not made again', async () => {
    const first = await pbx.gateway();
    await first.place(pbx.callTo('interested'));
    const { answeredMs } = await pbx.planOf();
    await pbx.moveTo(first, answeredMs! + 5000);
    await first.hangUp('501');
    await first.catchUp();
    await rm(pbx.last().recordings[0]!.path);
    const second = await pbx.gateway();
    await second.catchUp();
    expect(pbx.last()).toEqual(pbx.reports.at(-2));
    expect(pbx.last().end).toEqual({ q850Cause: 16, sipCode: 200, hungUpBy: 'agent' });
    await expect(stat(pbx.last().recordings[0]!.path)).rejects.toThrow('ENOENT');
  });

  it('inspect answers from the journal alone', async () => {
    await placeAndDie('no_answer');
    const second = await pbx.gateway();
    expect(await second.inspect('502')).toBeNull();
    pbx.clock.advance(10_000);
    expect((await second.inspect('501'))!.state).toBe('ringing');
    pbx.clock.advance(60_000);
    expect(await second.inspect('501')).toMatchObject({
      state: 'ended',
      end: { sipCode: 487 },
      recordings: [{ segment: 'before_answer' }],
    });
  });
});

describe('fencing', () => {
  it('refuses an older worker, also after a restart, and lets the newest go on', async () => {
    const old = await pbx.gateway();
    await old.place(pbx.callTo('busy', { fencingToken: 7 }));
    const next = await pbx.gateway();
    await next.place(pbx.callTo('busy', { callId: '502', fencingToken: 9 }));
    await expect(old.place(pbx.callTo('busy', { callId: '503', fencingToken: 8 }))).rejects.toMatchObject({
      code: 'state_conflict',
      facts: { reason: 'stale_fencing_token', fencingToken: 8, newest: 9 },
    });
    await expect(old.place(pbx.callTo('busy', { fencingToken: 7 }))).rejects.toMatchObject({ code: 'state_conflict' });
    await expect(old.hangUp('502', 7)).rejects.toMatchObject({ code: 'state_conflict' });
    expect(await old.inspect('503')).toBeNull();
    const third = await pbx.gateway();
    await expect(third.place(pbx.callTo('busy', { callId: '504', fencingToken: 8 }))).rejects.toMatchObject({ code: 'state_conflict' });
    expect(await third.place(pbx.callTo('busy', { callId: '505', fencingToken: 9 }))).toBe('placed');
    expect(await third.place(pbx.callTo('busy', { callId: '506', fencingToken: 10 }))).toBe('placed');
  });
});

describe('hanging up', () => {
  it.each([
    ['before the seat rings', 'interested', () => 3, { q850Cause: 16, sipCode: null, hungUpBy: 'agent' }, []],
    [
      'before the customer is dialled',
      'interested',
      (plan: CallPlan) => plan.dialledMs! - 1,
      { q850Cause: 16, sipCode: null, hungUpBy: 'agent' },
      [],
    ],
    [
      'in the moment of dialling',
      'interested',
      (plan: CallPlan) => plan.dialledMs!,
      { q850Cause: 16, sipCode: 487, hungUpBy: 'agent' },
      [],
    ],
    [
      'while it rings',
      'interested',
      (plan: CallPlan) => plan.ringingMs! + 1500,
      { q850Cause: 16, sipCode: 487, hungUpBy: 'agent' },
      ['before_answer'],
    ],
    [
      'in an announcement',
      'switched_off',
      (plan: CallPlan) => plan.dialledMs! + 4000,
      { q850Cause: 16, sipCode: 487, hungUpBy: 'agent' },
      ['before_answer'],
    ],
    [
      'one ms before the answer',
      'interested',
      (plan: CallPlan) => plan.answeredMs! - 1,
      { q850Cause: 16, sipCode: 487, hungUpBy: 'agent' },
      ['before_answer'],
    ],
    [
      'in the talk',
      'interested',
      (plan: CallPlan) => plan.answeredMs! + 7000,
      { q850Cause: 16, sipCode: 200, hungUpBy: 'agent' },
      ['before_answer', 'talk'],
    ],
    [
      'at its end',
      'interested',
      (plan: CallPlan) => plan.endMs,
      { q850Cause: 16, sipCode: 200, hungUpBy: 'customer' },
      ['before_answer', 'talk'],
    ],
  ] as const)('%s', async (_why, behaviour, when, end, segments) => {
    const gateway = await pbx.gateway();
    await gateway.place(pbx.callTo(behaviour));
    const plan = await pbx.planOf();
    await pbx.moveTo(gateway, when(plan));
    await gateway.hangUp('501');
    await gateway.catchUp();
    expect(pbx.last()).toMatchObject({ state: 'ended', end });
    expect(pbx.last().times.endedAt).toEqual(pbx.clock.now());
    expect(pbx.last().times.dialledAt === null).toBe(end.sipCode === null);
    expect(pbx.last().recordings.map((recording) => recording.segment)).toEqual(segments);
    const count = pbx.reports.length;
    pbx.clock.advance(60_000);
    await gateway.hangUp('501');
    await gateway.catchUp();
    expect(pbx.reports.length).toBe(count);
    expect((await gateway.inspect('501'))!.times.endedAt).toEqual(pbx.last().times.endedAt);
  });

  it('of an unknown call is harmless', async () => {
    const gateway = await pbx.gateway();
    await gateway.hangUp('77');
    await gateway.hangUp('../../etc');
    expect(pbx.reports).toEqual([]);
  });

  it('by another worker is noticed by the one that follows the call', async () => {
    const follower = await pbx.gateway();
    await follower.place(pbx.callTo('interested'));
    const { answeredMs } = await pbx.planOf();
    await pbx.moveTo(follower, answeredMs! + 2000);
    const other = new SimulatedGateway({ directory: pbx.directory, clock: pbx.clock, seed: 1, speed: 1, behaviour: 'by-number' });
    pbx.started.push(other);
    await other.start(() => undefined);
    await other.hangUp('501');
    await follower.catchUp();
    expect(pbx.last()).toMatchObject({ state: 'ended', end: { hungUpBy: 'agent' } });
  });
});
