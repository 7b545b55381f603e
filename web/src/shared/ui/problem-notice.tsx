import { CheckCircleFilled, ExclamationCircleFilled, InfoCircleFilled, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ApiProblem } from '../api/api-problem';
import { COMMON } from '../i18n/common-texts';
import { fieldName, fieldReason, problemReason } from '../i18n/reasons';
import { useSettings, useTexts } from '../i18n/settings';
import type { Tone } from './state-tag';
import './ui.css';

const ICONS: Record<Tone, ReactNode> = {
  success: <CheckCircleFilled aria-hidden />,
  warning: <WarningFilled aria-hidden />,
  error: <ExclamationCircleFilled aria-hidden />,
  info: <InfoCircleFilled aria-hidden />,
  plain: <InfoCircleFilled aria-hidden />,
};

interface NoticeProps {
  tone: Tone;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  role?: 'alert' | 'status';
  testId?: string;
}

/** A message in its place on the page; never a pop-up that leaves by itself. */
export function Notice({ tone, title, children, actions, role = 'status', testId }: NoticeProps): ReactNode {
  return (
    <div className={`notice tone-${tone}`} role={role} data-testid={testId}>
      {ICONS[tone]}
      <div className="notice-body">
        <strong>{title}</strong>
        {children}
      </div>
      {actions && <div className="notice-actions">{actions}</div>}
    </div>
  );
}

interface ProblemNoticeProps {
  problem: ApiProblem;
  hint?: ReactNode;
  retry?: () => void;
}

/** An error in place: what happened, what is kept, what comes next, and the code to quote. */
export function ProblemNotice({ problem, hint, retry }: ProblemNoticeProps): ReactNode {
  const { language } = useSettings();
  const t = useTexts(COMMON);
  const { what, next } = problemReason(problem, language);
  return (
    <Notice
      tone="error"
      role="alert"
      title={what}
      testId={`problem-${problem.code}`}
      actions={retry && <Button onClick={retry}>{t('retry')}</Button>}
    >
      <p>{hint ?? next}</p>
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map((error) => (
            <li key={`${error.field}${error.reason}`}>
              {fieldName(error.field, language)}
              {language === 'en' ? ': ' : '：'}
              {fieldReason(error.reason, language)}
            </li>
          ))}
        </ul>
      )}
      <p className="meta">
        {t('code')} {problem.code}
        {problem.requestId && ` · ${t('reference')} ${problem.requestId}`}
      </p>
    </Notice>
  );
}
