import { useQuery } from '@tanstack/react-query';
import { Form, InputNumber, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { api } from '../../shared/api/client';
import type { DncEntry, DncScope, Items } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { DNC_TEXTS } from './dnc-texts';

export type Level = DncEntry['level'];
export interface GivenReach {
  level: Level;
  scope?: string;
  expiresInDays?: number | null;
}

/** As the server takes it: nothing where nothing was chosen. */
export function reachBody({ level, scope, expiresInDays }: GivenReach): object {
  if (level === 'global') return { level };
  return { level, scope, ...(expiresInDays ? { expiresInDays } : {}) };
}

/** Form fields for how far an entry reaches and how long it binds, as far as the terms allow. */
export function ReachFields(): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const form = Form.useFormInstance<GivenReach>();
  const level = Form.useWatch('level', form) ?? 'global';
  const scope = Form.useWatch('scope', form);
  const scopes = useQuery({ queryKey: ['do-not-call', 'scopes'], queryFn: () => api.get<Items<DncScope>>('/do-not-call/scopes') });
  const choices = (scopes.data?.items ?? []).filter((item) => item.level === level);
  const days = choices.find((item) => item.scope === scope)?.expiryDays ?? null;
  const none = scopes.data?.items.length === 0;
  return (
    <>
      <Form.Item
        name="level"
        label={t('level')}
        initialValue="global"
        extra={none ? t('noScopes') : level === 'global' ? t('globalStands') : null}
      >
        <Segmented<Level>
          disabled={none}
          onChange={() => form.setFieldsValue({ scope: undefined as never, expiresInDays: null })}
          options={(['global', 'product', 'campaign'] as const).map((value) => ({ value, label: t(`level_${value}`) }))}
        />
      </Form.Item>
      {level !== 'global' && (
        <Form.Item name="scope" label={t(`scope_${level}`)} rules={[{ required: true, message: t('scopeNeeded') }]}>
          <Select
            showSearch
            optionFilterProp="label"
            loading={scopes.isPending}
            onChange={() => form.setFieldValue('expiresInDays', null)}
            options={choices.map((item) => ({ value: item.scope, label: item.title }))}
            data-testid="dnc-scope"
          />
        </Form.Item>
      )}
      {level !== 'global' && scope && (
        <Form.Item name="expiresInDays" label={t('expiry')} extra={days === null ? t('noExpiry') : t('expiryHelp', { days })}>
          <InputNumber min={1} max={days ?? 1} precision={0} disabled={days === null} />
        </Form.Item>
      )}
    </>
  );
}
