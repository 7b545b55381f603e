import type { EvidenceRule } from './evidence-facts.js';
import { seconds } from './heard-talk.js';

/** Part of the talk is not in the recording. What was measured counts before what the file was said to hold. */
export const recordingShorterThanTalk: EvidenceRule = ({ call, recordings, features }, { recordingShorterMs }) => {
  const talks = recordings.filter(({ segment }) => segment === 'talk');
  if (!call?.answeredAt || call.talkSeconds === null || talks.length === 0) return null;
  const measured = features?.segments.filter(({ segment }) => segment === 'talk') ?? [];
  const recordedMs = (measured.length > 0 ? measured : talks).reduce((sum, { durationMs }) => sum + durationMs, 0);
  if (recordedMs + recordingShorterMs >= call.talkSeconds * 1000) return null;
  const { callId, talkSeconds } = call;
  return { code: 'recording_shorter_than_talk', facts: { callId, talkSeconds, recordedSeconds: seconds(recordedMs) } };
};
