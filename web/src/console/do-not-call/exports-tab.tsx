import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api, apiUrl } from '../../shared/api/client';
import type { DncExport, Items } from '../../shared/api-types';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { DataTable } from '../../shared/ui/data-table';
import { Dialog } from '../../shared/ui/dialog';
import { EmptyState, Loaded, Panel } from '../../shared/ui/page-parts';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { ReasonDialog } from '../../shared/ui/reason-dialog';
import { type StateLook, StateTag } from '../../shared/ui/state-tag';
import { DNC_EXPORT_TEXTS } from './export-texts';

const STATES: Record<DncExport['state'], StateLook> = {
  requested: { text: ['待批准', 'Awaiting approval'], tone: 'warning', shape: 'half' },
  approved: { text: ['已批准', 'Approved'], tone: 'success', shape: 'check' },
  refused: { text: ['已拒绝', 'Refused'], tone: 'error', shape: 'cross' },
  withdrawn: { text: ['已撤回', 'Taken back'], tone: 'plain', shape: 'ring' },
};
const FORMATS = ['xlsx', 'csv'] as const;

/** The registry as a file: masked for one person, whole for two. */
export function ExportsTab(): ReactNode {
  const t = useTexts(DNC_EXPORT_TEXTS);
  const { language } = useSettings();
  return (
    <div className="stack">
      <Panel title={t('maskedTitle')}>
        <div className="row row-wide row-wrap">
          {FORMATS.map((format) => (
            <Button
              key={format}
              icon={<DownloadOutlined />}
              href={apiUrl(`/do-not-call-exports/masked.${format}?language=${language}`)}
              download
            >
              {format}
            </Button>
          ))}
          <span className="meta">{t('maskedHelp')}</span>
        </div>
      </Panel>
      <FullExports />
    </div>
  );
}

function FullExports(): ReactNode {
  const t = useTexts(DNC_EXPORT_TEXTS);
  const client = useQueryClient();
  const [asking, setAsking] = useState<'ask' | DncExport | null>(null);
  const [approving, setApproving] = useState<DncExport | null>(null);
  const query = useQuery({ queryKey: ['do-not-call', 'exports'], queryFn: () => api.get<Items<DncExport>>('/do-not-call-exports') });
  const change = useMutation({
    mutationFn: ({ path, reason }: { path: string; reason?: string }) =>
      api.post<DncExport>(`/do-not-call-exports${path}`, reason === undefined ? {} : { reason }),
    onSuccess: () => {
      setAsking(null);
      setApproving(null);
      void client.invalidateQueries({ queryKey: ['do-not-call', 'exports'] });
    },
  });
  const problem = change.error ? ApiProblem.from(change.error) : null;
  const open = (what: 'ask' | DncExport): void => {
    change.reset();
    setAsking(what);
  };
  const ask = <Button onClick={() => open('ask')}>{t('ask')}</Button>;
  const refusing = asking !== null && asking !== 'ask' ? asking : null;
  return (
    <>
      {problem && !asking && !approving && <ProblemNotice problem={problem} />}
      <Loaded query={query}>
        {({ items }) => (
          <Panel title={t('fullTitle')} extra={items.length > 0 ? ask : null} flush={items.length > 0}>
            {items.length === 0 && <p className="meta">{t('fullHelp')}</p>}
            <ExportsTable
              rows={items}
              empty={<EmptyState text={t('none')} action={ask} />}
              onApprove={setApproving}
              onRefuse={open}
              onWithdraw={(row) => change.mutate({ path: `/${row.id}/withdraw` })}
            />
          </Panel>
        )}
      </Loaded>
      <ReasonDialog
        open={asking !== null}
        title={t(refusing ? 'refuse' : 'askTitle')}
        confirm={t(refusing ? 'refuse' : 'ask')}
        busy={change.isPending}
        problem={problem}
        onConfirm={(reason) => change.mutate({ path: refusing ? `/${refusing.id}/refuse` : '', reason })}
        onClose={() => setAsking(null)}
      >
        {!refusing && <p>{t('fullHelp')}</p>}
      </ReasonDialog>
      <Dialog
        open={approving !== null}
        title={t('approve')}
        confirm={t('approve')}
        busy={change.isPending}
        onConfirm={() => approving && change.mutate({ path: `/${approving.id}/approve` })}
        onClose={() => setApproving(null)}
      >
        <div className="stack">
          <p>{approving && t('approveHelp', { by: approving.requestedBy, reason: approving.reason })}</p>
          {problem && <ProblemNotice problem={problem} />}
        </div>
      </Dialog>
    </>
  );
}

interface ExportsTableProps {
  rows: DncExport[];
  empty: ReactNode;
  onApprove: (row: DncExport) => void;
  onRefuse: (row: DncExport) => void;
  onWithdraw: (row: DncExport) => void;
}

function ExportsTable({ rows, empty, onApprove, onRefuse, onWithdraw }: ExportsTableProps): ReactNode {
  const t = useTexts(DNC_EXPORT_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  return (
    <DataTable<DncExport>
      label={t('fullTitle')}
      rows={rows}
      keyOf={(row) => row.id}
      empty={empty}
      columns={[
        { title: t('asked'), width: 232, cell: (row) => t('byAt', { by: row.requestedBy, at: format.dateTime(row.requestedAt) }) },
        { title: t('reason'), cell: (row) => row.reason },
        {
          title: t('decided'),
          width: 240,
          cell: (row) => (
            <>
              <StateTag states={STATES} state={row.state} />
              {row.decidedBy && <div className="meta">{row.decidedBy}</div>}
              {row.decisionReason && <div>{row.decisionReason}</div>}
              {row.availableUntil && <div className="meta">{t('until', { at: format.dateTime(row.availableUntil) })}</div>}
              {row.downloads > 0 && <div className="meta">{t('downloads', { n: row.downloads })}</div>}
              {row.actions.includes('withdraw') && <div className="meta">{t('other')}</div>}
            </>
          ),
        },
        {
          title: '',
          width: 192,
          keep: true,
          cell: (row) => (
            <div className="row row-wrap">
              {row.actions.includes('approve') && (
                <Button type="link" onClick={() => onApprove(row)}>
                  {t('approve')}
                </Button>
              )}
              {row.actions.includes('refuse') && (
                <Button type="link" onClick={() => onRefuse(row)}>
                  {t('refuse')}
                </Button>
              )}
              {row.actions.includes('withdraw') && (
                <Button type="link" onClick={() => onWithdraw(row)}>
                  {t('withdraw')}
                </Button>
              )}
              {row.actions.includes('download') &&
                FORMATS.map((kind) => (
                  <Button
                    key={kind}
                    type="link"
                    icon={<DownloadOutlined />}
                    href={apiUrl(`/do-not-call-exports/${row.id}/file.${kind}?language=${language}`)}
                    download
                  >
                    {kind}
                  </Button>
                ))}
            </div>
          ),
        },
      ]}
    />
  );
}
