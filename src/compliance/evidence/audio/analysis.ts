import type { AudioFeatures, Peaks, SegmentName } from './audio-features.js';

/** Why recordings could not be examined. */
export const ANALYSIS_PROBLEMS = [
  'recording_empty',
  'recording_not_audio',
  'recording_encoding',
  'recording_channels',
  'recording_sample_rate',
  'recording_too_long',
  'recording_damaged',
  'model_missing',
  'model_broken',
  'analyser_timeout',
  'analyser_memory',
  'analyser_crashed',
] as const;
export type AnalysisProblem = (typeof ANALYSIS_PROBLEMS)[number];

export interface GivenSegment {
  segment: SegmentName;
  /** A WAV file: 16-bit PCM, A-law or µ-law, one or two channels, 8 to 48 kHz. */
  bytes: Buffer;
  /** When it begins, in milliseconds since the call was placed. */
  startedAtMs: number;
}

export interface AnalysisRequest {
  segments: GivenSegment[];
  /** The Silero voice-activity model, version 5 or later. */
  modelPath: string;
}

export interface AnalysisLimits {
  /** Wall time of one call, from its turn to its answer. */
  timeoutMs: number;
  /** Resident memory of the analysing process. */
  memoryMb: number;
  /** After so many calls the process is replaced: whatever a native library leaks, it leaks for a while only. */
  callsPerProcess: number;
  /** An idle process is ended after this time. */
  idleMs: number;
}

/** Numbers and codes only: a file's content never stands in a message. */
export type ProblemFacts = Readonly<Record<string, string | number | null>>;

export interface AnalysisFailure {
  ok: false;
  code: AnalysisProblem;
  facts: ProblemFacts;
}

export interface AnalysisSuccess {
  ok: true;
  features: AudioFeatures;
  peaks: Peaks;
  /** What it cost the analysing process: CPU time of this call, its resident memory at the end. */
  cost: { cpuMs: number; rssMb: number };
}

export type AnalysisResult = AnalysisSuccess | AnalysisFailure;

export const failure = (code: AnalysisProblem, facts: ProblemFacts = {}): AnalysisFailure => ({ ok: false, code, facts });
