import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Me, Permit, type Principal } from '../../platform/index.js';
import { ListenInBody, ListenInsView } from './listen-ins.dto.js';
import { ListenInsService } from './listen-ins.service.js';

/** Listening to calls while they go on; auditors alone. */
@Controller('listen-ins')
export class ListenInsController {
  constructor(private readonly listenIns: ListenInsService) {}

  /** The log of listening over the calls of the asker's bank, and what can be listened with. */
  @Get()
  @Permit('listen-in.use')
  @ApiOkResponse({ type: ListenInsView })
  async list(@Me() me: Principal): Promise<ListenInsView> {
    return this.listenIns.list(me);
  }

  /** Rings the auditor's telephone, which then hears the agent's call and is heard by nobody. */
  @Post()
  @Permit('listen-in.use')
  @HttpCode(200)
  @ApiOkResponse({ type: ListenInsView })
  async start(@Me() me: Principal, @Body() body: ListenInBody): Promise<ListenInsView> {
    await this.listenIns.start(me, body);
    return this.listenIns.list(me);
  }

  @Post(':id/stop')
  @Permit('listen-in.use')
  @HttpCode(200)
  @ApiOkResponse({ type: ListenInsView })
  async stop(@Me() me: Principal, @Param('id') id: string): Promise<ListenInsView> {
    await this.listenIns.stop(me, id);
    return this.listenIns.list(me);
  }
}
