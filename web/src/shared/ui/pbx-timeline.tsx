import type { ReactNode } from 'react';
import type { PbxRecord } from '../api-types';
import { CAUSE_TEXTS } from '../i18n/finding-texts';
import { PBX_TEXTS } from '../i18n/record-texts';
import { translator, useFormat, useSettings, useTexts } from '../i18n/settings';
import { type Language, textOf } from '../i18n/texts';
import { DataTable } from './data-table';
import { FactList, type Fact } from './fact-list';
import { Notice } from './problem-notice';
import './pbx-timeline.css';

type Event = PbxRecord['events'][number];

/** What the telephone system wrote down: a bar to scale, the events as a table, how it ended. */
export function PbxTimeline({ pbx, durationMs }: { pbx: PbxRecord; durationMs: number }): ReactNode {
  const t = useTexts(PBX_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  if (pbx.events.length === 0) return <p className="quiet">{t('none')}</p>;
  const seconds = (ms: number): string => t('seconds', { n: format.number(ms / 1000) });
  return (
    <div className="stack">
      {pbx.lost && (
        <Notice tone="warning" title={t('lost')}>
          <p>{t('lostHelp')}</p>
        </Notice>
      )}
      <Bar events={pbx.events} durationMs={durationMs} />
      <div className="pbx-columns">
        <DataTable<Event>
          label={t('timeline')}
          rows={pbx.events}
          keyOf={(event) => `${event.kind}${event.atMs}`}
          columns={[
            { title: t('event'), cell: (event) => t(event.kind) },
            { title: t('after'), width: 112, align: 'right', cell: (event) => seconds(event.atMs) },
          ]}
        />
        <FactList facts={endFacts(pbx, language)} />
      </div>
    </div>
  );
}

function endFacts(pbx: PbxRecord, language: Language): Fact[] {
  const t = translator(PBX_TEXTS, language);
  const facts: Fact[] = [];
  if (!pbx.events.some((event) => event.kind === 'answered')) facts.push([t('answered'), t('neverAnswered')]);
  const who = pbx.hungUpBy;
  if (who) facts.push([t('ended'), t('hungUpBy', { who: t(`by_${who}` as 'by_agent') })]);
  if (pbx.q850Cause !== null) {
    const cause = CAUSE_TEXTS[pbx.q850Cause];
    const code = `Q.850 ${pbx.q850Cause}`;
    facts.push([t('cause'), cause ? t('causeCode', { text: textOf(cause, language), code }) : code]);
  }
  if (pbx.sipCode !== null) facts.push(['SIP', String(pbx.sipCode)]);
  return facts;
}

/** Waiting, ringing and talk in proportion; the words stand in the table beneath. */
function Bar({ events, durationMs }: { events: Event[]; durationMs: number }): ReactNode {
  const whole = Math.max(durationMs, ...events.map((event) => event.atMs), 1);
  return (
    <div className="pbx-bar" aria-hidden>
      {events.slice(0, -1).map((event, index) => (
        <div
          key={`${event.kind}${event.atMs}`}
          className={`pbx-part pbx-${event.kind}`}
          style={{ left: `${(event.atMs / whole) * 100}%`, width: `${(((events[index + 1]?.atMs ?? whole) - event.atMs) / whole) * 100}%` }}
        />
      ))}
    </div>
  );
}
