import { Form, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { ApiProblem } from '../../shared/api/api-problem';
import { useTexts } from '../../shared/i18n/settings';
import { Dialog } from '../../shared/ui/dialog';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { KEY_TEXTS } from './key-texts';

const OVERLAPS = [0, 3600, 86_400, 604_800] as const;
const DAY_SECONDS = 86_400;

interface RotateDialogProps {
  /** What is rotated, by name; null: closed. */
  name: string | null;
  busy: boolean;
  problem: ApiProblem | null;
  onConfirm: (overlapSeconds: number) => void;
  onClose: () => void;
}

/** Asks how long the secret before goes on working, so that a system can be changed over without a gap. */
export function RotateDialog({ name, busy, problem, onConfirm, onClose }: RotateDialogProps): ReactNode {
  const t = useTexts(KEY_TEXTS);
  const [form] = Form.useForm<{ overlapSeconds: number }>();
  return (
    <Dialog
      open={name !== null}
      title={t('rotateTitle', { name })}
      confirm={t('rotate')}
      busy={busy}
      onConfirm={() => form.submit()}
      onClose={onClose}
      onClosed={() => form.resetFields()}
      width={440}
    >
      <div className="stack">
        <p>{t('rotateHelp')}</p>
        {problem && <ProblemNotice problem={problem} />}
        <Form form={form} layout="vertical" onFinish={({ overlapSeconds }) => onConfirm(overlapSeconds)}>
          <Form.Item name="overlapSeconds" label={t('overlapFor')} initialValue={DAY_SECONDS}>
            <Radio.Group options={OVERLAPS.map((value) => ({ value, label: t(`overlap${value}`) }))} />
          </Form.Item>
        </Form>
      </div>
    </Dialog>
  );
}
