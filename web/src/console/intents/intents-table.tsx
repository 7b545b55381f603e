import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ApplyChannel, Intent } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { CHANNEL_TEXTS } from '../../shared/i18n/outcome-texts';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { type Pair, textOf } from '../../shared/i18n/texts';
import { type Column, DataTable } from '../../shared/ui/data-table';
import { seatLabel } from '../../shared/ui/seat-label';
import { StateTag } from '../../shared/ui/state-tag';
import { HANDOVER_LOOKS, RECORD_LOOKS } from './intent-states';
import { INTENT_TEXTS } from './intent-texts';

interface IntentsTableProps {
  rows: Intent[];
  empty: ReactNode;
  more: (() => void) | undefined;
  loadingMore: boolean;
  act: ((intent: Intent) => void) | undefined;
}

export function IntentsTable({ act, rows, ...rest }: IntentsTableProps): ReactNode {
  const t = useTexts(INTENT_TEXTS);
  const common = useTexts(COMMON);
  const format = useFormat();
  const columns: Column<Intent>[] = [
    {
      title: t('recordedAt'),
      width: 136,
      cell: (row) => (
        <>
          {format.dateTime(row.recordedAt)}
          <div>
            <Link to={`/calls/${row.callId}`}>{t('callFile')}</Link>
          </div>
        </>
      ),
    },
    { title: t('customer'), width: 152, cell: (row) => <Customer intent={row} /> },
    {
      title: t('campaign'),
      cell: (row) => (
        <>
          {row.campaign}
          <div className="meta">{row.product}</div>
          <div className="meta">{t('seatAgent', { seat: seatLabel(row.seat), agent: row.agentName })}</div>
        </>
      ),
    },
    { title: t('wants'), width: 152, cell: (row) => <Wants intent={row} /> },
    { title: t('handover'), width: 208, cell: (row) => <HandedTo intent={row} /> },
    { title: t('state'), width: 112, keep: true, cell: (row) => <StateTag states={HANDOVER_LOOKS} state={row.state} /> },
    { title: t('record'), width: 144, keep: true, cell: (row) => <StateTag states={RECORD_LOOKS} state={row.record} /> },
  ];
  if (act) {
    columns.push({
      title: common('actions'),
      width: 104,
      keep: true,
      cell: (row) => (
        <Button onClick={() => act(row)} data-testid={`intent-act-${row.id}`}>
          {t(row.state === 'fresh' ? 'assign' : 'update')}
        </Button>
      ),
    });
  }
  return (
    <DataTable<Intent>
      {...rest}
      label={t('title')}
      rows={rows}
      keyOf={(row) => row.id}
      testIdOf={(row) => `intent-${row.id}`}
      columns={columns}
    />
  );
}

function Customer({ intent }: { intent: Intent }): ReactNode {
  const t = useTexts(INTENT_TEXTS);
  return (
    <>
      {intent.customer}
      <div className="meta">{intent.masked}</div>
      {intent.customerRef && <div className="meta">{t('customerRef', { ref: intent.customerRef })}</div>}
    </>
  );
}

function Wants({ intent }: { intent: Intent }): ReactNode {
  const t = useTexts(INTENT_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  const channel = CHANNEL_TEXTS[intent.applyChannel as ApplyChannel] as Pair | undefined;
  return (
    <>
      {intent.amountYuan === null ? (
        <span className="quiet">{t('noAmount')}</span>
      ) : (
        <span className="nowrap">{t('yuan', { n: format.yuan(intent.amountYuan) })}</span>
      )}
      {channel && <div className="meta">{textOf(channel, language)}</div>}
    </>
  );
}

function HandedTo({ intent }: { intent: Intent }): ReactNode {
  const t = useTexts(INTENT_TEXTS);
  const format = useFormat();
  return (
    <>
      {intent.branch || <span className="quiet">{t('noBranch')}</span>}
      {intent.assignee && <div>{intent.assignee}</div>}
      {intent.note && <div className="meta">{intent.note}</div>}
      {intent.changedAt && <div className="meta">{t('by', { by: intent.changedBy, at: format.dateTime(intent.changedAt) })}</div>}
    </>
  );
}
