import { EllipsisOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { ApiKey, ApiKeySecret, Items } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { textOf } from '../../shared/i18n/texts';
import { DataTable } from '../../shared/ui/data-table';
import { Dialog } from '../../shared/ui/dialog';
import { EmptyState, Loaded, PageHead, Panel } from '../../shared/ui/page-parts';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { type StateLook, StateTag } from '../../shared/ui/state-tag';
import { KEY_TEXTS, SCOPE_TEXTS } from './key-texts';
import { MakeKeyDialog } from './make-key-dialog';
import { RotateDialog } from './rotate-dialog';
import { SecretDialog } from './secret-dialog';
import './integrations.css';

const STATES: Record<ApiKey['state'], StateLook> = {
  active: { text: KEY_TEXTS.active, tone: 'success', shape: 'dot' },
  expired: { text: KEY_TEXTS.expired, tone: 'warning', shape: 'square' },
  revoked: { text: KEY_TEXTS.revoked, tone: 'plain', shape: 'cross' },
};

export function ApiKeysPage(): ReactNode {
  const t = useTexts(KEY_TEXTS);
  const query = useQuery({ queryKey: ['api-keys'], queryFn: () => api.get<Items<ApiKey>>('/api-keys') });
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      <PageHead title={t('keys')}>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)} data-testid="new-key">
          {t('newKey')}
        </Button>
      </PageHead>
      <Loaded query={query}>{({ items }) => <KeyTable items={items} onSecret={setSecret} />}</Loaded>
      <MakeKeyDialog open={creating} onClose={() => setCreating(false)} onMade={setSecret} />
      <SecretDialog secret={secret} onClose={() => setSecret(null)} />
    </>
  );
}

function KeyTable({ items, onSecret }: { items: ApiKey[]; onSecret: (secret: string) => void }): ReactNode {
  const t = useTexts(KEY_TEXTS);
  const client = useQueryClient();
  const [rotating, setRotating] = useState<ApiKey | null>(null);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const renew = (): void => void client.invalidateQueries({ queryKey: ['api-keys'] });
  const rotate = useMutation({
    mutationFn: (overlapSeconds: number) => api.post<ApiKeySecret>(`/api-keys/${rotating?.id ?? ''}/rotate`, { overlapSeconds }),
    onSuccess: ({ key }) => {
      setRotating(null);
      onSecret(key);
    },
    onSettled: renew,
  });
  const revoke = useMutation({
    mutationFn: (id: string) => api.post(`/api-keys/${id}/revoke`),
    onSuccess: () => setRevoking(null),
    onSettled: renew,
  });
  return (
    <>
      <Panel flush={items.length > 0}>
        <KeyRows items={items} onRotate={setRotating} onRevoke={setRevoking} />
      </Panel>
      <RotateDialog
        name={rotating?.title ?? null}
        busy={rotate.isPending}
        problem={rotate.error ? ApiProblem.from(rotate.error) : null}
        onConfirm={(overlapSeconds) => rotate.mutate(overlapSeconds)}
        onClose={() => setRotating(null)}
      />
      <Dialog
        open={revoking !== null}
        title={t('revokeTitle', { name: revoking?.title })}
        confirm={t('revoke')}
        danger
        busy={revoke.isPending}
        onConfirm={() => revoking && revoke.mutate(revoking.id)}
        onClose={() => setRevoking(null)}
        onClosed={() => revoke.reset()}
        width={440}
      >
        <p>{t('revokeHelp')}</p>
        {revoke.error && <ProblemNotice problem={ApiProblem.from(revoke.error)} />}
      </Dialog>
    </>
  );
}

interface KeyRowsProps {
  items: ApiKey[];
  onRotate: (key: ApiKey) => void;
  onRevoke: (key: ApiKey) => void;
}

function KeyRows({ items, onRotate, onRevoke }: KeyRowsProps): ReactNode {
  const t = useTexts(KEY_TEXTS);
  const common = useTexts(COMMON);
  const format = useFormat();
  const { language } = useSettings();
  const actsOf = (key: ApiKey): { key: string; label: string; danger?: boolean; onClick: () => void }[] => [
    { key: 'rotate', label: t('rotate'), onClick: () => onRotate(key) },
    { key: 'revoke', label: t('revoke'), danger: true, onClick: () => onRevoke(key) },
  ];
  return (
    <DataTable<ApiKey>
      label={t('keys')}
      rows={items}
      keyOf={(row) => row.id}
      testIdOf={(row) => `key-${row.id}`}
      empty={<EmptyState text={t('noKeys')} />}
      columns={[
        {
          title: t('title'),
          cell: (row) => (
            <>
              {row.title}
              <div className="meta">{row.bank}</div>
            </>
          ),
        },
        { title: t('key'), width: 176, cell: (row) => <span className="integration-url">{`dpk_${row.prefix}_…`}</span> },
        {
          title: t('state'),
          width: 176,
          cell: (row) => (
            <>
              <StateTag states={STATES} state={row.state} />
              {row.earlierUntil && <div className="meta">{t('overlap', { at: row.earlierUntil })}</div>}
            </>
          ),
        },
        {
          title: t('scopes'),
          width: 232,
          cell: (row) => row.scopes.map((scope) => <div key={scope}>{textOf(SCOPE_TEXTS[scope], language)}</div>),
        },
        {
          title: t('networks'),
          width: 168,
          cell: (row) => (
            <>
              {row.networks || t('anywhere')}
              <div className="meta">{t('perMinute', { n: row.requestsPerMinute })}</div>
            </>
          ),
        },
        { title: t('expires'), width: 136, cell: (row) => (row.expiresAt ? format.dateTime(row.expiresAt) : t('never')) },
        { title: t('lastUsed'), width: 136, cell: (row) => (row.lastUsedAt ? format.dateTime(row.lastUsedAt) : t('notUsed')) },
        {
          title: <span className="visually-hidden">{common('actions')}</span>,
          width: 64,
          keep: true,
          cell: (row) =>
            row.state === 'revoked' ? null : (
              <Dropdown trigger={['click']} menu={{ items: actsOf(row) }}>
                <Button icon={<EllipsisOutlined />} aria-label={t('more', { name: row.title })} />
              </Dropdown>
            ),
        },
      ]}
    />
  );
}
