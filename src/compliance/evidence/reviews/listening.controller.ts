import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Me, Permit, type Principal } from '../../../platform/index.js';
import { AppealsService } from './appeals.service.js';
import { ListeningService } from './listening.service.js';
import { ReviewDesk } from './review-desk.service.js';
import type { Review } from './review.entity.js';
import { PeaksQuery, PeaksView } from './reviews.dto.js';

const WAV = 'audio/wav';
const MEDIA = { content: { [WAV]: { schema: { type: 'string', format: 'binary' } } } };

/** Recordings as they are listened to: by ranges only, each authorised and written down (S9). */
@Controller()
export class ListeningController {
  constructor(
    private readonly desk: ReviewDesk,
    private readonly appeals: AppealsService,
    private readonly listening: ListeningService,
  ) {}

  @Get('reviews/:id/peaks')
  @Permit('review.use')
  @ApiOkResponse({ type: PeaksView })
  async reviewPeaks(@Me() me: Principal, @Param('id') id: string, @Query() query: PeaksQuery): Promise<PeaksView> {
    return this.listening.peaks(await this.desk.reviewFor(me, id), Number(query.columns ?? 2000));
  }

  @Get('reviews/:id/audio')
  @Permit('review.use')
  @ApiOkResponse(MEDIA)
  async reviewAudio(
    @Me() me: Principal,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(me, await this.desk.reviewFor(me, id), 'review', request, reply);
  }

  @Get('appeals/:id/peaks')
  @Permit('appeal.use')
  @ApiOkResponse({ type: PeaksView })
  async appealPeaks(@Me() me: Principal, @Param('id') id: string, @Query() query: PeaksQuery): Promise<PeaksView> {
    return this.listening.peaks(await this.appeals.openFor(me, id), Number(query.columns ?? 2000));
  }

  /** Only while the appeal is open, and only this one call. */
  @Get('appeals/:id/audio')
  @Permit('appeal.use')
  @ApiOkResponse(MEDIA)
  async appealAudio(
    @Me() me: Principal,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(me, await this.appeals.openFor(me, id), 'appeal', request, reply);
  }

  private async send(
    me: Principal,
    review: Review,
    purpose: 'review' | 'appeal',
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { bytes, first, last, size } = await this.listening.range(me, review, purpose, request.headers.range);
    await reply
      .status(206)
      .header('content-type', WAV)
      .header('accept-ranges', 'bytes')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'inline')
      .header('content-range', `bytes ${first}-${last}/${size}`)
      .send(bytes);
  }
}
