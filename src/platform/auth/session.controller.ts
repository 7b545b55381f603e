import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, Clock } from '../../shared/index.js';
import { Config } from '../config/config.js';
import { AccessGates } from './access-gates.js';
import { AccountsService } from './accounts.service.js';
import { permissionsOf } from './permissions.js';
import { Me, Open, Permit, type Principal, WhileLocked } from './permit.js';
import { RateLimiter } from './rate-limiter.js';
import { clearSessionCookie, SESSION_COOKIE, setSessionCookie } from './session-cookie.js';
import { MeView, PasswordBody, SignInBody, UnlockBody } from './session.dto.js';
import { type LiveSession, SessionsService } from './sessions.service.js';

/** Wrong passwords a minute from one address. Right ones are not counted: a whole room may come from one address at nine o'clock. */
const FAILED_SIGN_INS = 30;

@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly accounts: AccountsService,
    private readonly gates: AccessGates,
    private readonly limiter: RateLimiter,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Open()
  @HttpCode(200)
  @ApiOkResponse({ type: MeView })
  async signIn(@Body() body: SignInBody, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<MeView> {
    const failures = `failed-sign-ins:${request.ip}`;
    await this.limiter.check(failures, FAILED_SIGN_INS, 60);
    const token = await this.sessions.signIn({ ...body, address: request.ip }).catch(async (error: unknown) => {
      if (error instanceof AppError && error.code === 'wrong_credentials') await this.limiter.take(failures, Number.MAX_SAFE_INTEGER, 60);
      throw error;
    });
    setSessionCookie(reply, token);
    return this.view((await this.sessions.find(token))!);
  }

  @Get()
  @Permit('session.own')
  @WhileLocked()
  @ApiOkResponse({ type: MeView })
  async me(@Req() request: FastifyRequest): Promise<MeView> {
    return this.current(request);
  }

  @Delete()
  @Permit('session.own')
  @WhileLocked()
  @HttpCode(204)
  async signOut(@Me() me: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.signOut(me);
    clearSessionCookie(reply);
  }

  @Post('lock')
  @Permit('session.own')
  @WhileLocked()
  @HttpCode(204)
  async lock(@Me() me: Principal): Promise<void> {
    await this.sessions.lock(me);
  }

  @Post('unlock')
  @Permit('session.own')
  @WhileLocked()
  @HttpCode(200)
  @ApiOkResponse({ type: MeView })
  async unlock(@Me() me: Principal, @Body() body: UnlockBody, @Req() request: FastifyRequest): Promise<MeView> {
    await this.sessions.unlock(me, body.password);
    return this.current(request);
  }

  /** The page saw a key or the mouse: the person is at the seat. The guard has noted it. */
  @Post('activity')
  @Permit('session.own')
  @HttpCode(204)
  activity(): void {
    return;
  }

  @Post('password')
  @Permit('session.own')
  @HttpCode(204)
  async password(@Me() me: Principal, @Body() body: PasswordBody): Promise<void> {
    const actor = { kind: 'account' as const, accountId: me.accountId, role: me.role };
    await this.accounts.changeOwnPassword(actor, me.sessionId, body.current, body.next);
  }

  private async current(request: FastifyRequest): Promise<MeView> {
    const token = request.cookies[SESSION_COOKIE];
    const session = token ? await this.sessions.find(token) : null;
    if (!session) throw new AppError('unauthenticated');
    return this.view(session);
  }

  private async view({ principal, csrfToken }: LiveSession): Promise<MeView> {
    const { accountId, username, displayName, role, locked, agentId } = principal;
    return {
      ...{ accountId, username, displayName, role, locked, csrfToken },
      permissions: permissionsOf(role),
      idleLockSeconds: this.config.idleLockSeconds,
      agent: agentId ? { id: agentId } : null,
      demo: this.config.demo,
      serverNow: this.clock.now().toISOString(),
      liveCall: await this.gates.liveCall(accountId),
    };
  }
}
