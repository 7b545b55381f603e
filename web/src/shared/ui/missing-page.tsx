import { CompassOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { COMMON } from '../i18n/common-texts';
import { useTexts } from '../i18n/settings';
import { EmptyState, Panel } from './page-parts';

export function MissingPage(): ReactNode {
  const t = useTexts(COMMON);
  const navigate = useNavigate();
  return (
    <div style={{ paddingTop: 16 }}>
      <Panel>
        <EmptyState
          icon={<CompassOutlined aria-hidden />}
          text={
            <>
              <h1>{t('notFound')}</h1>
              {t('notFoundNext')}
            </>
          }
          action={
            <Button type="primary" onClick={() => void navigate('/')}>
              {t('home')}
            </Button>
          }
        />
      </Panel>
    </div>
  );
}
