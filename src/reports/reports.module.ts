import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/index.js';
import { ContractsModule } from '../contracts/index.js';
import { DialerModule } from '../dialer/index.js';
import { PeopleModule } from '../people/index.js';
import { SeatsBoardController } from './seats-board.controller.js';
import { SeatsBoardService } from './seats-board.service.js';

@Module({
  imports: [ContractsModule, PeopleModule, CampaignsModule, DialerModule],
  controllers: [SeatsBoardController],
  providers: [SeatsBoardService],
})
export class ReportsModule {}
