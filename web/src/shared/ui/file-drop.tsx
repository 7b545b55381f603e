import { InboxOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Progress, Upload } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../api/api-problem';
import { uploadFile } from '../api/client';
import { COMMON } from '../i18n/common-texts';
import { useFormat, useTexts } from '../i18n/settings';
import './file-drop.css';
import { Notice, ProblemNotice } from './problem-notice';

const FILE_DROP_TEXTS = {
  sending: ['正在上传 {share}', 'Uploading {share}'],
  drop_table: ['点击或拖入 .xlsx 或 .csv 文件', 'Click or drop an .xlsx or .csv file'],
  drop_archive: ['点击或拖入 .zip 文件', 'Click or drop a .zip file'],
  wrong_table: ['请选择 .xlsx 或 .csv 文件', 'Choose an .xlsx or .csv file'],
  wrong_archive: ['请选择 .zip 文件', 'Choose a .zip file'],
} as const;

const ACCEPTED = { table: /\.(xlsx|csv|txt)$/i, archive: /\.zip$/i } as const;

interface FileDropProps<Made> {
  path: string;
  kind: 'table' | 'archive';
  /** What the upload is called, for those who hear the page. */
  label: string;
  /** What stands in such a file. */
  help: string;
  disabled?: boolean;
  onUploaded: (made: Made) => void;
}

/** One file goes up, with its progress and a way to give it up; it is given up too when the page is left. */
export function FileDrop<Made>({ path, kind, label, help, disabled = false, onUploaded }: FileDropProps<Made>): ReactNode {
  const t = useTexts(FILE_DROP_TEXTS);
  const common = useTexts(COMMON);
  const format = useFormat();
  const [share, setShare] = useState(0);
  const [wrongKind, setWrongKind] = useState(false);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const send = useMutation({
    mutationFn: (file: File) => {
      abort.current = new AbortController();
      return uploadFile<Made>(path, file, setShare, abort.current.signal);
    },
    onSuccess: onUploaded,
  });
  const problem = send.error ? ApiProblem.from(send.error) : null;
  return (
    <div className="stack">
      {wrongKind && <Notice tone="error" role="alert" title={t(`wrong_${kind}`)} />}
      {problem && problem.code !== 'cancelled' && <ProblemNotice problem={problem} />}
      {send.isPending ? (
        <div className="stack" role="status">
          <strong>{t('sending', { share: format.percent(share) })}</strong>
          <Progress percent={Math.round(share * 100)} showInfo={false} aria-label={label} />
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
          <InboxOutlined className="file-drop-icon" aria-hidden />
          <p>
            <strong>{t(`drop_${kind}`)}</strong>
          </p>
          <p className="meta">{help}</p>
        </Upload.Dragger>
      )}
    </div>
  );
}
