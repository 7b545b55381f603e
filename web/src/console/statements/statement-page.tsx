import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useParams } from 'react-router';
import { api } from '../../shared/api/client';
import type { Statement } from '../../shared/api-types';
import { reasonText } from '../../shared/i18n/reasons';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { useMe } from '../../shared/session/me';
import { Loaded, PageHead } from '../../shared/ui/page-parts';
import { Notice } from '../../shared/ui/problem-notice';
import { StateTag } from '../../shared/ui/state-tag';
import { StatementActions } from './statement-actions';
import { StatementHistory } from './statement-history';
import { StatementLines } from './statement-lines';
import { quarterName } from './periods';
import { fullLineName } from './statement-names';
import { StatementSide } from './statement-side';
import { STATEMENT_LOOKS } from './statement-states';
import { STATEMENT_TEXTS } from './statement-texts';
import './statements.css';

export function StatementPage(): ReactNode {
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: ['statements', id], queryFn: () => api.get<Statement>(`/statements/${id}`) });
  return <Loaded query={query}>{(statement) => <OpenStatement statement={statement} />}</Loaded>;
}

function OpenStatement({ statement }: { statement: Statement }): ReactNode {
  const t = useTexts(STATEMENT_TEXTS);
  const { language } = useSettings();
  const format = useFormat();
  const { period } = statement;
  return (
    <>
      <PageHead
        title={t('titleOf', { order: statement.orderTitle, period: quarterName(period.code, language) })}
        meta={
          <>
            <StateTag states={STATEMENT_LOOKS} state={statement.state} />
            <span className="meta">{t('periodOf', format.span(period.fromOn, period.toOn))}</span>
          </>
        }
      >
        <StatementActions statement={statement} />
      </PageHead>
      <div className="statement">
        <div className="stack statement-main">
          <Standing statement={statement} />
          <Disputed statement={statement} />
          {statement.document ? (
            <StatementLines statement={statement} document={statement.document} />
          ) : (
            <NoFigures statement={statement} />
          )}
          <StatementHistory statement={statement} />
        </div>
        <StatementSide statement={statement} />
      </div>
    </>
  );
}

/** What these figures are: a draft as of now, the stored assessment, or frozen. */
function Standing({ statement }: { statement: Statement }): ReactNode {
  const t = useTexts(STATEMENT_TEXTS);
  const format = useFormat();
  const me = useMe();
  const at = format.dateTime(statement.asOf);
  if (!statement.document) return null;
  if (statement.frozen) {
    return (
      <Notice tone="success" title={t('frozen')} testId="statement-frozen">
        <p>{t('frozenHelp')}</p>
      </Notice>
    );
  }
  if (statement.state === 'agreed' && me.role === 'bank_manager' && !statement.actions.includes('approve')) {
    const assessor = statement.history.findLast((event) => event.action === 'assess')?.by;
    return (
      <Notice tone="info" title={t('otherApproves', { name: assessor })} testId="other-approves">
        <p>{t('approvalFreezes')}</p>
      </Notice>
    );
  }
  if (statement.stored) {
    return (
      <Notice tone="info" title={t('stored', { at })}>
        <p>{t('storedHelp')}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="warning" title={t(statement.over ? 'draftLive' : 'draftRunning')} testId="statement-draft">
      <p>{statement.over ? t('draftLiveHelp', { at }) : t('draftRunningHelp', { at, on: statement.period.toOn })}</p>
    </Notice>
  );
}

function Disputed({ statement }: { statement: Statement }): ReactNode {
  const t = useTexts(STATEMENT_TEXTS);
  const { language } = useSettings();
  if (statement.state !== 'disputed') return null;
  const lines = statement.history.findLast((event) => event.action === 'dispute')?.disputed ?? [];
  const named = (key: string): string => {
    const line = statement.document?.lines.find((one) => one.key === key);
    return line ? fullLineName(line, statement.period.code, language) : key;
  };
  return (
    <Notice tone="warning" title={t('disputedTitle', { n: lines.length })} testId="statement-disputed">
      <ul>
        {lines.map((line) => (
          <li key={line.key}>
            {named(line.key)}
            {language === 'en' ? ': ' : '：'}
            {line.reason}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function NoFigures({ statement }: { statement: Statement }): ReactNode {
  const t = useTexts(STATEMENT_TEXTS);
  const { language } = useSettings();
  const reason = statement.problem && reasonText(statement.problem, language);
  return (
    <Notice tone="error" title={t('noFigures')}>
      {reason && <p>{`${reason.what} ${reason.next}`}</p>}
    </Notice>
  );
}
