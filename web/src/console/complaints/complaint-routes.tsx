import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { MissingPage } from '../../shared/ui/missing-page';
import { ComplaintPage } from './complaint-page';
import { ComplaintsPage } from './complaints-page';

export function ComplaintRoutes(): ReactNode {
  return (
    <Routes>
      <Route index element={<ComplaintsPage />} />
      <Route path=":id" element={<ComplaintPage />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
