import type { ReactNode } from 'react';
import type { ListenInItem } from '../../shared/api-types';
import { type Translate, useFormat, useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { DataTable } from '../../shared/ui/data-table';
import { Panel } from '../../shared/ui/page-parts';
import { seatLabel } from '../../shared/ui/seat-label';
import { LISTEN_TEXTS } from './listen-texts';
import { useListenIns } from './use-listen-ins';

/** Who listened to whom, and when. It stands where listening begins, so that everybody who may listen sees what all others did. */
export function ListenLog(): ReactNode {
  const t = useTexts(LISTEN_TEXTS);
  const may = useMay();
  const format = useFormat();
  const { data } = useListenIns();
  if (!may('listen-in.use') || !data) return null;
  return (
    <Panel title={t('log')} flush testId="listen-log">
      {data.items.length === 0 ? (
        <p className="quiet panel-body">{t('logNone')}</p>
      ) : (
        <DataTable<ListenInItem>
          label={t('log')}
          rows={data.items}
          keyOf={(row) => row.id}
          columns={[
            { title: t('when'), cell: (row) => format.dateTime(row.requestedAt), width: 160 },
            { title: t('seat'), cell: (row) => `${seatLabel(row.seat)} · ${row.agentName}`, width: 168 },
            { title: t('listener'), cell: (row) => row.listener },
            { title: t('heard'), cell: (row) => (row.heardAt ? format.clock(row.heardAt) : '—'), width: 112 },
            { title: t('until'), cell: (row) => (row.endedAt ? format.clock(row.endedAt) : '—'), width: 112 },
            { title: t('state'), cell: (row) => stateText(row, t), width: 240 },
          ]}
        />
      )}
    </Panel>
  );
}

function stateText({ state, endReason }: ListenInItem, t: Translate<typeof LISTEN_TEXTS>): string {
  if (state === 'ended') return endReason ? t(`end_${endReason}`) : '';
  return t(state);
}
