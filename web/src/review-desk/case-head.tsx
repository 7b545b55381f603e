import { EyeOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { timerText } from '../shared/i18n/format';
import { useFormat, useTexts } from '../shared/i18n/settings';
import { seatLabel } from '../shared/ui/seat-label';
import { DESK_TEXTS } from './desk-texts';
import type { Review } from '../shared/api-types';
import { WAVE_TEXTS } from './waveform/wave-texts';

/** Which call it is, and what its recording is worth. Who spoke for the vendor shows with the claim. */
export function CaseHead({ review, opener }: { review: Review; opener: ReactNode }): ReactNode {
  const t = useTexts(DESK_TEXTS);
  const wave = useTexts(WAVE_TEXTS);
  const format = useFormat();
  const playable = review.recording === 'playable';
  const facts = [
    review.placedAt ? format.dateTime(review.placedAt) : format.date(review.workOn),
    review.seat && t('seat', { seat: seatLabel(review.seat) }),
    review.talkSeconds === null ? t('noTalk') : t('talk', { length: timerText(review.talkSeconds) }),
    playable && t(review.channels === 1 ? 'mono' : 'twoChannels'),
    playable && t('intact'),
  ];
  return (
    <header className="case-head">
      {opener}
      <h1 id="case-title">{t('call', { ref: review.callRef })}</h1>
      <span className="case-facts-line ellipsis">{facts.filter(Boolean).join(' · ')}</span>
      <span className="grow" />
      {playable && (
        <span className="pill tone-plain">
          <EyeOutlined aria-hidden /> {wave('logged')}
        </span>
      )}
    </header>
  );
}
