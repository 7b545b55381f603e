import { Module } from '@nestjs/common';
import { ComplianceModule } from '../compliance/index.js';
import { ContractsModule } from '../contracts/index.js';
import { PeopleModule } from '../people/index.js';
import { registerEntities } from '../platform/index.js';
import { ScriptsModule } from '../scripts/index.js';
import { Campaign } from './campaign.entity.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsService } from './campaigns.service.js';
import { CustomersOffLists } from './customers-off-lists.service.js';
import { DealCampaignHandler } from './dealing/deal-campaign.handler.js';
import { DealingService } from './dealing/dealing.service.js';
import { TaskDesk } from './dealing/task-desk.service.js';
import { Callback, DealRun, Task } from './dealing/task.entity.js';
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

@Module({
  imports: [ContractsModule, PeopleModule, ComplianceModule, ScriptsModule],
  controllers: [ListsController, CampaignsController],
  providers: [
    CampaignsService,
    ListsService,
    ListImportService,
    ListViews,
    BatchWriter,
    ImportListHandler,
    ProspectsService,
    CustomersOffLists,
    DealingService,
    TaskDesk,
    DealCampaignHandler,
  ],
  exports: [CampaignsService, ListsService, ListImportService, ProspectsService, DealingService, TaskDesk],
})
export class CampaignsModule {}
