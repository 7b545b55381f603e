import { AppError } from '../../../shared/index.js';
import { FencingTokens } from '../fencing-tokens.js';
import type { AriClient } from './ari-client.js';
import { askAri } from './ask-ari.js';

/**
 * Refuses a token older than the newest seen. Seen by this installation (on disk), and by the PBX itself: a worker on another machine may have
 * another disk.
 */
export class PbxFence {
  private readonly tokens: FencingTokens;
  private pbx: { client: AriClient; variable: string } | null = null;

  constructor(directory: string) {
    this.tokens = new FencingTokens(directory);
  }

  async open(): Promise<void> {
    await this.tokens.open();
  }

  standsAt(client: AriClient, installation: string): void {
    this.pbx = { client, variable: `DIALPROOF_FENCE_${installation}` };
  }

  /** Throws AppError `state_conflict` (a newer token was seen) or `gateway_down`. */
  async admit(token: number): Promise<void> {
    await this.tokens.admit(token);
    if (!this.pbx) throw new AppError('gateway_down');
    const { client, variable } = this.pbx;
    const { body } = await askAri(client, 'GET', '/asterisk/variable', { variable });
    const newest = Number((body as { value?: string } | null)?.value ?? '') || 0;
    if (token < newest) throw new AppError('state_conflict', { reason: 'stale_fencing_token', fencingToken: token, newest });
    if (token > newest) await askAri(client, 'POST', '/asterisk/variable', { variable, value: String(token) });
  }
}
