import {
  BackwardOutlined,
  CaretRightOutlined,
  ForwardOutlined,
  LoadingOutlined,
  PauseOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../shared/i18n/settings';
import { Kbd } from '../../shared/ui/kbd';
import { useShortcuts } from '../../shared/ui/shortcuts';
import { clockText, nextAfter, speechStarts } from './call-times';
import { usePlayerState, usePosition } from './use-wave-player';
import { SPEEDS, type WavePlayer } from './wave-player';
import { WAVE_TEXTS } from './wave-texts';
import type { Channel, WaveCall } from './wave-types';

export const BACK_MS = 3000;
const CHANNELS: readonly Channel[] = ['both', 'agent', 'customer'];

/** The keys work while somebody types the reason, too. */
export function PlayerBar({ player, call, primary }: { player: WavePlayer; call: WaveCall; primary: boolean }): ReactNode {
  const t = useTexts(WAVE_TEXTS);
  const state = usePlayerState(player);
  const nextSpeech = (): void => {
    const at = nextAfter(speechStarts(call), player.nowMs());
    if (at !== null) player.seek(at);
  };
  useShortcuts([
    { keys: 'F2', label: t('keyPlay'), run: () => player.toggle() },
    { keys: 'F8', label: t('nextSpeech'), run: nextSpeech },
    { keys: 'F9', label: t('back'), run: () => player.skip(-BACK_MS) },
    { keys: 'Space', label: t('keyWavePlay'), run: () => undefined, shownOnly: true },
    { keys: '← →', label: t('keyWaveMove'), run: () => undefined, shownOnly: true },
    { keys: 'N P', label: t('keyWaveSpeech'), run: () => undefined, shownOnly: true },
    { keys: 'E', label: t('keyWaveEvent'), run: () => undefined, shownOnly: true },
    { keys: '＋ − 0', label: t('keyWaveZoom'), run: () => undefined, shownOnly: true },
  ]);
  const icon = state.waiting ? <LoadingOutlined /> : state.playing ? <PauseOutlined /> : <CaretRightOutlined />;
  return (
    <div className="player" role="group" aria-label={t('wave')}>
      <Button
        type={primary ? 'primary' : 'default'}
        className="player-play"
        icon={icon}
        onClick={() => player.toggle()}
        data-testid="player-play"
      >
        {t(state.playing || state.waiting ? 'pause' : 'play')} <Kbd>F2</Kbd>
      </Button>
      <Position player={player} durationMs={call.durationMs} />
      <Button icon={<BackwardOutlined />} onClick={() => player.skip(-BACK_MS)} aria-label={t('back')} title={`${t('back')} (F9)`}>
        3
      </Button>
      <Button icon={<ForwardOutlined />} onClick={nextSpeech} title={`${t('nextSpeech')} (F8)`} data-testid="player-next-speech">
        {t('nextSpeech')}
      </Button>
      <Select
        className="player-speed"
        aria-label={t('speed')}
        value={state.rate}
        onChange={(rate: number) => player.setRate(rate)}
        options={SPEEDS.map((speed) => ({ value: speed, label: `${speed}×` }))}
      />
      {call.channels !== 1 && (
        <Select
          className="player-channel"
          aria-label={t('channel')}
          value={state.channel}
          onChange={(channel: Channel) => player.setChannel(channel)}
          options={CHANNELS.map((channel) => ({ value: channel, label: t(`channel_${channel}`) }))}
        />
      )}
      <LoopButtons player={player} />
      <span className="grow" />
      <ZoomButtons player={player} />
    </div>
  );
}

function Position({ player, durationMs }: { player: WavePlayer; durationMs: number }): ReactNode {
  const now = usePosition(player);
  return (
    <span className="player-time" data-testid="player-time">
      {clockText(now)} <span className="quiet">/ {clockText(durationMs)}</span>
    </span>
  );
}

function LoopButtons({ player }: { player: WavePlayer }): ReactNode {
  const t = useTexts(WAVE_TEXTS);
  const { fromMs, toMs } = usePlayerState(player).loop;
  const whole = fromMs !== null && toMs !== null;
  if (whole) {
    return (
      <Button onClick={() => player.setLoop(null, null)} title={`${clockText(fromMs)}–${clockText(toMs)}`} data-testid="player-loop-off">
        {t('loopOff')}
      </Button>
    );
  }
  return (
    <>
      <Button
        onClick={() => player.setLoop(player.nowMs(), null)}
        aria-label={`${t('loop')}: ${t('loopFrom')}`}
        data-testid="player-loop-from"
      >
        {t('loopFrom')}
      </Button>
      <Button
        disabled={fromMs === null}
        onClick={() => player.setLoop(fromMs, player.nowMs())}
        aria-label={`${t('loop')}: ${t('loopTo')}`}
        data-testid="player-loop-to"
      >
        {t('loopTo')}
      </Button>
    </>
  );
}

export function ZoomButtons({ player }: { player: WavePlayer }): ReactNode {
  const t = useTexts(WAVE_TEXTS);
  const { zoomed } = usePlayerState(player);
  return (
    <span className="player-zoom">
      <Button
        icon={<ZoomOutOutlined />}
        disabled={!zoomed}
        onClick={() => player.zoom(-1)}
        aria-label={t('zoomOut')}
        title={t('zoomOut')}
      />
      <Button
        icon={<ZoomInOutlined />}
        onClick={() => player.zoom(1)}
        aria-label={t('zoomIn')}
        title={t('zoomIn')}
        data-testid="player-zoom-in"
      />
      <Button disabled={!zoomed} onClick={() => player.fit()}>
        {t('fit')}
      </Button>
    </span>
  );
}
