import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { MissingPage } from '../../shared/ui/missing-page';
import { ScriptEditorPage } from './script-editor-page';
import { ScriptPage } from './script-page';
import { ScriptsPage } from './scripts-page';

export function ScriptRoutes(): ReactNode {
  return (
    <Routes>
      <Route index element={<ScriptsPage />} />
      <Route path="new" element={<ScriptEditorPage />} />
      <Route path=":id" element={<ScriptPage />} />
      <Route path=":id/edit" element={<ScriptEditorPage />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
