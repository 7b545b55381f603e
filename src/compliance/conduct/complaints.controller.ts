import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { CursorQuery, Idempotency, type IdempotentRequest, Me, Permit, type Principal } from '../../platform/index.js';
import { CallSearchBody, ComplaintBody, ComplaintDecisionBody, ComplaintsPage, ComplaintView, FoundCallsView } from './complaints.dto.js';
import { ComplaintsService } from './complaints.service.js';

/** The complaint register (L17): from the customer's number to the call, upheld or not, and its level. */
@Controller('complaints')
export class ComplaintsController {
  constructor(private readonly complaints: ComplaintsService) {}

  @Get()
  @Permit('complaint.read')
  @ApiOkResponse({ type: ComplaintsPage })
  async list(@Me() me: Principal, @Query() query: CursorQuery): Promise<ComplaintsPage> {
    return this.complaints.list(me, query.cursor ?? null);
  }

  /** The calls to a number. The search is written to the audit trail, the number only as a hash. */
  @Post('search')
  @Permit('complaint.read')
  @HttpCode(200)
  @ApiOkResponse({ type: FoundCallsView })
  async search(@Me() me: Principal, @Body() body: CallSearchBody): Promise<FoundCallsView> {
    return this.complaints.callsTo(me, body.number);
  }

  @Post()
  @Permit('complaint.write')
  @ApiCreatedResponse({ type: ComplaintView })
  async record(
    @Me() me: Principal,
    @Body() body: ComplaintBody,
    @Idempotency() key: IdempotentRequest | undefined,
  ): Promise<ComplaintView> {
    return this.complaints.show(me, await this.complaints.record(me, body, key));
  }

  @Get(':id')
  @Permit('complaint.read')
  @ApiOkResponse({ type: ComplaintView })
  async show(@Me() me: Principal, @Param('id') id: string): Promise<ComplaintView> {
    return this.complaints.show(me, id);
  }

  /** Upheld, with its level, or rejected; by another person than the one who recorded it. */
  @Post(':id/decision')
  @Permit('complaint.decide')
  @HttpCode(200)
  @ApiOkResponse({ type: ComplaintView })
  async decide(@Me() me: Principal, @Param('id') id: string, @Body() body: ComplaintDecisionBody): Promise<ComplaintView> {
    await this.complaints.decide(me, id, body);
    return this.complaints.show(me, id);
  }
}
