import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { MissingPage } from '../../shared/ui/missing-page';
import { WebhookPage } from './webhook-page';
import { WebhooksPage } from './webhooks-page';

export function WebhookRoutes(): ReactNode {
  return (
    <Routes>
      <Route index element={<WebhooksPage />} />
      <Route path=":id" element={<WebhookPage />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
