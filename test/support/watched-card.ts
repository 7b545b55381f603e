import type { Answer, HttpClient } from './http-client.js';

/** What the page waits between two looks of the same card; see live-events.ts. */
const PAGE_THROTTLE_MS = 40;

/** An agent's page as far as the server can tell: one stream of events, the card fetched when it speaks of it, and presses of keys. */
export class WatchedCard {
  /** From each moment that the telephone system tells of a call to the answer that first showed it, ms. */
  readonly latencies: number[] = [];
  card: Record<string, any> = {};
  private readonly seen = new Set<string>();
  private readonly stop = new AbortController();
  private press: Promise<unknown> | null = null;
  private rest = '';
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

  /** `next`, `dial`, `hang-up` or `outcome`, with the revision that is shown. */
  async post(name: string, body: object = {}): Promise<Answer> {
    const press = this.agent.post(`/card/${name}`, body);
    this.press = press;
    try {
      const answer = await press;
      if (answer.status === 200) this.show(answer.body);
      return answer;
    } finally {
      this.press = null;
    }
  }

  private async read(stream: Response): Promise<void> {
    const decoder = new TextDecoder();
    for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>) {
      const lines = (this.rest + decoder.decode(chunk, { stream: true })).split('\n');
      this.rest = lines.pop()!;
      for (const line of lines) {
        if (!line.includes('"topic":"card"')) continue;
        const { id } = JSON.parse(line.slice('data: '.length)) as { id: string | null };
        void this.unlessShown(id);
      }
    }
  }

  private async unlessShown(revision: string | null): Promise<void> {
    if (revision !== null) {
      await this.press?.catch(() => undefined);
      await Promise.resolve();
      if (this.card['revision'] === revision) return;
    }
    this.changed();
  }

  private changed(): void {
    const now = Date.now();
    if (this.dueAt > now) return;
    const wait = Math.max(0, this.dueAt + PAGE_THROTTLE_MS - now);
    this.dueAt = now + wait;
    setTimeout(() => void this.look().catch(() => undefined), wait);
  }

  private async look(): Promise<void> {
    this.show((await this.agent.get('/card')).body);
  }

  private show(card: Record<string, any>): void {
    const now = Date.now();
    this.card = card;
    const call = card['call'] as Record<string, string | null> | null;
    for (const name of ['ringingAt', 'answeredAt', 'endedAt']) {
      const at = call?.[name];
      if (!at || this.seen.has(`${call['callId']}/${name}`)) continue;
      this.seen.add(`${call['callId']}/${name}`);
      this.latencies.push(now - Date.parse(at));
    }
  }
}
