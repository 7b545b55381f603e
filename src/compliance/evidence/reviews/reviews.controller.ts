import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Me, Permit, type Principal } from '../../../platform/index.js';
import { bankOf } from '../../dialing/do-not-call.controller.js';
import { ExaminationsService } from '../examination/examinations.service.js';
import { SamplesService } from '../sampling/samples.service.js';
import { ReviewDesk } from './review-desk.service.js';
import { AnswerBody, DecisionBody, RatesView, RetriedView, ReviewsPage, ReviewsQuery, ReviewView } from './reviews.dto.js';
import { ReviewsService } from './reviews.service.js';

/** The review desk: is the record true? */
@Controller('reviews')
export class ReviewsController {
  constructor(
    private readonly desk: ReviewDesk,
    private readonly reviews: ReviewsService,
    private readonly examinations: ExaminationsService,
    private readonly samples: SamplesService,
  ) {}

  @Get()
  @Permit('review.use')
  @ApiOkResponse({ type: ReviewsPage })
  async list(@Me() me: Principal, @Query() query: ReviewsQuery): Promise<ReviewsPage> {
    return this.desk.queue(bankOf(me), query.queue ?? 'open', query.cursor ?? null);
  }

  /** The share of false records that the random sample estimates, with its interval. */
  @Get('rates')
  @Permit('review.use')
  @ApiOkResponse({ type: RatesView })
  async rates(@Me() me: Principal): Promise<RatesView> {
    return { items: await this.samples.rates(me) };
  }

  /** Examines once more what could not be examined, e.g. after a broken model was replaced. */
  @Post('retry')
  @Permit('review.use')
  @HttpCode(200)
  @ApiOkResponse({ type: RetriedView })
  async retry(@Me() me: Principal): Promise<RetriedView> {
    return { retried: await this.examinations.retry(me, bankOf(me)) };
  }

  @Get(':id')
  @Permit('review.use')
  @ApiOkResponse({ type: ReviewView })
  async show(@Me() me: Principal, @Param('id') id: string): Promise<ReviewView> {
    return this.desk.view(me, id);
  }

  /** What the auditor heard. It opens the claim, and cannot be changed. */
  @Post(':id/answer')
  @Permit('review.use')
  @HttpCode(200)
  @ApiOkResponse({ type: ReviewView })
  async answer(@Me() me: Principal, @Param('id') id: string, @Body() body: AnswerBody): Promise<ReviewView> {
    await this.reviews.answer(me, await this.desk.reviewFor(me, id), body.heard);
    return this.desk.view(me, id);
  }

  @Post(':id/decision')
  @Permit('review.use')
  @HttpCode(200)
  @ApiOkResponse({ type: ReviewView })
  async decide(@Me() me: Principal, @Param('id') id: string, @Body() body: DecisionBody): Promise<ReviewView> {
    await this.reviews.decide(me, await this.desk.reviewFor(me, id), body);
    return this.desk.view(me, id);
  }

  /** A second auditor closes the vendor's appeal. */
  @Post(':id/appeal-decision')
  @Permit('review.use')
  @HttpCode(200)
  @ApiOkResponse({ type: ReviewView })
  async closeAppeal(@Me() me: Principal, @Param('id') id: string, @Body() body: DecisionBody): Promise<ReviewView> {
    await this.reviews.closeAppeal(me, await this.desk.reviewFor(me, id), body);
    return this.desk.view(me, id);
  }
}
