import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { ApiScope, KeyPermission, Permission, Role } from './permissions.js';
import type { Actor } from '../database/unit-of-work.js';

export const PERMISSION = 'dialproof:permission';
export const WHILE_LOCKED = 'dialproof:while-locked';

/** Names the permission a route needs. */
export const Permit = (permission: Permission): MethodDecorator =>
  applyDecorators(SetMetadata(PERMISSION, permission), ApiCookieAuth('session'), ApiExtension('x-permission', permission));

/** A route for keys of the bank's own system, by scope; no session may use it. */
export const PermitKey = (scope: ApiScope): MethodDecorator =>
  applyDecorators(
    SetMetadata(PERMISSION, `key:${scope}` satisfies KeyPermission),
    ApiBearerAuth('api-key'),
    ApiExtension('x-permission', `key:${scope}`),
  );

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

/** The bank's own system, known by its key. */
export interface ApiCaller {
  keyId: string;
  bankId: string;
  /** Account that made the key. */
  madeBy: string;
  scopes: readonly ApiScope[];
}

export type AuthenticatedRequest = FastifyRequest & { principal?: Principal; caller?: ApiCaller };

/** The principal of the request, as a controller argument. */
export const Me = createParamDecorator((_data: unknown, context: ExecutionContext): Principal => {
  const principal = context.switchToHttp().getRequest<AuthenticatedRequest>().principal;
  if (!principal) throw new Error('a route without a session asked who is signed in');
  return principal;
});

export const actorOf = (principal: Principal): Actor => ({ kind: 'account', accountId: principal.accountId, role: principal.role });

/** The system behind the key of the request, as a controller argument. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): ApiCaller => {
  const caller = context.switchToHttp().getRequest<AuthenticatedRequest>().caller;
  if (!caller) throw new Error('a route that is not for keys asked which key called');
  return caller;
});

export const actorOfCaller = ({ keyId, madeBy }: ApiCaller): Actor => ({ kind: 'api-key', keyId, madeBy });
