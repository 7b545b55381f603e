import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Me, Permit, type Principal } from '../../platform/index.js';
import { SoftphoneView } from './softphone.dto.js';
import { Softphones } from './softphones.service.js';

@Controller('card/softphone')
export class SoftphoneController {
  constructor(private readonly softphones: Softphones) {}

  /** A fresh password for the telephone in this agent's browser; the one before is worth nothing from now on. */
  @Post()
  @Permit('card.use')
  @HttpCode(200)
  @ApiOkResponse({ type: SoftphoneView })
  async give(@Me() me: Principal): Promise<SoftphoneView> {
    return this.softphones.give(me);
  }
}
