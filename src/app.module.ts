import { type DynamicModule, Module } from '@nestjs/common';
import { BillingModule } from './billing/index.js';
import { CampaignsModule } from './campaigns/index.js';
import { ComplianceModule } from './compliance/index.js';
import { ContractsModule } from './contracts/index.js';
import { DialerModule } from './dialer/index.js';
import { IntegrationsModule } from './integrations/index.js';
import { PeopleModule } from './people/index.js';
import { type Config, PlatformModule } from './platform/index.js';
import { ReportsModule } from './reports/index.js';
import { ScriptsModule } from './scripts/index.js';
import type { Clock } from './shared/index.js';

/** The whole product around one configuration; api and worker are the same modules. */
@Module({})
export class AppModule {
  static with(config: Config, clock?: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config, clock),
        ContractsModule,
        PeopleModule,
        ComplianceModule,
        ScriptsModule,
        CampaignsModule,
        DialerModule,
        BillingModule,
        ReportsModule,
        IntegrationsModule,
      ],
    };
  }
}
