import type { DncEntry } from '../../shared/api-types';
import type { StateLook } from '../../shared/ui/state-tag';

export const DNC_STATES: Record<DncEntry['state'], StateLook> = {
  active: { text: ['停拨', 'Blocked'], tone: 'error', shape: 'cross' },
  removal_requested: { text: ['停拨，申请移出', 'Blocked, removal asked'], tone: 'warning', shape: 'half' },
  removed: { text: ['已移出', 'Removed'], tone: 'plain', shape: 'ring' },
  lapsed: { text: ['已到期', 'Lapsed'], tone: 'plain', shape: 'dots' },
};
