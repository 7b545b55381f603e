import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Me, Permit, type Principal } from '../../platform/index.js';
import { CallFileView } from './call-file.dto.js';
import { CallFiles } from './call-files.service.js';

/** One call as the evidence behind an amount. */
@Controller('calls')
export class CallsController {
  constructor(private readonly files: CallFiles) {}

  @Get(':id')
  @Permit('call.read')
  @ApiOkResponse({ type: CallFileView })
  async show(@Me() me: Principal, @Param('id') id: string): Promise<CallFileView> {
    return this.files.show(me, id);
  }
}
