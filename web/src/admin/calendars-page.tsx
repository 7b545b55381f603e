import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../shared/api/client';
import type { CalendarYear, Items } from '../shared/api-types';
import { localDay } from '../shared/i18n/format';
import { useFormat, useTexts } from '../shared/i18n/settings';
import { DataTable } from '../shared/ui/data-table';
import { EmptyState, Loaded, PageHead, Panel } from '../shared/ui/page-parts';
import { Notice } from '../shared/ui/problem-notice';
import { ADMIN_TEXTS } from './admin-texts';

export function CalendarsPage(): ReactNode {
  const t = useTexts(ADMIN_TEXTS);
  const format = useFormat();
  const query = useQuery({ queryKey: ['calendar-years'], queryFn: () => api.get<Items<CalendarYear>>('/calendar-years') });
  const thisYear = Number(localDay(Date.now()).slice(0, 4));
  return (
    <>
      <PageHead title={t('calendars')} />
      <Loaded query={query}>
        {({ items }) => (
          <div className="stack">
            {[thisYear, thisYear + 1]
              .filter((year) => !items.some((one) => one.year === year))
              .map((year) => (
                <Notice key={year} tone="warning" title={t('missingYear', { year: String(year) })} testId={`calendar-missing-${year}`}>
                  <p>{t('missingHelp')}</p>
                </Notice>
              ))}
            <Panel flush={items.length > 0}>
              <DataTable<CalendarYear>
                label={t('calendars')}
                rows={items}
                keyOf={(row) => row.year}
                empty={<EmptyState text={t('noCalendars')} />}
                columns={[
                  { title: t('year'), cell: (row) => row.year, width: 120 },
                  { title: t('days'), cell: (row) => row.days, width: 120, align: 'right' },
                  { title: t('source'), cell: (row) => row.source },
                  { title: t('loadedAt'), width: 240, cell: (row) => format.dateTime(row.loadedAt) },
                ]}
              />
            </Panel>
          </div>
        )}
      </Loaded>
    </>
  );
}
