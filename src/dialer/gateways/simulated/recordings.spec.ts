import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import type { CallReport, RecordedSegment } from '../gateway.js';
import { BEHAVIOUR_BY_LAST_DIGITS, type Behaviour } from './behaviours.js';
import type { CallPlan, PlannedSound } from './plan-call.js';
import { renderAudio } from './render-audio.js';
import { SimulatedGateway } from './simulated-gateway.js';
import { committedVoicesDirectory, Voices } from './voices.js';

const RATE = 8000;
const HOP_MS = 10;
const AGENT = 0;
const CUSTOMER = 1;

let directory: string;
beforeEach(async () => (directory = await mkdtemp(join(tmpdir(), 'recordings-'))));
afterEach(async () => rm(directory, { recursive: true, force: true }));

interface EndedCall {
  plan: CallPlan;
  report: CallReport;
}

/** One call from its placing to its end, or to a hang-up so long after the answer. */
async function endedCall(behaviour: Behaviour, { speed = 1, hangUpAfterMs = Infinity, callId = '9' } = {}): Promise<EndedCall> {
  const clock = new FakeClock();
  const gateway = new SimulatedGateway({ directory, clock, seed: 3, speed, behaviour: 'by-number' });
  await gateway.start(() => undefined);
  const number = `+86139000000${String(BEHAVIOUR_BY_LAST_DIGITS.indexOf(behaviour)).padStart(2, '0')}`;
  await gateway.place({ callId, seat: 'seat-1', number, ringTimeoutSeconds: 30, fencingToken: 1 });
  const { plan } = JSON.parse(await readFile(join(directory, 'calls', `${callId}.json`), 'utf8')) as { plan: CallPlan };
  const hangUpMs = (plan.answeredMs ?? 0) + hangUpAfterMs;
  clock.advance(Math.min(plan.endMs, hangUpMs));
  if (hangUpMs < plan.endMs) await gateway.hangUp(callId);
  const report = (await gateway.inspect(callId))!;
  await gateway.stop();
  return { plan, report };
}

/** A recording's two sides; checks its header on the way. */
async function sidesOf(recording: RecordedSegment | undefined): Promise<[Int16Array, Int16Array]> {
  const file = await readFile(recording!.path);
  const field = (at: number) => file.readUInt32LE(at);
  expect([file.toString('latin1', 0, 4), file.toString('latin1', 8, 16), file.toString('latin1', 36, 40)]).toEqual([
    'RIFF',
    'WAVEfmt ',
    'data',
  ]);
  expect([field(4), field(40)]).toEqual([file.length - 8, file.length - 44]);
  expect([file.readUInt16LE(20), file.readUInt16LE(22), field(24), file.readUInt16LE(34)]).toEqual([1, 2, RATE, 16]);
  const frames = (file.length - 44) / 4;
  expect(frames).toBe(recording!.durationMs * 8);
  const side = (offset: number) => Int16Array.from({ length: frames }, (_, i) => file.readInt16LE(44 + 4 * i + offset));
  return [side(0), side(2)];
}

/** Power of one frequency (Goertzel) and of everything, in every 10 ms. */
function hopsOf(samples: Int16Array, hertz: number): { tone: number; all: number }[] {
  const length = (RATE * HOP_MS) / 1000;
  const coefficient = 2 * Math.cos((2 * Math.PI * hertz) / RATE);
  return Array.from({ length: Math.floor(samples.length / length) }, (_, hop) => {
    let [s1, s2, energy] = [0, 0, 0];
    for (let i = hop * length; i < (hop + 1) * length; i += 1) {
      const s0 = samples[i]! + coefficient * s1 - s2;
      [s2, s1] = [s1, s0];
      energy += samples[i]! * samples[i]!;
    }
    return { tone: (2 * (s1 * s1 + s2 * s2 - coefficient * s1 * s2)) / (length * length), all: energy / length };
  });
}

/** Lengths in milliseconds of the alternating stretches with and without the tone; the first is without it (perhaps 0). */
function cadenceOf(samples: Int16Array, hertz: number): number[] {
  const stretches = [0];
  let sounding = false;
  for (const { tone, all } of hopsOf(samples, hertz)) {
    const heard = tone > 1e6 && tone > 0.5 * all;
    if (heard !== sounding) stretches.push(0);
    sounding = heard;
    stretches[stretches.length - 1]! += HOP_MS;
  }
  return stretches;
}

function levelOf(samples: Int16Array, fromMs: number, toMs: number): number {
  const piece = samples.subarray(fromMs * 8, toMs * 8);
  return Math.sqrt(piece.reduce((sum, sample) => sum + sample * sample, 0) / piece.length);
}

const noiseOnly = (level: number) => level > 3 && level < 60;

describe('before the answer', () => {
  it.each([
    ['no_answer', [1000, 4000], 5],
    ['busy', [350, 350], 4],
    ['congestion', [700, 700], 2],
    ['empty_number', [100, 100, 100, 100, 100, 100, 400, 400], 8],
  ] as const)('%s: the 450 Hz tone with the cadence %j', async (behaviour, cadence, least) => {
    const { plan, report } = await endedCall(behaviour);
    const [agent, customer] = await sidesOf(report.recordings[0]);
    const tone = plan.sounds.find((sound) => sound.kind === 'tone')!;
    // From the tone's own beginning: an announcement may go before it.
    const heard = cadenceOf(customer.subarray((tone.fromMs - plan.dialledMs!) * 8), 450).slice(1, -1);
    expect(heard.length).toBeGreaterThanOrEqual(least);
    heard.forEach((length, index) => expect(Math.abs(length - cadence[index % cadence.length]!)).toBeLessThanOrEqual(HOP_MS));
    expect(noiseOnly(levelOf(agent, 0, report.recordings[0]!.durationMs))).toBe(true);
  });

  it('ringback begins when the report says it rings, and stops at the answer', async () => {
    const { report } = await endedCall('interested');
    const [before, talk] = report.recordings;
    const [, customer] = await sidesOf(before);
    const silence = cadenceOf(customer, 450)[0]!;
    expect(Math.abs(silence - (report.times.ringingAt!.getTime() - report.times.dialledAt!.getTime()))).toBeLessThanOrEqual(HOP_MS);
    const [, spoken] = await sidesOf(talk);
    expect(Math.max(...cadenceOf(spoken, 450).filter((_, index) => index % 2 === 1), 0)).toBeLessThan(300);
  });

  it.each(['switched_off', 'unreachable', 'empty_number', 'busy', 'no_answer_announced'] as const)(
    '%s: the announcement is heard on the customer side, sample for sample, with nothing but the line’s noise',
    async (behaviour) => {
      const { plan, report } = await endedCall(behaviour);
      const [, customer] = await sidesOf(report.recordings[0]);
      const line = plan.sounds.find((sound) => sound.kind === 'line')!;
      if (line.kind !== 'line') throw new Error('no announcement');
      const told = new Voices(committedVoicesDirectory()).samples(line.speaker, line.line);
      const start = (line.fromMs - plan.dialledMs!) * 8;
      const worst = told.slice(0, -8).reduce((top, sample, i) => Math.max(top, Math.abs(sample - customer[start + i]!)), 0);
      expect(worst).toBeLessThanOrEqual(40);
    },
  );

  it('a dead trunk: neither tone nor voice, yet no digital silence', async () => {
    const { report } = await endedCall('dead_trunk');
    const sides = await sidesOf(report.recordings[0]);
    for (const side of sides) {
      for (let at = 0; at + 100 <= report.recordings[0]!.durationMs; at += 100) expect(noiseOnly(levelOf(side, at, at + 100))).toBe(true);
    }
  });

  it('an unanswered call has no talk', async () => {
    expect((await endedCall('rejected')).report.recordings.map((one) => one.segment)).toEqual(['before_answer']);
    expect((await endedCall('agent_absent', { callId: '10' })).report.recordings).toEqual([]);
    expect((await endedCall('pbx_restart', { callId: '11' })).report).toMatchObject({ state: 'lost', recordings: [] });
  });
});

describe('the talk', () => {
  it.each(['interested', 'polite_refusal', 'strong_refusal', 'callback', 'wrong_person', 'silent_hangup', 'voicemail'] as const)(
    '%s: each turn is on its own side, pauses are quiet',
    async (behaviour) => {
      const { plan, report } = await endedCall(behaviour);
      const talk = report.recordings[1]!;
      expect(talk.startedAt).toEqual(report.times.answeredAt);
      expect(talk.durationMs).toBe(report.times.endedAt!.getTime() - report.times.answeredAt!.getTime());
      const sides = await sidesOf(talk);
      let quietFrom = 0;
      for (const sound of plan.sounds.filter((one) => one.fromMs >= plan.answeredMs!)) {
        const [from, to] = [sound.fromMs - plan.answeredMs!, sound.toMs - plan.answeredMs!];
        const [own, other] = sound.channel === 'agent' ? [sides[AGENT], sides[CUSTOMER]] : [sides[CUSTOMER], sides[AGENT]];
        expect(levelOf(own, from, to)).toBeGreaterThan(800);
        expect(noiseOnly(levelOf(other, from, to))).toBe(true);
        for (const side of sides) expect(noiseOnly(levelOf(side, quietFrom, from))).toBe(true);
        quietFrom = to + 2;
      }
      expect(noiseOnly(levelOf(sides[CUSTOMER], quietFrom, talk.durationMs))).toBe(true);
    },
  );

  it('is cut where the agent hangs up, in the middle of a word', async () => {
    const whole = await endedCall('interested');
    const turn = whole.plan.sounds.filter((sound) => sound.channel === 'customer' && sound.fromMs > whole.plan.answeredMs! + 5000)[0]!;
    const afterMs = turn.fromMs - whole.plan.answeredMs! + 700;
    const first = await sidesOf(whole.report.recordings[1]);
    // The same call again, as if it had never been: a PBX knows an id for ever.
    await rm(directory, { recursive: true });
    const { report } = await endedCall('interested', { hangUpAfterMs: afterMs });
    expect(report.end).toEqual({ q850Cause: 16, sipCode: 200, hungUpBy: 'agent' });
    expect(report.recordings[1]!.durationMs).toBe(afterMs);
    const second = await sidesOf(report.recordings[1]);
    expect(second[CUSTOMER]).toEqual(first[CUSTOMER].subarray(0, afterMs * 8));
    expect(levelOf(second[CUSTOMER], afterMs - 200, afterMs)).toBeGreaterThan(300);
  });

  it('two calls of one customer are not the same audio', async () => {
    const turns = (call: EndedCall) => call.plan.sounds.filter((sound) => sound.kind === 'line').map((sound) => [sound.fromMs, sound.rate]);
    const [one, two] = [await endedCall('callback', { callId: '1' }), await endedCall('callback', { callId: '2' })];
    const shared = turns(one).filter(([from, rate]) => turns(two).some((turn) => turn[0] === from || turn[1] === rate));
    expect(shared).toEqual([]);
    expect(await readFile(one.report.recordings[1]!.path)).not.toEqual(await readFile(two.report.recordings[1]!.path));
  });

  it('fast simulation: shorter, still speech of both at its natural pace', async () => {
    const slow = await endedCall('interested', { callId: '1' });
    const fast = await endedCall('interested', { callId: '2', speed: 5 });
    const [slowTalk, fastTalk] = [slow.report.recordings[1]!, fast.report.recordings[1]!];
    expect(fastTalk.durationMs).toBeLessThanOrEqual(slowTalk.durationMs / 5 + 1500);
    const voices = new Voices(committedVoicesDirectory());
    const [agent, customer] = await sidesOf(fastTalk);
    expect(levelOf(agent, 0, fastTalk.durationMs)).toBeGreaterThan(300);
    // Correlate what is heard with the rendered line at the pace the plan names: 1 would be exact.
    const line = fast.plan.sounds.find((sound) => sound.kind === 'line' && sound.line === 'interested') as PlannedSound & { kind: 'line' };
    expect(Math.abs(line.rate - 1)).toBeLessThan(0.15);
    const told = voices.samples(line.speaker, line.line);
    let [both, mine, yours] = [0, 0, 0];
    for (let i = 0; i < (line.toMs - line.fromMs) * 8 - 8; i += 1) {
      const heard = customer[(line.fromMs - fast.plan.answeredMs!) * 8 + i]!;
      const wanted = told[Math.floor(i * line.rate)]!;
      both += heard * wanted;
      mine += heard * heard;
      yours += wanted * wanted;
    }
    expect(both / Math.sqrt(mine * yours)).toBeGreaterThan(0.9);
  });
});

describe('rendering', () => {
  it('a minute of talk costs little, and lets others work meanwhile', async () => {
    const { plan } = await endedCall('talkative');
    const voices = new Voices(committedVoicesDirectory());
    await renderAudio(plan, plan.answeredMs!, plan.answeredMs! + 60_000, voices);
    let turns = 0;
    const other = setInterval(() => (turns += 1), 0);
    const before = process.cpuUsage();
    const samples = await renderAudio(plan, plan.answeredMs!, plan.answeredMs! + 60_000, voices);
    const used = process.cpuUsage(before);
    clearInterval(other);
    expect(samples.length).toBe(60 * RATE * 2);
    expect(turns).toBeGreaterThan(3);
    // Alone it takes a third of this; the rest is room for a busy machine.
    expect((used.user + used.system) / 1000).toBeLessThan(100);
  });

  it('is the same in one piece or from the middle, but for the noise', async () => {
    const { plan } = await endedCall('interested');
    const voices = new Voices(committedVoicesDirectory());
    const start = plan.answeredMs!;
    const whole = await renderAudio(plan, start, start + 12_000, voices);
    const part = await renderAudio(plan, start + 5000, start + 9000, voices);
    const worst = part.reduce((top, sample, i) => Math.max(top, Math.abs(sample - whole[5000 * 16 + i]!)), 0);
    expect(worst).toBeLessThanOrEqual(141);
  });
});

describe('the committed voices', () => {
  it('fit into 1.5 MB, name no bank, and hold every line that a plan may use', async () => {
    const index = await readFile(join(committedVoicesDirectory(), 'voices.json'), 'utf8');
    expect(index).not.toMatch(/银行|bank/i);
    const { speakers } = JSON.parse(index) as { speakers: { file: string; role: string; lines: { durationMs: number }[] }[] };
    const files = await Promise.all(speakers.map((speaker) => readFile(join(committedVoicesDirectory(), speaker.file))));
    expect(files.reduce((sum, file) => sum + file.length, 0)).toBeLessThan(1_500_000);
    expect(speakers.filter((speaker) => speaker.role === 'customer').length).toBe(3);
    expect(() => new Voices(committedVoicesDirectory()).samples('agent', 'nonsense')).toThrow('no line nonsense');
  });
});
