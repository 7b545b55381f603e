import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Me, Permit, type Principal, ReasonBody } from '../../platform/index.js';
import { CallingStopView } from './dialing.dto.js';
import { CallingStopService } from './calling-stop.service.js';
import { bankOf } from './do-not-call.controller.js';

@Controller('calling-stop')
export class CallingStopController {
  constructor(private readonly stops: CallingStopService) {}

  @Get()
  @Permit('calling.stop')
  @ApiOkResponse({ type: CallingStopView })
  async show(@Me() me: Principal): Promise<CallingStopView> {
    const stop = await this.stops.current(bankOf(me));
    return { stopped: stop !== null, reason: stop?.reason ?? null, by: stop?.by ?? null, at: stop?.at.toISOString() ?? null };
  }

  @Post()
  @Permit('calling.stop')
  @HttpCode(200)
  @ApiOkResponse({ type: CallingStopView })
  async stop(@Me() me: Principal, @Body() body: ReasonBody): Promise<CallingStopView> {
    await this.stops.stop({ kind: 'account', accountId: me.accountId, role: me.role }, bankOf(me), body.reason);
    return this.show(me);
  }

  @Post('lift')
  @Permit('calling.stop')
  @HttpCode(200)
  @ApiOkResponse({ type: CallingStopView })
  async lift(@Me() me: Principal, @Body() body: ReasonBody): Promise<CallingStopView> {
    await this.stops.lift({ kind: 'account', accountId: me.accountId, role: me.role }, bankOf(me), body.reason);
    return this.show(me);
  }
}
