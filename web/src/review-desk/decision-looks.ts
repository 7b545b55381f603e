import type { StateLook } from '../shared/ui/state-tag';
import { DECISION_TEXTS } from './decision-texts';
import type { Decision, ReviewFinding } from './review-types';

/** A word and a shape; none of them says who is to blame. */
export const DECISION_LOOKS: Record<Decision, StateLook> = {
  confirmed: { text: DECISION_TEXTS.confirmed, tone: 'warning', shape: 'triangle' },
  cleared: { text: DECISION_TEXTS.cleared, tone: 'success', shape: 'check' },
  cannot_tell: { text: DECISION_TEXTS.cannot_tell, tone: 'plain', shape: 'ring' },
};

export const GRADE_LOOKS: Record<ReviewFinding['grade'], StateLook> = {
  contradiction: { text: ['矛盾', 'Contradiction'], tone: 'warning', shape: 'triangle' },
  attention: { text: ['注意', 'Attention'], tone: 'info', shape: 'ring' },
};
