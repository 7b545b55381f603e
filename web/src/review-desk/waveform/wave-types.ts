import type { OutcomeCode } from '../../shared/api-types';

/** All times are milliseconds on the call's own axis, which begins when it was placed. */
export interface Span {
  fromMs: number;
  toMs: number;
}

export type ToneKind = 'ringback' | 'busy' | 'congestion' | 'vacant_number' | 'beep';
export interface Tone extends Span {
  kind: ToneKind;
  cycles: number;
}

export interface RecordedSegment extends Span {
  segment: 'before_answer' | 'talk';
}

export interface Lanes {
  agentSpeech: Span[];
  customerSpeech: Span[];
  /** Where both are in one channel: somebody speaks, and nobody can say who. */
  mixedSpeech: Span[];
  echo: Span[];
  tones: Tone[];
}

export type PbxEventKind = 'placed' | 'dialled' | 'ringing' | 'answered' | 'ended';
export interface PbxEvent {
  kind: PbxEventKind;
  atMs: number;
}

/** Loudness of both channels over the whole axis, base64 of unsigned bytes, 255 the loudest. */
export interface Peaks {
  durationMs: number;
  columns: number;
  agent: string;
  customer: string;
}

/** The agent's record on its lane: hatched while sealed. */
export type LaneClaim = 'sealed' | { code: OutcomeCode; atMs: number };

export interface WaveCall {
  durationMs: number;
  /** 2: one a leg; 1: both people in one. */
  channels: number | null;
  segments: RecordedSegment[];
  lanes: Lanes;
  events: PbxEvent[];
  /** null: the page has no claim to show. */
  claim: LaneClaim | null;
}

export type Channel = 'both' | 'agent' | 'customer';
