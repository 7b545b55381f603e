import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Me, Permit, type Principal } from '../../platform/index.js';
import { CardView } from '../card/card.dto.js';
import { CardViews } from '../card/card-view.service.js';
import { NotDialledBody, RevealBody, RevealedNumberView, SaidBody } from './manual-calls.dto.js';
import { ManualCalls } from './manual-calls.service.js';

/** What the card can do where calls are dialled by hand. */
@Controller('card')
export class ManualCallsController {
  constructor(
    private readonly calls: ManualCalls,
    private readonly views: CardViews,
  ) {}

  /** Shows the number of the agent's open call. Every answer is written to the audit trail. */
  @Post('reveal')
  @Permit('card.use')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: RevealedNumberView })
  async reveal(@Me() me: Principal, @Body() body: RevealBody): Promise<RevealedNumberView> {
    return this.calls.reveal(me, body.cardId, body.callId);
  }

  /** What the agent says of the call. A claim: it never becomes a fact of the telephone system. On a locked seat `hang-up` says the end. */
  @Post('said')
  @Permit('card.use')
  @HttpCode(200)
  @ApiOkResponse({ type: CardView })
  async said(@Me() me: Principal, @Body() body: SaidBody): Promise<CardView> {
    await this.calls.say(me, body.callId, body.event);
    return this.views.of(me);
  }

  /** The number was not dialled after all. */
  @Post('not-dialled')
  @Permit('card.use')
  @HttpCode(200)
  @ApiOkResponse({ type: CardView })
  async notDialled(@Me() me: Principal, @Body() body: NotDialledBody): Promise<CardView> {
    await this.calls.notDialled(me, body.callId, body.reason);
    return this.views.of(me);
  }
}
