import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CursorQuery, Me, Permit, type Principal } from '../platform/index.js';
import { LineCalls } from './line-calls.service.js';
import { StatementFiles } from './statement-files.service.js';
import { StatementViews } from './statement-views.service.js';
import {
  AssessBody,
  DisputeBody,
  InvoiceBody,
  LineCallsPage,
  PaymentBody,
  ReportBody,
  SeenDocumentBody,
  StatementsView,
  StatementView,
} from './statements.dto.js';
import { StatementDocumentView } from './statement-document.dto.js';
import { StatementsService } from './statements.service.js';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const BINARY = { schema: { type: 'string' as const, format: 'binary' } };

@Controller('statements')
export class StatementsController {
  constructor(
    private readonly statements: StatementsService,
    private readonly views: StatementViews,
    private readonly files: StatementFiles,
    private readonly calls: LineCalls,
  ) {}

  /** The statements of the asker's contracts, newest period first; those of quarters that have begun are made when they are asked for. */
  @Get()
  @Permit('statement.read')
  @ApiOkResponse({ type: StatementsView })
  async list(@Me() me: Principal): Promise<StatementsView> {
    return { items: await this.views.list(me) };
  }

  @Get(':id')
  @Permit('statement.read')
  @ApiOkResponse({ type: StatementView })
  async show(@Me() me: Principal, @Param('id') id: string): Promise<StatementView> {
    return this.views.one(me, id);
  }

  /** The days and calls behind a fee line; ids, times and seats, nothing of a customer. */
  @Get(':id/lines/:key/calls')
  @Permit('statement.read')
  @ApiOkResponse({ type: LineCallsPage })
  async lineCalls(
    @Me() me: Principal,
    @Param('id') id: string,
    @Param('key') key: string,
    @Query() query: CursorQuery,
  ): Promise<LineCallsPage> {
    return this.calls.page(await this.statements.statementFor(me, id), key, query.cursor ?? null);
  }

  /** The vendor's report on a quarter that is over, with the figures as they stand. */
  @Post(':id/report')
  @Permit('statement.vendor')
  @HttpCode(200)
  @ApiOkResponse({ type: StatementView })
  async report(@Me() me: Principal, @Param('id') id: string, @Body() body: ReportBody): Promise<StatementView> {
    await this.statements.report(me, id, body.note);
    return this.views.one(me, id);
  }

  /** Computes the statement and stores it, for the vendor to agree to or dispute. */
  @Post(':id/assess')
  @Permit('statement.write')
  @HttpCode(200)
  @ApiOkResponse({ type: StatementView })
  async assess(@Me() me: Principal, @Param('id') id: string, @Body() body: AssessBody): Promise<StatementView> {
    await this.statements.assess(me, id, body.note ?? null);
    return this.views.one(me, id);
  }

  @Post(':id/agree')
  @Permit('statement.vendor')
  @HttpCode(200)
  @ApiOkResponse({ type: StatementView })
  async agree(@Me() me: Principal, @Param('id') id: string, @Body() body: SeenDocumentBody): Promise<StatementView> {
    await this.statements.agree(me, id, body.sha256);
    return this.views.one(me, id);
  }

  @Post(':id/dispute')
  @Permit('statement.vendor')
  @HttpCode(200)
  @ApiOkResponse({ type: StatementView })
  async dispute(@Me() me: Principal, @Param('id') id: string, @Body() body: DisputeBody): Promise<StatementView> {
    await this.statements.dispute(me, id, body);
    return this.views.one(me, id);
  }

  /** Freezes exactly what was agreed; another manager than the one who assessed. */
  @Post(':id/approve')
  @Permit('statement.write')
  @HttpCode(200)
  @ApiOkResponse({ type: StatementView })
  async approve(@Me() me: Principal, @Param('id') id: string, @Body() body: SeenDocumentBody): Promise<StatementView> {
    await this.statements.approve(me, id, body.sha256);
    return this.views.one(me, id);
  }

  /** The vendor's VAT special invoice has arrived; the payment term runs from here. */
  @Post(':id/invoice')
  @Permit('statement.write')
  @HttpCode(200)
  @ApiOkResponse({ type: StatementView })
  async invoice(@Me() me: Principal, @Param('id') id: string, @Body() body: InvoiceBody): Promise<StatementView> {
    await this.statements.invoice(me, id, { ...body, amountFen: BigInt(body.amountFen) });
    return this.views.one(me, id);
  }

  @Post(':id/pay')
  @Permit('statement.write')
  @HttpCode(200)
  @ApiOkResponse({ type: StatementView })
  async pay(@Me() me: Principal, @Param('id') id: string, @Body() body: PaymentBody): Promise<StatementView> {
    await this.statements.pay(me, id, body.paidOn);
    return this.views.one(me, id);
  }

  @Post(':id/close')
  @Permit('statement.write')
  @HttpCode(200)
  @ApiOkResponse({ type: StatementView })
  async close(@Me() me: Principal, @Param('id') id: string): Promise<StatementView> {
    await this.statements.close(me, id);
    return this.views.one(me, id);
  }

  /** The frozen document as canonical JSON: the bytes that are hashed. */
  @Get(':id/document.json')
  @Permit('statement.read')
  @ApiOkResponse({ type: StatementDocumentView })
  @Header('content-type', 'application/json; charset=utf-8')
  async json(@Me() me: Principal, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, text } = await this.files.canonical(me, id);
    await reply.header('content-disposition', `attachment; filename="${name}"`).send(text);
  }

  @Get(':id/document.xlsx')
  @Permit('statement.read')
  @ApiOkResponse({ content: { [XLSX_TYPE]: BINARY } })
  async xlsx(@Me() me: Principal, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, stream } = await this.files.rendered(me, id, 'xlsx');
    await reply.type(XLSX_TYPE).header('content-disposition', `attachment; filename="${name}"`).send(stream);
  }

  @Get(':id/document.pdf')
  @Permit('statement.read')
  @ApiOkResponse({ content: { 'application/pdf': BINARY } })
  async pdf(@Me() me: Principal, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, stream } = await this.files.rendered(me, id, 'pdf');
    await reply.type('application/pdf').header('content-disposition', `attachment; filename="${name}"`).send(stream);
  }
}
