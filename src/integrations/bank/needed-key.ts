import type { IdempotentRequest } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';

/** A system repeats what it heard no answer to: without a key it would do the thing twice. */
export function neededKey(request: IdempotentRequest | undefined): IdempotentRequest {
  if (!request) throw new AppError('idempotency_key_missing');
  return request;
}
