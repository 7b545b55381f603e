import type { SeatPhone } from '../gateway.js';
import type { AriClient } from './ari-client.js';
import type { AriEvent } from './ari-event.js';

interface Endpoint {
  resource: string;
  state?: string;
}

const TECHNOLOGY = 'PJSIP';

/** Which seats' telephones are registered and answer, as the PBX watches them. */
export class SeatPhones {
  private readonly online = new Map<string, boolean>();

  /** `changed` hears of each telephone that comes or goes. */
  constructor(
    private readonly client: AriClient,
    private readonly changed: (seat: string, phone: SeatPhone) => void,
  ) {}

  /** Asks for all telephones; events then keep this up to date. */
  async load(): Promise<void> {
    const { status, body } = await this.client.request('GET', `/endpoints/${TECHNOLOGY}`);
    this.online.clear();
    if (status === 200) for (const endpoint of body as Endpoint[]) this.take(endpoint);
  }

  hear(event: AriEvent): void {
    if (event.endpoint?.technology === TECHNOLOGY) this.take(event.endpoint);
  }

  async of(seat: string): Promise<SeatPhone> {
    if (!this.client.isConnected) {
      const { status, body } = await this.client.request('GET', `/endpoints/${TECHNOLOGY}/${encodeURIComponent(seat)}`);
      return status === 200 && (body as Endpoint).state === 'online' ? 'online' : 'offline';
    }
    return this.online.get(seat) ? 'online' : 'offline';
  }

  private take({ resource, state }: Endpoint): void {
    if (!state) return;
    const isOnline = state === 'online';
    const was = this.online.get(resource);
    this.online.set(resource, isOnline);
    if (was !== undefined && was !== isOnline) this.changed(resource, isOnline ? 'online' : 'offline');
  }
}
