import { type ReactNode, useEffect, useRef } from 'react';
import { useTexts } from '../../shared/i18n/settings';
import { Notice } from '../../shared/ui/problem-notice';
import { PlayerBar, ZoomButtons } from './player-bar';
import { TimelineList } from './timeline-list';
import { usePlayerState, useWavePlayer, type WaveSource } from './use-wave-player';
import { WaveLanes } from './wave-lanes';
import type { WavePlayer } from './wave-player';
import { WAVE_TEXTS } from './wave-texts';
import type { Peaks, WaveCall } from './wave-types';
import './waveform.css';

interface CallWaveformProps {
  call: WaveCall;
  /** The loudness in so many columns; null where nothing was examined. */
  loadPeaks: ((columns: number) => Promise<Peaks>) | null;
  /** Fetched by ranges and only while playing; null: no player. */
  audioUrl: string | null;
  /** Play is the page's filled button. */
  primaryPlay?: boolean;
  /** In the player's place when there is none: why. */
  instead?: ReactNode;
  onPlaying?: (playing: boolean) => void;
  /** The recording could not be fetched or played. */
  onTrouble?: () => void;
}

/** Waves, speech, tones, telephone record and claim of one call on one axis, with a player. Give it a key per call. */
export function CallWaveform({
  call,
  loadPeaks,
  audioUrl,
  primaryPlay = false,
  instead,
  onPlaying,
  onTrouble,
}: CallWaveformProps): ReactNode {
  const t = useTexts(WAVE_TEXTS);
  const waves = useRef<HTMLDivElement>(null);
  const source: WaveSource = { durationMs: Math.max(1, call.durationMs), mono: call.channels === 1, audioUrl, loadPeaks };
  const { player, peaksFailed } = useWavePlayer(waves, source);
  return (
    <section className="waveform" aria-label={t('wave')}>
      <div className="waveform-bar">
        {!audioUrl && <div className="grow">{instead}</div>}
        {player && audioUrl && <PlayerBar player={player} call={call} primary={primaryPlay} />}
        {player && !audioUrl && <ZoomButtons player={player} />}
      </div>
      {player && <PlayerTrouble player={player} onPlaying={onPlaying} onTrouble={onTrouble} />}
      {peaksFailed && <Notice tone="warning" title={t('noPeaks')} testId="no-peaks" />}
      <WaveLanes call={call} player={player} waves={waves} />
      <TimelineList call={call} />
    </section>
  );
}

interface PlayerTroubleProps {
  player: WavePlayer;
  onPlaying: ((playing: boolean) => void) | undefined;
  onTrouble: (() => void) | undefined;
}

function PlayerTrouble({ player, onPlaying, onTrouble }: PlayerTroubleProps): ReactNode {
  const t = useTexts(WAVE_TEXTS);
  const { failed, playing } = usePlayerState(player);
  const tell = useRef({ onPlaying, onTrouble });
  tell.current = { onPlaying, onTrouble };
  useEffect(() => tell.current.onPlaying?.(playing), [playing]);
  useEffect(() => {
    if (failed) tell.current.onTrouble?.();
  }, [failed]);
  if (!failed) return null;
  return (
    <Notice tone="error" role="alert" title={t('failed')} testId="player-failed">
      <p>{t('failedNext')}</p>
    </Notice>
  );
}
