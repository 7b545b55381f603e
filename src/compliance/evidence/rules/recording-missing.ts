import type { EvidenceRule } from './evidence-facts.js';

/** There was a talk, and no recording of it. A call lost with its telephone system may have lost its recording too. */
export const recordingMissing: EvidenceRule = ({ call, recordings, switchRecord }, { recordingExpectedSeconds }) => {
  if (!call?.answeredAt || call.lost || call.talkSeconds === null || call.talkSeconds < recordingExpectedSeconds) return null;
  // An exchange that records nothing has lost nothing; one that names a file owes it.
  if (switchRecord && !switchRecord.expectsRecording) return null;
  if (recordings.some(({ segment }) => segment === 'talk')) return null;
  return { code: 'recording_missing', facts: { callId: call.callId, talkSeconds: call.talkSeconds } };
};
