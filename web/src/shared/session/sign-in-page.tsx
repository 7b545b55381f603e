import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../api/api-problem';
import type { DemoLogin } from '../api-types';
import { ROLE_TEXTS } from '../i18n/outcome-texts';
import { useSettings, useTexts } from '../i18n/settings';
import { textOf } from '../i18n/texts';
import logo from '../../favicon.svg';
import { ProblemNotice } from '../ui/problem-notice';
import { SettingSwitches } from '../ui/setting-switches';
import { type Credentials, demoLoginsOf, useSignIn } from './session';
import { SESSION_TEXTS } from './session-texts';
import './session.css';

export function SignInPage({ problem }: { problem: ApiProblem | null }): ReactNode {
  const t = useTexts(SESSION_TEXTS);
  const [form] = Form.useForm<Credentials>();
  const signIn = useSignIn();
  const [demoLogins] = useState(() => demoLoginsOf(problem));
  const logins = demoLogins.length > 0 ? demoLogins : demoLoginsOf(problem);
  const refusal = signIn.error ? ApiProblem.from(signIn.error) : null;
  const askCode = refusal?.code === 'second_factor_required' && refusal.facts['enrolled'] !== false;
  const [codeAsked, setCodeAsked] = useState(false);
  if (askCode && !codeAsked) setCodeAsked(true);
  const submit = (given: Credentials): void => {
    const { username, password, code } = given;
    signIn.mutate({ username: username.trim(), password, ...(code ? { code: code.trim() } : {}) });
  };

  return (
    <EntryPage>
      <main className="entry-card">
        <h2 className="visually-hidden">{t('signInTitle')}</h2>
        {refusal && (
          <div className="stack" style={{ marginBottom: 16 }}>
            <ProblemNotice problem={refusal} hint={refusal.facts['enrolled'] === false ? t('enrolNeeded') : undefined} />
          </div>
        )}
        <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} disabled={signIn.isPending}>
          <Form.Item name="username" label={t('username')} rules={[{ required: true, message: t('username') }]}>
            <Input autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={60} />
          </Form.Item>
          <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('password') }]}>
            <Input.Password autoComplete="current-password" maxLength={200} />
          </Form.Item>
          {codeAsked && (
            <Form.Item name="code" label={t('code')} rules={[{ required: true, pattern: /^\d{6}$/, message: t('code') }]}>
              <Input autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
            {t('signIn')}
          </Button>
        </Form>
      </main>
      {logins.length > 0 && (
        <DemoLogins logins={logins} choose={(login) => form.setFieldsValue({ username: login.username, password: login.password })} />
      )}
    </EntryPage>
  );
}

function DemoLogins({ logins, choose }: { logins: DemoLogin[]; choose: (login: DemoLogin) => void }): ReactNode {
  const t = useTexts(SESSION_TEXTS);
  const { language } = useSettings();
  return (
    <section className="demo-logins" aria-labelledby="demo-title">
      <div className="spread meta">
        <h3 className="meta" id="demo-title">
          {t('demoTitle')}
        </h3>
        <span>{t('demoHelp')}</span>
      </div>
      <ul>
        {logins.map((login) => (
          <li key={login.username}>
            <button type="button" className="demo-login" onClick={() => choose(login)}>
              <span>{login.username}</span>
              <span className="quiet">{textOf(ROLE_TEXTS[login.role] ?? [login.role, login.role], language)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One column of 360, the language and theme switches above. */
export function EntryPage({ children }: { children: ReactNode }): ReactNode {
  const t = useTexts(SESSION_TEXTS);
  return (
    <div className="entry">
      <div className="entry-top">
        <SettingSwitches />
      </div>
      <div className="entry-column">
        <header className="entry-brand">
          <img src={logo} alt="" />
          <div>
            <h1>Dialproof</h1>
            <p className="meta">{t('tagline')}</p>
          </div>
        </header>
        {children}
      </div>
    </div>
  );
}
