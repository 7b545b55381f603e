import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, type ErrorCode, ERRORS } from '../../shared/index.js';
import type { FieldProblem } from './problem.dto.js';

/** Every error leaves as RFC 9457 problem details with a stable code; nothing of a query, a phone or a name leaves with it (S14). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const known = asAppError(error);
    if (!known) Logger.error(`${request.method} ${request.routeOptions.url ?? ''} failed: ${describe(error)}`, 'Http');
    const { code, facts } = known ?? new AppError('internal');
    const { errors, ...rest } = facts as { errors?: FieldProblem[] };
    const status = ERRORS[code][0];
    if (typeof facts['retryAfterSeconds'] === 'number') void reply.header('retry-after', facts['retryAfterSeconds']);
    void reply
      .status(status)
      .header('cache-control', 'no-store')
      .type('application/problem+json; charset=utf-8')
      .send(
        JSON.stringify({
          type: `urn:dialproof:problem:${code}`,
          title: ERRORS[code][1],
          status,
          code,
          facts: rest,
          ...(errors ? { errors } : {}),
          requestId: request.id,
        }),
      );
  }
}

function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (error instanceof HttpException) return fromStatus(error.getStatus());
  const fastify = error as { statusCode?: number; code?: string };
  if (fastify?.code === 'FST_REQ_FILE_TOO_LARGE') return new AppError('payload_too_large');
  if (typeof fastify?.statusCode === 'number' && fastify.statusCode < 500) return fromStatus(fastify.statusCode);
  return null;
}

function fromStatus(status: number): AppError {
  const codes: Record<number, ErrorCode> = {
    401: 'unauthenticated',
    403: 'forbidden',
    404: 'not_found',
    413: 'payload_too_large',
    429: 'too_many_requests',
  };
  if (status >= 500) return new AppError('internal');
  return new AppError(
    codes[status] ?? 'validation_failed',
    status === 400 || status === 415 ? { errors: [{ field: 'body', reason: 'is not valid JSON' }] } : {},
  );
}

/** What the log may hold of an unexpected error: kind, errno, place; a query's parameters never. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is not an error was thrown';
  const driver = (error as { driverError?: { errno?: number; sqlMessage?: string } }).driverError;
  if (driver) return `database error ${driver.errno}: ${(driver.sqlMessage ?? '').replace(/'[^']*'/g, "'…'")}`;
  return error.stack ?? error.message;
}
