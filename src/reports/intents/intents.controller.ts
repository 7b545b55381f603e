import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Me, Permit, type Principal } from '../../platform/index.js';
import { HandoverBody, IntentsExportQuery, IntentsPage, IntentsQuery, IntentView } from './intents.dto.js';
import { IntentsExport } from './intents-export.service.js';
import { IntentsService } from './intents.service.js';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Customers with intent, on their way from the vendor's call to the bank's branch. */
@Controller('intents')
export class IntentsController {
  constructor(
    private readonly intents: IntentsService,
    private readonly exports: IntentsExport,
  ) {}

  @Get()
  @Permit('intent.read')
  @ApiOkResponse({ type: IntentsPage })
  async list(@Me() me: Principal, @Query() query: IntentsQuery): Promise<IntentsPage> {
    return this.intents.list(me, query, query.cursor ?? null);
  }

  @Get('export.xlsx')
  @Permit('intent.export')
  @ApiOkResponse({ content: { [XLSX_TYPE]: { schema: { type: 'string', format: 'binary' } } } })
  async xlsx(@Me() me: Principal, @Query() query: IntentsExportQuery, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.exports.xlsx(me, query);
    await reply.type(XLSX_TYPE).header('content-disposition', 'attachment; filename="intents.xlsx"').send(file);
  }

  @Get('export.csv')
  @Permit('intent.export')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string', format: 'binary' } } } })
  async csv(@Me() me: Principal, @Query() query: IntentsExportQuery, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.exports.csv(me, query);
    await reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="intents.csv"').send(file);
  }

  /** Branch, person and state on the bank's side. */
  @Post(':id/hand-over')
  @Permit('intent.write')
  @HttpCode(200)
  @ApiOkResponse({ type: IntentView })
  async handOver(@Me() me: Principal, @Param('id') id: string, @Body() body: HandoverBody): Promise<IntentView> {
    await this.intents.handOver(me, id, body);
    return this.intents.show(me, id);
  }
}
