import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { CursorQuery, Me, Permit, type Principal } from '../../../platform/index.js';
import { FalseRecordDetailView, FalseRecordsPage } from './appeals.dto.js';
import { AppealsService } from './appeals.service.js';
import { AppealBody } from './reviews.dto.js';

/** What the vendor sees of records found false, and how it appeals. */
@Controller('appeals')
export class AppealsController {
  constructor(private readonly appeals: AppealsService) {}

  @Get()
  @Permit('appeal.use')
  @ApiOkResponse({ type: FalseRecordsPage })
  async list(@Me() me: Principal, @Query() query: CursorQuery): Promise<FalseRecordsPage> {
    return this.appeals.list(me, query.cursor ?? null);
  }

  @Get(':id')
  @Permit('appeal.use')
  @ApiOkResponse({ type: FalseRecordDetailView })
  async show(@Me() me: Principal, @Param('id') id: string): Promise<FalseRecordDetailView> {
    return this.appeals.detail(me, id);
  }

  @Post(':id')
  @Permit('appeal.use')
  @HttpCode(200)
  @ApiOkResponse({ type: FalseRecordDetailView })
  async appeal(@Me() me: Principal, @Param('id') id: string, @Body() body: AppealBody): Promise<FalseRecordDetailView> {
    await this.appeals.appeal(me, id, body.reason);
    return this.appeals.detail(me, id);
  }
}
