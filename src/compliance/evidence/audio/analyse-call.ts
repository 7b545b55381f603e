import { existsSync } from 'node:fs';
import { failure, type AnalysisLimits, type AnalysisRequest, type AnalysisResult } from './analysis.js';
import { AnalyserHandle } from './analyser-handle.js';
import { readWaveHeader } from './wave-header.js';

/** Room for an hour in stereo; a real call of three minutes needs 2 s and 200 MB. */
export const DEFAULT_LIMITS: AnalysisLimits = { timeoutMs: 120_000, memoryMb: 600, callsPerProcess: 200, idleMs: 30_000 };

let warm: AnalyserHandle | null = null;
let line: Promise<unknown> = Promise.resolve();

/**
 * Examines the recordings of one call in a process of its own, one call at a time: whatever a file or a native library does to
 * that process, the caller gets a code. Never throws; `options` change the limits.
 */
export function analyseCall(request: AnalysisRequest, options: Partial<AnalysisLimits> = {}): Promise<AnalysisResult> {
  const refused = refusalOf(request);
  if (refused) return Promise.resolve(refused);
  const turn = line.then(() => askWarmProcess(request, { ...DEFAULT_LIMITS, ...options }));
  line = turn;
  return turn;
}

/** Ends the analysing process, once what is under way is done. The next call starts another. */
export function closeAnalyser(): Promise<void> {
  const turn = line.then(async () => {
    await warm?.end();
    warm = null;
  });
  line = turn;
  return turn;
}

/** What can be said of a file without decoding it costs no process. */
function refusalOf({ segments, modelPath }: AnalysisRequest): AnalysisResult | null {
  if (segments.length === 0) return failure('recording_empty');
  for (const { segment, bytes } of segments) {
    const header = readWaveHeader(bytes);
    if (!header.ok) return { ...header, facts: { ...header.facts, segment } };
  }
  return existsSync(modelPath) ? null : failure('model_missing');
}

async function askWarmProcess(request: AnalysisRequest, limits: AnalysisLimits): Promise<AnalysisResult> {
  if (warm && !warm.isFitFor(request.modelPath, limits.callsPerProcess)) {
    await warm.end();
    warm = null;
  }
  warm ??= new AnalyserHandle(request.modelPath, limits.memoryMb);
  const result = await warm.ask(request, limits);
  // A process that failed may be damaged in ways it does not know of.
  if (!result.ok) {
    await warm.end();
    warm = null;
  }
  return result;
}
