import type { Vad } from 'sherpa-onnx-node';
import { failure, type AnalysisFailure } from '../analysis.js';
import {
  ANALYSER_VERSION,
  type AudioFeatures,
  type ExaminedSegment,
  type HeardTone,
  type Peaks,
  type SegmentName,
  type Span,
  type SpeechSpan,
} from '../audio-features.js';
import { readWaveHeader } from '../wave-header.js';
import { tonesOf } from './call-tones.js';
import { echoOf, type EchoFound } from './echo.js';
import { hopsOf, HOPS_PER_SECOND, type Hops } from './hops.js';
import { RATE, Recording } from './recording.js';
import { AGENT, CUSTOMER } from './sides.js';
import { overlapOf, without } from './spans.js';
import { talkFigures } from './talk-figures.js';
import { speechOf } from './voice-activity.js';

export interface SegmentBytes {
  segment: SegmentName;
  startedAtMs: number;
  bytes: Buffer;
}

/** Everything measured of one segment; spans already on the call's axis. */
interface Measured {
  about: ExaminedSegment;
  hops: Hops[];
  /** By channel. */
  speech: Span[][];
  echo: EchoFound;
  tones: HeardTone[];
}

/** Measures the recordings of one call. Answers a failure for a file nobody can measure. */
export async function examineRecordings(
  segments: readonly SegmentBytes[],
  vad: Vad,
): Promise<{ ok: true; features: AudioFeatures; peaks: Peaks } | AnalysisFailure> {
  const measured: Measured[] = [];
  for (const given of segments) {
    const header = readWaveHeader(given.bytes);
    if (!header.ok) return { ...header, facts: { ...header.facts, segment: given.segment } };
    try {
      measured.push(await measure(given, new Recording(header, given.bytes), vad));
    } catch {
      // The header is sound, the samples are not; a decoder's message could quote the file, so it is not told.
      return failure('recording_damaged', { segment: given.segment });
    }
  }
  return { ok: true, features: featuresOf(measured), peaks: peaksOf(measured) };
}

async function measure({ segment, startedAtMs }: SegmentBytes, recording: Recording, vad: Vad): Promise<Measured> {
  const hops = await hopsOf(recording);
  const speech: Span[][] = [];
  for (const [channel, own] of hops.entries()) speech.push(await speechOf(vad, recording, channel, own));
  const isStereo = recording.header.channels === 2;
  const echo = isStereo ? await echoOf(recording, speech[AGENT]!, speech[CUSTOMER]!) : { spans: [], delayMs: null };
  const shifted = (spans: readonly Span[]) => spans.map(([from, to]): Span => [from + startedAtMs, to + startedAtMs]);
  const { channels, sampleRate, encoding, truncated } = recording.header;
  return {
    about: {
      ...{ segment, fromMs: startedAtMs, durationMs: Math.round((recording.length * 1000) / RATE) },
      ...{ channels, sampleRate, encoding, truncated },
    },
    hops,
    speech: speech.map(shifted),
    echo: { ...echo, spans: shifted(echo.spans) },
    tones: tonesOf(hops[isStereo ? CUSTOMER : 0]!).map((tone) => ({
      ...{ segment, kind: tone.kind, fromMs: tone.fromMs + startedAtMs, toMs: tone.toMs + startedAtMs, cycles: tone.cycles },
    })),
  };
}

function featuresOf(measured: readonly Measured[]): AudioFeatures {
  const talk = measured.find(({ about }) => about.segment === 'talk');
  const before = measured.filter(({ about }) => about.segment === 'before_answer').flatMap(({ tones }) => tones);
  const speechOn = (wanted: 1 | 2, channel: number): SpeechSpan[] =>
    measured.filter(({ about }) => about.channels === wanted).flatMap((one) => spansOf(one, channel));
  return {
    analyserVersion: ANALYSER_VERSION,
    segments: measured.map(({ about }) => about),
    channels: talk?.about.channels ?? null,
    speech: { agent: speechOn(2, AGENT), customer: speechOn(2, CUSTOMER), mixed: speechOn(1, 0) },
    echo: measured.flatMap(({ echo }) => echo.spans),
    echoDelayMs: measured.find(({ echo }) => echo.delayMs !== null)?.echo.delayMs ?? null,
    tones: measured.flatMap(({ tones }) => tones),
    ...talkFigures(talk && { channels: talk.about.channels, speech: talk.speech, echo: talk.echo.spans, machineUntilMs: machineEnd(talk) }),
    ringCycles: before.reduce((sum, { kind, cycles }) => sum + (kind === 'ringback' ? cycles : 0), 0),
    lastToneBeforeAnswer: before.at(-1)?.kind ?? null,
  };
}

/** Until when a machine speaks: up to the last beep of the talk; null: there was none. */
function machineEnd({ about, tones }: Measured): number | null {
  if (about.segment !== 'talk') return null;
  return tones.filter(({ kind }) => kind === 'beep').at(-1)?.toMs ?? null;
}

function spansOf(one: Measured, channel: number): SpeechSpan[] {
  const { segment } = one.about;
  const machineUntilMs = channel === CUSTOMER ? machineEnd(one) : null;
  const spans = one.speech[channel]!;
  const machine: Span[] = machineUntilMs === null ? [] : overlapOf(spans, [[0, machineUntilMs]]);
  return [
    ...machine.map(([fromMs, toMs]): SpeechSpan => ({ segment, fromMs, toMs, machine: true })),
    ...without(spans, machine).map(([fromMs, toMs]): SpeechSpan => ({ segment, fromMs, toMs })),
  ];
}

/** One axis for the whole call; a recording of one channel is drawn on both sides. */
function peaksOf(measured: readonly Measured[]): Peaks {
  const endMs = Math.max(0, ...measured.map(({ about }) => about.fromMs + about.durationMs));
  const axis = () => Buffer.alloc(Math.ceil((endMs * HOPS_PER_SECOND) / 1000));
  const [agent, customer] = [axis(), axis()];
  for (const { about, hops } of measured) {
    const start = Math.round((about.fromMs * HOPS_PER_SECOND) / 1000);
    for (const [side, into] of [agent, customer].entries()) {
      const { peaks } = hops[Math.min(side, hops.length - 1)]!;
      into.set(peaks.subarray(0, Math.max(0, into.length - start)), Math.min(start, into.length));
    }
  }
  return { perSecond: 100, fromMs: 0, agent, customer };
}
