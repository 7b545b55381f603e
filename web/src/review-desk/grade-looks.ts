import type { Finding } from '../shared/api-types';
import { FINDING_GRADE_TEXTS } from '../shared/i18n/record-texts';
import type { StateLook } from '../shared/ui/state-tag';

/** A word and a shape; none of them says who is to blame. */
export const GRADE_LOOKS: Record<Finding['grade'], StateLook> = {
  contradiction: { text: FINDING_GRADE_TEXTS.contradiction, tone: 'warning', shape: 'triangle' },
  attention: { text: FINDING_GRADE_TEXTS.attention, tone: 'info', shape: 'ring' },
};
