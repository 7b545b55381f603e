import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../shared/index.js';
import { Me, Permit, type Principal, WhileLocked } from '../auth/permit.js';
import { SESSION_COOKIE } from '../auth/session-cookie.js';
import { SessionsService } from '../auth/sessions.service.js';
import { type LiveEvent, LiveEvents } from './live-events.js';

const HEARTBEAT_MS = 15_000;
/** A disabled account's stream closes within this time (S7). */
const RECHECK_MS = 4000;

/** One stream of server-sent events a page: topics and ids, never content. */
@Controller('events')
export class LiveController {
  constructor(
    private readonly live: LiveEvents,
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Permit('session.own')
  @WhileLocked()
  @ApiExcludeEndpoint()
  stream(@Me() me: Principal, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    reply.hijack();
    const raw = reply.raw;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    });
    raw.write(`event: hello\ndata: ${JSON.stringify({ serverNow: this.clock.now().toISOString() })}\n\n`);
    const subscription = this.live.events.subscribe({
      next: (event) => {
        if (concerns(event, me))
          raw.write(`event: changed\ndata: ${JSON.stringify({ topic: event.topic, id: event.id, at: event.at })}\n\n`);
      },
      complete: () => raw.end(),
    });
    const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
    const recheck = setInterval(() => {
      this.sessions
        .find(request.cookies[SESSION_COOKIE] ?? '')
        .then((session) => session ?? raw.end())
        .catch(() => undefined);
    }, RECHECK_MS);
    raw.on('close', () => {
      clearInterval(heartbeat);
      clearInterval(recheck);
      subscription.unsubscribe();
    });
  }
}

/** An agent's page hears of its own card and session only. */
function concerns(event: LiveEvent, me: Principal): boolean {
  if (event.accountId !== null) return event.accountId === me.accountId;
  return me.role !== 'agent' || event.topic === 'campaign';
}
