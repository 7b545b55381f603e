import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { MissingPage } from '../shared/ui/missing-page';
import { DeskPage } from './desk-page';

export function ReviewRoutes(): ReactNode {
  return (
    <Routes>
      <Route index element={<DeskPage />} />
      <Route path=":id" element={<DeskPage />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
