import { AppError } from '../../../shared/index.js';
import type { ListenRequest } from '../gateway.js';
import type { AriAnswer, AriClient } from './ari-client.js';
import { askAri } from './ask-ari.js';

const CONTEXT = 'dialproof-listen';
const EXTENSION = 'listen';
const RING_SECONDS = 25;
const SAFE = /^[A-Za-z0-9_-]{1,40}$/;

/**
 * Listeners on calls under way. As with calls, the REST interface only originates the leg; the dialplan does the listening, and so a
 * listening ends with its call also when we are dead (decision 0054).
 */
export class Listeners {
  constructor(
    private readonly client: AriClient,
    private readonly installation: string,
  ) {}

  /** `spied`: the channel of the agent's leg. */
  async begin({ listenId, telephone }: ListenRequest, spied: string): Promise<void> {
    if (![listenId, telephone, spied].every((word) => SAFE.test(word))) throw new AppError('state_conflict', { reason: 'unsafe_name' });
    const agent = await this.ask('GET', `/channels/${spied}`);
    if (agent.status !== 200 || (agent.body as { state?: string }).state !== 'Up') throw new AppError('no_open_call');
    const query = {
      ...{ endpoint: `PJSIP/${telephone}`, channelId: this.channelOf(listenId), callerId: 'Dialproof' },
      ...{ context: CONTEXT, extension: EXTENSION, priority: '1', timeout: String(RING_SECONDS) },
    };
    const { status } = await this.ask('POST', '/channels', query, { variables: { DP_SPIED: spied } });
    // Rung already: the answer to the first request was lost.
    if (status < 300 || status === 409) return;
    throw new AppError(status === 500 ? 'phone_offline' : 'gateway_down', { telephone });
  }

  async stateOf(listenId: string): Promise<'calling' | 'listening' | null> {
    const { status, body } = await this.ask('GET', `/channels/${this.channelOf(listenId)}`);
    if (status === 404) return null;
    if (status !== 200) throw new AppError('gateway_down');
    return (body as { state?: string }).state === 'Up' ? 'listening' : 'calling';
  }

  async end(listenId: string): Promise<void> {
    await this.ask('DELETE', `/channels/${this.channelOf(listenId)}`, { reason: 'normal' });
  }

  /** Not what a call's channel begins with, so that no event of it is taken for a call's. */
  private channelOf(listenId: string): string {
    return `listen-${this.installation}-${listenId}`;
  }

  private ask(method: 'GET' | 'POST' | 'DELETE', path: string, query?: Record<string, string>, body?: object): Promise<AriAnswer> {
    return askAri(this.client, method, path, query, body);
  }
}
