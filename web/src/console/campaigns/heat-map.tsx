import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../shared/api/client';
import type { HeatMap } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { EmptyState, Loaded, Panel } from '../../shared/ui/page-parts';
import { CAMPAIGN_TEXTS } from './campaign-texts';
import { heatStep, hoursOf, WEEKDAYS } from './heat-steps';

const REFETCH_MS = 30_000;
/** Below this a share says nothing. */
const ENOUGH = 20;

/** Answered of all calls, weekday by hour. A table, so that it reads aloud and prints. */
export function HeatMapPanel({ campaignId }: { campaignId: string }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const query = useQuery({
    queryKey: ['campaign', campaignId, 'heat-map'],
    queryFn: () => api.get<HeatMap>(`/campaigns/${campaignId}/heat-map`),
    refetchInterval: REFETCH_MS,
  });
  return (
    <Panel title={t('heatMap')} testId="heat-map">
      <Loaded query={query}>{(map) => (map.cells.length === 0 ? <EmptyState text={t('noCallsYet')} /> : <Map map={map} />)}</Loaded>
    </Panel>
  );
}

function Map({ map }: { map: HeatMap }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const format = useFormat();
  const hours = hoursOf(map.cells);
  const cells = new globalThis.Map(map.cells.map((cell) => [`${cell.weekday}/${cell.hour}`, cell]));
  return (
    <>
      <table className="heat">
        <caption className="visually-hidden">{t('heatMap')}</caption>
        <thead>
          <tr>
            <td />
            {hours.map((hour) => (
              <th key={hour} scope="col">
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {WEEKDAYS.map((weekday) => (
            <tr key={weekday}>
              <th scope="row">{format.weekday(weekday)}</th>
              {hours.map((hour) => {
                const cell = cells.get(`${weekday}/${hour}`);
                if (!cell) return <td key={hour} className="heat-none" />;
                const share = cell.connected / cell.calls;
                const { calls, connected } = cell;
                return (
                  <td
                    key={hour}
                    className={`heat-${heatStep(share)}${calls < ENOUGH ? ' heat-few' : ''}`}
                    title={t('heatCell', { weekday: format.weekday(weekday), hour, connected, calls })}
                  >
                    {Math.round(share * 100)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="meta">{t('heatHelp')}</p>
    </>
  );
}
