import { FileExcelOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Progress, Upload } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { uploadFile } from '../../shared/api/client';
import type { DncImport } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { Dialog } from '../../shared/ui/dialog';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { DNC_IMPORT_TEXTS } from './import-texts';

interface UploadDialogProps {
  open: boolean;
  onClose: () => void;
  onUploaded: (made: DncImport) => void;
}

/** A file goes up; nothing is blocked before its columns were checked. */
export function UploadDialog({ open, onClose, onUploaded }: UploadDialogProps): ReactNode {
  const t = useTexts(DNC_IMPORT_TEXTS);
  const common = useTexts(COMMON);
  const format = useFormat();
  const [share, setShare] = useState(0);
  const [wrongKind, setWrongKind] = useState(false);
  const abort = useRef<AbortController | null>(null);
  const send = useMutation({
    mutationFn: (file: File) => {
      abort.current = new AbortController();
      return uploadFile<DncImport>('/do-not-call-imports', file, setShare, abort.current.signal);
    },
    onSuccess: onUploaded,
  });
  const forget = (): void => {
    abort.current?.abort();
    setWrongKind(false);
    send.reset();
  };
  const problem = send.error ? ApiProblem.from(send.error) : null;
  return (
    <Dialog open={open} title={t('upload')} width={560} onClose={onClose} onClosed={forget}>
      <div className="stack">
        {wrongKind && <Notice tone="error" role="alert" title={t('wrongKind')} />}
        {problem && problem.code !== 'cancelled' && <ProblemNotice problem={problem} />}
        {send.isPending ? (
          <div className="stack" role="status">
            <strong>{t('sending', { share: format.percent(share) })}</strong>
            <Progress percent={Math.round(share * 100)} showInfo={false} aria-label={t('upload')} />
            <Button onClick={() => abort.current?.abort()}>{common('cancel')}</Button>
          </div>
        ) : (
          <Upload.Dragger
            accept=".xlsx,.csv"
            multiple={false}
            showUploadList={false}
            beforeUpload={(file) => {
              const wrong = !/\.(xlsx|csv|txt)$/i.test(file.name);
              setWrongKind(wrong);
              setShare(0);
              send.reset();
              if (!wrong) send.mutate(file);
              return false;
            }}
          >
            <FileExcelOutlined className="dnc-drop-icon" aria-hidden />
            <p>
              <strong>{t('drop')}</strong>
            </p>
            <p className="meta">{t('dropHelp')}</p>
          </Upload.Dragger>
        )}
      </div>
    </Dialog>
  );
}
