import { mkdirSync, writeFileSync } from 'node:fs';
import { AriClient } from '../../src/dialer/gateways/asterisk/ari-client.js';
import type { AriEvent } from '../../src/dialer/gateways/asterisk/ari-event.js';
import type { AsteriskPair } from '../support/asterisk-pair.js';
import { waitFor } from '../support/wait-for.js';

/** Listens beside the product and keeps what the PBX says: `PBX_UPDATE=1 npm run test:pbx` writes test/fixtures/pbx anew. */
export class EventRecorder {
  private readonly events: AriEvent[] = [];
  private readonly client: AriClient;

  constructor(private readonly pair: AsteriskPair) {
    const { ari, user, password } = pair.pair;
    this.client = new AriClient({ url: ari, user, password, application: 'recorder' });
  }

  static get isWanted(): boolean {
    return Boolean(process.env['PBX_UPDATE']);
  }

  async start(): Promise<void> {
    this.client.start({ event: (event) => this.events.push(event), connected: async () => undefined, lost: () => undefined });
    await waitFor('the recorder listens', async () => this.client.isConnected);
  }

  stop(): void {
    this.client.stop();
  }

  /** Writes all that was said about one call, as one fixture. */
  write(name: string, callId: string, dataDir: string): void {
    const log = this.pair.eventLog(dataDir).filter((line) => line['linkedid'].endsWith(`-${callId}-a`));
    const reference = (log[0]!['linkedid'] as string).slice(0, -'-a'.length);
    const channels = new Set(log.map((line) => line['uniqueid']));
    const events = this.events.filter(
      ({ channel, caller, endpoint }) => !endpoint && (channels.has(channel?.id) || channels.has(caller?.id)),
    );
    mkdirSync('test/fixtures/pbx', { recursive: true });
    const lines = (values: object[]): string => values.map((value) => `    ${JSON.stringify(value)}`).join(',\n');
    const text = `{\n  "reference": "${reference}",\n  "events": [\n${lines(events)}\n  ],\n  "log": [\n${lines(log)}\n  ]\n}\n`;
    writeFileSync(`test/fixtures/pbx/${name.replace(' ', '-')}.json`, text);
  }
}
