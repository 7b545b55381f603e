import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { DncImport, Items } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { DataTable } from '../../shared/ui/data-table';
import { EmptyState, Loaded, Panel } from '../../shared/ui/page-parts';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { type StateLook, StateTag } from '../../shared/ui/state-tag';
import { DNC_TEXTS } from './dnc-texts';
import { reachText } from './entry-words';
import { ColumnsDialog } from './import-columns-dialog';
import { DNC_IMPORT_TEXTS } from './import-texts';
import { UploadDialog } from './import-upload-dialog';
import { RejectsDialog } from './import-rejects-dialog';

const STATES: Record<DncImport['state'], StateLook> = {
  uploaded: { text: ['待核对列', 'Columns to check'], tone: 'info', shape: 'half' },
  importing: { text: ['导入中', 'Importing'], tone: 'info', shape: 'dots' },
  done: { text: ['完成', 'Done'], tone: 'success', shape: 'check' },
  failed: { text: ['中断', 'Failed'], tone: 'error', shape: 'cross' },
  stopped: { text: ['已停止', 'Stopped'], tone: 'warning', shape: 'pause' },
  discarded: { text: ['已放弃', 'Given up'], tone: 'plain', shape: 'ring' },
};

/** Files of customers who must not be called, with how far each is and what came of it. */
export function ImportsTab(): ReactNode {
  const t = useTexts(DNC_IMPORT_TEXTS);
  const may = useMay();
  const client = useQueryClient();
  const [uploading, setUploading] = useState(false);
  const [columnsOf, setColumnsOf] = useState<string | null>(null);
  const [rejectsOf, setRejectsOf] = useState<string | null>(null);
  const query = useQuery({ queryKey: ['do-not-call', 'imports'], queryFn: () => api.get<Items<DncImport>>('/do-not-call-imports') });
  const act = useMutation({
    mutationFn: ({ id, action }: { id: string; action: string }) => api.post<DncImport>(`/do-not-call-imports/${id}/${action}`),
    onSettled: () => void client.invalidateQueries({ queryKey: ['do-not-call'] }),
  });
  const upload = may('do-not-call.write') && (
    <Button icon={<UploadOutlined />} onClick={() => setUploading(true)} data-testid="dnc-upload">
      {t('upload')}
    </Button>
  );
  return (
    <div className="stack">
      {act.error && <ProblemNotice problem={ApiProblem.from(act.error)} />}
      <Loaded query={query}>
        {({ items }) => (
          <Panel title={t('title')} extra={items.length > 0 ? upload : null} flush={items.length > 0}>
            <DataTable<DncImport>
              label={t('title')}
              rows={items}
              keyOf={(row) => row.id}
              empty={<EmptyState text={t('none')} action={upload} />}
              columns={columnsWith(t, (row) => (
                <div className="row row-wrap">
                  {row.actions.includes('start') && (
                    <Button type="link" onClick={() => setColumnsOf(row.id)}>
                      {t('start')}
                    </Button>
                  )}
                  {(['stop', 'resume', 'discard'] as const)
                    .filter((action) => row.actions.includes(action))
                    .map((action) => (
                      <Button key={action} type="link" loading={act.isPending} onClick={() => act.mutate({ id: row.id, action })}>
                        {t(action)}
                      </Button>
                    ))}
                  {row.rows > 0 && (
                    <Button type="link" onClick={() => setRejectsOf(row.id)}>
                      {t('rejects')}
                    </Button>
                  )}
                </div>
              ))}
            />
          </Panel>
        )}
      </Loaded>
      <UploadDialog
        open={uploading}
        onClose={() => setUploading(false)}
        onUploaded={(made) => {
          setUploading(false);
          setColumnsOf(made.id);
          void client.invalidateQueries({ queryKey: ['do-not-call', 'imports'] });
        }}
      />
      <ColumnsDialog id={columnsOf} onClose={() => setColumnsOf(null)} />
      <RejectsDialog id={rejectsOf} onClose={() => setRejectsOf(null)} />
    </div>
  );
}

type Words = ReturnType<typeof useTexts<typeof DNC_IMPORT_TEXTS>>;

function columnsWith(t: Words, actions: (row: DncImport) => ReactNode): Parameters<typeof DataTable<DncImport>>[0]['columns'] {
  return [
    { title: t('file'), cell: (row) => <FileCell row={row} /> },
    { title: t('progress'), width: 184, cell: (row) => <ProgressCell row={row} /> },
    { title: t('result'), width: 240, cell: (row) => <ResultCell row={row} /> },
    { title: '', width: 208, keep: true, cell: actions },
  ];
}

function FileCell({ row }: { row: DncImport }): ReactNode {
  const t = useTexts(DNC_IMPORT_TEXTS);
  const words = useTexts(DNC_TEXTS);
  const format = useFormat();
  return (
    <>
      <div>{row.name}</div>
      <div className="meta">{t('byAt', { by: row.uploadedBy, at: format.dateTime(row.uploadedAt) })}</div>
      {row.state !== 'uploaded' && <div className="meta">{reachText(words, row)}</div>}
    </>
  );
}

function ProgressCell({ row }: { row: DncImport }): ReactNode {
  const t = useTexts(DNC_IMPORT_TEXTS);
  const format = useFormat();
  return (
    <>
      <StateTag states={STATES} state={row.state} />
      {(row.state === 'importing' || row.state === 'stopped') && (
        <Progress
          percent={Math.min(99, Math.round((row.bytesDone / Math.max(1, row.sizeBytes)) * 100))}
          size="small"
          status="normal"
          aria-label={t('progress')}
        />
      )}
      {row.rows > 0 && <div className="meta">{t('rows', { n: format.number(row.rows) })}</div>}
    </>
  );
}

function ResultCell({ row }: { row: DncImport }): ReactNode {
  const t = useTexts(DNC_IMPORT_TEXTS);
  const format = useFormat();
  if (row.state === 'uploaded' || row.state === 'discarded')
    return row.written > 0 ? t('written', { n: format.number(row.written) }) : null;
  return (
    <>
      <div>{t('written', { n: format.number(row.written) })}</div>
      {row.alreadyThere > 0 && <div className="meta">{t('already', { n: format.number(row.alreadyThere) })}</div>}
      {row.rejected > 0 && <div className="meta">{t('rejected', { n: format.number(row.rejected) })}</div>}
      {row.withdrawn > 0 && <div className="meta">{t('withdrawn', { n: format.number(row.withdrawn) })}</div>}
      {row.state === 'stopped' && <div className="meta">{t('stoppedHelp')}</div>}
      {row.problem && (
        <>
          <ProblemNotice problem={new ApiProblem(row.problem.code, 422, row.problem.facts)} />
          <div className="meta">{t('failedHelp')}</div>
        </>
      )}
    </>
  );
}
