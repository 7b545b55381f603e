import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PassThrough, Readable } from 'node:stream';
import { AccountsService, Idempotency, type IdempotentRequest, Me, Permit, type Principal, ReasonBody } from '../../../platform/index.js';
import { accountOf, bankOf } from '../do-not-call.controller.js';
import type { DoNotCallExport } from './do-not-call-export.entity.js';
import { exportCsv, type ExportedKey, type ExportLanguage, writeExportXlsx } from './export-file.js';
import { DoNotCallExports, DoNotCallExportView, ExportLanguageQuery } from './exports.dto.js';
import { ExportsService } from './exports.service.js';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = { content: { 'text/csv': { schema: { type: 'string' as const, format: 'binary' } } } };
const XLSX = { content: { [XLSX_TYPE]: { schema: { type: 'string' as const, format: 'binary' } } } };

@Controller('do-not-call-exports')
export class ExportsController {
  constructor(
    private readonly exports: ExportsService,
    private readonly accounts: AccountsService,
  ) {}

  @Get()
  @Permit('do-not-call.export')
  @ApiOkResponse({ type: DoNotCallExports })
  async list(@Me() me: Principal): Promise<DoNotCallExports> {
    return { items: await this.views(me, await this.exports.list(bankOf(me))) };
  }

  /** Asks for the registry with full numbers; another manager decides. */
  @Post()
  @Permit('do-not-call.export')
  @ApiCreatedResponse({ type: DoNotCallExportView })
  async request(
    @Me() me: Principal,
    @Body() body: ReasonBody,
    @Idempotency() key: IdempotentRequest | undefined,
  ): Promise<DoNotCallExportView> {
    return this.one(me, await this.exports.request(accountOf(me), bankOf(me), body.reason, key));
  }

  @Get('masked.csv')
  @Permit('do-not-call.export')
  @ApiOkResponse(CSV)
  async maskedCsv(@Me() me: Principal, @Query() query: ExportLanguageQuery, @Res() reply: FastifyReply): Promise<void> {
    await sendCsv(reply, await this.exports.masked(accountOf(me), bankOf(me), 'csv'), query.language);
  }

  @Get('masked.xlsx')
  @Permit('do-not-call.export')
  @ApiOkResponse(XLSX)
  async maskedXlsx(@Me() me: Principal, @Query() query: ExportLanguageQuery, @Res() reply: FastifyReply): Promise<void> {
    await sendXlsx(reply, await this.exports.masked(accountOf(me), bankOf(me), 'xlsx'), query.language);
  }

  @Post(':id/approve')
  @Permit('do-not-call.export')
  @HttpCode(200)
  @ApiOkResponse({ type: DoNotCallExportView })
  async approve(@Me() me: Principal, @Param('id') id: string): Promise<DoNotCallExportView> {
    await this.exports.approve(accountOf(me), bankOf(me), id);
    return this.one(me, id);
  }

  @Post(':id/refuse')
  @Permit('do-not-call.export')
  @HttpCode(200)
  @ApiOkResponse({ type: DoNotCallExportView })
  async refuse(@Me() me: Principal, @Param('id') id: string, @Body() body: ReasonBody): Promise<DoNotCallExportView> {
    await this.exports.refuse(accountOf(me), bankOf(me), id, body.reason);
    return this.one(me, id);
  }

  @Post(':id/withdraw')
  @Permit('do-not-call.export')
  @HttpCode(200)
  @ApiOkResponse({ type: DoNotCallExportView })
  async withdraw(@Me() me: Principal, @Param('id') id: string): Promise<DoNotCallExportView> {
    await this.exports.withdraw(accountOf(me), bankOf(me), id);
    return this.one(me, id);
  }

  @Get(':id/file.csv')
  @Permit('do-not-call.export')
  @ApiOkResponse(CSV)
  async csv(@Me() me: Principal, @Param('id') id: string, @Query() query: ExportLanguageQuery, @Res() reply: FastifyReply): Promise<void> {
    await sendCsv(reply, await this.exports.full(accountOf(me), bankOf(me), id, 'csv'), query.language);
  }

  @Get(':id/file.xlsx')
  @Permit('do-not-call.export')
  @ApiOkResponse(XLSX)
  async xlsx(@Me() me: Principal, @Param('id') id: string, @Query() query: ExportLanguageQuery, @Res() reply: FastifyReply): Promise<void> {
    await sendXlsx(reply, await this.exports.full(accountOf(me), bankOf(me), id, 'xlsx'), query.language);
  }

  private async one(me: Principal, id: string): Promise<DoNotCallExportView> {
    return (await this.views(me, [await this.exports.find(bankOf(me), id)]))[0]!;
  }

  private async views(me: Principal, rows: DoNotCallExport[]): Promise<DoNotCallExportView[]> {
    const names = await this.accounts.displayNames(
      rows.flatMap(({ requestedBy, decidedBy }) => (decidedBy ? [requestedBy, decidedBy] : [requestedBy])),
    );
    return rows.map((row) => ({
      ...{ id: row.id, state: row.state, reason: row.reason, downloads: row.downloads, decisionReason: row.decisionReason },
      ...{ requestedBy: names.get(row.requestedBy) ?? '', requestedAt: row.requestedAt.toISOString() },
      decidedBy: row.decidedBy ? (names.get(row.decidedBy) ?? '') : null,
      availableUntil: row.availableUntil?.toISOString() ?? null,
      actions: this.exports.actionsFor(row, me.accountId),
    }));
  }
}

async function sendCsv(reply: FastifyReply, keys: AsyncGenerator<ExportedKey>, language: ExportLanguage = 'zh-CN'): Promise<void> {
  await reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', 'attachment; filename="do-not-call.csv"')
    .send(Readable.from(exportCsv(keys, language), { objectMode: false }));
}

async function sendXlsx(reply: FastifyReply, keys: AsyncGenerator<ExportedKey>, language: ExportLanguage = 'zh-CN'): Promise<void> {
  const out = new PassThrough();
  writeExportXlsx(keys, language, out).catch((error: Error) => out.destroy(error));
  await reply.type(XLSX_TYPE).header('content-disposition', 'attachment; filename="do-not-call.xlsx"').send(out);
}
