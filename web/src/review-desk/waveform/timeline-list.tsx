import type { ReactNode } from 'react';
import { useTexts } from '../../shared/i18n/settings';
import { DataTable } from '../../shared/ui/data-table';
import { clockText, type TimelineRow, timelineRows } from './call-times';
import { useLaneWords } from './lane-words';
import { WAVE_TEXTS } from './wave-texts';
import type { WaveCall } from './wave-types';

/** What the lanes show, as a table: for screen readers, and for whoever wants the figures. */
export function TimelineList({ call }: { call: WaveCall }): ReactNode {
  const t = useTexts(WAVE_TEXTS);
  const words = useLaneWords(call);
  const rows = timelineRows(call);
  const what = (row: TimelineRow): string => {
    if (row.tone) return words.tone(row.tone);
    if (row.event) return `${t('lane_pbx')} · ${words.event(row.event.kind)}`;
    return t(`row_${row.what as 'agent' | 'customer' | 'mixed' | 'echo'}`);
  };
  return (
    <details className="timeline-list">
      <summary>{t('table')}</summary>
      <DataTable<TimelineRow>
        label={t('table')}
        rows={rows}
        keyOf={(_row, index) => index}
        empty={<p className="quiet">{t('tableEmpty')}</p>}
        columns={[
          { title: t('from'), width: 96, keep: true, cell: (row) => clockText(row.fromMs) },
          { title: t('to'), width: 96, keep: true, cell: (row) => (row.toMs > row.fromMs ? clockText(row.toMs) : '') },
          { title: t('what'), cell: what },
        ]}
      />
    </details>
  );
}
