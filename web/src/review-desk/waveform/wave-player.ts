import WaveSurfer from 'wavesurfer.js';
import { pageNonce } from '../../shared/page-nonce';
import { ChannelChoice } from './channel-choice';
import { loudness } from './call-times';
import { drawWave, WAVE_HEIGHT, WAVE_WITH_SPEECH_HEIGHT } from './draw-wave';
import type { Channel, Peaks, Span } from './wave-types';

export const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const;
/** Peaks are made at 100 a second: closer than this there is nothing more to see. */
const CLOSEST_PX_PER_S = 200;
const ZOOM_STEP = 2;

export interface PlayerState {
  playing: boolean;
  /** Sound was asked for and has not come yet. */
  waiting: boolean;
  /** The recording could not be fetched or played. */
  failed: boolean;
  rate: number;
  channel: Channel;
  /** Repeated while both ends are set. */
  loop: { fromMs: number | null; toMs: number | null };
  /** What the lanes show. */
  range: Span;
  zoomed: boolean;
}

interface PlayerOptions {
  container: HTMLElement;
  durationMs: number;
  audioUrl: string | null;
  colours: WaveColours;
}

export interface WaveColours {
  agent: string;
  /** null: both people are in the first wave. */
  customer: string | null;
}

/** Waves, zoom and sound of one call. Nothing is fetched of the recording before somebody presses play. */
export class WavePlayer {
  private readonly media = new Audio();
  private readonly surfer: WaveSurfer;
  private readonly channels = new ChannelChoice(this.media);
  private readonly listeners = new Set<() => void>();
  private readonly timeListeners = new Set<(ms: number) => void>();
  private readonly ready: Promise<void>;
  private state: PlayerState;
  private destroyed = false;
  /** One scale for both people, so that whoever is quieter looks quieter; 0: nothing to draw yet. */
  private scale = 0;
  private readonly url: string;

  constructor(private readonly options: PlayerOptions) {
    const { container, durationMs, audioUrl, colours } = options;
    // Whole, because the library compares it with what the element says.
    this.url = audioUrl ? new URL(audioUrl, location.href).href : '';
    this.state = {
      ...{ playing: false, waiting: false, failed: false, rate: 1, channel: 'both', zoomed: false },
      ...{ loop: { fromMs: null, toMs: null }, range: { fromMs: 0, toMs: durationMs } },
    };
    this.media.preload = 'none';
    this.surfer = WaveSurfer.create({
      container,
      ...(this.url ? { url: this.url } : {}),
      ...{ media: this.media, peaks: [new Float32Array(2), new Float32Array(2)], duration: durationMs / 1000 },
      ...{ height: WAVE_HEIGHT, cursorWidth: 0, interact: false, hideScrollbar: true, autoScroll: true, autoCenter: false },
      splitChannels: this.channelOptions(colours),
      cspNonce: pageNonce(),
    });
    this.ready = new Promise((resolve) => this.surfer.once('ready', () => resolve()));
    this.listen();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): PlayerState => this.state;

  /** Tells the position at each frame while it moves; answers how to stop. */
  readonly onTime = (listener: (ms: number) => void): (() => void) => {
    this.timeListeners.add(listener);
    return () => this.timeListeners.delete(listener);
  };

  readonly nowMs = (): number => Math.min(this.options.durationMs, this.surfer.getCurrentTime() * 1000);

  toggle(): void {
    if (!this.options.audioUrl) return;
    if (!this.media.paused) return this.media.pause();
    if (this.nowMs() >= this.options.durationMs - 50) this.seek(this.state.loop.fromMs ?? 0);
    this.change({ waiting: true, failed: false });
    this.surfer.play().catch(() => this.change({ waiting: false, failed: true }));
  }

  seek(ms: number): void {
    this.place(Math.min(this.options.durationMs, Math.max(0, ms)));
    this.showTime();
    this.bringIntoView(ms);
  }

  skip(ms: number): void {
    this.seek(this.nowMs() + ms);
  }

  setRate(rate: number): void {
    this.surfer.setPlaybackRate(rate, true);
    this.change({ rate });
  }

  setChannel(channel: Channel): void {
    this.channels.choose(channel);
    this.change({ channel });
  }

  setLoop(fromMs: number | null, toMs: number | null): void {
    const turned = fromMs !== null && toMs !== null && toMs < fromMs;
    const loop = turned ? { fromMs: toMs, toMs: fromMs } : { fromMs, toMs };
    this.change({ loop: loop.fromMs !== null && loop.fromMs === loop.toMs ? { fromMs: null, toMs: null } : loop });
  }

  zoom(direction: 1 | -1): void {
    const fit = this.fitPxPerSecond();
    const wanted = this.pxPerSecond() * (direction > 0 ? ZOOM_STEP : 1 / ZOOM_STEP);
    this.zoomTo(wanted <= fit * 1.01 ? 0 : Math.min(wanted, Math.max(fit, CLOSEST_PX_PER_S)));
  }

  fit(): void {
    this.zoomTo(0);
  }

  /** Moves what the lanes show, keeping its length. */
  pan(fromMs: number): void {
    this.surfer.setScroll((fromMs / 1000) * this.pxPerSecond());
  }

  panPixels(pixels: number): void {
    this.surfer.setScroll(this.surfer.getScroll() + pixels);
  }

  pxPerSecond(): number {
    return (this.surfer.getWrapper().clientWidth * 1000) / this.options.durationMs;
  }

  async setPeaks(peaks: Peaks): Promise<void> {
    const channels = [loudness(peaks.agent), loudness(peaks.customer)];
    if (channels.some((values) => values.length === 0)) return;
    await this.ready;
    if (this.destroyed) return;
    const loudest = Math.max(...channels.map((values) => values.reduce((most, value) => Math.max(most, value), 0)));
    this.scale = 1 / Math.max(0.2, loudest);
    // Same address, so the sound goes on; `setOptions` would keep drawing the old ones.
    await this.surfer
      .load(
        this.url,
        channels.map((values) => this.onAxis(values, peaks)),
        this.options.durationMs / 1000,
      )
      .catch(() => undefined);
    this.showRange();
  }

  setColours(colours: WaveColours): void {
    this.surfer.setOptions({ splitChannels: this.channelOptions(colours) });
  }

  destroy(): void {
    this.destroyed = true;
    this.media.pause();
    this.surfer.destroy();
    this.channels.close();
    this.media.removeAttribute('src');
    this.media.load();
    this.listeners.clear();
    this.timeListeners.clear();
  }

  /** What was examined may end before the axis does, or after it. */
  private onAxis(values: Float32Array, { durationMs }: Peaks): Float32Array {
    const length = Math.max(1, Math.round((values.length * this.options.durationMs) / durationMs));
    const out = new Float32Array(length);
    out.set(values.subarray(0, length));
    return out;
  }

  private channelOptions({
    agent,
    customer,
  }: WaveColours): { height: number; progressColor: string; renderFunction: (peaks: unknown[], ctx: CanvasRenderingContext2D) => void }[] {
    return [agent, customer].map((colour) => ({
      height: WAVE_WITH_SPEECH_HEIGHT,
      // What has been heard keeps its colour: the colour says who speaks.
      progressColor: colour ?? 'transparent',
      renderFunction: (peaks, context) => colour && drawWave(context, peaks[0] as Float32Array, { colour, scale: this.scale }),
    }));
  }

  private listen(): void {
    const { surfer, media } = this;
    surfer.on('timeupdate', () => {
      this.repeat();
      this.showTime();
    });
    surfer.on('scroll', () => this.showRange());
    surfer.on('redrawcomplete', () => this.showRange());
    surfer.on('error', () => this.destroyed || !this.state.waiting || this.change({ waiting: false, failed: true }));
    media.addEventListener('playing', () => this.change({ playing: true, waiting: false, failed: false }));
    media.addEventListener('waiting', () => this.change({ waiting: true }));
    media.addEventListener('pause', () => this.change({ playing: false, waiting: false }));
    media.addEventListener('ended', () => this.change({ playing: false, waiting: false }));
  }

  private repeat(): void {
    const { fromMs, toMs } = this.state.loop;
    if (fromMs !== null && toMs !== null && !this.media.paused && this.nowMs() >= toMs) this.place(fromMs);
  }

  /** Before anything is fetched the library keeps the place; later it would forget all but the first of quick jumps. */
  private place(ms: number): void {
    if (this.media.readyState >= HTMLMediaElement.HAVE_METADATA) this.media.currentTime = ms / 1000;
    else this.surfer.setTime(ms / 1000);
  }

  private zoomTo(pxPerSecond: number): void {
    const centre = this.nowMs();
    this.surfer.zoom(pxPerSecond);
    this.showRange();
    const { range } = this.state;
    if (this.state.zoomed) this.pan(centre - (range.toMs - range.fromMs) / 2);
  }

  private bringIntoView(ms: number): void {
    const { range, zoomed } = this.state;
    if (zoomed && (ms < range.fromMs || ms > range.toMs)) this.pan(ms - (range.toMs - range.fromMs) / 4);
  }

  private fitPxPerSecond(): number {
    return (this.surfer.getWidth() * 1000) / this.options.durationMs;
  }

  private showRange(): void {
    if (this.destroyed) return;
    const { startTime, endTime } = this.surfer.getRenderer().getVisibleRange().value;
    const range = { fromMs: startTime * 1000, toMs: endTime > 0 ? endTime * 1000 : this.options.durationMs };
    const zoomed = this.pxPerSecond() > this.fitPxPerSecond() * 1.01;
    const { range: before } = this.state;
    if (before.fromMs !== range.fromMs || before.toMs !== range.toMs || zoomed !== this.state.zoomed) this.change({ range, zoomed });
  }

  private showTime(): void {
    const now = this.nowMs();
    this.timeListeners.forEach((listener) => listener(now));
  }

  private change(part: Partial<PlayerState>): void {
    if (this.destroyed) return;
    this.state = { ...this.state, ...part };
    this.listeners.forEach((listener) => listener());
  }
}
