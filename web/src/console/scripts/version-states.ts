import type { ScriptVersion } from '../../shared/api-types';
import type { StateLook } from '../../shared/ui/state-tag';

export const VERSION_STATES: Record<ScriptVersion['state'], StateLook> = {
  draft: { text: ['草稿', 'Draft'], tone: 'plain', shape: 'ring' },
  submitted: { text: ['待批准', 'Submitted'], tone: 'info', shape: 'half' },
  approved: { text: ['已批准', 'Approved'], tone: 'success', shape: 'check' },
  retired: { text: ['已停用', 'Retired'], tone: 'plain', shape: 'cross' },
};
