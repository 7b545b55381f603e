import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { MissingPage } from '../../shared/ui/missing-page';
import { SwitchImportPage } from './switch-import-page';
import { SwitchImportsPage } from './switch-imports-page';
import './switch-records.css';

export function SwitchRecordRoutes(): ReactNode {
  return (
    <Routes>
      <Route index element={<SwitchImportsPage />} />
      <Route path=":id" element={<SwitchImportPage />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
