import sherpa, { type Vad } from 'sherpa-onnx-node';
import type { Span } from '../audio-features.js';
import { HOP_MS, quietLevelOf, type Hops } from './hops.js';
import { type Recording, RATE } from './recording.js';
import { doubled } from './resample.js';
import { merged } from './spans.js';

/** The library's voice activity knows 16 kHz only: any other rate ends the process. */
const MODEL_RATE = 16_000;
/** Samples of one decision: 32 ms. Fed exactly one at a time, because a larger piece with any speech counts as speech throughout. */
const WINDOW = 512;
const PER_MS = MODEL_RATE / 1000;
/** Read at a time, whole windows: a noisy hour is one stretch, and must not be held as one. */
const PIECE_SAMPLES = (WINDOW / 2) * 625;
const BUFFER_SECONDS = 20;
/**
 * The library copies the utterance under way at every window: two minutes without a pause took a minute to hear. So the model begins
 * anew after five seconds of speech; what it misses at such a seam is closed.
 */
const LONGEST_UTTERANCE = 5 * MODEL_RATE;
const SEAM_MS = 200;
/** What the model hears around sound: it needs a run-up, and silence to see an end. */
const BEFORE_MS = 300;
const AFTER_MS = 450;
/** Two sounds with less between them are heard in one go. */
const JOIN_MS = 300;
/** Less than a syllable. */
const SHORTEST_SPEECH_MS = 80;

/** Loads the model. A broken one ends the process; its parent knows what that means. */
export function loadModel(modelPath: string): Vad {
  return new sherpa.Vad(
    {
      sileroVad: {
        model: modelPath,
        threshold: 0.5,
        minSpeechDuration: 0.1,
        minSilenceDuration: 0.25,
        maxSpeechDuration: BUFFER_SECONDS,
        windowSize: WINDOW,
      },
      sampleRate: MODEL_RATE,
      numThreads: 1,
      debug: false,
    },
    BUFFER_SECONDS,
  );
}

/**
 * Speech on one channel, in milliseconds since the recording's start. Only stretches that are louder than the channel's own
 * quiet are put to the model: in a conversation one side is silent half of the time, and the model is nearly all of the cost.
 */
export async function speechOf(vad: Vad, recording: Recording, channel: number, hops: Hops): Promise<Span[]> {
  const spans: Span[] = [];
  for (const [fromMs, toMs] of soundsOf(hops)) {
    for (const [from, to] of await hear(vad, recording, channel, [fromMs, toMs])) spans.push([fromMs + from, Math.min(toMs, fromMs + to)]);
  }
  return merged(spans).filter(([from, to]) => to - from >= SHORTEST_SPEECH_MS);
}

/** Where a channel is louder than its quiet, with room around it. */
export function soundsOf({ energy }: Hops): Span[] {
  const quiet = quietLevelOf(energy);
  const sounds: Span[] = [];
  for (let hop = 0; hop < energy.length; hop += 1) {
    if (energy[hop]! <= quiet) continue;
    const atMs = hop * HOP_MS;
    const last = sounds.at(-1);
    if (last && atMs - BEFORE_MS <= last[1] + JOIN_MS) last[1] = atMs + HOP_MS + AFTER_MS;
    else sounds.push([Math.max(0, atMs - BEFORE_MS), atMs + HOP_MS + AFTER_MS]);
  }
  const endMs = energy.length * HOP_MS;
  return sounds.map(([from, to]) => [from, Math.min(endMs, to)]);
}

/** Speech of one stretch, in milliseconds since its start. */
async function hear(vad: Vad, recording: Recording, channel: number, [fromMs, toMs]: Span): Promise<Span[]> {
  const spans: Span[] = [];
  /** Samples since the stretch began: all that were heard, and those before the model last began anew. */
  let [heard, begun, quietAt] = [0, 0, 0];
  const collect = () => {
    for (; !vad.isEmpty(); vad.pop()) {
      const { start, samples } = vad.front();
      const from = begun + Math.max(0, start);
      spans.push([Math.round(from / PER_MS), Math.round((from + samples.length) / PER_MS)]);
    }
  };
  const beginAnew = () => {
    vad.flush();
    collect();
    vad.reset();
    [begun, quietAt] = [heard, heard];
  };
  vad.reset();
  const end = (toMs * RATE) / 1000;
  for (let from = (fromMs * RATE) / 1000; from < end; from += PIECE_SAMPLES) {
    const samples = doubled(await recording.read(channel, from, Math.min(end, from + PIECE_SAMPLES)));
    for (let at = 0; at + WINDOW <= samples.length; at += WINDOW) {
      vad.acceptWaveform(samples.subarray(at, at + WINDOW));
      heard += WINDOW;
      collect();
      if (!vad.isDetected()) quietAt = heard;
      else if (heard - quietAt >= LONGEST_UTTERANCE) beginAnew();
    }
  }
  beginAnew();
  return merged(spans, SEAM_MS);
}
