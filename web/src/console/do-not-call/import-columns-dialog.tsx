import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, type FormInstance, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { DncImport, DncImportPreview } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useTexts } from '../../shared/i18n/settings';
import { ColumnsTable } from '../../shared/ui/columns-table';
import { Dialog } from '../../shared/ui/dialog';
import { Loaded } from '../../shared/ui/page-parts';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { DNC_IMPORT_TEXTS } from './import-texts';
import { type GivenReach, reachBody, ReachFields } from './reach-fields';

type Target = 'number' | 'customerRef' | 'reason' | 'ignore';
const TARGETS: readonly Target[] = ['number', 'customerRef', 'reason', 'ignore'];

interface Given extends GivenReach {
  reason: string;
}

/** Columns are checked, level and reason chosen; then the file is imported and blocks row by row. */
export function ColumnsDialog({ id, onClose }: { id: string | null; onClose: () => void }): ReactNode {
  const t = useTexts(DNC_IMPORT_TEXTS);
  const client = useQueryClient();
  const [form] = Form.useForm<Given>();
  const [chosen, setChosen] = useState<Record<number, Target>>({});
  const query = useQuery({
    queryKey: ['do-not-call-preview', id],
    queryFn: () => api.get<DncImportPreview>(`/do-not-call-imports/${id}/preview`),
    enabled: id !== null,
    gcTime: 0,
  });
  const targets = query.data ? query.data.headings.map((_, column) => chosen[column] ?? suggested(query.data, column)) : [];
  const columnsOf = (target: Target): number[] => targets.flatMap((value, column) => (value === target ? [column] : []));
  const [numbers, references, reasons] = [columnsOf('number'), columnsOf('customerRef'), columnsOf('reason')];
  const fits = numbers.length + references.length > 0 && numbers.length <= 5 && references.length <= 1 && reasons.length <= 1;
  const start = useMutation({
    mutationFn: ({ reason, ...reach }: Given) =>
      api.post<DncImport>(`/do-not-call-imports/${id}/start`, {
        ...{ numbers, reason: reason.trim(), ...reachBody(reach) },
        ...(references[0] === undefined ? {} : { customerRef: references[0] }),
        ...(reasons[0] === undefined ? {} : { reasonColumn: reasons[0] }),
      }),
    onSuccess: () => {
      onClose();
      void client.invalidateQueries({ queryKey: ['do-not-call'] });
    },
  });
  const forget = (): void => {
    form.resetFields();
    start.reset();
    setChosen({});
  };
  return (
    <Dialog
      open={id !== null}
      title={t('columnsTitle')}
      width={720}
      confirm={t('confirm')}
      danger
      busy={start.isPending}
      onConfirm={() => fits && form.submit()}
      onClose={onClose}
      onClosed={forget}
    >
      <div className="stack">
        <Loaded query={query}>
          {(preview) => (
            <ColumnsTable<Target>
              label={t('columnsTitle')}
              preview={preview}
              targets={targets}
              options={TARGETS.map((value) => ({ value, label: t(`target_${value}`) }))}
              onChoose={(column, target) => setChosen({ ...chosen, [column]: target })}
            />
          )}
        </Loaded>
        {query.data && !fits && <Notice tone="warning" title={t('columnsNeeded')} />}
        {start.error && <ProblemNotice problem={ApiProblem.from(start.error)} />}
        <ImportForm form={form} onFinish={(given) => start.mutate(given)} />
      </div>
    </Dialog>
  );
}

function ImportForm({ form, onFinish }: { form: FormInstance<Given>; onFinish: (given: Given) => void }): ReactNode {
  const t = useTexts(DNC_IMPORT_TEXTS);
  const common = useTexts(COMMON);
  return (
    <Form form={form} layout="vertical" requiredMark={false} autoComplete="off" onFinish={onFinish}>
      <ReachFields />
      <Form.Item
        name="reason"
        label={t('reason')}
        extra={t('reasonHelp')}
        rules={[{ required: true, whitespace: true, min: 2, message: common('reasonNeeded') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </Form>
  );
}

function suggested({ suggested: { numbers, customerRef, reason } }: DncImportPreview, column: number): Target {
  if (numbers.includes(column)) return 'number';
  if (customerRef === column) return 'customerRef';
  return reason === column ? 'reason' : 'ignore';
}
