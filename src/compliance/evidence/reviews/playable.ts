import type { EvidenceSnapshot } from '../evidence-case.entity.js';
import type { Examination } from '../examination/examination.entity.js';

export type Playable = 'playable' | 'none' | 'altered' | 'unreadable' | 'pending';

/** Whether a call can be listened to: its recordings are there, are those taken in, and are sound at all. */
export function isPlayable(snapshot: EvidenceSnapshot, examination: Examination | null): Playable {
  if (snapshot.recordings.length === 0) return 'none';
  if (!examination) return 'pending';
  const integrity = Object.values(examination.integrity);
  if (integrity.includes('altered')) return 'altered';
  if (integrity.includes('unreadable') || examination.problemCode?.startsWith('recording_')) return 'unreadable';
  return 'playable';
}
