import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '../../shared/api/client';
import type { Dealing, DealingSummary, Items } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { DataTable } from '../../shared/ui/data-table';
import { Dialog } from '../../shared/ui/dialog';
import { Loaded, Panel, SkeletonRows } from '../../shared/ui/page-parts';
import { Notice } from '../../shared/ui/problem-notice';
import { DEALINGS_TEXTS } from './dealings-texts';

/** When what was dealt from which seed; each can be dealt once more to see that the same comes out. */
export function DealingsList({ campaignId }: { campaignId: string }): ReactNode {
  const t = useTexts(DEALINGS_TEXTS);
  const format = useFormat();
  const [shown, setShown] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['campaign', campaignId, 'dealings'],
    queryFn: () => api.get<Items<DealingSummary>>(`/campaigns/${campaignId}/dealings`),
  });
  return (
    <Panel title={t('title')} flush>
      <Loaded query={query} skeleton={<SkeletonRows rows={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="panel-text quiet">{t('none')}</p>
          ) : (
            <DataTable<DealingSummary>
              label={t('title')}
              rows={items}
              keyOf={(row) => row.id}
              columns={[
                { title: t('at'), cell: (row) => format.dateTime(row.dealtAt) },
                { title: t('seed'), cell: (row) => String(row.seed), align: 'right' },
                { title: t('seats'), cell: (row) => format.number(row.seats), align: 'right' },
                { title: t('customers'), cell: (row) => format.number(row.customers), align: 'right' },
                { title: t('strata'), cell: (row) => format.number(row.strataCount), align: 'right' },
                {
                  title: '',
                  cell: (row) => (
                    <Button size="small" onClick={() => setShown(row.id)}>
                      {t('check')}
                    </Button>
                  ),
                  width: 120,
                },
              ]}
            />
          )
        }
      </Loaded>
      {shown && <DealingDialog id={shown} onClose={() => setShown(null)} />}
    </Panel>
  );
}

function DealingDialog({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const t = useTexts(DEALINGS_TEXTS);
  const format = useFormat();
  const query = useQuery({ queryKey: ['dealing', id], queryFn: () => api.get<Dealing>(`/dealings/${id}`) });
  return (
    <Dialog open title={t('one')} width={720} onClose={onClose}>
      <Loaded query={query} skeleton={<SkeletonRows rows={6} />}>
        {(run) => (
          <div className="stack-tight">
            <Notice tone={run.repeats ? 'success' : 'error'} title={run.repeats ? t('repeats') : t('differs')} testId="dealing-repeats">
              <p className="meta">{t('sizes', { sizes: run.sizes.join(', ') })}</p>
            </Notice>
            <DataTable<Dealing['strata'][number]>
              label={t('strata')}
              rows={run.strata}
              keyOf={(row) => [row.listId, row.priority, row.region, row.segment].join('|')}
              columns={[
                { title: t('priority'), cell: (row) => String(row.priority), align: 'right' },
                { title: t('list'), cell: (row) => row.listId, align: 'right' },
                { title: t('region'), cell: (row) => row.region ?? t('unknown') },
                { title: t('segment'), cell: (row) => row.segment ?? t('unknown') },
                { title: t('callable'), cell: (row) => format.number(row.callable), align: 'right' },
                { title: t('drawn'), cell: (row) => format.number(row.customers), align: 'right' },
              ]}
            />
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}
