import type { SwitchImport } from '../../shared/api-types';
import type { StateLook } from '../../shared/ui/state-tag';

export const SWITCH_STATES: Record<SwitchImport['state'], StateLook> = {
  uploaded: { text: ['待核对列', 'Columns to check'], tone: 'info', shape: 'half' },
  importing: { text: ['导入中', 'Importing'], tone: 'info', shape: 'dots' },
  done: { text: ['完成', 'Done'], tone: 'success', shape: 'check' },
  failed: { text: ['中断', 'Failed'], tone: 'error', shape: 'cross' },
  stopped: { text: ['已停止', 'Stopped'], tone: 'warning', shape: 'pause' },
  discarded: { text: ['已放弃', 'Given up'], tone: 'plain', shape: 'ring' },
};

/** How far an import is, 0 to 100: the table first, then the recordings. */
export function percentDone({ state, phase, bytesDone, sizeBytes, counts }: SwitchImport): number {
  if (state === 'done') return 100;
  if (phase === 'reading') return Math.min(49, Math.round((50 * bytesDone) / Math.max(1, sizeBytes)));
  if (phase === 'matching') return 50;
  const named = counts.recordingsTaken + counts.recordingsMissing + counts.recordingsUsedTwice + counts.recordingsOpen;
  return named === 0 ? 75 : Math.min(99, 50 + Math.round((50 * (named - counts.recordingsOpen)) / named));
}
