import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiCookieAuth, ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Permission, Role } from './permissions.js';
import type { Actor } from '../database/unit-of-work.js';

export const PERMISSION = 'dialproof:permission';
export const WHILE_LOCKED = 'dialproof:while-locked';

/** Names the permission a route needs. */
export const Permit = (permission: Permission): MethodDecorator =>
  applyDecorators(SetMetadata(PERMISSION, permission), ApiCookieAuth('session'), ApiExtension('x-permission', permission));

/** A route for everybody, signed in or not: sign-in, health, metrics. */
export const Open = (): MethodDecorator => applyDecorators(SetMetadata(PERMISSION, 'open'), ApiExtension('x-permission', 'open'));

/** A route that works while the seat is locked: ending a call and recording its outcome must always be possible. */
export const WhileLocked = (): MethodDecorator => SetMetadata(WHILE_LOCKED, true);

/** Who is asking. */
export interface Principal {
  sessionId: string;
  accountId: string;
  username: string;
  displayName: string;
  role: Role;
  /** Party the account belongs to: the bank or a vendor. */
  partyId: string | null;
  /** Agent record behind the account; only for the role agent. */
  agentId: string | null;
  locked: boolean;
}

export type AuthenticatedRequest = FastifyRequest & { principal?: Principal };

/** The principal of the request, as a controller argument. */
export const Me = createParamDecorator((_data: unknown, context: ExecutionContext): Principal => {
  const principal = context.switchToHttp().getRequest<AuthenticatedRequest>().principal;
  if (!principal) throw new Error('a route without a session asked who is signed in');
  return principal;
});

export const actorOf = (principal: Principal): Actor => ({ kind: 'account', accountId: principal.accountId, role: principal.role });
