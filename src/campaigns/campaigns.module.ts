import { Module } from '@nestjs/common';
import { ComplianceModule } from '../compliance/index.js';
import { ContractsModule } from '../contracts/index.js';
import { PeopleModule } from '../people/index.js';
import { registerEntities } from '../platform/index.js';
import { ScriptsModule } from '../scripts/index.js';
import { Campaign } from './campaign.entity.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsService } from './campaigns.service.js';
import { DealCampaignHandler } from './dealing/deal-campaign.handler.js';
import { DealingService } from './dealing/dealing.service.js';
import { TaskDesk } from './dealing/task-desk.service.js';
import { AgentCampaignDay, Callback, DealingLock, DealRun, SeatHold, Task } from './dealing/task.entity.js';
import { CallablePool } from './dealing/callable-pool.js';
import { DealRuns } from './dealing/deal-runs.service.js';
import { DealWriter } from './dealing/deal-writer.js';
import { DealingsController } from './dealing/dealings.controller.js';
import { DutySeats } from './dealing/duty-seats.service.js';
import { SeatActs } from './dealing/seat-acts.service.js';
import { SeatActsController } from './dealing/seat-acts.controller.js';
import { TaskReturns } from './dealing/task-returns.service.js';
import { ListSteeringController } from './lists/list-steering.controller.js';
import { ListSteering } from './lists/list-steering.service.js';
import { BatchWriter } from './lists/batch-writer.js';
import { ImportListHandler } from './lists/import-list.handler.js';
import { ListImportService } from './lists/list-import.service.js';
import { ListViews } from './lists/list-views.js';
import { ListsController } from './lists/lists.controller.js';
import { ListsService } from './lists/lists.service.js';
import { ListReject, TargetList } from './lists/target-list.entity.js';
import { Prospect, ProspectPhone } from './prospect.entity.js';
import { ProspectsService } from './prospects.service.js';

registerEntities(Campaign, TargetList, ListReject, Prospect, ProspectPhone, Task, DealRun, Callback);
registerEntities(SeatHold, AgentCampaignDay, DealingLock);

@Module({
  imports: [ContractsModule, PeopleModule, ComplianceModule, ScriptsModule],
  controllers: [ListsController, ListSteeringController, DealingsController, SeatActsController, CampaignsController],
  providers: [
    CampaignsService,
    ListsService,
    ListImportService,
    ListViews,
    BatchWriter,
    ImportListHandler,
    ProspectsService,
    DealingService,
    DealRuns,
    DealWriter,
    CallablePool,
    DutySeats,
    SeatActs,
    TaskReturns,
    ListSteering,
    TaskDesk,
    DealCampaignHandler,
  ],
  exports: [
    CampaignsService,
    ListsService,
    ListImportService,
    ProspectsService,
    DealingService,
    DealRuns,
    SeatActs,
    ListSteering,
    TaskDesk,
  ],
})
export class CampaignsModule {}
