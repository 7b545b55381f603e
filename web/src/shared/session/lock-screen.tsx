import { LockOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { ApiProblem } from '../api/api-problem';
import { api } from '../api/client';
import type { LiveCall, Me } from '../api-types';
import { timerText } from '../i18n/format';
import { useTexts } from '../i18n/settings';
import { useServerNow } from '../server-clock';
import { CARD_STATES, StateTag } from '../ui/state-tag';
import { Kbd } from '../ui/kbd';
import { ProblemNotice } from '../ui/problem-notice';
import { useShortcuts } from '../ui/shortcuts';
import { setCallInProgress } from './idle-lock';
import { useSignOut, useUnlock } from './session';
import { EntryPage } from './sign-in-page';
import { SESSION_TEXTS } from './session-texts';

/** Stands in place of the page: no customer is on it. A call in progress keeps its state, its timer and Hang up. */
export function LockScreen({ me }: { me: Me }): ReactNode {
  const t = useTexts(SESSION_TEXTS);
  const unlock = useUnlock();
  const signOut = useSignOut();
  useEffect(() => setCallInProgress(false), []);
  return (
    <EntryPage>
      <main className="entry-card" data-testid="lock-screen">
        {me.liveCall && <LiveCallBox call={me.liveCall} />}
        <div className="stack-tight" style={{ marginBottom: 16 }}>
          <h2>
            <LockOutlined aria-hidden /> {t('locked')}
          </h2>
          <p className="quiet">{t('lockedHelp', { name: me.displayName })}</p>
        </div>
        {unlock.error && (
          <div style={{ marginBottom: 16 }}>
            <ProblemNotice problem={ApiProblem.from(unlock.error)} />
          </div>
        )}
        <Form<{ password: string }> layout="vertical" requiredMark={false} onFinish={({ password }) => unlock.mutate(password)}>
          <input className="visually-hidden" type="text" autoComplete="username" value={me.username} readOnly tabIndex={-1} aria-hidden />
          <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('password') }]}>
            <Input.Password autoFocus autoComplete="current-password" maxLength={200} />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={unlock.isPending}>
            {t('unlock')}
          </Button>
        </Form>
      </main>
      {!me.liveCall && (
        <Button type="link" onClick={signOut}>
          {t('otherPerson')}
        </Button>
      )}
    </EntryPage>
  );
}

function LiveCallBox({ call }: { call: LiveCall }): ReactNode {
  const t = useTexts(SESSION_TEXTS);
  const client = useQueryClient();
  const now = useServerNow(250);
  const hangUp = useMutation({
    mutationFn: () => api.post('/card/hang-up', { callId: call.callId }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['session'] }),
  });
  useShortcuts([{ keys: 'F8', label: t('hangUp'), run: () => hangUp.mutate(), evenUnderLayer: true }]);
  return (
    <section className="lock-call" aria-label={t('liveCall')}>
      <div className="spread">
        <StateTag states={CARD_STATES} state={call.state} testId="card-state" />
        <span className="lock-timer" role="timer">
          {timerText((now - Date.parse(call.answeredAt ?? call.placedAt)) / 1000)}
        </span>
      </div>
      <Button danger size="large" block loading={hangUp.isPending} onClick={() => hangUp.mutate()} data-testid="hang-up">
        {t('hangUp')} <Kbd>F8</Kbd>
      </Button>
      <p className="meta">{t('liveCallHelp')}</p>
      {hangUp.error && <ProblemNotice problem={ApiProblem.from(hangUp.error)} />}
    </section>
  );
}
