import type { FalseRecord } from '../shared/api-types';
import type { StateLook } from '../shared/ui/state-tag';
import { APPEAL_TEXTS } from './appeal-texts';

type Standing = 'open' | 'decided' | 'appealed' | 'upheld' | 'overturned' | 'cannotTell' | 'final';

export const STANDINGS: Record<Standing, StateLook> = {
  open: { text: APPEAL_TEXTS.open, tone: 'warning', shape: 'half' },
  decided: { text: APPEAL_TEXTS.decided, tone: 'error', shape: 'triangle' },
  appealed: { text: APPEAL_TEXTS.appealed, tone: 'info', shape: 'dots' },
  upheld: { text: APPEAL_TEXTS.upheld, tone: 'error', shape: 'cross' },
  overturned: { text: APPEAL_TEXTS.overturned, tone: 'success', shape: 'check' },
  cannotTell: { text: APPEAL_TEXTS.cannotTell, tone: 'plain', shape: 'ring' },
  final: { text: APPEAL_TEXTS.final, tone: 'error', shape: 'square' },
};

/** Where a false record stands for the vendor: the review's state, and after an appeal what the second auditor made of it. */
export function standingOf({ state, decision, actions }: FalseRecord): Standing {
  if (state === 'appealed' || state === 'final') return state;
  if (state === 'closed') return decision === 'confirmed' ? 'upheld' : decision === 'cleared' ? 'overturned' : 'cannotTell';
  return actions.includes('appeal') ? 'open' : 'decided';
}
