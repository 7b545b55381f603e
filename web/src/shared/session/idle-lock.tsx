import { LockOutlined } from '@ant-design/icons';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { api } from '../api/client';
import { COMMON } from '../i18n/common-texts';
import { useTexts } from '../i18n/settings';
import { useLock } from './session';
import './session.css';

const WARN_SECONDS = 30;
const REPORT_MS = 15_000;
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

let callInProgress = false;

/** A call in progress is activity: idle time counts from its end. */
export function setCallInProgress(inProgress: boolean): void {
  callInProgress = inProgress;
}

/** Locks the seat when nobody is there; warns before, and any key or movement extends. */
export function IdleLock({ seconds }: { seconds: number }): ReactNode {
  const t = useTexts(COMMON);
  const lock = useLock();
  const [left, setLeft] = useState<number | null>(null);
  const lockRef = useRef(lock);
  lockRef.current = lock;

  useEffect(() => {
    const warnSeconds = Math.min(WARN_SECONDS, seconds / 2);
    let lastSignAt = Date.now();
    let reportedAt = Date.now();
    let locked = false;
    const sign = (): void => {
      lastSignAt = Date.now();
      if (lastSignAt - reportedAt < Math.min(REPORT_MS, seconds * 250)) return;
      reportedAt = lastSignAt;
      api.post('/session/activity').catch(() => undefined);
    };
    const check = (): void => {
      if (callInProgress) lastSignAt = Date.now();
      const remaining = seconds - (Date.now() - lastSignAt) / 1000;
      setLeft(remaining <= warnSeconds ? Math.max(0, Math.ceil(remaining)) : null);
      if (remaining > 0 || locked) return;
      locked = true;
      lockRef.current();
    };
    SIGNS.forEach((name) => window.addEventListener(name, sign, { capture: true, passive: true }));
    const timer = setInterval(check, 500);
    return () => {
      SIGNS.forEach((name) => window.removeEventListener(name, sign, { capture: true }));
      clearInterval(timer);
    };
  }, [seconds]);

  if (left === null) return null;
  return (
    <div className="idle-warning" role="alert" data-testid="idle-warning">
      <LockOutlined aria-hidden />
      <strong aria-hidden>{t('idleWarning', { seconds: left })}</strong>
      <span>{t('idleHow')}</span>
    </div>
  );
}
