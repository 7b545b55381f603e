import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { MissingPage } from '../shared/ui/missing-page';
import { AppealPage } from './appeal-page';
import { AppealsPage } from './appeals-page';

export function AppealRoutes(): ReactNode {
  return (
    <Routes>
      <Route index element={<AppealsPage />} />
      <Route path=":id" element={<AppealPage />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
