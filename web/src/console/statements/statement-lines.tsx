import type { ReactNode } from 'react';
import type { MonthFigures, ProvisionalItem, Statement, StatementDocument, StatementLine } from '../../shared/api-types';
import { OUTCOME_TEXTS } from '../../shared/i18n/outcome-texts';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { textOf } from '../../shared/i18n/texts';
import { type Column, DataTable } from '../../shared/ui/data-table';
import { EmptyState, Panel } from '../../shared/ui/page-parts';
import { LINE_TEXTS } from './line-texts';
import { DeductionWhy, LineWhy } from './line-why';
import { coefficientText, rateText, sumFen } from './figures';
import { monthName, quarterName } from './periods';
import { lineName } from './statement-names';
import { StatementTotals } from './statement-totals';

const AMOUNT_WIDTH = 152;

interface Shown {
  statement: Statement;
  document: StatementDocument;
}

/** All lines by group, each opening to its reason, then the total. */
export function StatementLines({ statement, document }: Shown): ReactNode {
  const t = useTexts(LINE_TEXTS);
  const own = document.lines.filter((line) => !line.adjustment);
  const fees = own.filter((line) => line.kind === 'fee');
  const deductions = own.filter((line) => line.kind === 'falsification' || line.kind === 'complaint');
  const carried = document.lines.filter((line) => line.kind === 'carried');
  const adjustments = document.lines.filter((line) => line.adjustment && line.kind !== 'carried');
  const shown = { statement, document };
  return (
    <>
      <Panel title={t('fees')} flush={fees.length > 0} testId="statement-fees">
        {fees.length === 0 && <EmptyState text={t('noLines')} />}
        {document.months.map((month) => (
          <Month key={month.month} {...shown} month={month} lines={fees.filter((line) => line.why.fee?.month === month.month)} />
        ))}
      </Panel>
      <Panel title={t('deductions')} flush={deductions.length > 0} testId="statement-deductions">
        {deductions.length === 0 ? <p className="quiet">{t('noDeductions')}</p> : <Deductions {...shown} lines={deductions} />}
      </Panel>
      {adjustments.length > 0 && (
        <Panel title={t('adjustments')} extra={<span className="meta">{t('adjustmentsHelp')}</span>} flush testId="statement-adjustments">
          <Deductions {...shown} lines={adjustments} quarter />
        </Panel>
      )}
      {carried.length > 0 && (
        <Panel title={t('carried')} flush>
          <Deductions {...shown} lines={carried} />
        </Panel>
      )}
      <StatementTotals totals={document.totals} />
      {document.provisional.length > 0 && <Provisional {...shown} />}
    </>
  );
}

/** The seats of one month under the figures that they share. */
function Month({ statement, document, month, lines }: Shown & { month: MonthFigures; lines: StatementLine[] }): ReactNode {
  const t = useTexts(LINE_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  if (lines.length === 0) return null;
  const { successes, headDays, duplicates, falseSuccesses } = month;
  const coefficient = format.list(month.coefficients.map((one) => coefficientText(one.coefficientBps)));
  const name = monthName(month.month, language);
  return (
    <section className="statement-month">
      <div className="statement-month-head">
        <h3>{name}</h3>
        <p className="meta">
          {t('monthFigures', { serviceDays: month.serviceDays, successes, headDays, rate: rateText(successes, headDays), coefficient })}
        </p>
        {duplicates + falseSuccesses > 0 && <p className="meta">{t('notCounted', { duplicates, falseSuccesses })}</p>}
        {month.unpaidSeatDays > 0 && <p className="meta">{t('unpaidDays', { n: month.unpaidSeatDays })}</p>}
      </div>
      <DataTable<StatementLine>
        label={`${t('fees')} ${name}`}
        rows={lines}
        keyOf={(line) => line.key}
        testIdOf={(line) => `line-${line.key}`}
        details={whyOf(statement, document, t, language)}
        columns={[
          { title: t('line'), cell: (line) => lineName(line, document.period.code, language) },
          { title: t('attendance'), width: 144, align: 'right', cell: (line) => attendance(line, t) },
          { title: t('coefficient'), width: 112, align: 'right', cell: (line) => coefficients(line, format.list) },
          amountColumn(t('amount'), format.fen),
        ]}
      />
      <Subtotal lines={lines} />
    </section>
  );
}

function attendance({ why }: StatementLine, t: ReturnType<typeof useTexts<typeof LINE_TEXTS>>): string {
  if (!why.fee) return '—';
  return t('daysOf', { n: why.fee.parts.reduce((sum, part) => sum + part.attendedOn.length, 0), whole: why.fee.serviceDays });
}

function coefficients({ why }: StatementLine, list: (parts: string[]) => string): string {
  return why.fee ? list([...new Set(why.fee.parts.map((part) => coefficientText(part.coefficientBps)))]) : '—';
}

function amountColumn(title: string, fen: (value: string) => string): Column<StatementLine> {
  return { title, width: AMOUNT_WIDTH, align: 'right', cell: (line) => fen(line.amountFen) };
}

function whyOf(
  statement: Statement,
  document: StatementDocument,
  t: ReturnType<typeof useTexts<typeof LINE_TEXTS>>,
  language: Parameters<typeof lineName>[2],
): { show: (line: StatementLine) => ReactNode; label: (line: StatementLine) => string; word: string } {
  return {
    show: (line) => <LineWhy statement={statement} document={document} line={line} />,
    label: (line) => t('whyOf', { line: lineName(line, document.period.code, language) }),
    word: t('why'),
  };
}

function Deductions({ statement, document, lines, quarter = false }: Shown & { lines: StatementLine[]; quarter?: boolean }): ReactNode {
  const t = useTexts(LINE_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  const period = document.period.code;
  const columns: Column<StatementLine>[] = [
    { title: t('line'), cell: (line) => lineName(line, period, language) },
    quarter
      ? { title: t('quarterOf'), width: 168, cell: (line) => quarterName(line.period, language) }
      : { title: t('on'), width: 168, cell: (line) => dayOf(line, format.date) },
    amountColumn(t('amount'), format.fen),
  ];
  return (
    <>
      <DataTable<StatementLine>
        label={t(quarter ? 'adjustments' : 'deductions')}
        rows={lines}
        keyOf={(line) => line.key}
        testIdOf={(line) => `line-${line.key}`}
        details={whyOf(statement, document, t, language)}
        columns={columns}
      />
      {lines.length > 1 && <Subtotal lines={lines} />}
    </>
  );
}

function dayOf({ why }: StatementLine, date: (day: string) => string): string {
  const day = why.falsification?.workOn ?? why.complaint?.receivedOn;
  return day ? date(day) : '—';
}

function Subtotal({ lines }: { lines: StatementLine[] }): ReactNode {
  const t = useTexts(LINE_TEXTS);
  const format = useFormat();
  return (
    <div className="statement-subtotal">
      <span>{t('subtotal')}</span>
      <span className="num">{format.fen(sumFen(lines.map((line) => line.amountFen)))}</span>
    </div>
  );
}

function Provisional({ statement, document }: Shown): ReactNode {
  const t = useTexts(LINE_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  const nameOf = (item: ProvisionalItem): string => t('falsification', { outcome: textOf(OUTCOME_TEXTS[item.why.code], language) });
  return (
    <div className="statement-provisional">
      <Panel title={t('provisional')} extra={<span className="meta">{t('provisionalHelp')}</span>} flush testId="statement-provisional">
        <DataTable<ProvisionalItem>
          label={t('provisional')}
          rows={document.provisional}
          keyOf={(item) => item.key}
          details={{
            show: (item) => (
              <div className="statement-why">
                <DeductionWhy statement={statement} document={document} amountFen={item.amountFen} why={item.why} />
              </div>
            ),
            label: (item) => t('whyOf', { line: nameOf(item) }),
            word: t('why'),
          }}
          columns={[
            { title: t('line'), cell: nameOf },
            { title: t('on'), width: 168, cell: (item) => format.date(item.why.workOn) },
            {
              title: t('amount'),
              width: AMOUNT_WIDTH,
              align: 'right',
              cell: (item) => <span className="quiet">{`(${format.fen(item.amountFen)})`}</span>,
            },
          ]}
        />
      </Panel>
    </div>
  );
}
