import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import { ApiExcludeController, ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../shared/index.js';
import { networkAllows } from '../auth/networks.js';
import { Open } from '../auth/permit.js';
import { Config } from '../config/config.js';
import { HealthChecks } from './health-checks.js';
import { Metrics } from './metrics.js';

@Controller()
@ApiExcludeController()
export class HealthController {
  constructor(
    private readonly checks: HealthChecks,
    private readonly metrics: Metrics,
    private readonly config: Config,
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

  /** Prometheus text format, for the configured networks only. */
  @Get('metrics')
  @Open()
  @ApiExcludeEndpoint()
  async prometheus(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!networkAllows(this.config.metricsNetworks, request.ip)) throw new AppError('not_found');
    await reply.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }
}
