import type { Span } from '../audio-features.js';
import { AGENT, CUSTOMER } from './sides.js';
import { linearFit } from './linear-fit.js';
import { RATE, type Recording } from './recording.js';
import { lengthOf, merged, overlapOf } from './spans.js';

const PER_MS = RATE / 1000;
/** A round trip through a network and back; beyond it an echo would be a nuisance that nobody leaves in place. */
const LONGEST_DELAY_MS = 400;
const VOTE_MS = 400;
const MOST_VOTES = 24;
/** So alike must the customer's side be to the delayed agent for a window to have a say. */
const VOTE_CORRELATION = 0.4;
/** Votes within so many milliseconds are for the same delay; one path, one delay. */
const VOTE_WIDTH_MS = 2;
const LEAST_VOTES = 2;
const MAJORITY = 0.5;
/** Windows in which it is decided whether what is heard is echo. */
const WINDOW_MS = 200;
/** A path smears: the copy is fitted from a little before the voted delay to a little after (3 ms). */
const TAPS_BEFORE = 6;
const TAPS = 24;
/** Of a window's energy, so much must be explained by the agent. Where both talk, the customer's own voice remains unexplained. */
const EXPLAINED = 0.5;

/** Stretches of the customer's speech that are the agent's own voice coming back, in milliseconds since the recording's start. */
export async function echoOf(recording: Recording, agent: readonly Span[], customer: readonly Span[]): Promise<EchoFound> {
  const reach = merged(agent.map(([from, to]): Span => [from, to + LONGEST_DELAY_MS]));
  const suspects = overlapOf(merged(customer), reach);
  if (lengthOf(suspects) < VOTE_MS) return NO_ECHO;
  const delay = await votedDelay(recording, suspects);
  if (delay === null) return NO_ECHO;
  const spans: Span[] = [];
  for (const window of piecesOf(suspects, WINDOW_MS)) {
    if ((await explainedShare(recording, window, delay)) >= EXPLAINED) spans.push(window);
  }
  return { spans: merged(spans), delayMs: Math.round(delay / PER_MS) };
}

export interface EchoFound {
  spans: Span[];
  delayMs: number | null;
}

const NO_ECHO: EchoFound = { spans: [], delayMs: null };

/** Pieces of about `ms`; a remainder shorter than half joins the piece before it. */
function piecesOf(spans: readonly Span[], ms: number): Span[] {
  return spans.flatMap(([from, to]) => {
    const count = Math.max(1, Math.round((to - from) / ms));
    const step = (to - from) / count;
    return Array.from({ length: count }, (_, i): Span => [Math.round(from + i * step), Math.round(from + (i + 1) * step)]);
  });
}

/** The one delay most windows agree on, in samples; null: they do not agree, or nothing is alike. */
async function votedDelay(recording: Recording, suspects: readonly Span[]): Promise<number | null> {
  const pieces = piecesOf(suspects, VOTE_MS);
  const step = Math.max(1, pieces.length / MOST_VOTES);
  const votes: number[] = [];
  let asked = 0;
  for (let at = 0; Math.floor(at) < pieces.length; at += step) {
    const [fromMs] = pieces[Math.floor(at)]!;
    asked += 1;
    const vote = await bestDelay(recording, fromMs * PER_MS);
    if (vote !== null) votes.push(vote);
  }
  const width = VOTE_WIDTH_MS * PER_MS;
  const supporters = (delay: number) => votes.filter((vote) => Math.abs(vote - delay) <= width).length;
  const winner = votes.reduce<number | null>((best, vote) => (best === null || supporters(vote) > supporters(best) ? vote : best), null);
  if (winner === null || supporters(winner) < Math.max(LEAST_VOTES, MAJORITY * votes.length)) return null;
  // Where both talk much, few windows show the path; but chance does not agree to two milliseconds.
  return supporters(winner) >= asked / 10 ? winner : null;
}

/** The delay at which the customer's side is most like the agent's, by normalised cross-correlation at half the rate. */
async function bestDelay(recording: Recording, from: number): Promise<number | null> {
  const length = VOTE_MS * PER_MS;
  const reach = LONGEST_DELAY_MS * PER_MS;
  const heard = halved(await recording.read(CUSTOMER, from, from + length));
  const said = halved(await recording.read(AGENT, from - reach, from + length));
  const heardEnergy = heard.reduce((sum, sample) => sum + sample * sample, 0);
  let saidEnergy = 0;
  for (let i = 0; i < heard.length; i += 1) saidEnergy += said[i]! ** 2;
  let best = { likeness: VOTE_CORRELATION, at: -1 };
  for (let at = 0; at + heard.length <= said.length; at += 1) {
    if (at > 0) saidEnergy += said[at + heard.length - 1]! ** 2 - said[at - 1]! ** 2;
    if (saidEnergy < 1e-6 * heard.length) continue;
    let product = 0;
    for (let i = 0; i < heard.length; i += 1) product += heard[i]! * said[at + i]!;
    const likeness = Math.abs(product) / Math.sqrt(heardEnergy * saidEnergy || 1);
    if (likeness > best.likeness) best = { likeness, at };
  }
  return best.at < 0 ? null : reach - 2 * best.at;
}

function halved(samples: Float32Array): Float32Array {
  return Float32Array.from({ length: samples.length >> 1 }, (_, i) => (samples[2 * i]! + samples[2 * i + 1]!) / 2);
}

/** Which share of a window's energy a short filter of the delayed agent explains. */
async function explainedShare(recording: Recording, [fromMs, toMs]: Span, delay: number): Promise<number> {
  const [from, to] = [fromMs * PER_MS, toMs * PER_MS];
  const heard = await recording.read(CUSTOMER, from, to);
  const said = await recording.read(AGENT, from - delay + TAPS_BEFORE - TAPS + 1, to - delay + TAPS_BEFORE);
  return linearFit(heard, said, TAPS);
}
