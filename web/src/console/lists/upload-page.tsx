import { ArrowLeftOutlined, DownloadOutlined, FileExcelOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Progress, Upload } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ApiProblem } from '../../shared/api/api-problem';
import { apiUrl, uploadFile } from '../../shared/api/client';
import type { TargetList } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { PageHead, Panel } from '../../shared/ui/page-parts';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { ListSteps } from './list-steps';
import { LIST_TEXTS } from './list-texts';
import { SavedMappingsPanel } from './saved-mappings';
import './lists.css';

const MAX_BYTES = 512 * 1024 ** 2;

/** The first step: a file. Nothing is imported before the columns are checked. */
export function UploadPage(): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const { id = '' } = useParams();
  const navigate = useNavigate();
  return (
    <div className="list-page">
      <PageHead title={t('uploadTitle')}>
        <Button icon={<ArrowLeftOutlined />} onClick={() => void navigate(`/campaigns/${id}/lists`)}>
          {t('backToCampaign')}
        </Button>
      </PageHead>
      <div className="stack">
        <ListSteps current={0} />
        <Panel>
          <div className="stack">
            <DropZone campaignId={id} />
            <div className="row row-wide">
              <Button icon={<DownloadOutlined />} href={apiUrl('/sample-list.xlsx')} download>
                {t('sample')}
              </Button>
              <span className="meta">{t('sampleHelp')}</span>
            </div>
          </div>
        </Panel>
        <SavedMappingsPanel />
      </div>
    </div>
  );
}

function DropZone({ campaignId }: { campaignId: string }): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const common = useTexts(COMMON);
  const format = useFormat();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [share, setShare] = useState(0);
  const [refused, setRefused] = useState<'tooLarge' | 'wrongKind' | null>(null);
  const abort = useRef<AbortController | null>(null);
  const send = useMutation({
    mutationFn: (file: File) => {
      abort.current = new AbortController();
      return uploadFile<TargetList>(`/campaigns/${campaignId}/lists`, file, setShare, abort.current.signal);
    },
    onSuccess: (list) => {
      client.setQueryData(['list', list.id], list);
      void client.invalidateQueries({ queryKey: ['lists', campaignId] });
      void navigate(`/lists/${list.id}`, { replace: true });
    },
  });
  const take = (file: File): void => {
    setShare(0);
    send.reset();
    const wrong = /\.(xlsx|csv|txt)$/i.test(file.name) ? (file.size > MAX_BYTES ? 'tooLarge' : null) : 'wrongKind';
    setRefused(wrong);
    if (!wrong) send.mutate(file);
  };
  const problem = send.error ? ApiProblem.from(send.error) : null;
  return (
    <>
      {refused && <Notice tone="error" role="alert" title={t(refused)} />}
      {problem && problem.code !== 'cancelled' && <ProblemNotice problem={problem} />}
      {problem?.code === 'list_same_file' && (
        <div>
          <Button onClick={() => void navigate(`/lists/${String(problem.facts['list'])}`)}>{t('openSame')}</Button>
        </div>
      )}
      {send.isPending ? (
        <div className="list-sending" role="status">
          <strong>{t('sending', { share: format.percent(share) })}</strong>
          <Progress percent={Math.round(share * 100)} showInfo={false} aria-label={t('uploadTitle')} />
          <Button onClick={() => abort.current?.abort()}>{common('cancel')}</Button>
        </div>
      ) : (
        <Upload.Dragger
          accept=".xlsx,.csv"
          multiple={false}
          showUploadList={false}
          beforeUpload={(file) => {
            take(file);
            return false;
          }}
          data-testid="drop-zone"
        >
          <FileExcelOutlined className="list-drop-icon" aria-hidden />
          <p>
            <strong>{t('drop')}</strong>
          </p>
          <p className="meta">{t('dropHelp')}</p>
        </Upload.Dragger>
      )}
    </>
  );
}
