import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { accountOf, bankOf } from '../../compliance/index.js';
import { Config, CursorQuery, Me, Permit, type Principal } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import type { SwitchMapping } from './rules/switch-mapping.js';
import { MAX_ARCHIVE_BYTES, SwitchImports } from './switch-imports.service.js';
import {
  CallsWithoutRecordPage,
  RecordsQuery,
  StartSwitchImportBody,
  SwitchImportsView,
  SwitchImportView,
  type SwitchMappingBody,
  SwitchPreviewView,
  SwitchRecordsPage,
  SwitchRejectsPage,
} from './switch-records.dto.js';
import { SwitchResults } from './switch-results.service.js';

export const FILE_FORM = { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] } };
const REJECTS_A_PAGE = 100;

/** Files of calls as the bank's own exchange recorded them. */
@Controller('switch-imports')
export class SwitchImportsController {
  constructor(
    private readonly imports: SwitchImports,
    private readonly results: SwitchResults,
    private readonly config: Config,
  ) {}

  @Get()
  @Permit('switch-record.read')
  @ApiOkResponse({ type: SwitchImportsView })
  async list(@Me() me: Principal): Promise<SwitchImportsView> {
    return { items: await this.results.views(me, await this.imports.list(bankOf(me))), hasFolder: this.config.switchRecordings !== '' };
  }

  @Get(':id')
  @Permit('switch-record.read')
  @ApiOkResponse({ type: SwitchImportView })
  async show(@Me() me: Principal, @Param('id') id: string): Promise<SwitchImportView> {
    return (await this.results.views(me, [await this.imports.find(bankOf(me), id)]))[0]!;
  }

  /** What the columns seem to be, ten rows with every number masked, the seats, and the mappings kept for this contract. */
  @Get(':id/preview')
  @Permit('switch-record.write')
  @ApiOkResponse({ type: SwitchPreviewView })
  async preview(@Me() me: Principal, @Param('id') id: string): Promise<SwitchPreviewView> {
    const found = await this.imports.find(bankOf(me), id);
    const { headings, suggested, rows } = await this.imports.preview(found);
    const [contract, seats, mappings] = await Promise.all([
      this.imports.contractOf(bankOf(me), found.contractId),
      this.imports.seats(found.contractId),
      this.imports.mappings(found.contractId),
    ]);
    return {
      ...{ headings, suggested, rows, seats, zone: contract.zone },
      mappings: mappings.map(({ exchange, savedAt, mapping }) => ({ exchange, savedAt: savedAt.toISOString(), mapping: bodyOf(mapping) })),
    };
  }

  /** Keeps the mapping under the exchange's name and starts the import. */
  @Post(':id/start')
  @Permit('switch-record.write')
  @HttpCode(200)
  @ApiOkResponse({ type: SwitchImportView })
  async start(@Me() me: Principal, @Param('id') id: string, @Body() body: StartSwitchImportBody): Promise<SwitchImportView> {
    const found = await this.imports.find(bankOf(me), id);
    await this.imports.start(accountOf(me), found, { ...body, exchange: body.exchange.trim(), mapping: mappingOf(body.mapping) });
    return this.show(me, id);
  }

  @Post(':id/stop')
  @Permit('switch-record.write')
  @HttpCode(200)
  @ApiOkResponse({ type: SwitchImportView })
  async stop(@Me() me: Principal, @Param('id') id: string): Promise<SwitchImportView> {
    await this.imports.act(accountOf(me), await this.imports.find(bankOf(me), id), 'stop');
    return this.show(me, id);
  }

  /** Goes on behind what was committed last. */
  @Post(':id/resume')
  @Permit('switch-record.write')
  @HttpCode(200)
  @ApiOkResponse({ type: SwitchImportView })
  async resume(@Me() me: Principal, @Param('id') id: string): Promise<SwitchImportView> {
    await this.imports.act(accountOf(me), await this.imports.find(bankOf(me), id), 'resume');
    return this.show(me, id);
  }

  @Post(':id/discard')
  @Permit('switch-record.write')
  @HttpCode(200)
  @ApiOkResponse({ type: SwitchImportView })
  async discard(@Me() me: Principal, @Param('id') id: string): Promise<SwitchImportView> {
    await this.imports.act(accountOf(me), await this.imports.find(bankOf(me), id), 'discard');
    return this.show(me, id);
  }

  /** A .zip of recordings: before the start, or later for records whose recording was missing. */
  @Post(':id/recordings')
  @Permit('switch-record.write')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE_FORM)
  @ApiOkResponse({ type: SwitchImportView })
  async recordings(@Me() me: Principal, @Param('id') id: string, @Req() request: FastifyRequest): Promise<SwitchImportView> {
    const found = await this.imports.find(bankOf(me), id);
    const part = request.isMultipart() ? await request.file({ limits: { fileSize: MAX_ARCHIVE_BYTES } }) : undefined;
    if (!part) throw new AppError('validation_failed', { errors: [{ field: 'file', reason: 'a file is needed' }] });
    await this.imports.addRecordings(accountOf(me), found, part.filename, part.file);
    return this.show(me, id);
  }

  @Get(':id/records')
  @Permit('switch-record.read')
  @ApiOkResponse({ type: SwitchRecordsPage })
  async records(@Me() me: Principal, @Param('id') id: string, @Query() query: RecordsQuery): Promise<SwitchRecordsPage> {
    const found = await this.imports.find(bankOf(me), id);
    return this.results.records(me, found.id, query);
  }

  /** Calls of the time of the file that no record supplies. */
  @Get(':id/calls-without-record')
  @Permit('switch-record.read')
  @ApiOkResponse({ type: CallsWithoutRecordPage })
  async callsWithoutRecord(@Me() me: Principal, @Param('id') id: string, @Query() query: CursorQuery): Promise<CallsWithoutRecordPage> {
    return this.results.callsWithoutRecord(me, await this.imports.find(bankOf(me), id), query);
  }

  @Get(':id/rejects')
  @Permit('switch-record.read')
  @ApiOkResponse({ type: SwitchRejectsPage })
  async rejects(@Me() me: Principal, @Param('id') id: string, @Query() query: CursorQuery): Promise<SwitchRejectsPage> {
    const found = await this.imports.find(bankOf(me), id);
    const rows = await this.imports.rejects(found.id, query.cursor ?? '0', REJECTS_A_PAGE + 1);
    return {
      items: rows
        .slice(0, REJECTS_A_PAGE)
        .map(({ fileRow: row, code, rowTaken, heading: column, masked }) => ({ row, code, rowTaken, column, masked })),
      next: rows.length > REJECTS_A_PAGE ? rows[REJECTS_A_PAGE - 1]!.id : null,
    };
  }
}

function mappingOf({ causes, extensions, ...rest }: SwitchMappingBody): SwitchMapping {
  return {
    ...{ ...rest, columns: { ...rest.columns } },
    causes: Object.fromEntries(causes.map(({ text, cause }) => [text, cause])),
    extensions: Object.fromEntries(extensions.map(({ seat, extension }) => [seat, extension])),
  };
}

function bodyOf({ causes, extensions, ...rest }: SwitchMapping): SwitchMappingBody {
  return {
    ...rest,
    causes: Object.entries(causes).map(([text, cause]) => ({ text, cause })),
    extensions: Object.entries(extensions).map(([seat, extension]) => ({ seat, extension })),
  };
}
