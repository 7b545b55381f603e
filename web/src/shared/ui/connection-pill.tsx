import { CheckCircleFilled, SyncOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useConnection } from '../api/connection';
import { COMMON } from '../i18n/common-texts';
import { useFormat, useTexts } from '../i18n/settings';

/** Says whether what is shown is live; when not, since when. */
export function ConnectionPill({ quietWhenGood = false }: { quietWhenGood?: boolean }): ReactNode {
  const t = useTexts(COMMON);
  const format = useFormat();
  const { online, goodAt } = useConnection();
  return (
    <span role="status" data-testid="connection">
      {online ? (
        quietWhenGood ? null : (
          <span className="pill tone-success">
            <CheckCircleFilled aria-hidden /> {t('connected')}
          </span>
        )
      ) : (
        <span className="pill tone-warning">
          <SyncOutlined spin aria-hidden /> {t('reconnecting')} · {t('asOf', { at: format.clock(goodAt) })}
        </span>
      )}
    </span>
  );
}
