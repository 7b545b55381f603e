import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../shared/index.js';
import type { IdempotentRequest } from '../database/unit-of-work.js';

/** The request's `Idempotency-Key` with the input it covers; undefined when the client sent none. */
export const Idempotency = createParamDecorator((_data: unknown, context: ExecutionContext): IdempotentRequest | undefined => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,80}$/.test(key)) {
    throw new AppError('validation_failed', { errors: [{ field: 'Idempotency-Key', reason: 'must be 8 to 80 printable characters' }] });
  }
  return { key, input: { url: request.url, body: request.isMultipart() ? null : request.body } };
});
