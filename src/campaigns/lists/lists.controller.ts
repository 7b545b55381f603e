import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PassThrough, Readable } from 'node:stream';
import { actorOf, CursorQuery, Me, Permit, type Principal, ReasonBody } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import { CampaignsService } from '../campaigns.service.js';
import { rejectReportCsv, writeRejectReportXlsx } from '../intake/index.js';
import { ListViews } from './list-views.js';
import { ImportBody, LanguageQuery, ListPreviewView, RejectsPage, TargetListsView, TargetListView } from './lists.dto.js';
import { ListsService } from './lists.service.js';
import { sampleWorkbook } from './sample-workbook.js';
import { SavedMappings } from './saved-mappings.service.js';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller()
export class ListsController {
  constructor(
    private readonly lists: ListsService,
    private readonly campaigns: CampaignsService,
    private readonly views: ListViews,
    private readonly mappings: SavedMappings,
  ) {}

  @Get('campaigns/:id/lists')
  @Permit('list.read')
  @ApiOkResponse({ type: TargetListsView })
  async ofCampaign(@Me() me: Principal, @Param('id') id: string): Promise<TargetListsView> {
    const campaign = await this.campaigns.campaignFor(me, id);
    return { items: await this.views.of(me, await this.lists.listsOf(campaign.id)) };
  }

  /** Uploads a target list: .xlsx, or a text table in UTF-8 or GB18030. */
  @Post('campaigns/:id/lists')
  @Permit('list.write')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] } })
  @ApiCreatedResponse({ type: TargetListView })
  async upload(@Me() me: Principal, @Param('id') id: string, @Req() request: FastifyRequest): Promise<TargetListView> {
    const campaign = await this.campaigns.campaignFor(me, id);
    const part = request.isMultipart() ? await request.file() : undefined;
    if (!part) throw new AppError('validation_failed', { errors: [{ field: 'file', reason: 'a file is needed' }] });
    const listId = await this.lists.upload(accountActor(me), campaign, part.filename, part.file);
    return this.views.one(me, listId);
  }

  @Get('lists/:id')
  @Permit('list.read')
  @ApiOkResponse({ type: TargetListView })
  async show(@Me() me: Principal, @Param('id') id: string): Promise<TargetListView> {
    await this.lists.listFor(me, id);
    return this.views.one(me, id);
  }

  /** Detected columns, a suggested mapping and ten rows, with numbers and names masked. */
  @Get('lists/:id/preview')
  @Permit('list.write')
  @ApiOkResponse({ type: ListPreviewView })
  async preview(@Me() me: Principal, @Param('id') id: string): Promise<ListPreviewView> {
    const list = await this.lists.listFor(me, id);
    const preview = await this.lists.preview(list);
    const fitting = await this.mappings.fitting(list.bankId, preview.headings);
    const consentRequired = await this.lists.consentRequired(list);
    const { encoding, delimiter, sheets, estimatedRows, headings, rows } = preview;
    const suggested = preview.suggestedMapping.columns.map(({ column, heading, target, attributeName, reason }) => ({
      ...{ column, heading, target, why: reason },
      ...(attributeName === undefined ? {} : { attributeName }),
    }));
    const [saved = null] = fitting ? await this.views.savedMappings([fitting]) : [];
    const known = { fitting: saved, consentRequired };
    return {
      ...known,
      kind: preview.kind === 'xlsx' ? 'xlsx' : 'csv',
      encoding,
      delimiter,
      sheets,
      estimatedRows,
      headings,
      suggested,
      rows,
    };
  }

  @Post('lists/:id/import')
  @Permit('list.write')
  @HttpCode(200)
  @ApiOkResponse({ type: TargetListView })
  async startImport(@Me() me: Principal, @Param('id') id: string, @Body() body: ImportBody): Promise<TargetListView> {
    // class-transformer made instances of the columns; the check of the mapping wants plain data.
    await this.lists.startImport(actorOf(me), await this.lists.listFor(me, id), {
      ...body,
      columns: body.columns.map((column) => ({ ...column })),
    });
    return this.views.one(me, id);
  }

  @Post('lists/:id/cancel')
  @Permit('list.write')
  @HttpCode(200)
  @ApiOkResponse({ type: TargetListView })
  async cancel(@Me() me: Principal, @Param('id') id: string): Promise<TargetListView> {
    await this.lists.cancel(actorOf(me), await this.lists.listFor(me, id));
    return this.views.one(me, id);
  }

  /** Lets the list go out; another manager than the uploader. */
  @Post('lists/:id/release')
  @Permit('list.write')
  @HttpCode(200)
  @ApiOkResponse({ type: TargetListView })
  async release(@Me() me: Principal, @Param('id') id: string): Promise<TargetListView> {
    await this.lists.release(accountActor(me), await this.lists.listFor(me, id));
    return this.views.one(me, id);
  }

  @Post('lists/:id/withdraw')
  @Permit('list.write')
  @HttpCode(200)
  @ApiOkResponse({ type: TargetListView })
  async withdraw(@Me() me: Principal, @Param('id') id: string, @Body() body: ReasonBody): Promise<TargetListView> {
    await this.lists.withdraw(actorOf(me), await this.lists.listFor(me, id), body.reason);
    return this.views.one(me, id);
  }

  @Get('lists/:id/rejects')
  @Permit('list.read')
  @ApiOkResponse({ type: RejectsPage })
  async rejects(@Me() me: Principal, @Param('id') id: string, @Query() query: CursorQuery): Promise<RejectsPage> {
    const list = await this.lists.listFor(me, id);
    const { items, next } = await this.lists.rejects(list.id, query.cursor ?? null);
    return { items: items.map(({ fileRow, heading, code, masked }) => ({ row: fileRow, column: heading, code, masked })), next };
  }

  @Get('lists/:id/rejects.csv')
  @Permit('list.read')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string', format: 'binary' } } } })
  @Header('content-type', 'text/csv; charset=utf-8')
  async rejectsCsv(@Me() me: Principal, @Param('id') id: string, @Query() query: LanguageQuery, @Res() reply: FastifyReply): Promise<void> {
    const list = await this.lists.listFor(me, id);
    await this.lists.noteExport(actorOf(me), list.id, 'csv');
    const report = rejectReportCsv(this.lists.allRejects(list.id), query.language === 'en' ? 'en' : 'zh');
    await reply
      .header('content-disposition', `attachment; filename="rejects-${list.id}.csv"`)
      .send(Readable.from(report, { objectMode: false }));
  }

  @Get('lists/:id/rejects.xlsx')
  @Permit('list.read')
  @ApiOkResponse({ content: { [XLSX_TYPE]: { schema: { type: 'string', format: 'binary' } } } })
  async rejectsXlsx(
    @Me() me: Principal,
    @Param('id') id: string,
    @Query() query: LanguageQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const list = await this.lists.listFor(me, id);
    await this.lists.noteExport(actorOf(me), list.id, 'xlsx');
    const out = new PassThrough();
    writeRejectReportXlsx(this.lists.allRejects(list.id), query.language === 'en' ? 'en' : 'zh', out).catch((error: Error) =>
      out.destroy(error),
    );
    await reply.type(XLSX_TYPE).header('content-disposition', `attachment; filename="rejects-${list.id}.xlsx"`).send(out);
  }

  /** A workbook with the columns a list should have, to fill in. */
  @Get('sample-list.xlsx')
  @Permit('list.read')
  @ApiOkResponse({ content: { [XLSX_TYPE]: { schema: { type: 'string', format: 'binary' } } } })
  async sample(@Query() query: LanguageQuery, @Res() reply: FastifyReply): Promise<void> {
    const workbook = await sampleWorkbook(query.language ?? 'zh-CN');
    await reply.type(XLSX_TYPE).header('content-disposition', 'attachment; filename="dialproof-sample-list.xlsx"').send(workbook);
  }
}

function accountActor(me: Principal): { kind: 'account'; accountId: string; role: string } {
  return { kind: 'account', accountId: me.accountId, role: me.role };
}
