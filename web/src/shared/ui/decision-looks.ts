import type { Decision } from '../api-types';
import { DECISION_TEXTS } from '../i18n/record-texts';
import type { StateLook } from './state-tag';

export const DECISION_LOOKS: Record<Decision, StateLook> = {
  confirmed: { text: DECISION_TEXTS.confirmed, tone: 'error', shape: 'cross' },
  cleared: { text: DECISION_TEXTS.cleared, tone: 'success', shape: 'check' },
  cannot_tell: { text: DECISION_TEXTS.cannot_tell, tone: 'plain', shape: 'half' },
};
