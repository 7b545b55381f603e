import { EllipsisOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../shared/api/api-problem';
import { api } from '../shared/api/client';
import type { Account, Items } from '../shared/api-types';
import { COMMON } from '../shared/i18n/common-texts';
import { ROLE_TEXTS } from '../shared/i18n/outcome-texts';
import { useFormat, useSettings, useTexts } from '../shared/i18n/settings';
import { textOf } from '../shared/i18n/texts';
import { DataTable } from '../shared/ui/data-table';
import { EmptyState, Loaded, PageHead, Panel } from '../shared/ui/page-parts';
import { Dialog } from '../shared/ui/dialog';
import { ProblemNotice } from '../shared/ui/problem-notice';
import { type StateLook, StateTag } from '../shared/ui/state-tag';
import { AccountPasswordDialog, NewAccountDialog } from './account-dialogs';
import { ADMIN_TEXTS } from './admin-texts';

type Act = 'disable' | 'enable' | 'unlock';

const STATES: Record<Account['state'], StateLook> = {
  active: { text: ADMIN_TEXTS.active, tone: 'success', shape: 'dot' },
  disabled: { text: ADMIN_TEXTS.disabled, tone: 'plain', shape: 'cross' },
};

export function AccountsPage(): ReactNode {
  const t = useTexts(ADMIN_TEXTS);
  const query = useQuery({ queryKey: ['accounts'], queryFn: () => api.get<Items<Account>>('/accounts') });
  const [creating, setCreating] = useState(false);
  return (
    <>
      <PageHead title={t('accounts')}>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)} data-testid="new-account">
          {t('newAccount')}
        </Button>
      </PageHead>
      <Loaded query={query}>{({ items }) => <AccountTable items={items} />}</Loaded>
      <NewAccountDialog open={creating} onClose={() => setCreating(false)} />
    </>
  );
}

function AccountTable({ items }: { items: Account[] }): ReactNode {
  const t = useTexts(ADMIN_TEXTS);
  const common = useTexts(COMMON);
  const format = useFormat();
  const { language } = useSettings();
  const client = useQueryClient();
  const [disabling, setDisabling] = useState<Account | null>(null);
  const [passwordFor, setPasswordFor] = useState<Account | null>(null);
  const change = useMutation({
    mutationFn: ({ id, act }: { id: string; act: Act }) => api.post<Account>(`/accounts/${id}/${act}`),
    onSuccess: () => setDisabling(null),
    onSettled: () => void client.invalidateQueries({ queryKey: ['accounts'] }),
  });
  const run = (account: Account, act: string): void => {
    if (act === 'password') setPasswordFor(account);
    else if (act === 'disable') setDisabling(account);
    else change.mutate({ id: account.id, act: act as Act });
  };
  const acts = (account: Account): { key: string; label: string; danger?: boolean }[] => [
    ...(account.lockedUntil ? [{ key: 'unlock', label: t('unlock') }] : []),
    { key: 'password', label: t('setPassword') },
    account.state === 'active' ? { key: 'disable', label: t('disable'), danger: true } : { key: 'enable', label: t('enable') },
  ];
  const problem = change.error ? ApiProblem.from(change.error) : null;
  return (
    <div className="stack">
      {problem && <ProblemNotice problem={problem} />}
      <Panel flush>
        <DataTable<Account>
          label={t('accounts')}
          rows={items}
          keyOf={(row) => row.id}
          empty={<EmptyState text={t('noAccounts')} />}
          columns={[
            { title: t('username'), cell: (row) => row.username, width: 144 },
            { title: t('displayName'), cell: (row) => row.displayName + (row.agent ? ` · ${row.agent.staffNo}` : '') },
            { title: t('role'), width: 144, cell: (row) => textOf(ROLE_TEXTS[row.role], language) },
            { title: t('party'), width: 176, cell: (row) => row.party ?? '—' },
            {
              title: t('state'),
              width: 232,
              cell: (row) => (
                <>
                  <StateTag states={STATES} state={row.state} />
                  {row.lockedUntil && <div className="meta">{t('lockedUntil', { at: row.lockedUntil })}</div>}
                </>
              ),
            },
            { title: t('lastSignIn'), width: 144, cell: (row) => (row.lastSignInAt ? format.dateTime(row.lastSignInAt) : t('never')) },
            {
              title: <span className="visually-hidden">{common('actions')}</span>,
              width: 64,
              cell: (row) => (
                <Dropdown trigger={['click']} menu={{ items: acts(row), onClick: ({ key }) => run(row, key) }}>
                  <Button icon={<EllipsisOutlined />} aria-label={t('more', { name: row.displayName })} />
                </Dropdown>
              ),
            },
          ]}
        />
      </Panel>
      <Dialog
        open={disabling !== null}
        title={t('disableTitle', { name: disabling?.displayName })}
        confirm={t('disable')}
        danger
        busy={change.isPending}
        onConfirm={() => disabling && change.mutate({ id: disabling.id, act: 'disable' })}
        onClose={() => setDisabling(null)}
        width={440}
      >
        <p>{t('disableHelp')}</p>
      </Dialog>
      <AccountPasswordDialog account={passwordFor} onClose={() => setPasswordFor(null)} />
    </div>
  );
}
