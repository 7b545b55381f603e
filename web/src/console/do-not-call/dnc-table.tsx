import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DncEntry } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { useMe } from '../../shared/session/me';
import { DataTable } from '../../shared/ui/data-table';
import { StateTag } from '../../shared/ui/state-tag';
import { DetailsDialog } from './details-dialog';
import { DNC_STATES } from './dnc-states';
import { DNC_TEXTS } from './dnc-texts';
import { reachText, reasonOf } from './entry-words';

interface DncTableProps {
  rows: DncEntry[];
  label: string;
  empty?: ReactNode;
  more?: (() => void) | undefined;
  loadingMore?: boolean;
}

export function DncTable({ rows, label, ...rest }: DncTableProps): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const common = useTexts(COMMON);
  const format = useFormat();
  const { language } = useSettings();
  const me = useMe();
  const [shown, setShown] = useState<string | null>(null);
  return (
    <>
      <DataTable<DncEntry>
        {...rest}
        label={label}
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          { title: t('numbers'), width: 176, cell: (row) => format.list(row.masked) },
          {
            title: t('level'),
            width: 168,
            cell: (row) => (
              <>
                {reachText(t, row)}
                {row.expiresAt && <div className="meta">{t('until', { at: format.dateTime(row.expiresAt) })}</div>}
              </>
            ),
          },
          { title: t('source'), width: 104, keep: true, cell: (row) => t(`source_${row.source}`) },
          {
            title: t('reason'),
            cell: (row) => (
              <>
                {reasonOf(row, language)}
                {row.evidenceCallId && <div className="meta">{t('call', { id: row.evidenceCallId })}</div>}
              </>
            ),
          },
          { title: t('entered'), width: 200, cell: (row) => t('byAt', { by: row.by, at: format.dateTime(row.at) }) },
          {
            title: t('state'),
            width: 232,
            cell: (row) => (
              <>
                <StateTag states={DNC_STATES} state={row.state} />
                {row.state === 'removal_requested' && (
                  <div className="meta">{t('waiting', { name: row.removalRequestedBy, reason: row.removalReason })}</div>
                )}
                {row.state === 'removal_requested' && row.removalRequestedBy === me.displayName && (
                  <div className="meta">{t('otherApproves')}</div>
                )}
              </>
            ),
          },
          {
            title: common('actions'),
            width: 88,
            keep: true,
            cell: (row) => (
              <Button type="link" onClick={() => setShown(row.id)} data-testid="dnc-details">
                {t('details')}
              </Button>
            ),
          },
        ]}
      />
      <DetailsDialog id={shown} onClose={() => setShown(null)} />
    </>
  );
}
