import type { AnalysisFailure } from '../analysis.js';
import type { AudioFeatures, Peaks, SegmentName } from '../audio-features.js';
import { examineRecordings, type SegmentBytes } from './examine-recordings.js';
import { loadModel } from './voice-activity.js';

/**
 * The program of the analysing process: one call after the other. It lives apart because a native library may end the process
 * it runs in. What is asked comes by messages, audio by standard input: plain audio never lies on a disk.
 */
export interface AnalyserQuestion {
  modelPath: string;
  /** The bytes follow on standard input in this order. */
  segments: { segment: SegmentName; startedAtMs: number; byteLength: number }[];
}

export type AnalyserMessage =
  /** What is being done, told before it is done: whoever finds the process dead knows of what. */
  { kind: 'stage'; stage: 'model' | 'audio' } | { kind: 'answer'; answer: AnalyserAnswer };

export type AnalyserAnswer =
  ({ ok: true; features: AudioFeatures; peaks: Peaks } & { cost: { cpuMs: number; rssMb: number } }) | AnalysisFailure;

/** Resolves once the message is on its way: the next step may be the last. */
function tell(message: AnalyserMessage): Promise<void> {
  return new Promise((resolve, reject) => process.send!(message, (error: Error | null) => (error ? reject(error) : resolve())));
}

/** Takes `length` bytes of what arrives. */
async function take(length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  for (let filled = 0; filled < length;) {
    const chunk = process.stdin.read(Math.min(length - filled, process.stdin.readableLength || 1)) as Buffer | null;
    if (chunk) filled += chunk.copy(bytes, filled);
    else await new Promise((resolve) => process.stdin.once('readable', resolve));
  }
  return bytes;
}

let loaded: { modelPath: string; vad: ReturnType<typeof loadModel> } | null = null;

async function answer(question: AnalyserQuestion): Promise<AnalyserAnswer> {
  const from = process.cpuUsage();
  const segments: SegmentBytes[] = [];
  for (const { byteLength, ...segment } of question.segments) segments.push({ ...segment, bytes: await take(byteLength) });
  if (loaded?.modelPath !== question.modelPath) {
    await tell({ kind: 'stage', stage: 'model' });
    loaded = { modelPath: question.modelPath, vad: loadModel(question.modelPath) };
  }
  await tell({ kind: 'stage', stage: 'audio' });
  const result = await examineRecordings(segments, loaded.vad);
  if (!result.ok) return result;
  const { user, system } = process.cpuUsage(from);
  return { ...result, cost: { cpuMs: Math.round((user + system) / 1000), rssMb: Math.round(process.memoryUsage.rss() / 1_000_000) } };
}

process.on('message', (question: AnalyserQuestion) => {
  void answer(question).then(async (given) => tell({ kind: 'answer', answer: given }));
});
// The product is gone: nobody waits for an answer.
process.on('disconnect', () => process.exit(0));
