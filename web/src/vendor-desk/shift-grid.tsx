import type { ReactNode } from 'react';
import type { Agent } from '../shared/api-types';
import { localDay } from '../shared/i18n/format';
import { useFormat, useTexts } from '../shared/i18n/settings';
import { Panel } from '../shared/ui/page-parts';
import { ROSTER_TEXTS } from './roster-texts';

const DAYS = 14;

/** Who works when: a row an agent, a column a day, from today. */
export function ShiftGrid({ agents }: { agents: Agent[] }): ReactNode {
  const t = useTexts(ROSTER_TEXTS);
  const format = useFormat();
  const start = Date.parse(localDay(Date.now()));
  const days = Array.from({ length: DAYS }, (_, index) => new Date(start + index * 86_400_000).toISOString().slice(0, 10));
  const weekday = (day: string): number => new Date(day).getUTCDay() || 7;
  return (
    <Panel flush>
      <div className="shift-scroll" tabIndex={0} role="region" aria-label={t('week')}>
        <table className="shift-grid">
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              {days.map((day, index) => (
                <th key={day} scope="col" className={weekday(day) > 5 ? 'shift-weekend' : ''}>
                  {index === 0 ? t('today') : format.weekday(weekday(day))}
                  <div className="meta">{`${Number(day.slice(5, 7))}/${Number(day.slice(8))}`}</div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {agents.map((agent) => (
              <tr key={agent.id}>
                <th scope="row">
                  {agent.displayName}
                  <div className="meta">{agent.staffNo}</div>
                </th>
                {days.map((day) => {
                  const shifts = agent.shifts.filter((shift) => shift.on === day);
                  return (
                    <td key={day} className={weekday(day) > 5 ? 'shift-weekend' : ''}>
                      {shifts.length === 0 && <span className="visually-hidden">{t('noShift')}</span>}
                      {shifts.map((shift) => (
                        <div key={shift.id} className="shift">
                          {shift.start}
                          <br />
                          {shift.end}
                        </div>
                      ))}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
