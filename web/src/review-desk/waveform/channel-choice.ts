import type { Channel } from './wave-types';

/**
 * Lets one hear only one of two people: agent left, customer right. The graph is built at the first choice, because a browser lets sound be
 * rerouted only after somebody has touched the page, and an element once rerouted stays so.
 */
export class ChannelChoice {
  private graph: { context: AudioContext; source: AudioNode; splitter: ChannelSplitterNode } | null = null;

  constructor(private readonly media: HTMLMediaElement) {}

  choose(channel: Channel): void {
    if (channel === 'both' && !this.graph) return;
    const { context, source, splitter } = (this.graph ??= this.build());
    void context.resume();
    source.disconnect();
    splitter.disconnect();
    if (channel === 'both') {
      source.connect(context.destination);
      return;
    }
    source.connect(splitter);
    // One channel into a stereo output sounds in both ears.
    splitter.connect(context.destination, channel === 'agent' ? 0 : 1);
  }

  close(): void {
    void this.graph?.context.close();
    this.graph = null;
  }

  private build(): NonNullable<ChannelChoice['graph']> {
    const context = new AudioContext();
    return { context, source: context.createMediaElementSource(this.media), splitter: context.createChannelSplitter(2) };
  }
}
