import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/index.js';
import { ComplianceModule } from '../compliance/index.js';
import { ContractsModule } from '../contracts/index.js';
import { DialerModule } from '../dialer/index.js';
import { PeopleModule } from '../people/index.js';
import { ScriptsModule } from '../scripts/index.js';
import { registerEntities } from '../platform/index.js';
import { CampaignCalls } from './campaigns/campaign-calls.service.js';
import { CampaignReportsController } from './campaigns/campaign-reports.controller.js';
import { CustomerFunnels } from './campaigns/customer-funnels.service.js';
import { CallFiles } from './calls/call-files.service.js';
import { CallsController } from './calls/calls.controller.js';
import { IntentHandover } from './intents/intent-handover.entity.js';
import { IntentsController } from './intents/intents.controller.js';
import { IntentsExport } from './intents/intents-export.service.js';
import { IntentsService } from './intents/intents.service.js';
import { SeatsBoardController } from './seats/seats-board.controller.js';
import { SeatsBoardService } from './seats/seats-board.service.js';

registerEntities(IntentHandover);

@Module({
  imports: [ContractsModule, PeopleModule, ScriptsModule, ComplianceModule, CampaignsModule, DialerModule],
  controllers: [SeatsBoardController, CampaignReportsController, CallsController, IntentsController],
  providers: [SeatsBoardService, CampaignCalls, CustomerFunnels, CallFiles, IntentsService, IntentsExport],
})
export class ReportsModule {}
