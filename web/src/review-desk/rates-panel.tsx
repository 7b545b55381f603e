import type { ReactNode } from 'react';
import { useFormat, useTexts } from '../shared/i18n/settings';
import { DataTable } from '../shared/ui/data-table';
import { EmptyState, Loaded, Panel } from '../shared/ui/page-parts';
import { DESK_TEXTS } from './desk-texts';
import type { FalseRecordRate } from '../shared/api-types';
import { useRates } from './use-reviews';

/** An estimate never stands without its n and its interval. */
export function RatesPanel(): ReactNode {
  const t = useTexts(DESK_TEXTS);
  const format = useFormat();
  const query = useRates();
  const share = (bps: number): string => format.percent(bps / 10_000);
  return (
    <Panel title={t('rates')} testId="rates">
      <p className="meta rates-help">{t('ratesHelp')}</p>
      <Loaded query={query}>
        {({ items }) => (
          <DataTable<FalseRecordRate>
            label={t('rates')}
            rows={items}
            keyOf={(row) => `${row.contractId}/${row.from}`}
            empty={<EmptyState text={t('noRates')} />}
            columns={[
              { title: t('contract'), cell: (row) => row.contractTitle },
              { title: t('period'), width: 176, keep: true, cell: (row) => Object.values(format.span(row.from, row.to)).join(' – ') },
              { title: t('outcomes'), width: 96, align: 'right', cell: (row) => format.number(row.outcomes) },
              {
                title: t('sampleN'),
                width: 136,
                align: 'right',
                cell: (row) => `${format.number(row.decided)}/${format.number(row.sampled)}`,
              },
              { title: t('falseRecords'), width: 72, align: 'right', cell: (row) => format.number(row.falseRecords) },
              {
                title: t('rate'),
                width: 104,
                align: 'right',
                cell: (row) => (row.rateBps === null ? t('notYet') : <strong>{share(row.rateBps)}</strong>),
              },
              {
                title: t('interval'),
                width: 136,
                align: 'right',
                cell: ({ lowBps, highBps }) =>
                  lowBps === null || highBps === null ? '—' : t('range', { low: share(lowBps), high: share(highBps) }),
              },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
