import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { HandoverBody, HandoverState, Intent } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useTexts } from '../../shared/i18n/settings';
import { Dialog } from '../../shared/ui/dialog';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { NEXT_STATES } from './intent-states';
import { INTENT_TEXTS } from './intent-texts';

interface Given {
  state: HandoverState;
  branch: string;
  assignee: string;
  note: string;
}

export function HandoverDialog({ intent, onClose }: { intent: Intent | null; onClose: () => void }): ReactNode {
  const t = useTexts(INTENT_TEXTS);
  return (
    intent && (
      <OpenDialog
        key={intent.id}
        intent={intent}
        title={t(intent.state === 'fresh' ? 'assignTitle' : 'updateTitle', { customer: intent.customer })}
        onClose={onClose}
      />
    )
  );
}

function OpenDialog({ intent, title, onClose }: { intent: Intent; title: string; onClose: () => void }): ReactNode {
  const t = useTexts(INTENT_TEXTS);
  const common = useTexts(COMMON);
  const client = useQueryClient();
  const [form] = Form.useForm<Given>();
  const change = useMutation({
    mutationFn: (body: HandoverBody) => api.post<Intent>(`/intents/${intent.id}/hand-over`, body),
    onSuccess: onClose,
    onSettled: () => void client.invalidateQueries({ queryKey: ['intents'] }),
  });
  const submit = ({ state, branch, assignee, note }: Given): void =>
    change.mutate({
      // Saying the state again would be a step that the table of hand-overs does not have.
      ...(state === intent.state ? {} : { state }),
      branch: branch.trim(),
      assignee: assignee.trim(),
      note: note.trim(),
    });
  const fresh = intent.state === 'fresh';
  const states = fresh ? NEXT_STATES.fresh : [intent.state, ...NEXT_STATES[intent.state]];
  const initial: Given = { state: fresh ? 'assigned' : intent.state, branch: intent.branch, assignee: intent.assignee, note: intent.note };
  return (
    <Dialog
      open
      title={title}
      confirm={fresh ? t('assign') : common('save')}
      busy={change.isPending}
      onConfirm={() => form.submit()}
      onClose={onClose}
      width={520}
    >
      <div className="stack">
        {(intent.record === 'false_record' || intent.record === 'duplicate') && <Caution record={intent.record} />}
        {change.error && <ProblemNotice problem={ApiProblem.from(change.error)} />}
        <Form<Given> form={form} layout="vertical" requiredMark={false} autoComplete="off" initialValues={initial} onFinish={submit}>
          <div className="intent-handover">
            <Form.Item name="branch" label={t('branch')}>
              <Input maxLength={120} />
            </Form.Item>
            <Form.Item name="assignee" label={t('assignee') + common('optional')}>
              <Input maxLength={80} />
            </Form.Item>
          </div>
          <Form.Item name="state" label={t('state')}>
            <Select aria-label={t('state')} options={states.map((value) => ({ value, label: t(`state_${value}`) }))} />
          </Form.Item>
          <Form.Item name="note" label={t('note') + common('optional')} extra={t('noteHelp')}>
            <Input.TextArea rows={2} maxLength={255} />
          </Form.Item>
        </Form>
      </div>
    </Dialog>
  );
}

function Caution({ record }: { record: 'false_record' | 'duplicate' }): ReactNode {
  const t = useTexts(INTENT_TEXTS);
  const wrong = record === 'false_record';
  return (
    <Notice tone="warning" title={t(wrong ? 'falseWarning' : 'duplicateWarning')}>
      <p>{t(wrong ? 'falseHelp' : 'duplicateHelp')}</p>
    </Notice>
  );
}
