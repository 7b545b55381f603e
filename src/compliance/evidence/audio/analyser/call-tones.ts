import type { ToneKind } from '../audio-features.js';
import { HOP_MS, type Hops } from './hops.js';

/** A tone of one recording, in milliseconds since its start. */
export interface FoundTone {
  kind: ToneKind;
  fromMs: number;
  toMs: number;
  cycles: number;
}

/** One uninterrupted sounding of a frequency. */
interface Burst {
  fromMs: number;
  toMs: number;
}

/** Of all that is heard in a hop, so much must be the tone: 5 dB above white noise gives three quarters. */
const TONE_SHARE = 0.55;
/** -43 dBFS: tones are sent at -10 dBm0, and no line takes away more than 30 dB. */
const LOWEST_TONE = 10 ** -4.3;
/** A quarter of the tone's usual power is half its level: where a cadence begins and ends. */
const HALF_LEVEL = 0.25;
/** A click does not end a tone, and is none. */
const GLITCH_HOPS = 2;

const isAbout = (ms: number, wanted: number, tolerance: number): boolean => Math.abs(ms - wanted) <= tolerance;
const lengthOf = ({ fromMs, toMs }: Burst): number => toMs - fromMs;

/** Tolerances: a quarter of the nominal time, for carriers keep GB 3380 loosely, and hops are 10 ms. */
const RINGBACK = { onMs: 1000, tolerance: 250, periodMs: 5000, periodTolerance: 700 };
const GROUP_GAP_MS = 900;
const BUSY = { onMs: 350, tolerance: 75, least: 3 };
const CONGESTION = { onMs: 700, tolerance: 150, least: 2 };
const VACANT = { shortMs: 100, shortTolerance: 45, longMs: 400, longTolerance: 90 };
const BEEP = { shortestMs: 280, longestMs: 1500, aloneMs: 2500 };

/** The call-progress tones of China and answering machines' beeps in one channel, in the order of their beginning. */
export function tonesOf(hops: Hops): FoundTone[] {
  const groups = groupsOf(burstsOf(hops.progress, hops.energy));
  const repeated = groups.flatMap((group) => repeatedTone(group) ?? []);
  const rings = ringbackOf(groups.flatMap((group) => (group.length === 1 ? group : [])));
  const beeps = beepsOf(burstsOf(hops.beep, hops.energy));
  return [...repeated, ...rings, ...beeps].sort((a, b) => a.fromMs - b.fromMs);
}

/** When a frequency sounds: first where it dominates, then, by its own usual level, from half-level to half-level. */
function burstsOf(tone: Float32Array, energy: Float32Array): Burst[] {
  const dominates = (hop: number) => tone[hop]! >= LOWEST_TONE && tone[hop]! >= TONE_SHARE * energy[hop]!;
  const loud = tone.filter((_, hop) => dominates(hop)).sort();
  if (loud.length === 0) return [];
  const usual = loud[Math.floor(loud.length / 2)]!;
  const bursts: Burst[] = [];
  for (let hop = 0; hop < tone.length; hop += 1) {
    if (!dominates(hop) || tone[hop]! < HALF_LEVEL * usual) continue;
    const last = bursts.at(-1);
    if (last && hop * HOP_MS - last.toMs <= GLITCH_HOPS * HOP_MS) last.toMs = (hop + 1) * HOP_MS;
    else bursts.push({ fromMs: hop * HOP_MS, toMs: (hop + 1) * HOP_MS });
  }
  return bursts.filter((burst) => lengthOf(burst) > GLITCH_HOPS * HOP_MS);
}

function groupsOf(bursts: readonly Burst[]): Burst[][] {
  const groups: Burst[][] = [];
  for (const burst of bursts) {
    const last = groups.at(-1);
    if (last && burst.fromMs - last.at(-1)!.toMs < GROUP_GAP_MS) last.push(burst);
    else groups.push([burst]);
  }
  return groups;
}

/** Bursts that follow one another closely: the three tones that refuse a call. The ends may be cut, so the middle decides. */
function repeatedTone(group: readonly Burst[]): FoundTone | null {
  const place = { fromMs: group[0]!.fromMs, toMs: group.at(-1)!.toMs };
  const short = group.filter((burst) => isAbout(lengthOf(burst), VACANT.shortMs, VACANT.shortTolerance)).length;
  const long = group.filter((burst) => isAbout(lengthOf(burst), VACANT.longMs, VACANT.longTolerance)).length;
  if (long >= 1 && short >= 2 && short >= 2 * long) return { ...place, kind: 'vacant_number', cycles: long };
  for (const [kind, { onMs, tolerance, least }] of [['busy', BUSY] as const, ['congestion', CONGESTION] as const]) {
    const fitting = group.filter((burst) => isAbout(lengthOf(burst), onMs, tolerance)).length;
    const gaps = group.slice(1).filter((burst, index) => isAbout(burst.fromMs - group[index]!.toMs, onMs, tolerance)).length;
    // Two may be cut: the first by the recording's start, the last by its end.
    if (fitting >= least - 1 && group.length >= least && group.length - fitting <= 2 && group.length - 1 - gaps <= 1)
      return { ...place, kind, cycles: group.length };
  }
  return null;
}

/** Single bursts of a second, five seconds from one to the next. One that stands alone counts: it may have been answered. */
function ringbackOf(bursts: readonly Burst[]): FoundTone[] {
  const tones: FoundTone[] = [];
  for (const [index, burst] of bursts.entries()) {
    const last = tones.at(-1);
    const follows = last !== undefined && isAbout(burst.fromMs - bursts[index - 1]!.fromMs, RINGBACK.periodMs, RINGBACK.periodTolerance);
    const whole = isAbout(lengthOf(burst), RINGBACK.onMs, RINGBACK.tolerance);
    const cut = lengthOf(burst) < RINGBACK.onMs && index === bursts.length - 1;
    if (follows && (whole || cut)) {
      last.toMs = burst.toMs;
      last.cycles += 1;
    } else if (whole) tones.push({ kind: 'ringback', fromMs: burst.fromMs, toMs: burst.toMs, cycles: 1 });
  }
  return tones;
}

/** One beep, with no other near it: what repeats is a melody or a signal of the network. */
function beepsOf(bursts: readonly Burst[]): FoundTone[] {
  return bursts
    .filter(
      (burst, index) =>
        lengthOf(burst) >= BEEP.shortestMs &&
        lengthOf(burst) <= BEEP.longestMs &&
        !(index > 0 && burst.fromMs - bursts[index - 1]!.toMs < BEEP.aloneMs) &&
        !(index < bursts.length - 1 && bursts[index + 1]!.fromMs - burst.toMs < BEEP.aloneMs),
    )
    .map(({ fromMs, toMs }) => ({ kind: 'beep', fromMs, toMs, cycles: 1 }));
}
