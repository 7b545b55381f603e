import { PlayCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { ColumnTarget, ListPreview, MappedColumn, TargetList } from '../../shared/api-types';
import { type Translate, useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { Loaded, Panel, SkeletonRows } from '../../shared/ui/page-parts';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { LIST_TEXTS, TARGET_TEXTS } from './list-texts';
import { useListAct } from './use-list-act';

const TARGETS = Object.keys(TARGET_TEXTS) as ColumnTarget[];
/** What a script can name: `attribute.<name>`. */
const ATTRIBUTE_NAME = /^[\p{L}_][\p{L}\p{N}_]{0,39}$/u;
const SINGLE: ColumnTarget[] = ['customerRef', 'name', 'region', 'priority', 'gender', 'consent'];

export function MappingStep({ list }: { list: TargetList }): ReactNode {
  const query = useQuery({
    queryKey: ['list', list.id, 'preview'],
    queryFn: () => api.get<ListPreview>(`/lists/${list.id}/preview`),
    staleTime: Infinity,
  });
  return (
    <Loaded query={query} skeleton={<SkeletonRows rows={10} />}>
      {(preview) => <Mapping list={list} preview={preview} />}
    </Loaded>
  );
}

function Mapping({ list, preview }: { list: TargetList; preview: ListPreview }): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const target = useTexts(TARGET_TEXTS);
  const may = useMay();
  const start = useListAct(list.id, 'import');
  const [columns, setColumns] = useState<MappedColumn[]>(() => preview.fitting?.columns ?? initialColumns(preview));
  const [isSaved, setIsSaved] = useState(preview.fitting !== null);
  const [dealAlike, setDealAlike] = useState<number | null>(preview.fitting?.dealAlikeColumn ?? null);
  const [refFromPhone, setRefFromPhone] = useState(() => !columns.some((column) => column.target === 'customerRef'));
  const hasRef = columns.some((column) => column.target === 'customerRef');
  const wrong =
    mappingProblem(columns, refFromPhone, t, target) ??
    (preview.consentRequired && !columns.some((column) => column.target === 'consent') ? t('needConsent') : null);
  const extras = columns.filter((column) => column.target === 'attribute');
  const marked = extras.some((column) => column.column === dealAlike) ? dealAlike : null;
  const change = (index: number, part: Partial<MappedColumn>): void =>
    setColumns((was) => was.map((column, at) => (at === index ? withAttribute({ ...column, ...part }) : column)));
  const submit = (): void =>
    start.mutate({ columns, customerRefFromPhone: refFromPhone && !hasRef, ...(marked === null ? {} : { dealAlikeColumn: marked }) });
  const use = (saved: boolean): void => {
    setIsSaved(saved);
    setColumns(saved && preview.fitting ? preview.fitting.columns : initialColumns(preview));
    setDealAlike(saved && preview.fitting ? preview.fitting.dealAlikeColumn : null);
  };
  return (
    <div className="stack">
      {start.error && <ProblemNotice problem={ApiProblem.from(start.error)} />}
      {preview.fitting && (
        <Notice
          tone="info"
          title={isSaved ? t('fits', { name: preview.fitting.name }) : t('savedMappings')}
          testId="mapping-fits"
          actions={
            <Button size="small" onClick={() => use(!isSaved)}>
              {isSaved ? t('asSuggested') : t('applySaved', { name: preview.fitting.name })}
            </Button>
          }
        />
      )}
      <div className="mapping">
        <Panel title={t('columnsTitle')}>
          <p className="meta mapping-help">{t('columnsHelp')}</p>
          <ul className="mapping-columns">
            {columns.map((column, index) => (
              <ColumnRow
                key={column.column}
                column={column}
                why={preview.suggested[index]?.why ?? null}
                change={(part) => change(index, part)}
              />
            ))}
          </ul>
          <Checkbox checked={refFromPhone && !hasRef} disabled={hasRef} onChange={(event) => setRefFromPhone(event.target.checked)}>
            {t('refFromPhone')}
          </Checkbox>
          <p className="meta">{t('refFromPhoneHelp')}</p>
          {extras.length > 0 && <DealAlike extras={extras} value={marked} change={setDealAlike} />}
        </Panel>
        <PreviewTable preview={preview} columns={columns} />
      </div>
      <div className="row row-wide mapping-bar">
        <Button
          type="primary"
          icon={<PlayCircleOutlined />}
          disabled={wrong !== null || !may('list.write')}
          loading={start.isPending}
          onClick={submit}
          data-testid="start-import"
        >
          {t('start')}
        </Button>
        <span role="status">{wrong}</span>
      </div>
    </div>
  );
}

function DealAlike({
  extras,
  value,
  change,
}: {
  extras: MappedColumn[];
  value: number | null;
  change: (column: number | null) => void;
}): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const options = extras.map((column) => ({ value: column.column, label: column.attributeName ?? column.heading }));
  return (
    <div className="mapping-column">
      <div className="mapping-heading">
        <div>{t('dealAlike')}</div>
        <div className="meta">{t('dealAlikeHelp')}</div>
      </div>
      <Select<number>
        aria-label={t('dealAlike')}
        value={value ?? -1}
        options={[{ value: -1, label: t('dealAlikeNone') }, ...options]}
        onChange={(column) => change(column < 0 ? null : column)}
        style={{ width: '100%' }}
        data-testid="deal-alike"
      />
    </div>
  );
}

function initialColumns(preview: ListPreview): MappedColumn[] {
  return preview.suggested.map(({ column, heading, target, attributeName }) =>
    withAttribute({ column, heading, target, ...(attributeName ? { attributeName } : {}) }),
  );
}

/** Only an extra field has a name of its own. */
function withAttribute({ attributeName, ...column }: MappedColumn): MappedColumn {
  return column.target === 'attribute' ? { ...column, attributeName: attributeName ?? nameFrom(column.heading) } : column;
}

function nameFrom(heading: string): string {
  const name = heading.trim().replace(/[^\p{L}\p{N}_]+/gu, '_');
  return (/^[\p{L}_]/u.test(name) ? name : `_${name}`).slice(0, 40);
}

function mappingProblem(
  columns: MappedColumn[],
  refFromPhone: boolean,
  t: Translate<typeof LIST_TEXTS>,
  target: Translate<typeof TARGET_TEXTS>,
): string | null {
  const twice = SINGLE.find((name) => columns.filter((column) => column.target === name).length > 1);
  if (twice) return t('oneOnly', { target: target(twice) });
  if (!columns.some((column) => column.target === 'phone')) return t('needPhone');
  if (!refFromPhone && !columns.some((column) => column.target === 'customerRef')) return t('needRef');
  if (columns.some((column) => column.target === 'attribute' && !ATTRIBUTE_NAME.test(column.attributeName ?? '')))
    return t('needAttribute');
  return null;
}

function ColumnRow({
  column,
  why,
  change,
}: {
  column: MappedColumn;
  why: string | null;
  change: (part: Partial<MappedColumn>) => void;
}): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const target = useTexts(TARGET_TEXTS);
  const heading = column.heading || t('column', { n: column.column + 1 });
  const reason = why !== null && `why_${why}` in LIST_TEXTS ? t(`why_${why}` as 'why_heading') : null;
  return (
    <li className="mapping-column">
      <div className="mapping-heading">
        <div className="ellipsis">{heading}</div>
        {reason && <div className="meta">{reason}</div>}
      </div>
      <div className="stack-tight">
        <Select<ColumnTarget>
          aria-label={t('targetOf', { heading })}
          value={column.target}
          options={TARGETS.map((value) => ({ value, label: target(value) }))}
          onChange={(value) => change({ target: value })}
          style={{ width: '100%' }}
          data-testid={`column-${column.column}`}
        />
        {column.target === 'attribute' && (
          <Input
            aria-label={t('attributeNameOf', { heading })}
            placeholder={t('attributeName')}
            value={column.attributeName ?? ''}
            maxLength={40}
            onChange={(event) => change({ attributeName: event.target.value })}
          />
        )}
      </div>
    </li>
  );
}

function PreviewTable({ preview, columns }: { preview: ListPreview; columns: MappedColumn[] }): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const target = useTexts(TARGET_TEXTS);
  const about = t('aboutFile', {
    kind: preview.kind === 'xlsx' ? 'Excel' : 'CSV',
    encoding: preview.encoding,
    rows: preview.estimatedRows,
  });
  return (
    <Panel title={t('previewTitle')} extra={<span className="meta">{about}</span>} flush>
      <div className="preview-scroll" tabIndex={0} role="group" aria-label={about}>
        <table className="preview">
          <thead>
            <tr>
              <th scope="col" className="num">
                {t('row')}
              </th>
              {columns.map((column) => (
                <th key={column.column} scope="col" className={column.target === 'ignore' ? 'preview-ignored' : ''}>
                  <div>{column.heading || t('column', { n: column.column + 1 })}</div>
                  <div className="meta">{column.target === 'attribute' ? column.attributeName : target(column.target)}</div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row) => (
              <tr key={row.row}>
                <td className="num quiet">{row.row}</td>
                {columns.map((column) => (
                  <td key={column.column} className={column.target === 'ignore' ? 'preview-ignored' : ''}>
                    {row.cells[column.column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
