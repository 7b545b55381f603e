import { DownloadOutlined } from '@ant-design/icons';
import { Button, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../../shared/api/api-problem';
import { apiUrl } from '../../shared/api/client';
import { type Pages, usePages } from '../../shared/api/use-pages';
import type { CallWithoutRecord, Page, SwitchImport, SwitchRecord, SwitchReject } from '../../shared/api-types';
import { OUTCOME_TEXTS } from '../../shared/i18n/outcome-texts';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { textOf } from '../../shared/i18n/texts';
import { type Column, DataTable } from '../../shared/ui/data-table';
import { EmptyState, Panel, SkeletonRows } from '../../shared/ui/page-parts';
import { seatLabel } from '../../shared/ui/seat-label';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { DOUBT_TEXTS, RECORD_REJECT_TEXTS, RECORDING_ADVICE, RECORDING_TEXTS, SWITCH_TEXTS } from './switch-texts';

/** What fits, what is in doubt, and both kinds of leftovers. */
export function ResultTabs({ found }: { found: SwitchImport }): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  const format = useFormat();
  const { counts } = found;
  const near = counts.extensionDiffers + counts.numberDiffers + counts.second;
  const recordings = counts.recordingsMissing + counts.recordingsUsedTwice;
  const label = (text: keyof typeof SWITCH_TEXTS, n: number | null): string => (n === null ? t(text) : `${t(text)} ${format.number(n)}`);
  return (
    <Tabs
      destroyOnHidden
      items={[
        { key: 'exact', label: label('exact', counts.exact), children: <Records found={found} kinds={['exact']} empty="noExact" /> },
        {
          key: 'near',
          label: label('near', near),
          children: (
            <Records found={found} kinds={['extension_differs', 'number_differs', 'second_record']} empty="noNear" help="nearHelp" />
          ),
        },
        { key: 'calls', label: label('callsLeft', found.callsWithoutRecord), children: <CallsLeft found={found} /> },
        {
          key: 'none',
          label: label('recordsLeft', counts.none),
          children: <Records found={found} kinds={['none']} empty="noRecordsLeft" help="recordsLeftHelp" />,
        },
        {
          key: 'recordings',
          label: label('recordingsLeft', recordings),
          children: <Records found={found} kinds={['recording']} empty="noRecordingsLeft" />,
        },
        { key: 'refused', label: label('refusedRows', found.refused), children: <Refused found={found} /> },
      ]}
    />
  );
}

interface RecordsProps {
  found: SwitchImport;
  kinds: readonly string[];
  empty: keyof typeof SWITCH_TEXTS;
  help?: keyof typeof SWITCH_TEXTS;
}

function Records({ found, kinds, empty, help }: RecordsProps): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  return (
    <div className="stack">
      {help && <p className="quiet">{t(help)}</p>}
      {kinds.map((kind, index) => (
        <RecordTable key={kind} found={found} kind={kind} empty={index === 0 && kinds.length === 1 ? t(empty) : null} emptyAll={t(empty)} />
      ))}
    </div>
  );
}

function RecordTable({
  found,
  kind,
  empty,
  emptyAll,
}: {
  found: SwitchImport;
  kind: string;
  empty: string | null;
  emptyAll: string;
}): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  const { language } = useSettings();
  const pages = usePages<SwitchRecord>(`switch-import-records-${found.id}`, `/switch-imports/${found.id}/records`, { kind });
  const columns = useRecordColumns(kind);
  const heading = DOUBT_TEXTS[kind];
  if (pages.query.data && pages.rows.length === 0 && empty === null) {
    const { counts } = found;
    return kind === 'extension_differs' && counts.extensionDiffers + counts.numberDiffers + counts.second === 0 ? (
      <EmptyState text={emptyAll} />
    ) : null;
  }
  return (
    <PagedTable
      pages={pages}
      title={heading ? textOf(heading, language) : undefined}
      label={heading ? textOf(heading, language) : t('title')}
      columns={columns}
      keyOf={(row) => row.id}
      empty={empty ?? emptyAll}
    />
  );
}

function useRecordColumns(kind: string): Column<SwitchRecord>[] {
  const t = useTexts(SWITCH_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  const row: Column<SwitchRecord> = { title: t('row'), width: 64, align: 'right', cell: (one) => format.number(one.row) };
  const start: Column<SwitchRecord> = { title: t('start_at'), width: 152, keep: true, cell: (one) => whenText(format, one.startedAt) };
  const number: Column<SwitchRecord> = { title: t('number'), width: 120, keep: true, cell: (one) => one.masked };
  const agent: Column<SwitchRecord> = { title: t('agent'), width: 136, keep: true, cell: (one) => <AgentCell row={one} /> };
  if (kind === 'recording')
    return [
      ...[row, start, number, agent],
      { title: t('recordingFile'), cell: (one) => <span className="switch-file">{one.recordingName || '—'}</span> },
      { title: t('why'), cell: (one) => textOf(RECORDING_ADVICE[one.recording] ?? [one.recording, one.recording], language) },
    ];
  const offset: Column<SwitchRecord> = {
    ...{ title: t('offset'), width: 72, align: 'right' },
    cell: (one) => (one.offsetMs === null ? '—' : `${(one.offsetMs / 1000).toFixed(1)} s`),
  };
  const outcome: Column<SwitchRecord> = { title: t('outcome'), width: 88, keep: true, cell: (one) => <OutcomeCell row={one} /> };
  return [
    ...[row, start, { title: t('extension'), width: 88, keep: true, cell: (one: SwitchRecord) => one.extension }, number],
    { title: t('talk'), width: 88, cell: (one) => (one.talkSeconds === null ? t('notAnswered') : format.duration(one.talkSeconds)) },
    ...(kind === 'none' ? [] : [offset, agent, outcome]),
    {
      title: t('recording'),
      cell: (one) => (one.recording === 'none' ? '—' : textOf(RECORDING_TEXTS[one.recording] ?? [one.recording, one.recording], language)),
    },
  ];
}

/** To the second: it is what is matched by. */
function whenText(format: ReturnType<typeof useFormat>, at: string): string {
  return `${format.dateTime(at)}:${at.slice(17, 19)}`;
}

function AgentCell({ row }: { row: Pick<SwitchRecord, 'agentName' | 'seat' | 'callId'> }): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  if (!row.agentName) return '—';
  const name = t('seatAgent', { agent: row.agentName, seat: seatLabel(row.seat ?? '') });
  return row.callId ? <Link to={`/calls/${row.callId}`}>{name}</Link> : name;
}

/** Those who are to hear before they read see only that there is one. */
function OutcomeCell({ row }: { row: { outcome: SwitchRecord['outcome']; hasOutcome: boolean } }): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  const { language } = useSettings();
  if (row.outcome) return textOf(OUTCOME_TEXTS[row.outcome], language);
  return t(row.hasOutcome ? 'outcomeYes' : 'outcomeNo');
}

function CallsLeft({ found }: { found: SwitchImport }): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  const format = useFormat();
  const pages = usePages<CallWithoutRecord>(`switch-import-calls-${found.id}`, `/switch-imports/${found.id}/calls-without-record`);
  return (
    <div className="stack">
      <p className="quiet">{t('callsLeftHelp')}</p>
      <PagedTable
        pages={pages}
        label={t('callsLeft')}
        keyOf={(row, index) => row.callId ?? index}
        empty={t('noCallsLeft')}
        columns={[
          { title: t('placedAt'), width: 176, keep: true, cell: (row) => whenText(format, row.placedAt) },
          { title: t('number'), width: 120, keep: true, cell: (row) => row.masked },
          {
            title: t('agent'),
            width: 176,
            cell: (row) => <AgentCell row={row} />,
          },
          { title: t('outcome'), width: 104, cell: (row) => <OutcomeCell row={row} /> },
          {
            title: t('doubt'),
            cell: (row) => t(row.notDialledReason ? 'saidNotDialled' : row.revealed ? 'shown' : 'notShown'),
          },
        ]}
      />
    </div>
  );
}

function Refused({ found }: { found: SwitchImport }): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  const { language } = useSettings();
  const pages = usePages<SwitchReject>(`switch-import-rejects-${found.id}`, `/switch-imports/${found.id}/rejects`);
  const address = (format: string): string => apiUrl(`/switch-imports/${found.id}/rejects.${format}?language=${language}`);
  return (
    <div className="stack">
      <PagedTable
        pages={pages}
        label={t('refusedRows')}
        keyOf={(_, index) => index}
        empty={t('noRefused')}
        columns={[
          { title: t('row'), width: 72, align: 'right', cell: (row) => row.row },
          { title: t('column'), width: 136, cell: (row) => row.column ?? '—' },
          { title: t('why'), cell: (row) => textOf(RECORD_REJECT_TEXTS[row.code] ?? [row.code, row.code], language) },
          { title: t('rowIs'), width: 104, cell: (row) => t(row.rowTaken ? 'rowTaken' : 'rowNotTaken') },
          { title: t('value'), width: 176, cell: (row) => row.masked },
        ]}
      />
      {pages.rows.length > 0 && (
        <div className="row">
          <Button icon={<DownloadOutlined />} href={address('csv')} download>
            {t('rejectsCsv')}
          </Button>
          <Button icon={<DownloadOutlined />} href={address('xlsx')} download>
            {t('rejectsXlsx')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface PagedTableProps<T> {
  pages: Pages<T, Page<T>>;
  title?: string | undefined;
  label: string;
  columns: Column<T>[];
  keyOf: (row: T, index: number) => string | number;
  empty: string;
}

function PagedTable<T>({ pages, title, label, columns, keyOf, empty }: PagedTableProps<T>): ReactNode {
  const { query, rows, more } = pages;
  if (query.error) return <ProblemNotice problem={ApiProblem.from(query.error)} retry={() => void query.refetch()} />;
  if (!query.data) return <SkeletonRows />;
  return (
    <Panel title={title} flush={rows.length > 0}>
      <DataTable<T>
        label={label}
        rows={rows}
        columns={columns}
        keyOf={keyOf}
        empty={<EmptyState text={empty} />}
        more={more}
        loadingMore={query.isFetchingNextPage}
      />
    </Panel>
  );
}
