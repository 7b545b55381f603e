import { useMemo } from 'react';
import { OUTCOME_TEXTS } from '../../shared/i18n/outcome-texts';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { textOf } from '../../shared/i18n/texts';
import { shortClock } from './call-times';
import type { LaneWords } from './draw-lanes';
import { WAVE_TEXTS } from './wave-texts';
import type { WaveCall } from './wave-types';

/** What the lanes and the list say, in the chosen language. */
export function useLaneWords(call: WaveCall): LaneWords {
  const t = useTexts(WAVE_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  const { claim, durationMs } = call;
  return useMemo(() => {
    const claimText = (): string => {
      if (claim === null) return '';
      if (claim === 'sealed') return t('claimSealed');
      const outcome = textOf(OUTCOME_TEXTS[claim.code], language);
      if (claim.atMs <= durationMs) return t('claimShown', { outcome, at: shortClock(claim.atMs) });
      return t('claimLater', { outcome, after: format.duration((claim.atMs - durationMs) / 1000) });
    };
    return {
      tone: ({ kind, cycles }) => (kind === 'beep' ? t('tone_beep') : t('toneTimes', { tone: t(`tone_${kind}`), cycles })),
      event: (kind) => t(`event_${kind}`),
      claim: claimText(),
      notRecorded: t('notRecorded'),
      mixed: t('mixed'),
    };
  }, [t, format, language, claim, durationMs]);
}
