import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppError } from '../../shared/index.js';
import type { ApiKey } from './api-key.entity.js';
import { ApiKeysService } from './api-keys.service.js';
import { networkAllows } from './networks.js';
import type { ApiScope } from './permissions.js';
import type { ApiCaller, AuthenticatedRequest } from './permit.js';
import { type Allowance, RateLimiter } from './rate-limiter.js';

const WINDOW_SECONDS = 60;
/** Wrong keys a minute from one address; true keys from there are not held up by them. */
const WRONG_KEYS = 60;

/** Lets the bank's own system in: `Authorization: Bearer`, never a cookie; then network, rate limit and scope. */
@Injectable()
export class ApiKeyGate {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly limiter: RateLimiter,
  ) {}

  async admit(request: AuthenticatedRequest, reply: FastifyReply, scope: ApiScope): Promise<ApiCaller> {
    const key = await this.keyOf(request, reply);
    if (!networkAllows(key.networks, request.ip)) throw new AppError('not_allowed_network');
    const allowance = await this.limiter.spend(`api-key:${key.id}`, key.requestsPerMinute, WINDOW_SECONDS);
    tellAllowance(reply, allowance);
    if (allowance.exceeded) throw new AppError('too_many_requests', { retryAfterSeconds: allowance.resetSeconds });
    if (!key.scopes.includes(scope)) throw new AppError('forbidden', { scope });
    await this.keys.touch(key);
    return { keyId: key.id, bankId: key.bankId, madeBy: key.createdBy, scopes: key.scopes };
  }

  private async keyOf(request: AuthenticatedRequest, reply: FastifyReply): Promise<ApiKey> {
    const [, text] = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(request.headers.authorization ?? '') ?? [];
    void reply.header('www-authenticate', 'Bearer realm="dialproof"');
    if (text === undefined) throw new AppError('unauthenticated');
    try {
      const key = await this.keys.authenticate(text);
      void reply.removeHeader('www-authenticate');
      return key;
    } catch (error) {
      if (error instanceof AppError) await this.limiter.take(`wrong-keys:${request.ip}`, WRONG_KEYS, WINDOW_SECONDS);
      throw error;
    }
  }
}

/** The fields of draft-ietf-httpapi-ratelimit-headers: the limit, what is left of it, and in how many seconds it is whole again. */
function tellAllowance(reply: FastifyReply, { limit, windowSeconds, remaining, resetSeconds }: Allowance): void {
  void reply
    .header('ratelimit-policy', `"key";q=${limit};w=${windowSeconds}`)
    .header('ratelimit', `"key";r=${remaining};t=${resetSeconds}`);
}
