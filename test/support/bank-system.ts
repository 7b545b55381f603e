import { randomUUID } from 'node:crypto';
import { type ApiScope, ApiKeysService, type NewApiKey } from '../../src/platform/index.js';
import type { Answer } from './http-client.js';
import type { TestApp } from './test-app.js';
import type { World } from './world.js';

/** The bank's own system: it knows its key and nothing of cookies. */
export class BankSystem {
  constructor(
    readonly url: string,
    public key: string,
    readonly keyId: string,
  ) {}

  get<T = Record<string, any>>(path: string): Promise<Answer<T>> {
    return this.send<T>('GET', path);
  }

  post<T = Record<string, any>>(path: string, body: unknown = {}, idempotencyKey: string | null = randomUUID()): Promise<Answer<T>> {
    return this.send<T>('POST', path, body, idempotencyKey === null ? {} : { 'idempotency-key': idempotencyKey });
  }

  async send<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/api/v1/bank${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text) as T, text, headers: response.headers };
  }
}

const EVERYTHING: ApiScope[] = [
  'campaigns:read',
  'campaigns:write',
  'customers:write',
  'customers:read',
  'outcomes:read',
  'do-not-call:write',
];

/** A key that the first manager's account has made, with every scope unless said otherwise. */
export async function bankSystem(test: TestApp, world: World, given: Partial<NewApiKey> = {}): Promise<BankSystem> {
  const { id, key } = await test.get(ApiKeysService).create(world.manager1, {
    ...{ bankId: world.bankId, title: 'Core system', scopes: EVERYTHING, networks: '', requestsPerMinute: 100_000, expiresAt: null },
    ...given,
  });
  return new BankSystem(test.url, key, id);
}
