import { InboxOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Progress, Upload } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { uploadFile } from '../../shared/api/client';
import type { SwitchImport } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { SWITCH_TEXTS } from './switch-texts';

interface FileDropProps {
  path: string;
  kind: 'table' | 'archive';
  disabled?: boolean;
  onUploaded: (made: SwitchImport) => void;
}

const ACCEPTED = { table: /\.(xlsx|csv|txt)$/i, archive: /\.zip$/i } as const;

/** One file goes up, with its progress and a way to give it up. */
export function FileDrop({ path, kind, disabled = false, onUploaded }: FileDropProps): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  const common = useTexts(COMMON);
  const format = useFormat();
  const [share, setShare] = useState(0);
  const [wrongKind, setWrongKind] = useState(false);
  const abort = useRef<AbortController | null>(null);
  const send = useMutation({
    mutationFn: (file: File) => {
      abort.current = new AbortController();
      return uploadFile<SwitchImport>(path, file, setShare, abort.current.signal);
    },
    onSuccess: onUploaded,
  });
  const problem = send.error ? ApiProblem.from(send.error) : null;
  return (
    <div className="stack">
      {wrongKind && <Notice tone="error" role="alert" title={t(kind === 'table' ? 'wrongKind' : 'wrongArchive')} />}
      {problem && problem.code !== 'cancelled' && <ProblemNotice problem={problem} />}
      {send.isPending ? (
        <div className="stack" role="status">
          <strong>{t('sending', { share: format.percent(share) })}</strong>
          <Progress percent={Math.round(share * 100)} showInfo={false} aria-label={t('upload')} />
          <Button onClick={() => abort.current?.abort()}>{common('cancel')}</Button>
        </div>
      ) : (
        <Upload.Dragger
          accept={kind === 'table' ? '.xlsx,.csv' : '.zip'}
          multiple={false}
          disabled={disabled}
          showUploadList={false}
          beforeUpload={(file) => {
            const wrong = !ACCEPTED[kind].test(file.name);
            setWrongKind(wrong);
            setShare(0);
            send.reset();
            if (!wrong) send.mutate(file);
            return false;
          }}
        >
          <InboxOutlined className="switch-drop-icon" aria-hidden />
          <p>
            <strong>{t(kind === 'table' ? 'drop' : 'archiveDrop')}</strong>
          </p>
          <p className="meta">{t(kind === 'table' ? 'dropHelp' : 'archiveHelp')}</p>
        </Upload.Dragger>
      )}
    </div>
  );
}
