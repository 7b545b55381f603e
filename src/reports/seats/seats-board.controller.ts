import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Me, Permit, type Principal } from '../../platform/index.js';
import { SeatsBoardView, SeatsQuery } from './seats-board.dto.js';
import { SeatsBoardService } from './seats-board.service.js';

@Controller('seats')
export class SeatsBoardController {
  constructor(private readonly seats: SeatsBoardService) {}

  /** The seats of the asker's contracts, or of one campaign's contract; no customer data. */
  @Get()
  @Permit('seats.read')
  @ApiOkResponse({ type: SeatsBoardView })
  async board(@Me() me: Principal, @Query() query: SeatsQuery): Promise<SeatsBoardView> {
    return this.seats.board(me, query.campaignId ?? null);
  }
}
