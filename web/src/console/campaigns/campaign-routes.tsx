import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { MissingPage } from '../../shared/ui/missing-page';
import { UploadPage } from '../lists';
import { CampaignPage } from './campaign-page';
import { CampaignsPage } from './campaigns-page';
import { EditCampaignPage, NewCampaignPage } from './campaign-form-page';

export function CampaignRoutes(): ReactNode {
  return (
    <Routes>
      <Route index element={<CampaignsPage />} />
      <Route path="new" element={<NewCampaignPage />} />
      <Route path=":id/edit" element={<EditCampaignPage />} />
      <Route path=":id/upload" element={<UploadPage />} />
      <Route path=":id/:tab?" element={<CampaignPage />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
