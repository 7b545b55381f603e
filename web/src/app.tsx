import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import enGB from 'antd/es/locale/en_GB';
import zhCN from 'antd/es/locale/zh_CN';
import { lazy, type ReactNode, Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { ApiProblem } from './shared/api/api-problem';
import type { Me } from './shared/api-types';
import { SettingsProvider, useSettings } from './shared/i18n/settings';
import { IdleLock } from './shared/session/idle-lock';
import { pageNonce } from './shared/page-nonce';
import { LockScreen } from './shared/session/lock-screen';
import { MeProvider } from './shared/session/me';
import { useSession } from './shared/session/session';
import { EntryPage, SignInPage } from './shared/session/sign-in-page';
import { type PageName, PAGES_OF, Shell } from './shared/shell/shell';
import { themeOf } from './shared/theme';
import { Crash } from './shared/ui/crash';
import { MissingPage } from './shared/ui/missing-page';
import { SkeletonRows } from './shared/ui/page-parts';
import { ProblemNotice } from './shared/ui/problem-notice';

const Reviews = lazy(() => import('./review-desk').then((module) => ({ default: module.ReviewRoutes })));
const CardPage = lazy(() => import('./call-card/card-page').then((module) => ({ default: module.CardPage })));
const Campaigns = lazy(() => import('./console/campaigns').then((module) => ({ default: module.CampaignRoutes })));
const Lists = lazy(() => import('./console/lists').then((module) => ({ default: module.ListPage })));
const Seats = lazy(() => import('./console/seats').then((module) => ({ default: module.SeatsPage })));
const Wallboard = lazy(() => import('./console/wallboard').then((module) => ({ default: module.WallboardPage })));
const Intents = lazy(() => import('./console/intents').then((module) => ({ default: module.IntentsPage })));
const Complaints = lazy(() => import('./console/complaints').then((module) => ({ default: module.ComplaintRoutes })));
const CallFile = lazy(() => import('./console/calls').then((module) => ({ default: module.CallFilePage })));
const Statements = lazy(() => import('./console/statements').then((module) => ({ default: module.StatementRoutes })));
const Scripts = lazy(() => import('./console/scripts').then((module) => ({ default: module.ScriptRoutes })));
const DoNotCall = lazy(() => import('./console/do-not-call').then((module) => ({ default: module.DoNotCallPage })));
const SwitchRecords = lazy(() => import('./console/switch-records').then((module) => ({ default: module.SwitchRecordRoutes })));
const Contracts = lazy(() => import('./console/contracts').then((module) => ({ default: module.ContractsPage })));
const Roster = lazy(() => import('./vendor-desk').then((module) => ({ default: module.RosterPage })));
const Appeals = lazy(() => import('./vendor-desk').then((module) => ({ default: module.AppealRoutes })));
const Audit = lazy(() => import('./admin').then((module) => ({ default: module.AuditPage })));
const Accounts = lazy(() => import('./admin').then((module) => ({ default: module.AccountsPage })));
const Calendars = lazy(() => import('./admin').then((module) => ({ default: module.CalendarsPage })));
const ApiKeys = lazy(() => import('./admin/integrations').then((module) => ({ default: module.ApiKeysPage })));
const Webhooks = lazy(() => import('./admin/integrations').then((module) => ({ default: module.WebhookRoutes })));
const System = lazy(() => import('./admin').then((module) => ({ default: module.SystemPage })));

const PAGES: Record<PageName, ReactNode> = {
  reviews: <Reviews />,
  campaigns: <Campaigns />,
  seats: <Seats />,
  wallboard: <Wallboard />,
  intents: <Intents />,
  complaints: <Complaints />,
  appeals: <Appeals />,
  statements: <Statements />,
  scripts: <Scripts />,
  'do-not-call': <DoNotCall />,
  'switch-records': <SwitchRecords />,
  contracts: <Contracts />,
  roster: <Roster />,
  audit: <Audit />,
  accounts: <Accounts />,
  calendars: <Calendars />,
  system: <System />,
  'api-keys': <ApiKeys />,
  webhooks: <Webhooks />,
};

const MAX_RETRIES = 2;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2000,
      // A refusal is an answer; only an outage is worth asking again.
      retry: (count, error) => count < MAX_RETRIES && (!(error instanceof ApiProblem) || error.status === 0),
      retryDelay: (attempt) => 300 * 2 ** attempt,
      networkMode: 'always',
    },
    // What was sent (a password, a searched number) is not kept once answered.
    mutations: { networkMode: 'always', gcTime: 0 },
  },
});

export function App(): ReactNode {
  return (
    <SettingsProvider>
      <Themed>
        <Crash>
          <QueryClientProvider client={queries}>
            <BrowserRouter>
              <Entrance />
            </BrowserRouter>
          </QueryClientProvider>
        </Crash>
      </Themed>
    </SettingsProvider>
  );
}

const csp = { nonce: pageNonce() };

/** The library leaves these to its date library, whose Chinese it does not bring. */
const chinese: Locale = {
  ...zhCN,
  DatePicker: {
    ...zhCN.DatePicker!,
    lang: {
      ...zhCN.DatePicker!.lang,
      shortWeekDays: ['日', '一', '二', '三', '四', '五', '六'],
      shortMonths: Array.from({ length: 12 }, (_, month) => `${month + 1}月`),
    },
  },
};

function Themed({ children }: { children: ReactNode }): ReactNode {
  const { language, theme } = useSettings();
  return (
    <ConfigProvider csp={csp} theme={themeOf(theme)} locale={language === 'en' ? enGB : chinese} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}

/** Signed out, locked or in: a lock takes the page away and with it everything about a customer. */
function Entrance(): ReactNode {
  const { session, error, retry } = useSession();
  if (!session) {
    if (!error) return null;
    return (
      <EntryPage>
        <ProblemNotice problem={error} retry={retry} />
      </EntryPage>
    );
  }
  const { me, problem } = session;
  if (!me) return <SignInPage problem={problem} />;
  if (me.locked) return <LockScreen me={me} />;
  return (
    <MeProvider me={me}>
      <RolePages key={me.accountId} me={me} />
      <IdleLock seconds={me.idleLockSeconds} />
    </MeProvider>
  );
}

function RolePages({ me }: { me: Me }): ReactNode {
  if (me.role === 'agent') {
    return (
      <Suspense>
        <CardPage />
      </Suspense>
    );
  }
  const pages = PAGES_OF[me.role];
  const waiting = <SkeletonRows />;
  return (
    <Routes>
      <Route element={<Shell pages={pages} />}>
        <Route index element={<Navigate replace to={`/${pages[0]}`} />} />
        {pages.map((page) => (
          <Route key={page} path={`/${page}/*`} element={<Suspense fallback={waiting}>{PAGES[page]}</Suspense>} />
        ))}
        {pages.includes('statements') && (
          <Route
            path="/calls/:id"
            element={
              <Suspense fallback={waiting}>
                <CallFile />
              </Suspense>
            }
          />
        )}
        {pages.includes('campaigns') && (
          <Route
            path="/lists/:id"
            element={
              <Suspense fallback={waiting}>
                <Lists />
              </Suspense>
            }
          />
        )}
        <Route path="*" element={<MissingPage />} />
      </Route>
    </Routes>
  );
}
