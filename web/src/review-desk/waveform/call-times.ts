import type { PbxEvent, Span, Tone, WaveCall } from './wave-types';

/** A jump must lead away from where one is, though playing has gone on a little. */
const SLACK_MS = 250;

/** 01:12.4, or 1:01:12.4 from an hour on. Cut, not rounded: a clock never shows what is not yet. */
export function clockText(ms: number): string {
  const tenths = Math.floor(Math.max(0, ms) / 100);
  const two = (part: number): string => String(part).padStart(2, '0');
  const seconds = Math.floor(tenths / 10);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${tenths % 10}`;
  return seconds < 3600 ? rest : `${Math.floor(seconds / 3600)}:${rest}`;
}

/** 02:51, for labels that need no tenths. */
export function shortClock(ms: number): string {
  return clockText(ms).replace(/\.\d$/, '');
}

/** Where somebody begins to speak, in order. */
export function speechStarts(call: WaveCall): number[] {
  const { agentSpeech, customerSpeech, mixedSpeech } = call.lanes;
  return [...agentSpeech, ...customerSpeech, ...mixedSpeech].map((span) => span.fromMs).sort((a, b) => a - b);
}

/** Where something happens that is not speech: what the telephone system saw, and tones. */
export function eventTimes(call: WaveCall): number[] {
  const times = [...call.events.map((event) => event.atMs), ...call.lanes.tones.map((tone) => tone.fromMs)];
  return [...new Set(times)].sort((a, b) => a - b);
}

export function nextAfter(times: readonly number[], nowMs: number): number | null {
  return times.find((time) => time > nowMs + SLACK_MS) ?? null;
}

/** The one before, counting the one just left while playing as passed. */
export function lastBefore(times: readonly number[], nowMs: number): number | null {
  return times.findLast((time) => time < nowMs - 4 * SLACK_MS) ?? null;
}

const STEPS_S = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800];

/** Times of the ruler's marks within a range: round ones, at least so many pixels apart. */
export function rulerMarks(range: Span, widthPx: number, apartPx = 72): number[] {
  const lengthMs = range.toMs - range.fromMs;
  if (lengthMs <= 0 || widthPx <= 0) return [];
  const least = (lengthMs / widthPx) * apartPx;
  const stepMs = (STEPS_S.find((step) => step * 1000 >= least) ?? STEPS_S.at(-1)!) * 1000;
  const marks: number[] = [];
  for (let at = Math.ceil(range.fromMs / stepMs) * stepMs; at < range.toMs; at += stepMs) marks.push(at);
  return marks;
}

/** 0:15, 1:00; with the half second where the marks are that fine. */
export function rulerText(ms: number): string {
  const seconds = ms / 1000;
  const whole = Math.floor(seconds);
  const rest = `${String(whole % 60).padStart(2, '0')}${whole === seconds ? '' : `.${Math.round((seconds - whole) * 10)}`}`;
  return whole < 3600
    ? `${Math.floor(whole / 60)}:${rest}`
    : `${Math.floor(whole / 3600)}:${String(Math.floor(whole / 60) % 60).padStart(2, '0')}:${rest}`;
}

export interface TimelineRow extends Span {
  what: 'agent' | 'customer' | 'mixed' | 'echo' | 'tone' | 'pbx';
  tone?: Tone;
  event?: PbxEvent;
}

/** Everything on the lanes as one list in time, for those who read rather than see. */
export function timelineRows(call: WaveCall): TimelineRow[] {
  const { agentSpeech, customerSpeech, mixedSpeech, echo, tones } = call.lanes;
  const rows: TimelineRow[] = [
    ...agentSpeech.map((span) => ({ what: 'agent' as const, ...span })),
    ...customerSpeech.map((span) => ({ what: 'customer' as const, ...span })),
    ...mixedSpeech.map((span) => ({ what: 'mixed' as const, ...span })),
    ...echo.map((span) => ({ what: 'echo' as const, ...span })),
    ...tones.map((tone) => ({ what: 'tone' as const, fromMs: tone.fromMs, toMs: tone.toMs, tone })),
    ...call.events.map((event) => ({ what: 'pbx' as const, fromMs: event.atMs, toMs: event.atMs, event })),
  ];
  return rows.sort((a, b) => a.fromMs - b.fromMs);
}

/** Bytes of base64 as shares of the loudest. */
export function loudness(base64: string): Float32Array {
  const text = atob(base64);
  return Float32Array.from({ length: text.length }, (_, index) => text.charCodeAt(index) / 255);
}

/** The loudest of each column, so that thinning out never hides a word. */
export function columnsOf(values: ArrayLike<number>, columns: number): Float32Array {
  const out = new Float32Array(columns);
  for (let column = 0; column < columns; column++) {
    const from = Math.floor((column * values.length) / columns);
    const to = Math.max(from + 1, Math.floor(((column + 1) * values.length) / columns));
    let loudest = 0;
    for (let index = from; index < to && index < values.length; index++) loudest = Math.max(loudest, values[index]!);
    out[column] = loudest;
  }
  return out;
}
