import type { HttpClient } from './http-client.js';

/** What the page waits between two looks of the same card; see live-events.ts. */
const PAGE_THROTTLE_MS = 40;

/** An agent's page as far as the server can tell: one stream of events, and the card fetched when it speaks of it. */
export class WatchedCard {
  /** From each moment that the telephone system tells of a call to the answer that first showed it, ms. */
  readonly latencies: number[] = [];
  card: Record<string, any> = {};
  private readonly seen = new Set<string>();
  private readonly stop = new AbortController();
  private dueAt = 0;

  constructor(private readonly agent: HttpClient) {}

  async follow(): Promise<void> {
    const { cookie } = this.agent.session;
    const stream = await fetch(`${this.agent.url}/api/v1/events`, { headers: { cookie }, signal: this.stop.signal });
    void this.read(stream).catch(() => undefined);
  }

  close(): void {
    this.stop.abort();
  }

  private async read(stream: Response): Promise<void> {
    const decoder = new TextDecoder();
    for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>) {
      if (decoder.decode(chunk, { stream: true }).includes('"topic":"card"')) this.changed();
    }
  }

  private changed(): void {
    const now = Date.now();
    if (this.dueAt > now) return;
    const wait = Math.max(0, this.dueAt + PAGE_THROTTLE_MS - now);
    this.dueAt = now + wait;
    setTimeout(() => void this.look().catch(() => undefined), wait);
  }

  private async look(): Promise<void> {
    const { body } = await this.agent.get('/card');
    const now = Date.now();
    this.card = body;
    const call = body['call'] as Record<string, string | null> | null;
    for (const name of ['ringingAt', 'answeredAt', 'endedAt']) {
      const at = call?.[name];
      if (!at || this.seen.has(`${call['callId']}/${name}`)) continue;
      this.seen.add(`${call['callId']}/${name}`);
      this.latencies.push(now - Date.parse(at));
    }
  }
}
