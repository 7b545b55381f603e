import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useSettings } from '../../shared/i18n/settings';
import { PALETTES } from '../../shared/theme';
import { type PlayerState, WavePlayer } from './wave-player';
import type { Peaks } from './wave-types';

/** Enough for a screen; zooming in asks for all there are. */
const FIRST_COLUMNS = 2000;
const ALL_COLUMNS = 999_999;

export interface WaveSource {
  durationMs: number;
  audioUrl: string | null;
  loadPeaks: ((columns: number) => Promise<Peaks>) | null;
}

export interface Wave {
  player: WavePlayer | null;
  peaksFailed: boolean;
}

/** A player for one call, made once its place on the page is there and taken away with it: give the component a key per call. */
export function useWavePlayer(container: RefObject<HTMLDivElement | null>, source: WaveSource): Wave {
  const { theme } = useSettings();
  const [player, setPlayer] = useState<WavePlayer | null>(null);
  const [peaksFailed, setPeaksFailed] = useState(false);
  const palette = useRef(PALETTES[theme]);
  palette.current = PALETTES[theme];
  const { durationMs, audioUrl } = source;
  const load = useRef(source.loadPeaks);
  load.current = source.loadPeaks;
  const hasPeaks = source.loadPeaks !== null;

  useEffect(() => {
    if (!container.current) return undefined;
    const made = new WavePlayer({ container: container.current, durationMs, audioUrl, colours: palette.current });
    setPlayer(made);
    return () => {
      made.destroy();
      setPlayer(null);
    };
  }, [container, durationMs, audioUrl]);

  useEffect(() => player?.setColours(PALETTES[theme]), [player, theme]);

  const zoomed = useSyncExternalStore(player?.subscribe ?? noSubscription, () => player?.snapshot().zoomed ?? false);
  const fine = useRef(false);
  useEffect(() => void (fine.current = false), [player]);
  useEffect(() => {
    if (!player || !hasPeaks || fine.current) return;
    fine.current = zoomed;
    setPeaksFailed(false);
    load
      .current?.(zoomed ? ALL_COLUMNS : FIRST_COLUMNS)
      .then((peaks) => player.setPeaks(peaks))
      .catch(() => setPeaksFailed(true));
  }, [player, hasPeaks, zoomed]);

  return { player, peaksFailed };
}

export function usePlayerState(player: WavePlayer): PlayerState {
  return useSyncExternalStore(player.subscribe, player.snapshot);
}

function noSubscription(): () => void {
  return () => undefined;
}

/** The position in tenths of a second: often enough to be read. */
export function usePosition(player: WavePlayer): number {
  return useSyncExternalStore(player.onTime, () => Math.floor(player.nowMs() / 100) * 100);
}
