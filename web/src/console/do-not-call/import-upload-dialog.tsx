import type { ReactNode } from 'react';
import type { DncImport } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { Dialog } from '../../shared/ui/dialog';
import { FileDrop } from '../../shared/ui/file-drop';
import { DNC_IMPORT_TEXTS } from './import-texts';

interface UploadDialogProps {
  open: boolean;
  onClose: () => void;
  onUploaded: (made: DncImport) => void;
}

/** A file goes up; nothing is blocked before its columns were checked. */
export function UploadDialog({ open, onClose, onUploaded }: UploadDialogProps): ReactNode {
  const t = useTexts(DNC_IMPORT_TEXTS);
  return (
    <Dialog open={open} title={t('upload')} width={560} onClose={onClose}>
      <FileDrop<DncImport> path="/do-not-call-imports" kind="table" label={t('upload')} help={t('dropHelp')} onUploaded={onUploaded} />
    </Dialog>
  );
}
