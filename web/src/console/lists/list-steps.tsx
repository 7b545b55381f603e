import { Steps } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../shared/i18n/settings';
import { LIST_TEXTS } from './list-texts';

export function ListSteps({ current, failed = false }: { current: number; failed?: boolean }): ReactNode {
  const t = useTexts(LIST_TEXTS);
  return (
    <Steps
      size="small"
      current={current}
      status={failed ? 'error' : 'process'}
      items={[t('stepUpload'), t('stepColumns'), t('stepImport'), t('stepRelease')].map((title) => ({ title }))}
    />
  );
}
