import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty } from '@nestjs/swagger';
import { AuditTrail } from '../audit/audit-trail.js';
import { Permit } from '../auth/permit.js';
import { JobQueues } from '../jobs/job-queues.js';
import { PoisonCounter } from '../jobs/poison-counter.js';
import { HealthChecks } from './health-checks.js';
import { PRODUCT_VERSION } from './product-version.js';

class SystemCheck {
  @ApiProperty() name!: string;
  @ApiProperty() ok!: boolean;
  @ApiProperty() detail!: string;
  @ApiProperty({ type: Number, nullable: true }) ageSeconds!: number | null;
}

class SystemQueue {
  @ApiProperty() name!: string;
  @ApiProperty() waiting!: number;
  @ApiProperty() active!: number;
  @ApiProperty() delayed!: number;
  @ApiProperty() failed!: number;
  @ApiProperty() parked!: number;
}

class SystemAudit {
  @ApiProperty() sealed!: string;
  @ApiProperty() unsealed!: number;
  @ApiProperty({ type: String, nullable: true }) headAt!: string | null;
}

export class SystemView {
  @ApiProperty() version!: string;
  @ApiProperty({ type: [SystemCheck] }) checks!: SystemCheck[];
  @ApiProperty({ type: [SystemQueue] }) queues!: SystemQueue[];
  @ApiProperty({ type: SystemAudit }) audit!: SystemAudit;
}

/** Does it run? For the administrator. */
@Controller('system')
export class SystemController {
  constructor(
    private readonly checks: HealthChecks,
    private readonly queues: JobQueues,
    private readonly poison: PoisonCounter,
    private readonly trail: AuditTrail,
  ) {}

  @Get()
  @Permit('system.read')
  @ApiOkResponse({ type: SystemView })
  async show(): Promise<SystemView> {
    const parked = await this.poison.parkedCounts();
    const counts = await this.queues.counts().catch(() => []);
    const checks = (await this.checks.run()).map(({ name, ok, detail, ageSeconds }) => ({ name, ok, detail, ageSeconds }));
    const sweeps = this.checks.sweeps().map(({ name, ageSeconds }) => ({ name: `sweep ${name}`, ok: true, detail: '', ageSeconds }));
    return {
      version: PRODUCT_VERSION,
      checks: [...checks, ...sweeps],
      queues: counts.map((queue) => ({ ...queue, parked: parked.get(queue.name) ?? 0 })),
      audit: await this.trail.state(),
    };
  }
}
