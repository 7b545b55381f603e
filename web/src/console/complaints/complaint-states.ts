import type { Complaint } from '../../shared/api-types';
import type { StateLook } from '../../shared/ui/state-tag';

export const COMPLAINT_STATES: Record<Complaint['state'], StateLook> = {
  recorded: { text: ['待裁定', 'To be decided'], tone: 'warning', shape: 'half' },
  upheld: { text: ['成立', 'Upheld'], tone: 'error', shape: 'triangle' },
  rejected: { text: ['不成立', 'Not upheld'], tone: 'plain', shape: 'ring' },
};
