import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController, ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Open } from '../auth/permit.js';
import { HealthChecks } from './health-checks.js';
import { Metrics } from './metrics.js';

@Controller()
@ApiExcludeController()
export class HealthController {
  constructor(
    private readonly checks: HealthChecks,
    private readonly metrics: Metrics,
  ) {}

  /** The process runs. */
  @Get('health/live')
  @Open()
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The process can do its work: 200, or 503 with what is missing. Redis away is not fatal (P5) and only shown. */
  @Get('health/ready')
  @Open()
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const checks = await this.checks.run();
    const ready = checks.every((check) => check.ok || !check.needed);
    reply.status(ready ? 200 : 503);
    return { status: ready ? 'ok' : 'unavailable', checks: checks.map(({ name, ok }) => ({ name, ok })) };
  }

  /** Prometheus text format. Served on loopback and to proxies only; see docs/architecture.md. */
  @Get('metrics')
  @Open()
  @ApiExcludeEndpoint()
  async prometheus(@Res() reply: FastifyReply): Promise<void> {
    await reply.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }
}
