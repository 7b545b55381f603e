import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Me, Permit, type Principal } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import { accountActor } from '../account-actor.js';
import { WebhookDeliveries } from './deliveries.service.js';
import type { SubscriptionAction } from './subscription-states.js';
import { WebhookSubscriptions } from './subscriptions.service.js';
import { WebhookSender } from './webhook-sender.js';
import { deliveryView, WebhookViews } from './webhook-views.js';
import {
  DeliveriesPage,
  DeliveriesQuery,
  DeliveryView,
  RedeliveredView,
  RotationBody,
  WebhookBody,
  WebhookSecretView,
  WebhooksView,
  WebhookView,
} from './webhooks.dto.js';

const ACTIONS: readonly string[] = ['pause', 'resume', 'remove'] satisfies SubscriptionAction[];

/** Subscriptions and their deliveries, for the administrator. */
@Controller()
export class WebhooksController {
  constructor(
    private readonly subscriptions: WebhookSubscriptions,
    private readonly deliveries: WebhookDeliveries,
    private readonly views: WebhookViews,
    private readonly sender: WebhookSender,
  ) {}

  @Get('webhooks')
  @Permit('integration.write')
  @ApiOkResponse({ type: WebhooksView })
  async list(): Promise<WebhooksView> {
    return { items: await this.views.of(await this.subscriptions.list()), targets: this.sender.targets };
  }

  @Post('webhooks')
  @Permit('integration.write')
  @ApiCreatedResponse({ type: WebhookSecretView })
  async create(@Me() me: Principal, @Body() body: WebhookBody): Promise<WebhookSecretView> {
    const { id, secret } = await this.subscriptions.create(accountActor(me), body);
    return { webhook: await this.views.one(await this.subscriptions.one(id)), secret };
  }

  @Get('webhooks/:id')
  @Permit('integration.write')
  @ApiOkResponse({ type: WebhookView })
  async show(@Param('id') id: string): Promise<WebhookView> {
    return this.views.one(await this.subscriptions.one(id));
  }

  @Post('webhooks/:id/rotate')
  @Permit('integration.write')
  @HttpCode(200)
  @ApiOkResponse({ type: WebhookSecretView })
  async rotate(@Me() me: Principal, @Param('id') id: string, @Body() body: RotationBody): Promise<WebhookSecretView> {
    const secret = await this.subscriptions.rotate(accountActor(me), id, body.overlapSeconds);
    return { webhook: await this.views.one(await this.subscriptions.one(id)), secret };
  }

  /** A test event: no facts, signed as every other. */
  @Post('webhooks/:id/test')
  @Permit('integration.write')
  @ApiCreatedResponse({ type: DeliveryView })
  async test(@Me() me: Principal, @Param('id') id: string): Promise<DeliveryView> {
    const deliveryId = await this.deliveries.sendTest(accountActor(me), await this.subscriptions.one(id));
    return deliveryView(await this.deliveries.one(deliveryId));
  }

  @Get('webhooks/:id/deliveries')
  @Permit('integration.write')
  @ApiOkResponse({ type: DeliveriesPage })
  async listDeliveries(@Param('id') id: string, @Query() query: DeliveriesQuery): Promise<DeliveriesPage> {
    const subscription = await this.subscriptions.one(id);
    const { items, next } = await this.deliveries.page(subscription.id, query.state ?? null, query.cursor ?? null);
    return { items: items.map(deliveryView), next };
  }

  /** Every dead delivery of the subscription once more. */
  @Post('webhooks/:id/redeliver')
  @Permit('integration.write')
  @HttpCode(200)
  @ApiOkResponse({ type: RedeliveredView })
  async redeliverDead(@Me() me: Principal, @Param('id') id: string): Promise<RedeliveredView> {
    const subscription = await this.subscriptions.one(id);
    return { deliveries: await this.deliveries.redeliverDead(accountActor(me), subscription.id) };
  }

  @Post('webhook-deliveries/:id/redeliver')
  @Permit('integration.write')
  @HttpCode(200)
  @ApiOkResponse({ type: DeliveryView })
  async redeliver(@Me() me: Principal, @Param('id') id: string): Promise<DeliveryView> {
    await this.deliveries.redeliver(accountActor(me), id);
    return deliveryView(await this.deliveries.one(id));
  }

  /** pause, resume, remove. */
  @Post('webhooks/:id/:action')
  @Permit('integration.write')
  @HttpCode(204)
  async act(@Me() me: Principal, @Param('id') id: string, @Param('action') action: string): Promise<void> {
    if (!ACTIONS.includes(action)) throw new AppError('not_found', { action });
    await this.subscriptions.act(accountActor(me), id, action as SubscriptionAction);
  }
}
