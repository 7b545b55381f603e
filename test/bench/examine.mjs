/**
 * `npm run bench:examine`: what examining a three-minute stereo call costs (8 kHz, both sides speak in turns, no pause is longer
 * than a breath). Uses the built product; the last line is JSON.
 */
import { existsSync } from 'node:fs';

const CALL_SECONDS = 180;
const RUNS = 5;
const RATE = 8000;
const ANALYSER = new URL('../../dist/src/compliance/evidence/audio/analyse-call.js', import.meta.url);
const VOICES = new URL('../../dist/src/dialer/gateways/simulated/voices.js', import.meta.url);
const AGENT_LINES = ['opening', 'offer', 'interest', 'documents', 'objection', 'any_need', 'next_step', 'closing'];
const CUSTOMER_LINES = ['hello', 'how_much', 'story', 'where_from', 'no_really', 'no_need', 'send_message'];

/** Agent and customer by turns, half a second between them, on a faint noise. */
function call({ Voices, committedVoicesDirectory }, pcmWav) {
  const voices = new Voices(committedVoicesDirectory());
  const samples = Int16Array.from({ length: CALL_SECONDS * RATE * 2 }, (_, i) => ((i * 7919) % 61) - 30);
  for (let turn = 0, at = RATE / 2; ; turn += 1) {
    const lines = turn % 2 === 0 ? AGENT_LINES : CUSTOMER_LINES;
    const line = voices.samples(turn % 2 === 0 ? 'agent' : 'customer-1', lines[(turn >> 1) % lines.length]);
    if (at + line.length > CALL_SECONDS * RATE) return pcmWav(samples, RATE, 2);
    for (let i = 0; i < line.length; i += 1) samples[2 * (at + i) + (turn % 2)] += line[i];
    at += line.length + RATE / 2;
  }
}

if (!existsSync(ANALYSER)) throw new Error('build first: npm run build:server');
const { analyseCall, closeAnalyser } = await import(ANALYSER);
const { pcmWav } = await import(new URL('./wav-file.js', VOICES));
const segments = [{ segment: 'talk', startedAtMs: 0, bytes: call(await import(VOICES), pcmWav) }];
const runs = [];
for (let run = 0; run <= RUNS; run += 1) {
  const from = performance.now();
  const result = await analyseCall({ segments, modelPath: 'models/silero-vad/silero_vad_v6.onnx' });
  if (!result.ok) throw new Error(result.code);
  const figures = { cpuMs: result.cost.cpuMs, wallMs: performance.now() - from, rssMb: result.cost.rssMb };
  console.log(
    `${run === 0 ? 'first (process start, model)' : `run ${run}`}: ${figures.cpuMs} ms CPU, ${Math.round(figures.wallMs)} ms wall, ${figures.rssMb} MB`,
  );
  if (run > 0) runs.push(figures);
}
await closeAnalyser();
const middle = (name) => runs.map((run) => run[name]).sort((a, b) => a - b)[RUNS >> 1];
const seconds = (ms) => Math.round(ms) / 1000;
const figures = { cpu_s: seconds(middle('cpuMs')), wall_s: seconds(middle('wallMs')), rss_mb: middle('rssMb') };
console.log(JSON.stringify({ bench: 'examine', call_s: CALL_SECONDS, ...figures }));
