import { join } from 'node:path';
import type { RecordedSegment } from '../gateway.js';
import { endOf, type PlacedCall } from './call-facts.js';
import type { CallJournal } from './call-journal.js';
import { replaceDurably } from '../durable-file.js';
import { CHANNELS, renderAudio } from './render-audio.js';
import type { Voices } from './voices.js';
import { pcmWav } from './wav-file.js';

/** Makes the recordings of ended calls, one call at a time: a hundred calls that end together must not fill the memory. */
export class CallRecorder {
  private line: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly journal: CallJournal,
    private readonly voices: Voices,
  ) {}

  /** The recordings of an ended call, made at the first asking; the same plan gives the same bytes again after a crash. */
  async recordingsOf(call: PlacedCall): Promise<RecordedSegment[]> {
    const turn = this.line.then(() => this.finish(call));
    this.line = turn.catch(() => undefined);
    return turn;
  }

  private async finish(call: PlacedCall): Promise<RecordedSegment[]> {
    const finished = await this.journal.recorded(call.callId);
    if (finished) return finished;
    const segments: RecordedSegment[] = [];
    for (const { segment, fromMs, toMs } of segmentsOf(call)) {
      const path = join(this.journal.recordings, `${call.callId}.${segment}.wav`);
      const samples = await renderAudio(call.plan, fromMs, toMs, this.voices);
      await replaceDurably(path, pcmWav(samples, this.voices.sampleRate, CHANNELS));
      segments.push({
        segment,
        path,
        startedAt: new Date(call.placedAt.getTime() + fromMs),
        durationMs: toMs - fromMs,
        sampleRate: this.voices.sampleRate,
        channels: CHANNELS,
      });
    }
    await this.journal.finishRecorded(call.callId, segments);
    return segments;
  }
}

/** Which parts of a call have a recording; a part of no length has none, and neither has a call lost with its PBX. */
function segmentsOf(call: PlacedCall): { segment: RecordedSegment['segment']; fromMs: number; toMs: number }[] {
  const { atMs, end } = endOf(call);
  const { dialledMs, answeredMs } = call.plan;
  if (end === null || dialledMs === null) return [];
  const answered = answeredMs !== null && answeredMs <= atMs;
  return [
    { segment: 'before_answer' as const, fromMs: dialledMs, toMs: answered ? answeredMs : atMs },
    ...(answered ? [{ segment: 'talk' as const, fromMs: answeredMs, toMs: atMs }] : []),
  ].filter(({ fromMs, toMs }) => toMs > fromMs);
}
