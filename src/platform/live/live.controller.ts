import { Controller, Get, Logger, type OnModuleDestroy, type OnModuleInit, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerResponse } from 'node:http';
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
export class LiveController implements OnModuleInit, OnModuleDestroy {
  /** Open streams, with the cookie each was opened with. */
  private readonly streams = new Map<ServerResponse, string>();
  private timers: NodeJS.Timeout[] = [];
  private isRechecking = false;

  constructor(
    private readonly live: LiveEvents,
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const beat = (): void => this.streams.forEach((_, raw) => raw.write(': still here\n\n'));
    this.timers = [setInterval(beat, HEARTBEAT_MS), setInterval(() => void this.recheck(), RECHECK_MS)];
  }

  onModuleDestroy(): void {
    this.timers.forEach(clearInterval);
  }

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
    this.streams.set(raw, request.cookies[SESSION_COOKIE] ?? '');
    raw.on('close', () => {
      this.streams.delete(raw);
      subscription.unsubscribe();
    });
  }

  /** All streams together: a thousand open pages ask one question and not a thousand. */
  private async recheck(): Promise<void> {
    if (this.isRechecking || this.streams.size === 0) return;
    this.isRechecking = true;
    try {
      const asked = [...this.streams];
      const live = await this.sessions.findLive([...new Set(asked.map(([, token]) => token))]);
      for (const [raw, token] of asked) if (!live.has(token)) raw.end();
    } catch (error) {
      Logger.debug(`sessions of open pages: ${(error as Error).message}`, 'Live');
    } finally {
      this.isRechecking = false;
    }
  }
}

/** An agent's page hears of its own card and session only, and when campaigns stop and go: not of every call of a hundred colleagues. */
function concerns(event: LiveEvent, me: Principal): boolean {
  if (event.accountId !== null) return event.accountId === me.accountId;
  return me.role !== 'agent' || event.topic === 'campaign';
}
