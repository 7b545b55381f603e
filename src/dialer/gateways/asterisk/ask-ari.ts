import { AppError } from '../../../shared/index.js';
import { type AriAnswer, type AriClient, AriUnreachable } from './ari-client.js';

/** Sends one request; any status is an answer. Throws AppError `gateway_down` when there is none. */
export async function askAri(
  client: AriClient,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  query: Record<string, string> = {},
  body?: object,
): Promise<AriAnswer> {
  try {
    return await client.request(method, path, query, body);
  } catch (error) {
    if (error instanceof AriUnreachable) throw new AppError('gateway_down');
    throw error;
  }
}
