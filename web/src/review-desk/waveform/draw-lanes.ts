import type { Palette } from '../../shared/theme';
import { rulerMarks, rulerText } from './call-times';
import type { PbxEvent, PbxEventKind, Span, Tone, WaveCall } from './wave-types';

export type LaneName = 'ruler' | 'agentWave' | 'agentSpeech' | 'customerWave' | 'customerSpeech' | 'tones' | 'pbx' | 'claim' | 'whole';

/** The lanes from top to bottom, in pixels: 304 together. */
export const LANES: readonly { name: LaneName; height: number; top: number }[] = stacked([
  ['ruler', 24],
  ['agentWave', 72],
  ['agentSpeech', 16],
  ['customerWave', 72],
  ['customerSpeech', 16],
  ['tones', 24],
  ['pbx', 28],
  ['claim', 28],
  ['whole', 24],
]);
export const LANES_HEIGHT = 304;
export const WHOLE_TOP = topOf('whole');

function stacked(lanes: [LaneName, number][]): { name: LaneName; height: number; top: number }[] {
  let top = 0;
  return lanes.map(([name, height]) => {
    const lane = { name, height, top };
    top += height;
    return lane;
  });
}

export function topOf(name: LaneName): number {
  return LANES.find((lane) => lane.name === name)!.top;
}

export interface LaneWords {
  tone: (tone: Tone) => string;
  event: (kind: PbxEventKind) => string;
  claim: string;
  notRecorded: string;
  mixed: string;
}

export interface LanesPicture {
  call: WaveCall;
  range: Span;
  loop: { fromMs: number | null; toMs: number | null };
  width: number;
  palette: Palette;
  words: LaneWords;
  font: string;
}

interface Pen extends LanesPicture {
  context: CanvasRenderingContext2D;
  x: (ms: number) => number;
}

const MIN_BAR = 2;
const PAD = 5;

/** Draws every lane but the waves themselves. */
export function drawLanes(canvas: HTMLCanvasElement, picture: LanesPicture): void {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(picture.width * ratio);
  canvas.height = Math.round(LANES_HEIGHT * ratio);
  const context = canvas.getContext('2d');
  if (!context || picture.width <= 0) return;
  context.scale(ratio, ratio);
  context.font = `12px ${picture.font}`;
  context.textBaseline = 'middle';
  const { range, width } = picture;
  const x = (ms: number): number => ((ms - range.fromMs) / (range.toMs - range.fromMs)) * width;
  const pen: Pen = { ...picture, context, x };
  drawUnrecorded(pen);
  drawLoop(pen);
  drawRuler(pen);
  drawSpeech(pen);
  drawTones(pen);
  drawEvents(pen);
  drawClaim(pen);
  drawWhole(pen);
  drawDividers(pen);
}

function drawDividers({ context, palette, width }: Pen): void {
  context.fillStyle = palette.divider;
  for (const lane of LANES.slice(1)) context.fillRect(0, lane.top - 1, width, 1);
}

/** Where nothing was recorded silence means nothing: the waves' ground says so. */
function drawUnrecorded(pen: Pen): void {
  const { call, context, palette, x, words } = pen;
  for (const gap of unrecorded(call)) {
    const [left, right] = [x(gap.fromMs), x(gap.toMs)];
    for (const name of ['agentWave', 'customerWave'] as const) {
      context.fillStyle = palette.disabled;
      context.fillRect(left, topOf(name), right - left, 72);
      context.fillStyle = palette.tertiary;
      const visible = { left: Math.max(0, left), right: Math.min(pen.width, right) };
      const room = visible.right - visible.left;
      if (context.measureText(words.notRecorded).width + 2 * PAD < room)
        context.fillText(words.notRecorded, visible.left + PAD, topOf(name) + 60);
    }
  }
}

export function unrecorded(call: Pick<WaveCall, 'segments' | 'durationMs'>): Span[] {
  const gaps: Span[] = [];
  let endMs = 0;
  for (const { fromMs, toMs } of [...call.segments].sort((a, b) => a.fromMs - b.fromMs)) {
    if (fromMs > endMs) gaps.push({ fromMs: endMs, toMs: fromMs });
    endMs = Math.max(endMs, toMs);
  }
  if (endMs < call.durationMs) gaps.push({ fromMs: endMs, toMs: call.durationMs });
  return gaps;
}

function drawLoop({ context, palette, loop, x }: Pen): void {
  const { fromMs, toMs } = loop;
  if (fromMs === null) return;
  context.fillStyle = palette.link;
  if (toMs !== null) {
    context.globalAlpha = 0.12;
    context.fillRect(x(fromMs), 0, x(toMs) - x(fromMs), WHOLE_TOP);
    context.globalAlpha = 1;
    context.fillRect(x(toMs) - 1, 0, 2, WHOLE_TOP);
  }
  context.fillRect(x(fromMs) - 1, 0, 2, WHOLE_TOP);
}

function drawRuler({ context, palette, range, width, x }: Pen): void {
  for (const at of rulerMarks(range, width)) {
    context.fillStyle = palette.control;
    context.fillRect(x(at), 18, 1, 6);
    context.fillStyle = palette.secondary;
    const text = rulerText(at);
    if (x(at) + context.measureText(text).width + PAD < width) context.fillText(text, x(at) + 4, 12);
  }
}

function drawSpeech(pen: Pen): void {
  const { call, context, palette, words, x } = pen;
  if (call.channels === 1) {
    context.fillStyle = palette.tertiary;
    context.fillText(words.mixed, PAD, topOf('customerWave') + 36);
  }
  for (const [name, spans, colour] of [
    ['agentSpeech', call.lanes.agentSpeech, palette.agent],
    ['customerSpeech', call.lanes.customerSpeech, palette.customer],
    ['agentSpeech', call.lanes.mixedSpeech, palette.secondary],
  ] as const) {
    context.fillStyle = colour;
    for (const span of spans) context.fillRect(x(span.fromMs), topOf(name) + 3, barWidth(x, span), 9);
  }
  for (const span of call.lanes.echo) {
    const box = { left: x(span.fromMs), top: topOf('customerSpeech') + 3, width: barWidth(x, span), height: 9 };
    context.clearRect(box.left, box.top, box.width, box.height);
    hatch(pen, box, palette.customer);
  }
}

function drawTones({ call, context, palette, range, words, x }: Pen): void {
  const top = topOf('tones');
  context.strokeStyle = palette.tones;
  context.fillStyle = palette.tones;
  let free = 0;
  for (const tone of [...call.lanes.tones].sort((a, b) => a.fromMs - b.fromMs)) {
    if (tone.toMs < range.fromMs || tone.fromMs > range.toMs) continue;
    const left = x(tone.fromMs);
    const width = barWidth(x, tone);
    context.globalAlpha = 0.25;
    context.fillRect(left, top + 4, width, 14);
    context.globalAlpha = 1;
    context.strokeRect(left + 0.5, top + 4.5, Math.max(1, width - 1), 13);
    const text = words.tone(tone);
    const inside = context.measureText(text).width + 2 * PAD <= width;
    const from = inside ? Math.max(left, 0) + PAD : Math.max(left + width, 0) + PAD;
    if (from < free) continue;
    context.fillText(text, from, top + 12);
    free = from + context.measureText(text).width + PAD;
  }
}

/** The events that matter most are named first; the others where there is room. */
const EVENT_ORDER: readonly PbxEventKind[] = ['answered', 'ended', 'ringing', 'placed', 'dialled'];

function drawEvents({ call, context, palette, words, width, x }: Pen): void {
  const top = topOf('pbx');
  const taken: { from: number; to: number }[] = call.events.map((event) => ({ from: x(event.atMs) - 2, to: x(event.atMs) + 2 }));
  context.fillStyle = palette.text;
  for (const event of call.events) context.fillRect(Math.min(x(event.atMs), width - 2), top + 2, 2, 23);
  for (const event of [...call.events].sort((a, b) => EVENT_ORDER.indexOf(a.kind) - EVENT_ORDER.indexOf(b.kind))) {
    const place = placeOf(event);
    if (!place) continue;
    context.fillText(words.event(event.kind), place.from, top + 14);
    taken.push(place);
  }

  function placeOf(event: PbxEvent): { from: number; to: number } | null {
    const length = context.measureText(words.event(event.kind)).width;
    const at = x(event.atMs);
    const right = { from: at + PAD, to: at + PAD + length };
    const left = { from: at - PAD - length, to: at - PAD };
    const fits = (place: { from: number; to: number }): boolean =>
      place.from >= 0 && place.to <= width && taken.every((other) => place.to < other.from || place.from > other.to);
    return [right, left].find(fits) ?? null;
  }
}

function drawClaim(pen: Pen): void {
  const { call, context, palette, words, width, x } = pen;
  if (!call.claim) return;
  const top = topOf('claim');
  const sealed = call.claim === 'sealed';
  const endMs = call.claim === 'sealed' ? call.durationMs : Math.min(call.claim.atMs, call.durationMs);
  const box = { left: Math.max(0, x(0)), top: top + 4, width: 0, height: 19 };
  box.width = Math.min(width, x(endMs)) - box.left;
  if (box.width > 0 && sealed) hatch(pen, box, palette.control);
  else if (box.width > 0) {
    context.fillStyle = palette.disabled;
    context.fillRect(box.left, box.top, box.width, box.height);
    context.fillStyle = palette.text;
    context.fillRect(Math.min(x(endMs), width) - 2, top + 2, 2, 23);
  }
  if (sealed) {
    context.fillStyle = palette.container;
    context.fillRect(8, top + 5, context.measureText(words.claim).width + 12, 17);
  }
  context.fillStyle = palette.text;
  context.fillText(words.claim, 14, top + 14);
}

function drawWhole({ call, context, palette, range, width }: Pen): void {
  const whole = (ms: number): number => (ms / call.durationMs) * width;
  const { agentSpeech, customerSpeech, mixedSpeech } = call.lanes;
  context.fillStyle = palette.control;
  for (const span of [...agentSpeech, ...customerSpeech, ...mixedSpeech])
    context.fillRect(whole(span.fromMs), WHOLE_TOP + 7, barWidth(whole, span), 9);
  if (range.toMs - range.fromMs >= call.durationMs - 1) return;
  context.strokeStyle = palette.link;
  context.lineWidth = 2;
  context.strokeRect(whole(range.fromMs) + 1, WHOLE_TOP + 2, Math.max(4, whole(range.toMs) - whole(range.fromMs) - 2), 19);
  context.lineWidth = 1;
}

function barWidth(x: (ms: number) => number, span: Span): number {
  return Math.max(MIN_BAR, x(span.toMs) - x(span.fromMs));
}

function hatch({ context }: Pen, box: { left: number; top: number; width: number; height: number }, colour: string): void {
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  context.strokeStyle = colour;
  context.beginPath();
  for (let at = box.left - box.height; at < box.left + box.width; at += 6) {
    context.moveTo(at, box.top + box.height);
    context.lineTo(at + box.height, box.top);
  }
  context.stroke();
  context.strokeRect(box.left + 0.5, box.top + 0.5, box.width - 1, box.height - 1);
  context.restore();
}
