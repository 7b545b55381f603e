import { appendFileSync, writeFileSync } from 'node:fs';
import { analyseCall, closeAnalyser } from '../../src/compliance/evidence/audio/analyse-call.js';
import { BEHAVIOUR_BY_LAST_DIGITS } from '../../src/dialer/gateways/simulated/index.js';
import { recordedCall } from '../support/recorded-call.js';
import { SimulatedPbx } from '../support/simulated-pbx.js';
afterAll(closeAnalyser);
it('explore', async () => {
  const pbx = await SimulatedPbx.open();
  await pbx.gateway({ speed: Number(process.env.SPEED ?? 1) });
  writeFileSync('/tmp/explore.txt', '');
  let id = 1000,
    cpu = 0,
    ms = 0;
  for (let r = 0; r < Number(process.env.ROUNDS ?? 3); r++)
    for (const b of BEHAVIOUR_BY_LAST_DIGITS) {
      const call = await recordedCall(pbx, b, String(id++));
      if (call.segments.length === 0) continue;
      const a = await analyseCall({ modelPath: 'models/silero-vad/silero_vad_v6.onnx', segments: call.segments });
      if (!a.ok) {
        appendFileSync('/tmp/explore.txt', `${b} ${JSON.stringify(a)}\n`);
        continue;
      }
      cpu += a.cost.cpuMs;
      const f = a.features;
      ms += f.segments.reduce((s, x) => s + x.durationMs, 0);
      const truth = (ch: string) =>
        call.plan.sounds
          .filter((s) => s.kind === 'line' && s.channel === ch && s.speaker !== 'machine' && s.fromMs >= (call.plan.answeredMs ?? Infinity))
          .reduce((t, s) => t + s.toMs - s.fromMs, 0);
      appendFileSync(
        '/tmp/explore.txt',
        `${b.padEnd(20)} cust ${truth('customer')}→${f.humanCustomerMs} agent ${truth('agent')}→${f.agentSpeechMs} turns ${f.turns} ring ${f.ringCycles} echo ${JSON.stringify(f.echo)} ${f.tones.map((t) => `${t.segment[0]}:${t.kind}×${t.cycles}`).join(' ')} | ${call.plan.sounds
          .filter((s) => s.kind === 'tone')
          .map((s) => s.kind === 'tone' && `${s.tone} ${s.toMs - s.fromMs}`)
          .join()} talk ${call.record.talkSeconds} cpu ${a.cost.cpuMs}\n`,
      );
    }
  appendFileSync('/tmp/explore.txt', `cpu ${cpu} audio ${ms}\n`);
  await pbx.close();
}, 600_000);
