import type { Webhook, WebhookDelivery } from '../../shared/api-types';
import type { StateLook } from '../../shared/ui/state-tag';
import { DELIVERY_STATE_TEXTS, WEBHOOK_TEXTS } from './webhook-texts';

export const WEBHOOK_STATES: Record<Webhook['state'], StateLook> = {
  active: { text: WEBHOOK_TEXTS.active, tone: 'success', shape: 'dot' },
  paused: { text: WEBHOOK_TEXTS.paused, tone: 'warning', shape: 'pause' },
  removed: { text: WEBHOOK_TEXTS.removed, tone: 'plain', shape: 'cross' },
};

export const DELIVERY_STATES: Record<WebhookDelivery['state'], StateLook> = {
  waiting: { text: DELIVERY_STATE_TEXTS.waiting, tone: 'info', shape: 'dots' },
  delivered: { text: DELIVERY_STATE_TEXTS.delivered, tone: 'success', shape: 'check' },
  dead: { text: DELIVERY_STATE_TEXTS.dead, tone: 'error', shape: 'triangle' },
};
