import { Controller, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { accountOf, bankOf } from '../../compliance/index.js';
import { Me, Permit, type Principal } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import { FILE_FORM } from './switch-imports.controller.js';
import { SwitchImports } from './switch-imports.service.js';
import { SwitchImportView } from './switch-records.dto.js';
import { SwitchResults } from './switch-results.service.js';

@Controller('contracts')
export class SwitchUploadsController {
  constructor(
    private readonly imports: SwitchImports,
    private readonly results: SwitchResults,
  ) {}

  /** Uploads a table of calls of one contract: .xlsx, or a text table in UTF-8 or GB18030. */
  @Post(':id/switch-imports')
  @Permit('switch-record.write')
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE_FORM)
  @ApiCreatedResponse({ type: SwitchImportView })
  async upload(@Me() me: Principal, @Param('id') id: string, @Req() request: FastifyRequest): Promise<SwitchImportView> {
    const contract = await this.imports.contractOf(bankOf(me), id);
    const part = request.isMultipart() ? await request.file() : undefined;
    if (!part) throw new AppError('validation_failed', { errors: [{ field: 'file', reason: 'a file is needed' }] });
    const made = await this.imports.upload(accountOf(me), contract, part.filename, part.file);
    return (await this.results.views(me, [await this.imports.find(contract.bankId, made)]))[0]!;
  }
}
