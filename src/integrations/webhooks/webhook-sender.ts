import { Injectable } from '@nestjs/common';
import { lookup as lookUpName } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Config } from '../../platform/index.js';
import type { DeliveryError } from './rules/retry-plan.js';
import { addressAllowed, DEMO_POLICY, type TargetPolicy, type TargetProblem, targetProblem } from './webhook-target.js';

export interface SendResult {
  /** Null: the receiver took it. */
  error: DeliveryError | null;
  status: number | null;
}

/** An attempt, from the name's look-up to the answer, may take this long. */
export const SEND_TIMEOUT_MS = 10_000;

/** One of the addresses of the name may not be reached. */
class RefusedAddress extends Error {}

/** Posts a signed body: to listed hosts alone, no redirect followed, and the address checked that is really connected to. */
@Injectable()
export class WebhookSender {
  constructor(private readonly config: Config) {}

  problemOf(url: string): TargetProblem | null {
    return targetProblem(url, this.policy);
  }

  /** Hosts that may be sent to, as the administrator reads them. */
  get targets(): string {
    return this.policy.targets;
  }

  /** Never throws; `signal` ends an attempt early, as unreachable. */
  send(url: string, headers: Record<string, string>, body: string, signal: AbortSignal): Promise<SendResult> {
    if (this.problemOf(url)) return Promise.resolve({ error: 'refused_address', status: null });
    return new Promise((done) => {
      const request = this.open(url, headers, body);
      const limit = setTimeout(() => request.destroy(new Error('timeout')), SEND_TIMEOUT_MS);
      const stop = (): void => void request.destroy(new Error('stopped'));
      signal.addEventListener('abort', stop, { once: true });
      const finish = (result: SendResult): void => {
        clearTimeout(limit);
        signal.removeEventListener('abort', stop);
        request.destroy();
        done(result);
      };
      request.on('response', (response) => finish(resultOf(response)));
      request.on('error', (error: NodeJS.ErrnoException) => finish({ error: errorOf(error), status: null }));
      request.end(body);
    });
  }

  private open(url: string, headers: Record<string, string>, body: string): ClientRequest {
    const options = {
      method: 'POST',
      agent: false as const,
      lookup: this.checkedLookup(),
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Dialproof-Webhooks',
      },
    };
    return url.startsWith('https:') ? requestTls(url, options) : requestPlain(url, options);
  }

  /** Looks the name up itself, so that the address that was checked is the one that is connected to. */
  private checkedLookup(): LookupFunction {
    const { networks } = this.policy;
    return (hostname, options, answer) => {
      lookUpName(hostname, { ...options, all: true }, (error, addresses) => {
        if (error) return answer(error, '', 0);
        if (addresses.length === 0 || addresses.some(({ address }) => !addressAllowed(address, networks))) {
          return answer(new RefusedAddress('refused address'), '', 0);
        }
        if (options.all) return answer(null, addresses);
        return answer(null, addresses[0]!.address, addresses[0]!.family);
      });
    };
  }

  private get policy(): TargetPolicy {
    const { webhookTargets: targets, webhookNetworks: networks, demo } = this.config;
    return demo && targets === '' && networks === '' ? DEMO_POLICY : { targets, networks };
  }
}

/** The answer's body is of no interest and never read. */
function resultOf(response: IncomingMessage): SendResult {
  const status = response.statusCode ?? 0;
  if (status >= 200 && status < 300) return { error: null, status };
  return { error: status >= 300 && status < 400 ? 'redirected' : 'status', status };
}

function errorOf(error: NodeJS.ErrnoException): DeliveryError {
  if (error instanceof RefusedAddress) return 'refused_address';
  if (error.message === 'timeout') return 'timeout';
  if (/^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO|ERR_SSL)/.test(error.code ?? '')) return 'tls';
  return 'unreachable';
}
