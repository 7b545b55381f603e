import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { api } from '../../shared/api/client';
import type { Items, Party } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { KEY_TEXTS } from './key-texts';

/** The bank that a key or a subscription belongs to. */
export function BankField({ enabled }: { enabled: boolean }): ReactNode {
  const t = useTexts(KEY_TEXTS);
  const parties = useQuery({ queryKey: ['parties'], queryFn: () => api.get<Items<Party>>('/parties'), enabled });
  const banks = (parties.data?.items ?? []).filter(({ kind }) => kind === 'bank');
  return (
    <Form.Item name="bankId" label={t('bank')} rules={[{ required: true, message: t('needed') }]}>
      <Select
        aria-label={t('bank')}
        loading={parties.isPending && enabled}
        notFoundContent={t('noBanks')}
        options={banks.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  );
}
