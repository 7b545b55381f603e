import type { ReactNode } from 'react';
import type { StatementTotals as Totals } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { Panel } from '../../shared/ui/page-parts';
import { LINE_TEXTS } from './line-texts';

/** How the lines become what is paid. */
export function StatementTotals({ totals }: { totals: Totals }): ReactNode {
  const t = useTexts(LINE_TEXTS);
  const { fen, percent } = useFormat();
  const rows: [name: string, value: string][] = [
    [t('sumFees'), totals.feesFen],
    [t('sumDeductions'), totals.deductionsFen],
  ];
  if (totals.adjustmentsFen !== '0') rows.push([t('sumAdjustments'), totals.adjustmentsFen]);
  if (totals.carriedFen !== '0') rows.push([t('sumCarried'), totals.carriedFen]);
  rows.push(
    [t('sumLines', { vat: t(totals.pricesIncludeVat ? 'withVat' : 'withoutVat') }), totals.linesFen],
    [t('net'), totals.netFen],
    [t('vat', { rate: percent(totals.vatBps / 10_000) }), totals.vatFen],
  );
  return (
    <Panel title={t('totals')} testId="statement-totals">
      <dl className="statement-totals">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{fen(value)}</dd>
          </div>
        ))}
        <div className="statement-payable">
          <dt>{t('payable')}</dt>
          <dd className="num" data-testid="statement-payable">
            {fen(totals.payableFen)}
          </dd>
        </div>
      </dl>
    </Panel>
  );
}
