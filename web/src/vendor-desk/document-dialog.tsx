import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { DatePicker, Form, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../shared/api/api-problem';
import { api } from '../shared/api/client';
import { type Agent, DOCUMENT_KINDS, type DocumentKind } from '../shared/api-types';
import { COMMON } from '../shared/i18n/common-texts';
import { DOCUMENT_TEXTS } from '../shared/i18n/outcome-texts';
import { useSettings, useTexts } from '../shared/i18n/settings';
import { textOf } from '../shared/i18n/texts';
import { Dialog } from '../shared/ui/dialog';
import { type Day, dayText } from '../shared/ui/day';
import { ProblemNotice } from '../shared/ui/problem-notice';
import { ROSTER_TEXTS } from './roster-texts';

interface Given {
  kind: DocumentKind;
  datedOn: Day;
  expiresOn?: Day | null;
  passed: boolean;
  score?: number | null;
}

export function useAgentChange(path: string, done: () => void): UseMutationResult<Agent, Error, object> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => api.post<Agent>(path, body),
    onSuccess: () => {
      done();
      void client.invalidateQueries({ queryKey: ['agents'] });
    },
  });
}

export function DocumentDialog({ agent, onClose }: { agent: Agent | null; onClose: () => void }): ReactNode {
  const t = useTexts(ROSTER_TEXTS);
  const common = useTexts(COMMON);
  const { language } = useSettings();
  const [form] = Form.useForm<Given>();
  const add = useAgentChange(`/agents/${agent?.id ?? ''}/documents`, onClose);
  const submit = ({ kind, datedOn, expiresOn, passed, score }: Given): void =>
    add.mutate({
      kind,
      datedOn: dayText(datedOn),
      passed,
      ...(expiresOn ? { expiresOn: dayText(expiresOn) } : {}),
      ...(typeof score === 'number' ? { score } : {}),
    });
  const rules = [{ required: true, message: t('needed') }];
  const forget = (): void => {
    form.resetFields();
    add.reset();
  };
  return (
    <Dialog
      open={agent !== null}
      title={t('docTitle', { name: agent?.displayName })}
      confirm={common('save')}
      busy={add.isPending}
      onConfirm={() => form.submit()}
      onClose={onClose}
      onClosed={forget}
      width={480}
    >
      <div className="stack">
        {add.error && <ProblemNotice problem={ApiProblem.from(add.error)} />}
        <Form<Given> form={form} layout="vertical" requiredMark={false} initialValues={{ passed: true }} onFinish={submit}>
          <Form.Item name="kind" label={t('kind')} rules={rules}>
            <Select
              aria-label={t('kind')}
              options={DOCUMENT_KINDS.map((value) => ({ value, label: textOf(DOCUMENT_TEXTS[value], language) }))}
            />
          </Form.Item>
          <div className="row row-wide">
            <Form.Item name="datedOn" label={t('datedOn')} rules={rules}>
              <DatePicker />
            </Form.Item>
            <Form.Item name="expiresOn" label={t('expiresOn') + common('optional')}>
              <DatePicker />
            </Form.Item>
          </div>
          <div className="row row-wide">
            <Form.Item name="passed" label={t('result')}>
              <Radio.Group
                options={[
                  { value: true, label: t('passed') },
                  { value: false, label: t('failed') },
                ]}
              />
            </Form.Item>
            <Form.Item name="score" label={t('score') + common('optional')}>
              <InputNumber min={0} max={1000} precision={0} />
            </Form.Item>
          </div>
        </Form>
      </div>
    </Dialog>
  );
}
