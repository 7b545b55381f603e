import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { AutoComplete, Button, Form, type FormInstance, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { SwitchImport, SwitchMapping, SwitchPreview } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { ColumnsTable } from '../../shared/ui/columns-table';
import { Loaded, Panel } from '../../shared/ui/page-parts';
import { seatLabel } from '../../shared/ui/seat-label';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { RecordingsChoice, type RecordingsFrom } from './recordings-choice';
import { columnsProblem, type Given, mappingOf, suggestedColumns, TARGETS, type Target, targetsOf } from './mapping-values';
import { SWITCH_TEXTS } from './switch-texts';

/** What each column means and how the exchange writes; kept under the exchange's name. */
export function MappingForm({ found }: { found: SwitchImport }): ReactNode {
  const query = useQuery({
    queryKey: ['switch-preview', found.id],
    queryFn: () => api.get<SwitchPreview>(`/switch-imports/${found.id}/preview`),
    gcTime: 0,
  });
  return <Loaded query={query}>{(preview) => <OpenForm found={found} preview={preview} />}</Loaded>;
}

function OpenForm({ found, preview }: { found: SwitchImport; preview: SwitchPreview }): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  const client = useQueryClient();
  const [form] = Form.useForm<Given>();
  const fitting = preview.mappings.find(({ mapping }) => fits(mapping, preview));
  const [targets, setTargets] = useState<Target[]>(() => targetsOf(fitting?.mapping.columns ?? suggestedColumns(preview), preview));
  const [from, setFrom] = useState<RecordingsFrom | null>(null);
  const recordingsFrom = from ?? (found.recordingsName ? 'archive' : 'none');
  const problem = columnsProblem(targets);
  const start = useMutation({
    mutationFn: (given: Given) =>
      api.post<SwitchImport>(`/switch-imports/${found.id}/start`, {
        ...{ exchange: given.exchange.trim(), recordingsFrom, mapping: mappingOf(given, targets) },
      }),
    onSuccess: (made) => client.setQueryData(['switch-import', found.id], made),
  });
  const use = (exchange: string): void => {
    const saved = preview.mappings.find((one) => one.exchange === exchange);
    if (!saved) return;
    setTargets(targetsOf(saved.mapping.columns, preview));
    form.setFieldsValue(valuesOf(exchange, saved.mapping));
  };
  return (
    <>
      <Panel title={t('mappingTitle')} extra={<span className="meta">{t('mappingHelp')}</span>}>
        <div className="stack">
          <ColumnsTable<Target>
            label={t('mappingTitle')}
            preview={preview}
            targets={preview.headings.map((_, column) => targets[column] ?? 'ignore')}
            options={TARGETS.map((value) => ({ value, label: t(`target_${value}`) }))}
            onChoose={(column, target) => setTargets(preview.headings.map((_, at) => (at === column ? target : (targets[at] ?? 'ignore'))))}
          />
          {problem && <Notice tone="warning" title={t(problem)} />}
        </div>
      </Panel>
      <Panel>
        <Form<Given>
          form={form}
          layout="vertical"
          requiredMark={false}
          autoComplete="off"
          initialValues={fitting ? valuesOf(fitting.exchange, fitting.mapping) : { ...EMPTY, zone: preview.zone }}
          onFinish={(given) => start.mutate(given)}
        >
          <Fields preview={preview} onUse={use} />
          <Seats seats={preview.seats} form={form} />
          <Causes />
        </Form>
        <div className="stack">
          <RecordingsChoice found={found} value={recordingsFrom} onChange={setFrom} />
          {start.error && <ProblemNotice problem={ApiProblem.from(start.error)} />}
          <div>
            <Button
              type="primary"
              loading={start.isPending}
              disabled={problem !== null || (recordingsFrom === 'archive' && !found.recordingsName)}
              onClick={() => form.submit()}
              data-testid="switch-start"
            >
              {t('start')}
            </Button>
          </div>
        </div>
      </Panel>
    </>
  );
}

const EMPTY: Given = {
  ...{ exchange: '', timeOrder: 'ymd', zone: 'Asia/Shanghai', numberPrefix: '', toleranceSeconds: 60, channels: 'unknown' },
  ...{ extensions: {}, causes: '' },
};

function fits({ columns }: SwitchMapping, preview: SwitchPreview): boolean {
  const suggested = suggestedColumns(preview);
  return columns.start === suggested.start && columns.number === suggested.number && columns.extension === suggested.extension;
}

function valuesOf(exchange: string, { columns: _columns, causes, extensions, ...rest }: SwitchMapping): Given {
  return {
    ...{ ...rest, exchange },
    extensions: Object.fromEntries(extensions.map(({ seat, extension }) => [seat, extension])),
    causes: causes.map(({ text, cause }) => `${text}=${cause}`).join('\n'),
  };
}

function Fields({ preview, onUse }: { preview: SwitchPreview; onUse: (exchange: string) => void }): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  return (
    <div className="switch-fields">
      <Form.Item
        name="exchange"
        label={t('exchangeName')}
        extra={t('exchangeHelp')}
        rules={[{ required: true, whitespace: true, max: 80, message: t('exchangeNeeded') }]}
      >
        <AutoComplete onSelect={onUse} options={preview.mappings.map(({ exchange }) => ({ value: exchange }))} />
      </Form.Item>
      <Form.Item name="timeOrder" label={t('timeOrder')}>
        <Select options={(['ymd', 'dmy', 'mdy', 'epoch'] as const).map((value) => ({ value, label: t(`order_${value}`) }))} />
      </Form.Item>
      <Form.Item name="zone" label={t('zone')} rules={[{ required: true, message: t('zone') }]}>
        <AutoComplete options={ZONES.map((value) => ({ value }))} />
      </Form.Item>
      <Form.Item
        name="numberPrefix"
        label={t('prefix')}
        extra={t('prefixHelp')}
        rules={[{ pattern: /^\d{0,8}$/, message: t('prefixWrong') }]}
      >
        <Input maxLength={8} />
      </Form.Item>
      <Form.Item name="toleranceSeconds" label={t('tolerance')} extra={t('toleranceHelp')}>
        <InputNumber min={5} max={600} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="channels" label={t('channels')} extra={t('channelsHelp')}>
        <Select options={(['unknown', 'agent_left', 'agent_right'] as const).map((value) => ({ value, label: t(`channels_${value}`) }))} />
      </Form.Item>
    </div>
  );
}

const ZONES = ['Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Singapore', 'UTC'];

function Seats({ seats, form }: { seats: readonly string[]; form: FormInstance<Given> }): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  const given = Form.useWatch('extensions', form) ?? {};
  return (
    <Form.Item label={t('extensions')} extra={t('extensionsHelp')}>
      <div className="switch-seats">
        {seats.map((seat) => (
          <label key={seat}>
            <span>{t('seatIs', { seat: seatLabel(seat) })}</span>
            <Input
              maxLength={20}
              value={given[seat] ?? ''}
              onChange={(event) => form.setFieldValue('extensions', { ...given, [seat]: event.target.value })}
            />
          </label>
        ))}
      </div>
      <Form.Item name="extensions" hidden noStyle>
        <input type="hidden" />
      </Form.Item>
    </Form.Item>
  );
}

function Causes(): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  return (
    <Form.Item
      name="causes"
      label={t('causes')}
      extra={t('causesHelp')}
      rules={[
        {
          validator: (_rule, value: string) => {
            const line = (value ?? '').split('\n').findIndex((one) => one.trim() !== '' && !CAUSE_LINE.test(one));
            return line < 0 ? Promise.resolve() : Promise.reject(new Error(t('causesWrong', { line: line + 1 })));
          },
        },
      ]}
    >
      <Input.TextArea rows={3} maxLength={4000} />
    </Form.Item>
  );
}

const CAUSE_LINE = /^\s*[^=]{1,60}=\s*(12[0-7]|1[01]\d|[1-9]\d?)\s*$/;
