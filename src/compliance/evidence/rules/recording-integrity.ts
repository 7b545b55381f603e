import type { EvidenceFacts, EvidenceRule } from './evidence-facts.js';

/** A recording is not the one that was taken in: its hash differs. */
export const recordingAltered: EvidenceRule = (facts) => {
  const segment = segmentThatIs('altered', facts);
  return segment === null ? null : { code: 'recording_altered', facts: { callId: facts.call?.callId ?? null, segment } };
};

/** A recording was taken in and can no longer be read. */
export const recordingUnreadable: EvidenceRule = (facts) => {
  const segment = segmentThatIs('unreadable', facts);
  return segment === null ? null : { code: 'recording_unreadable', facts: { callId: facts.call?.callId ?? null, segment } };
};

function segmentThatIs(integrity: 'altered' | 'unreadable', { recordings }: EvidenceFacts): string | null {
  return recordings.find((recording) => recording.integrity === integrity)?.segment ?? null;
}
