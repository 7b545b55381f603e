import { type ReactNode, useMemo } from 'react';
import { api, apiUrl } from '../shared/api/client';
import { examinationText } from '../shared/i18n/findings';
import { useSettings, useTexts } from '../shared/i18n/settings';
import { Notice } from '../shared/ui/problem-notice';
import { DESK_TEXTS } from './desk-texts';
import type { Review } from '../shared/api-types';
import { CallWaveform, type LaneClaim, type Peaks, type WaveCall } from './waveform';

interface CaseWaveProps {
  review: Review;
  onPlaying: (playing: boolean) => void;
  /** The recording could not be played: perhaps it is no longer what it was. */
  onTrouble: () => void;
}

export function CaseWave({ review, onPlaying, onTrouble }: CaseWaveProps): ReactNode {
  const t = useTexts(DESK_TEXTS);
  const call = useWaveCall(review);
  const playable = review.recording === 'playable';
  if (review.durationMs <= 0) return <Notice tone="info" title={t('noCall')} testId="no-call" />;
  return (
    <CallWaveform
      call={call}
      loadPeaks={playable && review.examined ? (columns) => api.get<Peaks>(`/reviews/${review.id}/peaks?columns=${columns}`) : null}
      audioUrl={playable ? apiUrl(`/reviews/${review.id}/audio`) : null}
      primaryPlay={!review.listened}
      instead={<Unplayable review={review} />}
      onPlaying={onPlaying}
      onTrouble={onTrouble}
    />
  );
}

/** Structural sharing keeps unchanged parts of an answer the same object, so the lanes are drawn again only when they differ. */
function useWaveCall({ durationMs, channels, segments, lanes, pbx, claim }: Review): WaveCall {
  return useMemo(() => {
    const shown: LaneClaim = claim ? { code: claim.code, atMs: claim.atMs } : 'sealed';
    return { durationMs, channels, segments, lanes, events: pbx?.events ?? [], claim: shown };
  }, [durationMs, channels, segments, lanes, pbx, claim]);
}

const WHY = {
  none: ['info', 'noRecording', 'noRecordingNext'],
  altered: ['error', 'alteredRecording', 'alteredNext'],
  unreadable: ['warning', 'unreadableRecording', 'unreadableNext'],
  pending: ['info', 'pendingRecording', 'pendingNext'],
} as const;

function Unplayable({ review }: { review: Review }): ReactNode {
  const t = useTexts(DESK_TEXTS);
  const { language } = useSettings();
  if (review.recording === 'playable') return null;
  const [tone, title, next] = WHY[review.recording];
  const reason =
    review.problem && review.recording === 'unreadable' ? examinationText(review.problem.code, review.problem.facts, language) : '';
  return (
    <Notice tone={tone} title={reason || t(title)} testId={`recording-${review.recording}`}>
      <span> {t(next)}</span>
    </Notice>
  );
}

/** What the lanes cannot show, and why. */
export function WaveLimits({ review }: { review: Review }): ReactNode {
  const t = useTexts(DESK_TEXTS);
  const { language } = useSettings();
  const { problem, channels, pbx, recording } = review;
  const unexamined = recording === 'playable' && !review.examined;
  return (
    <>
      {recording === 'playable' && channels === 1 && <Notice tone="info" title={t('monoNote')} testId="mono" />}
      {unexamined && (
        <Notice
          tone="warning"
          title={problem ? examinationText(problem.code, problem.facts, language) : t('notExamined')}
          testId="not-examined"
        >
          <p>{t('notExaminedNext')}</p>
        </Notice>
      )}
      {pbx?.lost && <Notice tone="info" title={t('lostCall')} testId="lost-call" />}
    </>
  );
}
