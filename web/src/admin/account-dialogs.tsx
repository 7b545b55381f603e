import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../shared/api/api-problem';
import { api } from '../shared/api/client';
import type { Account, Items, NewAccount, Party, Role } from '../shared/api-types';
import { COMMON } from '../shared/i18n/common-texts';
import { ROLE_TEXTS } from '../shared/i18n/outcome-texts';
import { useSettings, useTexts } from '../shared/i18n/settings';
import { textOf } from '../shared/i18n/texts';
import { Dialog } from '../shared/ui/dialog';
import { Notice, ProblemNotice } from '../shared/ui/problem-notice';
import { ADMIN_TEXTS } from './admin-texts';

const ROLES = Object.keys(ROLE_TEXTS) as Role[];
const MIN_PASSWORD = 10;

export function NewAccountDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const t = useTexts(ADMIN_TEXTS);
  const { language } = useSettings();
  const client = useQueryClient();
  const [form] = Form.useForm<NewAccount>();
  const role = Form.useWatch('role', form);
  const parties = useQuery({ queryKey: ['parties'], queryFn: () => api.get<Items<Party>>('/parties'), enabled: open });
  const side = role === 'vendor_manager' || role === 'agent' ? 'vendor' : 'bank';
  const create = useMutation({
    mutationFn: (given: NewAccount) => api.post<Account>('/accounts', given),
    onSuccess: () => {
      onClose();
      void client.invalidateQueries({ queryKey: ['accounts'] });
    },
  });
  const forget = (): void => {
    form.resetFields();
    create.reset();
  };
  const rules = [{ required: true, message: t('needed') }];
  return (
    <Dialog
      open={open}
      title={t('newAccount')}
      confirm={t('create')}
      busy={create.isPending}
      onConfirm={() => form.submit()}
      onClose={onClose}
      onClosed={forget}
      width={480}
    >
      <div className="stack">
        {create.error && <ProblemNotice problem={ApiProblem.from(create.error)} />}
        <Form<NewAccount> form={form} layout="vertical" requiredMark={false} autoComplete="off" onFinish={(given) => create.mutate(given)}>
          <Form.Item
            name="username"
            label={t('username')}
            extra={t('usernameHelp')}
            rules={[{ required: true, pattern: /^[a-z0-9._-]{2,60}$/, message: t('usernameHelp') }]}
          >
            <Input autoComplete="off" maxLength={60} />
          </Form.Item>
          <Form.Item name="displayName" label={t('displayName')} rules={rules}>
            <Input autoComplete="off" maxLength={80} />
          </Form.Item>
          <Form.Item name="role" label={t('role')} rules={rules}>
            <Select aria-label={t('role')} options={ROLES.map((value) => ({ value, label: textOf(ROLE_TEXTS[value], language) }))} />
          </Form.Item>
          {role && role !== 'admin' && role !== 'agent' && (
            <Form.Item name="partyId" label={t('party')} rules={rules}>
              <Select
                aria-label={t('party')}
                options={(parties.data?.items ?? [])
                  .filter((party) => party.kind === side)
                  .map((party) => ({ value: party.id, label: party.name }))}
              />
            </Form.Item>
          )}
          {role === 'agent' && (
            <Form.Item
              name="agentId"
              label={t('agentId')}
              extra={t('agentIdHelp')}
              rules={[{ required: true, pattern: /^\d+$/, message: t('agentIdHelp') }]}
            >
              <Input inputMode="numeric" maxLength={20} />
            </Form.Item>
          )}
          <Form.Item
            name="password"
            label={t('password')}
            extra={t('passwordHelp')}
            rules={[{ required: true, min: MIN_PASSWORD, message: t('passwordHelp') }]}
          >
            <Input.Password autoComplete="new-password" maxLength={200} />
          </Form.Item>
        </Form>
      </div>
    </Dialog>
  );
}

export function AccountPasswordDialog({ account, onClose }: { account: Account | null; onClose: () => void }): ReactNode {
  const t = useTexts(ADMIN_TEXTS);
  const common = useTexts(COMMON);
  const [form] = Form.useForm<{ password: string }>();
  const set = useMutation({ mutationFn: (given: { password: string }) => api.post(`/accounts/${account?.id ?? ''}/password`, given) });
  const forget = (): void => {
    form.resetFields();
    set.reset();
  };
  return (
    <Dialog
      open={account !== null}
      title={t('setPasswordFor', { name: account?.displayName })}
      confirm={set.isSuccess ? common('close') : t('setPassword')}
      busy={set.isPending}
      onConfirm={() => (set.isSuccess ? onClose() : form.submit())}
      onClose={onClose}
      onClosed={forget}
      width={440}
    >
      <div className="stack">
        {set.isSuccess && <Notice tone="success" title={t('passwordSet')} />}
        {set.error && <ProblemNotice problem={ApiProblem.from(set.error)} />}
        {!set.isSuccess && (
          <Form form={form} layout="vertical" requiredMark={false} onFinish={(given) => set.mutate(given)}>
            <Form.Item
              name="password"
              label={t('newPassword')}
              extra={t('passwordHelp')}
              rules={[{ required: true, min: MIN_PASSWORD, message: t('passwordHelp') }]}
            >
              <Input.Password autoComplete="new-password" maxLength={200} />
            </Form.Item>
          </Form>
        )}
      </div>
    </Dialog>
  );
}
