import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useSettings } from '../../shared/i18n/settings';
import { PALETTES, type ThemeName } from '../../shared/theme';
import { type PlayerState, type WaveColours, WavePlayer } from './wave-player';
import type { Peaks } from './wave-types';

/** Enough for a screen; zooming in asks for all there are. */
const FIRST_COLUMNS = 2000;
const ALL_COLUMNS = 999_999;

export interface WaveSource {
  durationMs: number;
  /** Both people are in one channel. */
  mono: boolean;
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
  const { durationMs, audioUrl, mono } = source;
  const colours = useRef(coloursOf(theme, mono));
  colours.current = coloursOf(theme, mono);
  const load = useRef(source.loadPeaks);
  load.current = source.loadPeaks;
  const hasPeaks = source.loadPeaks !== null;

  useEffect(() => {
    if (!container.current) return undefined;
    const made = new WavePlayer({ container: container.current, durationMs, audioUrl, colours: colours.current });
    setPlayer(made);
    return () => {
      made.destroy();
      setPlayer(null);
    };
  }, [container, durationMs, audioUrl]);

  useEffect(() => player?.setColours(coloursOf(theme, mono)), [player, theme, mono]);

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

function coloursOf(theme: ThemeName, mono: boolean): WaveColours {
  const { agent, customer, secondary } = PALETTES[theme];
  return mono ? { agent: secondary, customer: null } : { agent, customer };
}

function noSubscription(): () => void {
  return () => undefined;
}

/** The position in tenths of a second: often enough to be read. */
export function usePosition(player: WavePlayer): number {
  return useSyncExternalStore(player.onTime, () => Math.floor(player.nowMs() / 100) * 100);
}
