import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Permit } from '../auth/permit.js';
import { AuditPage, AuditQuery } from './audit.dto.js';
import { AuditTrail } from './audit-trail.js';

/** The audit trail for auditors and administrators. */
@Controller('audit')
export class AuditController {
  constructor(private readonly trail: AuditTrail) {}

  @Get()
  @Permit('audit.read')
  @ApiOkResponse({ type: AuditPage })
  async list(@Query() query: AuditQuery): Promise<AuditPage> {
    return this.trail.page(query);
  }
}
