import type { CallEnd } from '../gateway.js';
import { BEHAVIOURS, RING_TIMEOUT_END, type Behaviour, type BehaviourRow, type Customer, type EarlyMedia } from './behaviours.js';
import { DIALOGUES, type DialogueName, type Range, type Turn } from './dialogues.js';
import { fitTurns } from './fit-turns.js';
import type { ToneName } from './tones.js';
import type { VoiceTimes } from './voices.js';

export type Channel = 'agent' | 'customer';

/** Something heard on one channel; offsets in milliseconds since the call was placed. */
export type PlannedSound = { channel: Channel; fromMs: number; toMs: number } & (
  { kind: 'line'; speaker: string; line: string; rate: number; gain: number } | { kind: 'tone'; tone: ToneName }
);

/** The whole of a call before it happens. Offsets in milliseconds since the call was placed; null: that never happens. */
export interface CallPlan {
  behaviour: Behaviour;
  agentRingingMs: number;
  dialledMs: number | null;
  ringingMs: number | null;
  answeredMs: number | null;
  endMs: number;
  /** Null: the PBX dies at `endMs` and knows nothing more. */
  end: CallEnd | null;
  sounds: PlannedSound[];
  noiseSeed: number;
}

export interface PlanRequest {
  customer: Customer;
  ringTimeoutSeconds: number;
  /** All durations but speech are divided by it; of speech, fewer turns are said. Infinity: everything at once. */
  speed: number;
  /** The pace of this seat's agent, about 1. */
  agentRate: number;
  voices: VoiceTimes;
}

/** As a real PBX was seen to do: INVITE to ringing 7 ms; the seat answers by itself after 300 ms; 6 ms to the trunk. */
const AGENT_RINGING_MS = 7;
const AGENT_ANSWER_MS: Range = [300, 360];
const TRUNK_MS = 6;
const AGENT_ABSENT_MS: Range = [12_000, 20_000];
/** Post-dial delay: how long a mobile network searches before it rings or announces. */
const SEARCH_MS: Range = [900, 2600];
const DEAD_TRUNK_MS: Range = [3000, 6000];
const PBX_DIES_MS: Range = [4000, 8000];
const FIRST_GAP_MS: Range = [350, 900];
const GAP_MS: Range = [250, 900];
const BEEP_MS = 500;
const ANNOUNCEMENT_PAUSE_MS = 700;
/** Nobody says a line twice in exactly the same way; identical audio would rightly look like a reused recording. */
const RATE_JITTER = 0.025;

/** The plan of one call: pure, all chance comes from `random`. */
export function planCall(request: PlanRequest, random: () => number): CallPlan {
  const { customer, speed } = request;
  const row = BEHAVIOURS[customer.behaviour];
  const draw = (range: Range) => range[0] + random() * (range[1] - range[0]);
  const noiseSeed = Math.floor(random() * 1_000_000);
  const scaled = (ms: number) => Math.round(ms / speed);
  const agentRingingMs = scaled(AGENT_RINGING_MS);
  const base = { behaviour: customer.behaviour, agentRingingMs, ringingMs: null, answeredMs: null, sounds: [], noiseSeed };
  if (customer.behaviour === 'agent_absent')
    return { ...base, dialledMs: null, endMs: agentRingingMs + scaled(draw(AGENT_ABSENT_MS)), end: row.end };

  const dialledMs = agentRingingMs + scaled(draw(AGENT_ANSWER_MS) + TRUNK_MS);
  const before = planBeforeAnswer(row, dialledMs, request, draw);
  const timeoutMs = dialledMs + scaled(request.ringTimeoutSeconds * 1000);
  if (before.endMs > timeoutMs) return cutByRingTimeout({ ...base, dialledMs, ...before }, timeoutMs);
  if (row.dialogue === null) return { ...base, dialledMs, ...before, end: row.end };

  const answeredMs = before.endMs;
  const talk = planTalk(row.dialogue, answeredMs, request, random);
  const endMs = row.end === null ? Math.min(talk.endMs, answeredMs + scaled(draw(PBX_DIES_MS))) : talk.endMs;
  return { ...base, ...before, dialledMs, answeredMs, endMs, end: row.end, sounds: [...before.sounds, ...talk.sounds] };
}

type Draw = (range: Range) => number;

/** From dialling to the answer or the network's refusal. */
function planBeforeAnswer(row: BehaviourRow, dialledMs: number, { speed, voices }: PlanRequest, draw: Draw) {
  const scaled = (ms: number) => Math.round(ms / speed);
  const sounds: PlannedSound[] = [];
  let at = dialledMs + scaled(draw(row.ringSeconds || row.early.length > 0 ? SEARCH_MS : DEAD_TRUNK_MS));
  let ringingMs: number | null = null;
  if (row.ringSeconds) {
    ringingMs = at;
    at += scaled(draw(row.ringSeconds) * 1000);
    if (at > ringingMs) sounds.push({ channel: 'customer', kind: 'tone', tone: 'ringback', fromMs: ringingMs, toMs: at });
  }
  for (const media of row.early) {
    const next = planEarlyMedia(media, at, voices, draw);
    const endMs = at + scaled(next.endMs - at);
    // The announcement keeps its pace: a fast simulation cuts it short.
    for (const sound of next.sounds) if (sound.fromMs < endMs) sounds.push({ ...sound, toMs: Math.min(sound.toMs, endMs) });
    at = endMs;
  }
  return { ringingMs, endMs: at, sounds };
}

function planEarlyMedia(media: EarlyMedia, fromMs: number, voices: VoiceTimes, draw: Draw): { sounds: PlannedSound[]; endMs: number } {
  if ('tone' in media) {
    const endMs = fromMs + Math.round(draw(media.seconds) * 1000);
    return { sounds: [{ channel: 'customer', kind: 'tone', tone: media.tone, fromMs, toMs: endMs }], endMs };
  }
  const sounds: PlannedSound[] = [];
  let at = fromMs;
  for (let i = 0; i < media.times; i += 1) {
    const toMs = at + voices.durationMs('carrier', media.announcement, 1);
    sounds.push({ channel: 'customer', kind: 'line', speaker: 'carrier', line: media.announcement, rate: 1, gain: 1, fromMs: at, toMs });
    at = toMs + ANNOUNCEMENT_PAUSE_MS;
  }
  return { sounds, endMs: at };
}

/** Neither answered nor refused in time: our PBX gives up. */
function cutByRingTimeout(plan: Omit<CallPlan, 'end'>, timeoutMs: number): CallPlan {
  const ringingMs = plan.ringingMs !== null && plan.ringingMs < timeoutMs ? plan.ringingMs : null;
  const sounds = plan.sounds
    .filter((sound) => sound.fromMs < timeoutMs)
    .map((sound) => ({ ...sound, toMs: Math.min(sound.toMs, timeoutMs) }));
  return { ...plan, ringingMs, sounds, endMs: timeoutMs, end: RING_TIMEOUT_END };
}

/** The conversation: who says which line from when to when. */
function planTalk(name: DialogueName, answeredMs: number, request: PlanRequest, random: () => number) {
  const draw = (range: Range) => range[0] + random() * (range[1] - range[0]);
  const dialogue = DIALOGUES[name];
  const customerGain = 0.55 + 0.45 * random();
  const said = dialogue.turns.filter((turn) => turn.chance === undefined || random() < turn.chance);
  const unplaced = said.map((turn, index) => ({
    ...turn,
    ...voiceOf(turn, request, random),
    gain: turn.by === 'agent' ? 1 : customerGain,
    gapMs: Math.round(draw(index === 0 ? FIRST_GAP_MS : GAP_MS)),
  }));
  const timed = unplaced.map((turn) => ({
    ...turn,
    durationMs: turn.line === 'beep' ? BEEP_MS : request.voices.durationMs(turn.speaker, turn.line, turn.rate),
  }));
  const fitted = fitTurns(timed, Math.round(draw(dialogue.tailMs)), request.speed);
  const sounds = fitted.turns.map(({ turn, fromMs, toMs }): PlannedSound => {
    const place = {
      channel: turn.by === 'agent' ? ('agent' as const) : ('customer' as const),
      fromMs: answeredMs + fromMs,
      toMs: answeredMs + toMs,
    };
    if (turn.line === 'beep') return { ...place, kind: 'tone', tone: 'beep' };
    return { ...place, kind: 'line', speaker: turn.speaker, line: turn.line, rate: turn.rate, gain: turn.gain };
  });
  return { sounds, endMs: answeredMs + fitted.endMs };
}

function voiceOf(turn: Turn, { customer, agentRate, voices }: PlanRequest, random: () => number): { speaker: string; rate: number } {
  if (turn.by === 'machine') return { speaker: 'machine', rate: 1 };
  const jitter = 1 + RATE_JITTER * (2 * random() - 1);
  const speaker = turn.by === 'agent' ? 'agent' : voices.customers[customer.voice % voices.customers.length]!;
  const rate = (turn.by === 'agent' ? agentRate : customer.rate) * jitter;
  return { speaker, rate: Math.round(rate * 10_000) / 10_000 };
}
