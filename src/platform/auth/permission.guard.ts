import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { timingSafeEqual } from 'node:crypto';
import { AppError } from '../../shared/index.js';
import { ApiKeyGate } from './api-key-gate.js';
import { type ApiScope, type KeyPermission, type Permission, PERMISSIONS, type Role } from './permissions.js';
import { type AuthenticatedRequest, PERMISSION, WHILE_LOCKED } from './permit.js';
import { SESSION_COOKIE } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';
import { SignInHints } from './sign-in-hints.js';

/** Every request passes here: session or key, forgery protection, lock, role (S3, S7, S13). A route without a permission is refused. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
    private readonly hints: SignInHints,
    private readonly keys: ApiKeyGate,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.reflector.get<Permission | KeyPermission | 'open' | undefined>(PERMISSION, context.getHandler());
    if (!permission) throw new Error('this route names no permission');
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const writes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
    if (writes) checkOrigin(request);
    if (permission === 'open') return true;
    if (isForKeys(permission)) {
      request.caller = await this.keys.admit(request, context.switchToHttp().getResponse(), permission.slice('key:'.length) as ApiScope);
      return true;
    }

    const token = request.cookies[SESSION_COOKIE];
    const session = token ? await this.sessions.find(token) : null;
    if (!session) throw new AppError('unauthenticated', this.hints.facts());
    if (writes) checkCsrf(request.headers['x-csrf-token'], session.csrfToken);
    const { principal } = session;
    if (principal.locked && !this.reflector.get<boolean>(WHILE_LOCKED, context.getHandler())) throw new AppError('seat_locked');
    if (!(PERMISSIONS[permission] as readonly Role[]).includes(principal.role)) throw new AppError('forbidden', { permission });
    if (writes && !principal.locked) await this.sessions.touch(session);
    request.principal = principal;
    return true;
  }
}

function isForKeys(permission: Permission | KeyPermission): permission is KeyPermission {
  return permission.startsWith('key:');
}

function checkOrigin(request: AuthenticatedRequest): void {
  const origin = request.headers.origin;
  if (origin === undefined) return;
  // `Origin: null` comes from sandboxed frames and files: from nobody we know.
  if (!URL.canParse(origin) || new URL(origin).host !== request.headers.host) throw new AppError('csrf_rejected');
}

function checkCsrf(given: string | string[] | undefined, expected: string): void {
  const a = Buffer.from(typeof given === 'string' ? given : '');
  const b = Buffer.from(expected);
  if (a.length !== b.length || !timingSafeEqual(a, b)) throw new AppError('csrf_rejected');
}
