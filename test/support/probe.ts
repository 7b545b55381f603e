import { randomUUID } from 'node:crypto';
import type { HttpClient } from './http-client.js';

export interface Probed {
  status: number;
  code: string | null;
  body: Record<string, any> | null;
}

/** One request with the client's session and exactly these bytes; streams are not waited for. */
export async function probe(
  client: HttpClient,
  method: string,
  path: string,
  given: { raw?: string; headers?: Record<string, string> } = {},
): Promise<Probed> {
  const { cookie, csrfToken } = client.session;
  const prefix = /^\/(health|metrics)/.test(path) ? '' : '/api/v1';
  const response = await fetch(`${client.url}${prefix}${path}`, {
    method,
    headers: {
      ...(given.raw === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie ? { cookie } : {}),
      ...(csrfToken ? { 'x-csrf-token': csrfToken } : {}),
      ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
      ...given.headers,
    },
    body: given.raw ?? null,
  });
  if (!response.headers.get('content-type')?.includes('json')) {
    await response.body?.cancel();
    return { status: response.status, code: null, body: null };
  }
  const body = (await response.json()) as Record<string, any>;
  return { status: response.status, code: (body['code'] as string | undefined) ?? null, body };
}
