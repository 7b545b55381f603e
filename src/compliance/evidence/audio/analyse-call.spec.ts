import { readFileSync } from 'node:fs';
import { analyseCall, closeAnalyser } from './analyse-call.js';
const MODEL = 'models/silero-vad/silero_vad_v6.onnx';
afterAll(closeAnalyser);
it('works', async () => {
  const r = await analyseCall({
    modelPath: MODEL,
    segments: [{ segment: 'talk', startedAtMs: 0, bytes: readFileSync('demo/voices/agent.wav') }],
  });
  expect(r).toMatchObject({ ok: true });
  const r2 = await analyseCall({
    modelPath: MODEL,
    segments: [{ segment: 'talk', startedAtMs: 0, bytes: readFileSync('demo/voices/agent.wav') }],
  });
  if (r2.ok) process.stdout.write(JSON.stringify([r2.features, r2.cost]));
});
