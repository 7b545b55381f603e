import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { actorOf, CursorQuery, Me, Permit, type Principal } from '../../../platform/index.js';
import { AppError } from '../../../shared/index.js';
import { accountOf, bankOf } from '../do-not-call.controller.js';
import { ImportViews } from './import-views.js';
import { importRejectCsv } from './import-reject-report.js';
import {
  DoNotCallImportPreview,
  DoNotCallImports,
  DoNotCallImportView,
  DoNotCallRejects,
  ImportLanguageQuery,
  StartImportBody,
} from './imports.dto.js';
import { ImportsService } from './imports.service.js';

@Controller('do-not-call-imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly views: ImportViews,
  ) {}

  @Get()
  @Permit('do-not-call.read')
  @ApiOkResponse({ type: DoNotCallImports })
  async list(@Me() me: Principal): Promise<DoNotCallImports> {
    return { items: await this.views.of(me, await this.imports.list(bankOf(me))) };
  }

  /** Uploads a file of numbers or customer references: .xlsx, or a text table in UTF-8 or GB18030. */
  @Post()
  @Permit('do-not-call.write')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] } })
  @ApiCreatedResponse({ type: DoNotCallImportView })
  async upload(@Me() me: Principal, @Req() request: FastifyRequest): Promise<DoNotCallImportView> {
    const part = request.isMultipart() ? await request.file() : undefined;
    if (!part) throw new AppError('validation_failed', { errors: [{ field: 'file', reason: 'a file is needed' }] });
    return this.show(me, await this.imports.upload(accountOf(me), bankOf(me), part.filename, part.file));
  }

  @Get(':id')
  @Permit('do-not-call.read')
  @ApiOkResponse({ type: DoNotCallImportView })
  async show(@Me() me: Principal, @Param('id') id: string): Promise<DoNotCallImportView> {
    return (await this.views.of(me, [await this.imports.find(bankOf(me), id)]))[0]!;
  }

  /** What the columns seem to be, and ten rows with every value masked. */
  @Get(':id/preview')
  @Permit('do-not-call.write')
  @ApiOkResponse({ type: DoNotCallImportPreview })
  async preview(@Me() me: Principal, @Param('id') id: string): Promise<DoNotCallImportPreview> {
    const { headings, suggested, rows } = await this.imports.preview(bankOf(me), id);
    return { headings, suggested, rows };
  }

  @Post(':id/start')
  @Permit('do-not-call.write')
  @HttpCode(200)
  @ApiOkResponse({ type: DoNotCallImportView })
  async start(@Me() me: Principal, @Param('id') id: string, @Body() body: StartImportBody): Promise<DoNotCallImportView> {
    await this.imports.start(accountOf(me), bankOf(me), id, body);
    return this.show(me, id);
  }

  /** Stops behind the batch that is being written. What was written stays and binds. */
  @Post(':id/stop')
  @Permit('do-not-call.write')
  @HttpCode(200)
  @ApiOkResponse({ type: DoNotCallImportView })
  async stop(@Me() me: Principal, @Param('id') id: string): Promise<DoNotCallImportView> {
    await this.imports.act(accountOf(me), bankOf(me), id, 'stop');
    return this.show(me, id);
  }

  /** Goes on behind the last row that was written. */
  @Post(':id/resume')
  @Permit('do-not-call.write')
  @HttpCode(200)
  @ApiOkResponse({ type: DoNotCallImportView })
  async resume(@Me() me: Principal, @Param('id') id: string): Promise<DoNotCallImportView> {
    await this.imports.act(accountOf(me), bankOf(me), id, 'resume');
    return this.show(me, id);
  }

  @Post(':id/discard')
  @Permit('do-not-call.write')
  @HttpCode(200)
  @ApiOkResponse({ type: DoNotCallImportView })
  async discard(@Me() me: Principal, @Param('id') id: string): Promise<DoNotCallImportView> {
    await this.imports.act(accountOf(me), bankOf(me), id, 'discard');
    return this.show(me, id);
  }

  @Get(':id/rejects')
  @Permit('do-not-call.read')
  @ApiOkResponse({ type: DoNotCallRejects })
  async rejects(@Me() me: Principal, @Param('id') id: string, @Query() query: CursorQuery): Promise<DoNotCallRejects> {
    const found = await this.imports.find(bankOf(me), id);
    const { items, next } = await this.imports.rejects(found.id, query.cursor ?? null);
    return {
      items: items.map(({ fileRow: row, code, rowTaken, heading: column, masked }) => ({ row, code, rowTaken, column, masked })),
      next,
    };
  }

  @Get(':id/rejects.csv')
  @Permit('do-not-call.read')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string', format: 'binary' } } } })
  @Header('content-type', 'text/csv; charset=utf-8')
  async rejectsCsv(
    @Me() me: Principal,
    @Param('id') id: string,
    @Query() query: ImportLanguageQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.imports.find(bankOf(me), id);
    await this.imports.noteRejects(actorOf(me), found.id);
    await reply
      .header('content-disposition', `attachment; filename="do-not-call-rejects-${found.id}.csv"`)
      .send(Readable.from(importRejectCsv(this.imports.allRejects(found.id), query.language ?? 'zh-CN'), { objectMode: false }));
  }
}
