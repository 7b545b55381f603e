import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { apiUrl } from '../../shared/api/client';
import type { Statement } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { FactList } from '../../shared/ui/fact-list';
import { Meter, Panel } from '../../shared/ui/page-parts';
import { type StateLook, StateTag } from '../../shared/ui/state-tag';
import { DeadlineLeft } from './deadline-left';
import { type Step, stepsOf } from './statement-steps';
import { STATEMENT_TEXTS } from './statement-texts';

const STEP_LOOKS: Record<Step['standing'], StateLook> = {
  done: { text: STATEMENT_TEXTS.stepDone, tone: 'success', shape: 'check' },
  now: { text: STATEMENT_TEXTS.stepNow, tone: 'info', shape: 'half' },
  later: { text: STATEMENT_TEXTS.stepLater, tone: 'plain', shape: 'ring' },
  skipped: { text: STATEMENT_TEXTS.stepSkipped, tone: 'plain', shape: 'cross' },
};

/** Where the statement stands, until when, and what exists of it. */
export function StatementSide({ statement }: { statement: Statement }): ReactNode {
  return (
    <aside className="statement-side">
      <Steps statement={statement} />
      <div className="stack">
        <Deadlines statement={statement} />
        {statement.invoice && <Invoice invoice={statement.invoice} />}
        <Ceiling statement={statement} />
        {statement.frozen && <Files statement={statement} />}
      </div>
    </aside>
  );
}

function Steps({ statement }: { statement: Statement }): ReactNode {
  const t = useTexts(STATEMENT_TEXTS);
  const format = useFormat();
  return (
    <Panel title={t('steps')} testId="statement-steps">
      <ol className="statement-steps">
        {stepsOf(statement).map((step) => (
          <li key={step.action} aria-current={step.standing === 'now' ? 'step' : undefined}>
            <span className="spread">
              <span>{t(`step_${step.action}`)}</span>
              <StateTag states={STEP_LOOKS} state={step.standing} />
            </span>
            {step.event && (
              <span className="meta">
                {t('whoAt', { by: step.event.by || t(`side_${step.event.side}`), at: format.dateTime(step.event.at) })}
              </span>
            )}
            {step.standing === 'now' && <span className="meta">{t(`who_${step.side}`)}</span>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Deadlines({ statement }: { statement: Statement }): ReactNode {
  const t = useTexts(STATEMENT_TEXTS);
  if (statement.deadlines.length === 0) return null;
  return (
    <Panel title={t('deadlines')} testId="statement-deadlines">
      <FactList
        facts={statement.deadlines.map((deadline) => [t(`due_${deadline.kind}`), <DeadlineLeft key={deadline.kind} deadline={deadline} />])}
      />
    </Panel>
  );
}

function Invoice({ invoice }: { invoice: NonNullable<Statement['invoice']> }): ReactNode {
  const t = useTexts(STATEMENT_TEXTS);
  const format = useFormat();
  return (
    <Panel title={t('invoice')}>
      <FactList
        facts={[
          [t('invoiceNo'), invoice.invoiceNo],
          [t('receivedOn'), format.date(invoice.receivedOn)],
          [t('amount'), format.fen(invoice.amountFen)],
          [t('paidOn'), invoice.paidOn && format.date(invoice.paidOn)],
        ]}
      />
    </Panel>
  );
}

function Ceiling({ statement }: { statement: Statement }): ReactNode {
  const t = useTexts(STATEMENT_TEXTS);
  const { fen } = useFormat();
  return (
    <Panel title={t('ceiling')}>
      <Meter value={Number(statement.ceilingUsedFen)} max={Number(statement.ceilingFen)} label={t('ceiling')} />
      <p className="meta statement-ceiling">
        {t('ceilingUsed', { used: fen(statement.ceilingUsedFen), ceiling: fen(statement.ceilingFen) })}
      </p>
    </Panel>
  );
}

function Files({ statement }: { statement: Statement }): ReactNode {
  const t = useTexts(STATEMENT_TEXTS);
  const address = (kind: 'xlsx' | 'pdf' | 'json'): string => apiUrl(`/statements/${statement.id}/document.${kind}`);
  return (
    <Panel title={t('files')} testId="statement-files">
      <div className="stack-tight">
        <Button block icon={<DownloadOutlined />} href={address('xlsx')} download>
          {t('downloadXlsx')}
        </Button>
        <Button block icon={<DownloadOutlined />} href={address('pdf')} download>
          {t('downloadPdf')}
        </Button>
        <Button block icon={<DownloadOutlined />} href={address('json')} download>
          {t('downloadJson')}
        </Button>
        <div className="figure-label">{t('sha256')}</div>
        <code className="statement-hash">{statement.sha256}</code>
      </div>
    </Panel>
  );
}
