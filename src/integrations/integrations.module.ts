import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/index.js';
import { ComplianceModule } from '../compliance/index.js';
import { ContractsModule } from '../contracts/index.js';
import { registerEntities } from '../platform/index.js';
import { ScriptsModule } from '../scripts/index.js';
import { BankCampaignsController } from './bank/bank-campaigns.controller.js';
import { BankListsController } from './bank/bank-lists.controller.js';
import { BankOutcomesController } from './bank/bank-outcomes.controller.js';
import { BankScope } from './bank/bank-scope.js';
import { CustomerRefs } from './feed/customer-refs.js';
import { FeedHead } from './feed/feed-head.entity.js';
import { OutcomeFeed } from './feed/outcome-feed.service.js';
import { ApiKeysController } from './keys/api-keys.controller.js';
import { WebhookDeliveries } from './webhooks/deliveries.service.js';
import { DeliveryAttempts } from './webhooks/delivery-attempts.js';
import { DeliveryWorker } from './webhooks/delivery-worker.js';
import { WebhookSubscriptions } from './webhooks/subscriptions.service.js';
import { WebhookMessages } from './webhooks/webhook-messages.js';
import { WebhookSender } from './webhooks/webhook-sender.js';
import { WebhookViews } from './webhooks/webhook-views.js';
import { WebhookDelivery, WebhookSubscription } from './webhooks/webhook.entity.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

registerEntities(FeedHead, WebhookSubscription, WebhookDelivery);

@Module({
  imports: [ContractsModule, ComplianceModule, ScriptsModule, CampaignsModule],
  controllers: [ApiKeysController, WebhooksController, BankCampaignsController, BankListsController, BankOutcomesController],
  providers: [
    BankScope,
    OutcomeFeed,
    CustomerRefs,
    WebhookSubscriptions,
    WebhookDeliveries,
    WebhookSender,
    WebhookMessages,
    WebhookViews,
    DeliveryAttempts,
    DeliveryWorker,
  ],
})
export class IntegrationsModule {}
