import { AppError } from '../../../shared/index.js';
import { type AriAccess, AriClient } from './ari-client.js';
import { askAri } from './ask-ari.js';

const AUTHS = '/asterisk/config/dynamic/res_pjsip/auth';
const SEAT = /^[\w-]{1,20}$/;

/**
 * Passwords of telephones in the browser, pushed into Asterisk's memory while it runs (sorcery.conf). Needs no event stream, so a process
 * that serves pages can give them, whoever drives the calls. A restarted Asterisk knows none; the page then asks again.
 */
export class PhoneLogins {
  private readonly client: AriClient;

  constructor(access: Omit<AriAccess, 'application'>) {
    this.client = new AriClient({ ...access, application: '' });
  }

  async give(seat: string, password: string): Promise<void> {
    const fields = Object.entries({ auth_type: 'userpass', username: seat, password }).map(([attribute, value]) => ({ attribute, value }));
    const status = await this.ask('PUT', seat, { fields });
    if (status >= 300) throw new AppError('gateway_down', { status });
  }

  async take(seat: string): Promise<void> {
    const status = await this.ask('DELETE', seat);
    if (status >= 300 && status !== 404) throw new AppError('gateway_down', { status });
  }

  private async ask(method: 'PUT' | 'DELETE', seat: string, body?: object): Promise<number> {
    if (!SEAT.test(seat)) throw new AppError('validation_failed', { field: 'seat' });
    return (await askAri(this.client, method, `${AUTHS}/${seat}-login`, {}, body)).status;
  }
}
