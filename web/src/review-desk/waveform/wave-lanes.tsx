import { type KeyboardEvent, type PointerEvent, type ReactNode, type RefObject, useEffect, useRef, useState, type WheelEvent } from 'react';
import { useSettings, useTexts } from '../../shared/i18n/settings';
import { PALETTES } from '../../shared/theme';
import { clockText, eventTimes, lastBefore, nextAfter, speechStarts } from './call-times';
import { drawLanes, LANES, WHOLE_TOP, type LaneName } from './draw-lanes';
import { useLaneWords } from './lane-words';
import { usePlayerState, usePosition } from './use-wave-player';
import type { WavePlayer } from './wave-player';
import { WAVE_TEXTS } from './wave-texts';
import type { WaveCall } from './wave-types';

const MOVE_MS = 1000;
/** Less is a click, more is a drag. */
const DRAG_PX = 4;

interface WaveLanesProps {
  call: WaveCall;
  player: WavePlayer | null;
  /** Where the waves are put. */
  waves: RefObject<HTMLDivElement | null>;
}

/** Labels on the left; on the right the lanes, the waves in their place, and one cursor over all. */
export function WaveLanes({ call, player, waves }: WaveLanesProps): ReactNode {
  const t = useTexts(WAVE_TEXTS);
  return (
    <div className="lanes">
      <div className="lane-labels" aria-hidden>
        {LANES.map(({ name, height }) => (
          <div key={name} className="lane-label" style={{ height }}>
            {t(labelOf(name, call.channels))}
          </div>
        ))}
      </div>
      <div className="lane-area">
        {player && <LaneCanvas call={call} player={player} />}
        <div ref={waves} className="lane-waves" aria-hidden />
        {player && <LaneCursor call={call} player={player} />}
      </div>
    </div>
  );
}

function labelOf(lane: LaneName, channels: number | null): keyof typeof WAVE_TEXTS {
  if (channels === 1 && (lane === 'agentWave' || lane === 'agentSpeech')) return `mono_${lane}`;
  return `lane_${lane}`;
}

function LaneCanvas({ call, player }: { call: WaveCall; player: WavePlayer }): ReactNode {
  const ref = useRef<HTMLCanvasElement>(null);
  const { theme } = useSettings();
  const { range, loop } = usePlayerState(player);
  const words = useLaneWords(call);
  const width = useWidth(ref);
  useEffect(() => {
    if (!ref.current) return;
    const font = getComputedStyle(ref.current).fontFamily;
    drawLanes(ref.current, { call, range, loop, width, palette: PALETTES[theme], words, font });
  }, [call, range, loop, width, theme, words]);
  return <canvas ref={ref} className="lane-canvas" aria-hidden />;
}

function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const box = ref.current?.parentElement;
    if (!box) return undefined;
    const observer = new ResizeObserver(() => setWidth(box.clientWidth));
    observer.observe(box);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}

/** The focusable surface: a click seeks, a drag loops, keys move. */
function LaneCursor({ call, player }: { call: WaveCall; player: WavePlayer }): ReactNode {
  const t = useTexts(WAVE_TEXTS);
  const { range, zoomed } = usePlayerState(player);
  const now = usePosition(player);
  const line = useRef<HTMLDivElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = (ms: number): void => {
      const share = (ms - range.fromMs) / (range.toMs - range.fromMs);
      if (line.current) {
        line.current.style.left = `${share * 100}%`;
        line.current.hidden = share < 0 || share > 1;
      }
      if (whole.current) whole.current.style.left = `${(ms / call.durationMs) * 100}%`;
    };
    place(player.nowMs());
    return player.onTime(place);
  }, [player, range, call.durationMs]);
  const pointer = usePointer(call, player);
  return (
    <div
      className="lane-surface"
      role="slider"
      tabIndex={0}
      aria-label={t('wave')}
      aria-describedby="wave-keys"
      aria-valuemin={0}
      aria-valuemax={Math.round(call.durationMs / 1000)}
      aria-valuenow={Math.round(now / 1000)}
      aria-valuetext={t('positionOf', { now: clockText(now), whole: clockText(call.durationMs) })}
      onKeyDown={(event) => pressed(event, call, player)}
      onWheel={(event) => wheeled(event, player)}
      data-testid="wave"
      {...pointer}
    >
      <div ref={line} className={zoomed ? 'lane-cursor lane-cursor-zoomed' : 'lane-cursor'} />
      {zoomed && <div ref={whole} className="lane-cursor lane-cursor-whole" />}
      <span id="wave-keys" className="visually-hidden">
        {t('waveKeys')}
      </span>
    </div>
  );
}

function pressed(event: KeyboardEvent, call: WaveCall, player: WavePlayer): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
  const jump = (ms: number | null): void => {
    if (ms !== null) player.seek(ms);
  };
  const acts: Record<string, () => void> = {
    ' ': () => event.repeat || player.toggle(),
    ArrowLeft: () => player.skip(-MOVE_MS),
    ArrowRight: () => player.skip(MOVE_MS),
    Home: () => player.seek(0),
    End: () => player.seek(call.durationMs),
    n: () => jump(nextAfter(speechStarts(call), player.nowMs())),
    p: () => jump(lastBefore(speechStarts(call), player.nowMs()) ?? 0),
    e: () => jump(nextAfter(eventTimes(call), player.nowMs())),
    '+': () => player.zoom(1),
    '=': () => player.zoom(1),
    '-': () => player.zoom(-1),
    '0': () => player.fit(),
  };
  const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function wheeled(event: WheelEvent, player: WavePlayer): void {
  const sideways = event.shiftKey ? event.deltaY : event.deltaX;
  if (sideways !== 0) player.panPixels(sideways);
}

interface PointerHandlers {
  onPointerDown: (event: PointerEvent<HTMLDivElement>) => void;
  onPointerMove: (event: PointerEvent<HTMLDivElement>) => void;
  onPointerUp: (event: PointerEvent<HTMLDivElement>) => void;
  onPointerCancel: () => void;
}

function usePointer(call: WaveCall, player: WavePlayer): PointerHandlers {
  const start = useRef<{ x: number; ms: number; onWhole: boolean; dragged: boolean } | null>(null);
  const place = (event: PointerEvent<HTMLDivElement>): { x: number; ms: number; wholeMs: number; onWhole: boolean } => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = event.clientX - box.left;
    const share = Math.min(1, Math.max(0, x / box.width));
    const { range } = player.snapshot();
    return {
      x,
      ms: range.fromMs + share * (range.toMs - range.fromMs),
      wholeMs: share * call.durationMs,
      onWhole: event.clientY - box.top >= WHOLE_TOP,
    };
  };
  const lookAt = (ms: number): void => {
    const { range } = player.snapshot();
    player.pan(ms - (range.toMs - range.fromMs) / 2);
  };
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      const { x, ms, wholeMs, onWhole } = place(event);
      start.current = { x, ms, onWhole: onWhole && player.snapshot().zoomed, dragged: false };
      event.currentTarget.setPointerCapture(event.pointerId);
      if (start.current.onWhole) lookAt(wholeMs);
    },
    onPointerMove: (event) => {
      const from = start.current;
      if (!from) return;
      const { x, ms, wholeMs } = place(event);
      if (from.onWhole) return lookAt(wholeMs);
      from.dragged ||= Math.abs(x - from.x) > DRAG_PX;
      if (from.dragged) player.setLoop(from.ms, ms);
    },
    onPointerUp: (event) => {
      const from = start.current;
      start.current = null;
      if (!from) return;
      if (from.onWhole) player.seek(place(event).wholeMs);
      else if (from.dragged) player.seek(player.snapshot().loop.fromMs ?? from.ms);
      else player.seek(from.ms);
    },
    onPointerCancel: () => void (start.current = null),
  };
}
