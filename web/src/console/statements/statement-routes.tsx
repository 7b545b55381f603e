import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { MissingPage } from '../../shared/ui/missing-page';
import { StatementPage } from './statement-page';
import { StatementsPage } from './statements-page';

export function StatementRoutes(): ReactNode {
  return (
    <Routes>
      <Route index element={<StatementsPage />} />
      <Route path=":id" element={<StatementPage />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
