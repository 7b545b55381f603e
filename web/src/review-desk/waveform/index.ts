// One call to see and hear: waves, speech, tones, telephone record, claim, player. Never judges.
export { CallWaveform } from './call-waveform';
export { shortClock } from './call-times';
export type { LaneClaim, Lanes, PbxEvent, Peaks, RecordedSegment, Span, ToneKind, WaveCall } from './wave-types';
