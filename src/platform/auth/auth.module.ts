import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { registerEntities } from '../database/entities.js';
import { AccessGates } from './access-gates.js';
import { Account } from './account.entity.js';
import { AccountsService } from './accounts.service.js';
import { ApiKeyGate } from './api-key-gate.js';
import { ApiKey } from './api-key.entity.js';
import { ApiKeysService } from './api-keys.service.js';
import { PermissionGuard } from './permission.guard.js';
import { RateLimiter } from './rate-limiter.js';
import { SessionController } from './session.controller.js';
import { Session } from './session.entity.js';
import { SessionsService } from './sessions.service.js';
import { SignInHints } from './sign-in-hints.js';

registerEntities(Account, Session, ApiKey);

@Global()
@Module({
  controllers: [SessionController],
  providers: [
    AccountsService,
    ApiKeysService,
    ApiKeyGate,
    SessionsService,
    AccessGates,
    RateLimiter,
    SignInHints,
    { provide: APP_GUARD, useClass: PermissionGuard },
  ],
  exports: [AccountsService, ApiKeysService, SessionsService, AccessGates, RateLimiter, SignInHints],
})
export class AuthModule {}
