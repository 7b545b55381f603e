import { InboxOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId } from 'react';
import { ApiProblem } from '../api/api-problem';
import { COMMON } from '../i18n/common-texts';
import { useTexts } from '../i18n/settings';
import { ProblemNotice } from './problem-notice';
import './ui.css';

interface PanelProps {
  title?: ReactNode;
  extra?: ReactNode;
  flush?: boolean;
  children: ReactNode;
  testId?: string;
}

export function Panel({ title, extra, flush = false, children, testId }: PanelProps): ReactNode {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={title ? id : undefined} data-testid={testId}>
      {(title || extra) && (
        <div className="panel-head">
          {title ? <h2 id={id}>{title}</h2> : <span />}
          {extra && <div className="row">{extra}</div>}
        </div>
      )}
      <div className={flush ? 'panel-body-flush' : 'panel-body'}>{children}</div>
    </section>
  );
}

/** The line above every page: where one is, and the one primary action. */
export function PageHead({ title, meta, children }: { title: string; meta?: ReactNode; children?: ReactNode }): ReactNode {
  useEffect(() => {
    document.title = `${title} · Dialproof`;
    return () => void (document.title = 'Dialproof');
  }, [title]);
  return (
    <div className="page-head">
      <div className="page-title">
        <h1>{title}</h1>
        {meta}
      </div>
      {children && <div className="row">{children}</div>}
    </div>
  );
}

/** Why there is nothing, and the one thing to do about it. */
export function EmptyState({
  text,
  action,
  icon = <InboxOutlined aria-hidden />,
}: {
  text: ReactNode;
  action?: ReactNode;
  icon?: ReactNode;
}): ReactNode {
  return (
    <div className="empty" role="status">
      {icon}
      <div>{text}</div>
      {action}
    </div>
  );
}

export function SkeletonBlock({ height, width = '100%' }: { height: number; width?: number | string }): ReactNode {
  return <div className="skeleton" style={{ height, width }} />;
}

export function SkeletonRows({ rows = 6 }: { rows?: number }): ReactNode {
  const t = useTexts(COMMON);
  return (
    <div className="panel skeleton-panel" aria-busy="true" aria-label={t('loading')} role="status">
      {Array.from({ length: rows }, (_, index) => (
        <SkeletonBlock key={index} height={26} width={index === 0 ? '40%' : '100%'} />
      ))}
    </div>
  );
}

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/** Skeleton of the final size while loading; old data stays during a refetch; an error says so in place, above what is kept. */
export function Loaded<T>({ query, skeleton, children }: LoadedProps<T>): ReactNode {
  const { data, error, refetch } = query;
  const notice = error ? <ProblemNotice problem={ApiProblem.from(error)} retry={() => void refetch()} /> : null;
  if (data === undefined) return notice ?? skeleton ?? <SkeletonRows />;
  if (!notice) return children(data);
  return (
    <div className="stack">
      {notice}
      {children(data)}
    </div>
  );
}

interface MeterProps {
  value: number;
  max: number;
  /** Where one should be by now. */
  tick?: number | undefined;
  label: string;
  stale?: boolean;
}

/** Progress toward a limit or target. */
export function Meter({ value, max, tick, label }: MeterProps): ReactNode {
  const share = (part: number): string => `${max > 0 ? Math.min(100, Math.max(0, (part / max) * 100)) : 0}%`;
  return (
    <div className="meter" role="progressbar" aria-label={label} aria-valuenow={Math.min(value, max)} aria-valuemin={0} aria-valuemax={max}>
      <div className="meter-fill" style={{ width: share(value) }} />
      {tick !== undefined && max > 0 && <div className="meter-tick" style={{ left: share(tick) }} />}
    </div>
  );
}
