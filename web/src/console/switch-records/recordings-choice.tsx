import { UploadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '../../shared/api/client';
import type { SwitchImport, SwitchImports } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { Dialog } from '../../shared/ui/dialog';
import { FileDrop } from '../../shared/ui/file-drop';
import { SWITCH_TEXTS } from './switch-texts';

export type RecordingsFrom = SwitchImport['recordingsFrom'];

interface RecordingsChoiceProps {
  found: SwitchImport;
  value: RecordingsFrom;
  onChange: (from: RecordingsFrom) => void;
}

/** Where the recordings come from: nowhere, a .zip, or the folder the worker sees. */
export function RecordingsChoice({ found, value, onChange }: RecordingsChoiceProps): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  const client = useQueryClient();
  const [uploading, setUploading] = useState(false);
  const all = useQuery({ queryKey: ['switch-imports'], queryFn: () => api.get<SwitchImports>('/switch-imports') });
  return (
    <fieldset className="switch-recordings">
      <legend className="meta">{t('recordings')}</legend>
      <div className="row row-wrap">
        <Radio.Group value={value} onChange={(event) => onChange(event.target.value as RecordingsFrom)}>
          <Radio value="none">{t('recordings_none')}</Radio>
          <Radio value="archive" disabled={!found.recordingsName}>
            {found.recordingsName ? t('recordings_archive', { name: found.recordingsName }) : t('recordings_archiveNone')}
          </Radio>
          {all.data?.hasFolder && <Radio value="folder">{t('recordings_folder')}</Radio>}
        </Radio.Group>
        <Button icon={<UploadOutlined />} onClick={() => setUploading(true)} data-testid="switch-archive">
          {t('uploadArchive')}
        </Button>
      </div>
      <Dialog open={uploading} title={t('uploadArchive')} width={560} onClose={() => setUploading(false)}>
        <FileDrop<SwitchImport>
          path={`/switch-imports/${found.id}/recordings`}
          kind="archive"
          label={t('uploadArchive')}
          help={t('archiveHelp')}
          onUploaded={(made) => {
            client.setQueryData(['switch-import', found.id], made);
            onChange('archive');
            setUploading(false);
          }}
        />
      </Dialog>
    </fieldset>
  );
}
