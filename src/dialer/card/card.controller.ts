import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Idempotency, type IdempotentRequest, Me, Permit, type Principal, WhileLocked } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import { DialingService } from '../calls/dialing.service.js';
import { CardView, DayHistoryView, DialBody, GiveBackBody, HangUpBody, NextBody, OutcomeBody, PauseBody } from './card.dto.js';
import { CardsService } from './cards.service.js';
import { CardViews } from './card-view.service.js';
import { DayHistories } from './day-history.service.js';
import { OutcomesService } from './outcomes.service.js';

/** The agent's call card. Every answer is the whole card, so that the page never has to guess. */
@Controller('card')
export class CardController {
  constructor(
    private readonly cards: CardsService,
    private readonly dialing: DialingService,
    private readonly outcomes: OutcomesService,
    private readonly views: CardViews,
    private readonly histories: DayHistories,
  ) {}

  @Get()
  @Permit('card.use')
  @ApiOkResponse({ type: CardView })
  async show(@Me() me: Principal): Promise<CardView> {
    return this.views.of(me);
  }

  /** The asker's own calls of the day, newest first; no numbers. */
  @Get('history')
  @Permit('card.use')
  @ApiOkResponse({ type: DayHistoryView })
  async history(@Me() me: Principal): Promise<DayHistoryView> {
    return this.histories.of(me);
  }

  /** Answers the open card, or opens one with the next customer. */
  @Post('next')
  @Permit('card.use')
  @HttpCode(200)
  @ApiOkResponse({ type: CardView })
  async next(@Me() me: Principal, @Body() body: NextBody): Promise<CardView> {
    await this.refuseStale(me, body.revision);
    return this.views.of(me, await this.cards.next(me));
  }

  /** Dials a number of the customer on the card. */
  @Post('dial')
  @Permit('card.use')
  @HttpCode(200)
  @ApiOkResponse({ type: CardView })
  async dial(@Me() me: Principal, @Body() body: DialBody): Promise<CardView> {
    await this.refuseStale(me, body.revision);
    await this.dialing.dial(me, body.cardId, body.phoneIndex);
    return this.views.of(me);
  }

  @Post('hang-up')
  @Permit('card.use')
  @WhileLocked()
  @HttpCode(200)
  @ApiOkResponse({ type: CardView })
  async hangUp(@Me() me: Principal, @Body() body: HangUpBody): Promise<CardView | { state: 'locked' }> {
    await this.dialing.hangUp(me, body.callId);
    return me.locked ? { state: 'locked' } : this.views.of(me);
  }

  @Post('outcome')
  @Permit('card.use')
  @WhileLocked()
  @HttpCode(200)
  @ApiOkResponse({ type: CardView })
  async outcome(
    @Me() me: Principal,
    @Body() body: OutcomeBody,
    @Idempotency() key: IdempotentRequest | undefined,
  ): Promise<CardView | { state: 'locked' }> {
    await this.outcomes.record(me, { ...body, fields: { ...body.fields } }, key);
    return me.locked ? { state: 'locked' } : this.views.of(me);
  }

  /** Closes a card whose call was given up too early for "no answer": without an outcome, and the customer goes back to the list. */
  @Post('give-back')
  @Permit('card.use')
  @HttpCode(200)
  @ApiOkResponse({ type: CardView })
  async giveBack(@Me() me: Principal, @Body() body: GiveBackBody): Promise<CardView> {
    await this.cards.giveUp(me, body.cardId, body.callId);
    return this.views.of(me);
  }

  /** A break now, or after the call that is under way. */
  @Post('pause')
  @Permit('card.use')
  @HttpCode(200)
  @ApiOkResponse({ type: CardView })
  async pause(@Me() me: Principal, @Body() body: PauseBody): Promise<CardView> {
    await this.cards.pause(me, body.reason);
    return this.views.of(me);
  }

  @Post('resume')
  @Permit('card.use')
  @HttpCode(200)
  @ApiOkResponse({ type: CardView })
  async resume(@Me() me: Principal): Promise<CardView> {
    await this.cards.resume(me);
    return this.views.of(me);
  }

  /** A key pressed on a screen that was out of date does nothing. */
  private async refuseStale(me: Principal, revision: string | undefined): Promise<void> {
    if (revision === undefined) return;
    const current = await this.views.revision(me);
    if (current !== revision) throw new AppError('stale_action', { revision: current });
  }
}
