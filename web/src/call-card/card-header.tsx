import { LockOutlined, PauseCircleOutlined, PhoneOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import type { Card, PauseReason } from '../shared/api-types';
import { COMMON } from '../shared/i18n/common-texts';
import { useTexts } from '../shared/i18n/settings';
import { AccountMenu } from '../shared/shell/account-menu';
import { ConnectionPill } from '../shared/ui/connection-pill';
import { CARD_TEXTS } from './card-texts';
import type { CardActions } from './use-card';
import { seatLabel } from '../shared/ui/seat-label';

const REASONS: PauseReason[] = ['break', 'training', 'meeting'];

export function CardHeader({ card, actions, lock }: { card: Card; actions: CardActions; lock: () => void }): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const common = useTexts(COMMON);
  return (
    <header className="card-header">
      <strong className="card-brand">Dialproof</strong>
      <span className="quiet ellipsis grow">{[card.campaign?.title, card.list?.name].filter(Boolean).join(' · ')}</span>
      {card.agent.phone === 'offline' ? (
        <span className="pill tone-error" role="status">
          <PhoneOutlined aria-hidden /> {t('phoneOffline')}
        </span>
      ) : (
        <ConnectionPill />
      )}
      <AccountMenu label={`${t('seat', { seat: seatLabel(card.agent.seat) })} · ${card.agent.displayName}`} />
      {card.pauseAfterCall && card.state !== 'paused' ? (
        <Button icon={<PauseCircleOutlined />} onClick={actions.resume} loading={actions.busy === 'resume'} aria-pressed>
          {t('cancelPause')}
        </Button>
      ) : (
        <Dropdown
          autoFocus
          trigger={['click']}
          disabled={card.state === 'paused'}
          menu={{
            items: REASONS.map((reason) => ({ key: reason, label: t(reason) })),
            onClick: ({ key }) => actions.pause(key as PauseReason),
          }}
        >
          <Button icon={<PauseCircleOutlined />} loading={actions.busy === 'pause'} disabled={card.state === 'paused'} data-testid="pause">
            {t('pause')}
          </Button>
        </Dropdown>
      )}
      <Button icon={<LockOutlined />} onClick={lock} data-testid="lock">
        {common('lock')}
      </Button>
    </header>
  );
}
