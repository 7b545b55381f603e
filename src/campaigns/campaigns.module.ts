import { Module } from '@nestjs/common';
import { ComplianceModule } from '../compliance/index.js';
import { ContractsModule } from '../contracts/index.js';
import { PeopleModule } from '../people/index.js';
import { registerEntities } from '../platform/index.js';
import { ScriptsModule } from '../scripts/index.js';
import { Campaign } from './campaign.entity.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsService } from './campaigns.service.js';
import { CustomerWithdrawalsController } from './customer-withdrawals.controller.js';
import { CustomerWithdrawals } from './customer-withdrawals.service.js';
import { CustomersOffLists } from './customers-off-lists.service.js';
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
import { BulkImport } from './lists/bulk/bulk-import.service.js';
import { BulkTables } from './lists/bulk/bulk-tables.js';
import { DoNotCallScrub } from './lists/bulk/do-not-call-scrub.service.js';
import { IdBlocks } from './lists/bulk/id-blocks.service.js';
import { KnownKeysLoader } from './lists/bulk/known-keys.loader.js';
import { ImportListHandler } from './lists/import-list.handler.js';
import { IntakeRulesService } from './lists/intake-rules.service.js';
import { ListImportService } from './lists/list-import.service.js';
import { ListViews } from './lists/list-views.js';
import { ListEffectsService } from './lists/list-effects.service.js';
import { SavedMappingsController } from './lists/saved-mappings.controller.js';
import { SavedMappings } from './lists/saved-mappings.service.js';
import { ListsController } from './lists/lists.controller.js';
import { ListsService } from './lists/lists.service.js';
import { PushedListsService } from './lists/pushed-lists.service.js';
import { IdBlock, ListReject, SavedMapping, TargetList } from './lists/target-list.entity.js';
import { Prospect, ProspectPhone } from './prospect.entity.js';
import { ProspectsService } from './prospects.service.js';

registerEntities(Campaign, TargetList, ListReject, IdBlock, SavedMapping, Prospect, ProspectPhone, Task, DealRun, Callback);
registerEntities(SeatHold, AgentCampaignDay, DealingLock);

@Module({
  imports: [ContractsModule, PeopleModule, ComplianceModule, ScriptsModule],
  controllers: [
    ListsController,
    SavedMappingsController,
    ListSteeringController,
    DealingsController,
    SeatActsController,
    CampaignsController,
    CustomerWithdrawalsController,
  ],
  providers: [
    CampaignsService,
    ListsService,
    ListImportService,
    ListViews,
    ListEffectsService,
    SavedMappings,
    PushedListsService,
    BatchWriter,
    BulkImport,
    BulkTables,
    DoNotCallScrub,
    IdBlocks,
    IntakeRulesService,
    KnownKeysLoader,
    ImportListHandler,
    ProspectsService,
    CustomersOffLists,
    CustomerWithdrawals,
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
    PushedListsService,
    ListImportService,
    ProspectsService,
    DealingService,
    DealRuns,
    SeatActs,
    ListSteering,
    TaskDesk,
    CustomerWithdrawals,
  ],
})
export class CampaignsModule {}
