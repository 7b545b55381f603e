import { UploadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '../../shared/api/client';
import type { Contract, Items, SwitchImport } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { DataTable } from '../../shared/ui/data-table';
import { Dialog } from '../../shared/ui/dialog';
import { EmptyState, Loaded, PageHead, Panel } from '../../shared/ui/page-parts';
import { StateTag } from '../../shared/ui/state-tag';
import { FileDrop } from '../../shared/ui/file-drop';
import { percentDone, SWITCH_STATES } from './switch-states';
import { SWITCH_TEXTS } from './switch-texts';

/** Files of the bank's own exchange, newest first. */
export function SwitchImportsPage(): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  const may = useMay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [uploading, setUploading] = useState(false);
  const query = useQuery({ queryKey: ['switch-imports'], queryFn: () => api.get<Items<SwitchImport>>('/switch-imports') });
  const upload = may('switch-record.write') && (
    <Button type="primary" icon={<UploadOutlined />} onClick={() => setUploading(true)} data-testid="switch-upload">
      {t('upload')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('title')}>{(query.data?.items.length ?? 0) > 0 && upload}</PageHead>
      <div className="stack">
        <p className="quiet">{t('about')}</p>
        <Loaded query={query}>
          {({ items }) => (
            <Panel flush={items.length > 0}>
              <DataTable<SwitchImport>
                label={t('title')}
                rows={items}
                keyOf={(row) => row.id}
                testIdOf={(row) => `switch-import-${row.id}`}
                empty={<EmptyState text={t(upload ? 'none' : 'noneAuditor')} action={upload} />}
                columns={[
                  { title: t('file'), cell: (row) => <FileCell row={row} /> },
                  { title: t('exchange'), width: 168, cell: (row) => row.exchange ?? '—' },
                  { title: t('state'), width: 184, cell: (row) => <StateCell row={row} /> },
                  { title: t('result'), width: 248, cell: (row) => <ResultCell row={row} /> },
                ]}
              />
            </Panel>
          )}
        </Loaded>
      </div>
      <UploadDialog
        open={uploading}
        onClose={() => setUploading(false)}
        onUploaded={(made) => {
          void client.invalidateQueries({ queryKey: ['switch-imports'] });
          void navigate(`/switch-records/${made.id}`);
        }}
      />
    </>
  );
}

function FileCell({ row }: { row: SwitchImport }): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  const format = useFormat();
  return (
    <>
      <Link to={`/switch-records/${row.id}`}>{row.name}</Link>
      <div className="meta">{row.contractTitle}</div>
      <div className="meta">{t('byAt', { by: row.uploadedBy, at: format.dateTime(row.uploadedAt) })}</div>
    </>
  );
}

function StateCell({ row }: { row: SwitchImport }): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  return (
    <>
      <StateTag states={SWITCH_STATES} state={row.state} />
      {(row.state === 'importing' || row.state === 'stopped') && (
        <Progress percent={percentDone(row)} size="small" status="normal" aria-label={t('state')} />
      )}
    </>
  );
}

function ResultCell({ row }: { row: SwitchImport }): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  const format = useFormat();
  if (row.clock === null) return row.refused > 0 ? t('refused', { n: format.number(row.refused) }) : null;
  return (
    <>
      <div>{t('matched', { n: format.number(row.counts.exact + row.counts.extensionDiffers) })}</div>
      {row.counts.none > 0 && <div className="meta">{t('leftRecords', { n: format.number(row.counts.none) })}</div>}
      {row.refused > 0 && <div className="meta">{t('refused', { n: format.number(row.refused) })}</div>}
    </>
  );
}

interface UploadDialogProps {
  open: boolean;
  onClose: () => void;
  onUploaded: (made: SwitchImport) => void;
}

function UploadDialog({ open, onClose, onUploaded }: UploadDialogProps): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  const [chosen, setChosen] = useState<string | null>(null);
  const contracts = useQuery({ queryKey: ['contracts'], queryFn: () => api.get<Items<Contract>>('/contracts'), enabled: open });
  const items = contracts.data?.items ?? [];
  const contractId = chosen ?? (items.length === 1 ? items[0]!.id : null);
  return (
    <Dialog open={open} title={t('upload')} width={560} onClose={onClose}>
      <Loaded query={contracts}>
        {() => (
          <div className="stack">
            <label className="stack-tight">
              <span className="meta">{t('contract')}</span>
              <Select
                aria-label={t('contract')}
                value={contractId}
                placeholder={t('contractNeeded')}
                onChange={setChosen}
                options={items.map(({ id, title }) => ({ value: id, label: title }))}
                style={{ width: '100%' }}
              />
            </label>
            <FileDrop<SwitchImport>
              path={`/contracts/${contractId ?? ''}/switch-imports`}
              kind="table"
              label={t('upload')}
              help={t('dropHelp')}
              disabled={contractId === null}
              onUploaded={onUploaded}
            />
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}
