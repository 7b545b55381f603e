import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PassThrough, Readable } from 'node:stream';
import { bankOf } from '../../../compliance/index.js';
import { actorOf, Me, Permit, type Principal } from '../../../platform/index.js';
import { SwitchImports } from '../switch-imports.service.js';
import { ReportLanguageQuery } from '../switch-records.dto.js';
import { SwitchResults } from '../switch-results.service.js';
import { rejectTable } from './reject-table.js';
import { resultTable } from './result-table.js';
import { type ReportTable, tableCsv, writeTableXlsx } from './table-file.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const csvFile = { content: { 'text/csv': { schema: { type: 'string', format: 'binary' } } } } as const;
const xlsxFile = { content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } } } as const;

/** What an import came to, to be kept or worked on. Each download stands in the audit trail. */
@Controller('switch-imports')
export class SwitchReportsController {
  constructor(
    private readonly imports: SwitchImports,
    private readonly results: SwitchResults,
  ) {}

  @Get(':id/rejects.csv')
  @Permit('switch-record.read')
  @ApiOkResponse(csvFile)
  async rejectsCsv(
    @Me() me: Principal,
    @Param('id') id: string,
    @Query() query: ReportLanguageQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.csv(me, id, 'rejects', reply, await this.rejects(me, id, query));
  }

  @Get(':id/rejects.xlsx')
  @Permit('switch-record.read')
  @ApiOkResponse(xlsxFile)
  async rejectsXlsx(
    @Me() me: Principal,
    @Param('id') id: string,
    @Query() query: ReportLanguageQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.xlsx(me, id, 'rejects', reply, await this.rejects(me, id, query));
  }

  @Get(':id/results.csv')
  @Permit('switch-record.read')
  @ApiOkResponse(csvFile)
  async resultsCsv(
    @Me() me: Principal,
    @Param('id') id: string,
    @Query() query: ReportLanguageQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.csv(me, id, 'results', reply, await this.all(me, id, query));
  }

  @Get(':id/results.xlsx')
  @Permit('switch-record.read')
  @ApiOkResponse(xlsxFile)
  async resultsXlsx(
    @Me() me: Principal,
    @Param('id') id: string,
    @Query() query: ReportLanguageQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.xlsx(me, id, 'results', reply, await this.all(me, id, query));
  }

  private async rejects(me: Principal, id: string, { language }: ReportLanguageQuery): Promise<ReportTable> {
    const found = await this.imports.find(bankOf(me), id);
    return rejectTable(this.imports.allRejects(found.id), language ?? 'zh-CN');
  }

  private async all(me: Principal, id: string, { language }: ReportLanguageQuery): Promise<ReportTable> {
    return resultTable(me, this.results, await this.imports.find(bankOf(me), id), language ?? 'zh-CN');
  }

  private async csv(me: Principal, id: string, what: string, reply: FastifyReply, table: ReportTable): Promise<void> {
    await this.imports.noteDownload(actorOf(me), id, `${what}.csv`);
    await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="switch-${what}-${id}.csv"`)
      .send(Readable.from(tableCsv(table), { objectMode: false }));
  }

  private async xlsx(me: Principal, id: string, what: string, reply: FastifyReply, table: ReportTable): Promise<void> {
    await this.imports.noteDownload(actorOf(me), id, `${what}.xlsx`);
    const out = new PassThrough();
    writeTableXlsx(table, out).catch((error: Error) => out.destroy(error));
    await reply.type(XLSX).header('content-disposition', `attachment; filename="switch-${what}-${id}.xlsx"`).send(out);
  }
}
