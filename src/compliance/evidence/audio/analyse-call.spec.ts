import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { echo, hiss, MODEL, say, sound, wave, type Channel } from '../../../../test/support/made-audio.js';
import { analyseCall, closeAnalyser } from './analyse-call.js';
import type { AnalysisLimits, AnalysisResult, AnalysisSuccess, GivenSegment } from './analysis.js';

afterAll(closeAnalyser);

const talkOf = (bytes: Buffer, startedAtMs = 0): GivenSegment => ({ segment: 'talk', bytes, startedAtMs });
const analyse = (segments: GivenSegment[], limits: Partial<AnalysisLimits> = {}, modelPath = MODEL): Promise<AnalysisResult> =>
  analyseCall({ segments, modelPath }, limits);

async function examined(segments: GivenSegment[]): Promise<AnalysisSuccess> {
  const result = await analyse(segments);
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.facts)}`);
  return result;
}

/** A short conversation: hello, opening, no need, closing. Left = agent, right = customer; the spoken seconds of each. */
function conversation(seconds = 16): { sides: [Channel, Channel]; agentSeconds: number; customerSeconds: number } {
  const [agent, customer] = [hiss(seconds, 70, 2), hiss(seconds, 40, 3)];
  const opened = say(customer, 0.8, 'customer-1', 'hello');
  const told = say(agent, opened + 0.4, 'agent', 'opening');
  const refused = say(customer, told + 0.5, 'customer-1', 'no_need');
  const closed = say(agent, refused + 0.4, 'agent', 'closing');
  return {
    sides: [agent, customer],
    agentSeconds: told - opened - 0.4 + closed - refused - 0.4,
    customerSeconds: opened - 0.8 + refused - told - 0.5,
  };
}

const GOOD = wave(conversation().sides);

describe('speech', () => {
  it.each<[string, Parameters<typeof wave>[1], string]>([
    ['16-bit at 8 kHz', {}, 'as the simulated system records'],
    ['A-law at 8 kHz', { encoding: 'alaw' }, 'as telephone systems store'],
    ['µ-law at 8 kHz', { encoding: 'ulaw' }, 'elsewhere'],
    ['16-bit at 16 kHz', { sampleRate: 16_000 }, 'wide band'],
    ['16-bit at 11.025 kHz', { sampleRate: 11_025 }, 'no simple ratio'],
    ['16-bit at 48 kHz', { sampleRate: 48_000 }, 'the highest rate'],
  ])('%s: who spoke for how long (%s)', async (_, shape) => {
    const { sides, agentSeconds, customerSeconds } = conversation();
    const { features } = await examined([talkOf(wave(sides, shape), 5000)]);
    expect(Math.abs(features.agentSpeechMs / 1000 - agentSeconds)).toBeLessThan(0.6);
    expect(Math.abs(features.humanCustomerMs / 1000 - customerSeconds)).toBeLessThan(0.6);
    expect(features).toMatchObject({ channels: 2, turns: 2, echo: [], echoDelayMs: null, tones: [], mixedSpeechMs: 0, ringCycles: 0 });
    // The axis is the call's: the talk begins five seconds after the placing.
    expect(features.speech.customer[0]!.fromMs).toBeGreaterThan(5700);
    expect(features.speech.customer[0]!.fromMs).toBeLessThan(6200);
    expect(features.segments).toMatchObject([{ segment: 'talk', fromMs: 5000, channels: 2, truncated: false }]);
    expect(Math.abs(features.segments[0]!.durationMs - 16_000)).toBeLessThanOrEqual(1);
  });

  it('one channel: speech of whoever, and it says so', async () => {
    const { sides, agentSeconds, customerSeconds } = conversation();
    const { features } = await examined([talkOf(wave([sides[0].map((sample, i) => sample + sides[1][i]!)]))]);
    expect(features).toMatchObject({ channels: 1, agentSpeechMs: 0, humanCustomerMs: 0, turns: 0, speech: { agent: [], customer: [] } });
    expect(Math.abs(features.mixedSpeechMs / 1000 - agentSeconds - customerSeconds)).toBeLessThan(1.2);
  });

  it('silence, and noise, are nobody', async () => {
    for (const peak of [0, 40, 3000]) {
      const { features } = await examined([talkOf(wave([hiss(20, peak, 4), hiss(20, peak, 5)]))]);
      expect([features.agentSpeechMs, features.humanCustomerMs, features.turns]).toEqual([0, 0, 0]);
    }
  });

  it('a customer in a noisy street is still heard', async () => {
    const customer = hiss(12, 900, 6);
    const end = say(customer, 2, 'customer-2', 'story');
    const { features } = await examined([talkOf(wave([hiss(12), customer]))]);
    expect(Math.abs(features.humanCustomerMs / 1000 - (end - 2))).toBeLessThan(1);
  });
});

describe('an answering machine', () => {
  it('what is said before the beep is no human; what is said after it is', async () => {
    const [agent, customer] = [hiss(20, 70), hiss(20, 40)];
    const greeted = say(customer, 0.5, 'machine', 'greeting');
    sound(customer, greeted + 0.3, greeted + 0.8, 'beep');
    const silent = await examined([talkOf(wave([agent, customer]))]);
    expect(silent.features).toMatchObject({ humanCustomerMs: 0, turns: 0, tones: [{ kind: 'beep', cycles: 1 }] });
    expect(silent.features.customerSpeechMs).toBeGreaterThan(3500);
    expect(silent.features.speech.customer.every(({ machine }) => machine)).toBe(true);
    // Somebody takes the receiver after all.
    say(customer, greeted + 2, 'customer-1', 'no_need');
    const taken = await examined([talkOf(wave([agent, customer]))]);
    expect(taken.features.humanCustomerMs).toBeGreaterThan(1500);
    expect(taken.features.turns).toBe(1);
  });

  it('a beep shorter than 0.3 s, or one of a series, is none', async () => {
    const customer = hiss(16, 40);
    say(customer, 0.5, 'customer-1', 'no_need');
    sound(customer, 4, 4.2, 'beep');
    for (const at of [8, 9.5, 11]) sound(customer, at, at + 0.5, 'beep');
    const { features } = await examined([talkOf(wave([hiss(16), customer]))]);
    expect(features.tones).toEqual([]);
    expect(features.humanCustomerMs).toBeGreaterThan(1500);
  });
});

describe('echo', () => {
  it.each<[number, number, string]>([
    [60, 0.3, 'a hybrid nearby'],
    [180, 0.5, 'a loud one far away'],
    [390, 0.2, 'the longest delay, quiet'],
  ])('the agent’s own voice after %i ms at %f is not the customer (%s)', async (delayMs, gain) => {
    const [agent, customer] = [hiss(24, 70), hiss(24, 40)];
    let at = 0.5;
    for (const line of ['opening', 'offer', 'interest', 'closing']) at = say(agent, at, 'agent', line) + 0.6;
    echo(customer, agent, delayMs, gain);
    const { features } = await examined([talkOf(wave([agent, customer], { encoding: 'alaw' }))]);
    expect(features.customerSpeechMs).toBeGreaterThan(8000);
    expect(features.humanCustomerMs).toBeLessThanOrEqual(450);
    expect(Math.abs(features.echoDelayMs! - delayMs)).toBeLessThanOrEqual(2);
  });

  it('a customer who speaks over the echo of the agent is not taken away', async () => {
    const [agent, customer] = [hiss(24, 70), hiss(24, 40)];
    let at = 0.5;
    for (const line of ['opening', 'offer', 'interest', 'closing']) at = say(agent, at, 'agent', line) + 0.6;
    const spoken = say(customer, 2, 'customer-2', 'story') - 2 + say(customer, 18, 'customer-2', 'no_need') - 18;
    echo(customer, agent, 120, 0.2);
    const { features } = await examined([talkOf(wave([agent, customer]))]);
    expect(features.humanCustomerMs / 1000).toBeGreaterThan(spoken - 1);
    expect(features.humanCustomerMs / 1000).toBeLessThan(spoken + 1.2);
  });

  it('two people who talk at once are no echo', async () => {
    const [agent, customer] = [hiss(16, 70), hiss(16, 40)];
    for (const at of [0.5, 6, 11]) say(agent, at, 'agent', 'offer');
    const spoken = [1, 6.5, 11.2].reduce((sum, at) => sum + say(customer, at, 'customer-3', 'story') - at, 0);
    const { features } = await examined([talkOf(wave([agent, customer]))]);
    expect(features.echo).toEqual([]);
    expect(Math.abs(features.humanCustomerMs / 1000 - spoken)).toBeLessThan(1.2);
  });
});

describe('peaks', () => {
  it('one axis for both segments, gaps and sides apart', async () => {
    const { sides } = conversation();
    const before = hiss(4, 0);
    sound(before, 1, 2, 'ringback');
    const { peaks } = await examined([
      { segment: 'before_answer', bytes: wave([hiss(4, 0), before]), startedAtMs: 1000 },
      talkOf(wave(sides), 6000),
    ]);
    expect([Buffer.isBuffer(peaks.agent), Buffer.isBuffer(peaks.customer)]).toEqual([true, true]);
    expect([peaks.perSecond, peaks.fromMs, peaks.agent.length, peaks.customer.length]).toEqual([100, 0, 2200, 2200]);
    const loudest = (side: Buffer, fromSeconds: number, toSeconds: number) =>
      Math.max(...side.subarray(fromSeconds * 100, toSeconds * 100));
    expect([loudest(peaks.customer, 0, 2), loudest(peaks.customer, 5, 6), loudest(peaks.agent, 0, 6)]).toEqual([0, 0, 0]);
    // Amplitude 7000 of 32768 is 54 of 255.
    expect(Math.abs(loudest(peaks.customer, 2, 3) - 54)).toBeLessThanOrEqual(1);
    expect(loudest(peaks.agent, 7.9, 12)).toBeGreaterThan(60);
  });
});

describe('files that nobody should decode', () => {
  const good = () => talkOf(GOOD);
  const short = [hiss(1), hiss(1)];
  const noise = Buffer.from(Uint8Array.from(hiss(2, 127).subarray(0, 9000), (value) => value + 128));
  const giant = wave(short);
  giant.writeUInt32LE(0xfffffff0, 16);
  const files: Record<string, Buffer> = {
    'zero bytes': Buffer.alloc(0),
    'a text': Buffer.from('The agent called and nobody answered.\n'.repeat(200)),
    'random bytes': noise,
    'random bytes in a WAV': Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), noise]),
    'ten hours': wave(short, { header: { dataBytes: 10 * 3600 * 32_000 } }),
    '0 Hz': wave(short, { header: { sampleRate: 0 } }),
    '96 kHz': wave(short, { sampleRate: 96_000 }),
    'six channels': wave([...short, ...short, ...short]),
    'no channel': wave(short, { header: { channels: 0 } }),
    'header only': wave(short).subarray(0, 44),
    'half a header': wave(short).subarray(0, 30),
    'a giant chunk': giant,
    'a compressed format': wave(short, { encoding: 'alaw' }).fill(0x11, 20, 21),
  };

  it.each([
    ['zero bytes', 'recording_empty', 'nothing was stored'],
    ['a text', 'recording_not_audio', 'any file may be renamed'],
    ['random bytes', 'recording_not_audio', 'an encrypted file'],
    ['random bytes in a WAV', 'recording_damaged', 'its name and nothing else'],
    ['ten hours', 'recording_too_long', 'the header alone says so'],
    ['0 Hz', 'recording_sample_rate', 'nothing may be divided by it'],
    ['96 kHz', 'recording_sample_rate', 'no telephone has it'],
    ['six channels', 'recording_channels', 'nobody knows whose they are'],
    ['no channel', 'recording_channels', 'nor whose this is'],
    ['header only', 'recording_empty', 'the system died at the first sample'],
    ['half a header', 'recording_damaged', 'or even earlier'],
    ['a giant chunk', 'recording_damaged', 'its size leads past the end'],
    ['a compressed format', 'recording_encoding', 'ADPCM'],
  ])('%s: %s (%s)', async (name, code) => {
    const result = await analyse([good(), { segment: 'before_answer', bytes: files[name]!, startedAtMs: 0 }]);
    expect(result).toMatchObject({ ok: false, code, facts: { segment: 'before_answer' } });
  });

  it('after all of them a good call is examined, by a process that needed no restart', async () => {
    expect(await analyse([good()])).toMatchObject({ ok: true, features: { turns: 2 } });
  });

  it.each<[number, string]>([
    [0, 'at a frame'],
    [3, 'in the middle of one'],
  ])('a file that ends early is examined as far as it goes (%i bytes more: %s)', async (more) => {
    const { features } = await examined([talkOf(GOOD.subarray(0, 44 + 8 * 32_000 + more))]);
    expect(features.segments[0]).toMatchObject({ truncated: true, durationMs: 8000 });
  });

  it('a length written as unknown means until the end', async () => {
    for (const dataBytes of [0, 0xffffffff]) {
      const { features } = await examined([talkOf(wave(conversation().sides, { header: { dataBytes } }))]);
      expect(features.segments[0]).toMatchObject({ truncated: false, durationMs: 16_000 });
    }
  });

  it('no recording at all', async () => expect(await analyse([])).toEqual({ ok: false, code: 'recording_empty', facts: {} }));
});

describe('whatever happens to the analysing process', () => {
  let directory: string;
  beforeAll(async () => (directory = await mkdtemp(join(tmpdir(), 'models-'))));
  afterAll(async () => rm(directory, { recursive: true, force: true }));
  const good = () => talkOf(GOOD);
  const works = async () => expect(await analyse([good()])).toMatchObject({ ok: true, features: { turns: 2 } });
  /** Two minutes in which both talk without a pause. */
  const sides: [Channel, Channel] = [hiss(120), hiss(120)];
  for (let at = 0; at < 118; at += 3) sides.forEach((side) => say(side, at, 'agent', 'offer'));
  const endless = wave(sides);
  const long = () => talkOf(endless);

  it('a model that is not there', async () => {
    expect(await analyse([good()], {}, join(directory, 'none.onnx'))).toEqual({ ok: false, code: 'model_missing', facts: {} });
    await works();
  });

  it.each(['garbage', 'empty'])('a model of %s ends the process natively; the product goes on', async (kind) => {
    const path = join(directory, `${kind}.onnx`);
    await writeFile(path, kind === 'empty' ? '' : Buffer.alloc(100_000, 'garbage'));
    expect(await analyse([good()], {}, path)).toEqual({ ok: false, code: 'model_broken', facts: {} });
    await works();
  });

  it('too long', async () => {
    expect(await analyse([long()], { timeoutMs: 150 })).toMatchObject({ ok: false, code: 'analyser_timeout', facts: { limitMs: 150 } });
    await works();
  });

  it('too much memory', async () => {
    const result = await analyse([long()], { memoryMb: 60 });
    expect(result).toMatchObject({ ok: false, code: 'analyser_memory', facts: { limitMb: 60 } });
    await works();
  });

  it('calls asked at once are answered one after the other, each its own', async () => {
    const results = await Promise.all([analyse([good()]), analyse([talkOf(text())]), analyse([long()]), analyse([good()])]);
    expect(results.map((result) => (result.ok ? result.features.segments[0]!.durationMs : result.code))).toEqual([
      16_000,
      'recording_not_audio',
      120_000,
      16_000,
    ]);
  });
  const text = () => Buffer.from('no audio at all');

  it('is replaced after its share of calls, and starts anew after it was closed', async () => {
    for (let i = 0; i < 3; i += 1) expect((await analyse([good()], { callsPerProcess: 1 })).ok).toBe(true);
    await closeAnalyser();
    await closeAnalyser();
    await works();
    // Idle for no time at all: the next call finds it ending.
    for (let i = 0; i < 3; i += 1) {
      expect((await analyse([good()], { idleMs: 0 })).ok).toBe(true);
      await nextTurn();
    }
  });
});
