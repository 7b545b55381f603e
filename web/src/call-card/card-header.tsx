import { HistoryOutlined, LockOutlined, PauseCircleOutlined, PhoneOutlined, QuestionOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import type { Card, PauseReason } from '../shared/api-types';
import { COMMON } from '../shared/i18n/common-texts';
import { useTexts } from '../shared/i18n/settings';
import { AccountMenu } from '../shared/shell/account-menu';
import { ConnectionPill } from '../shared/ui/connection-pill';
import { Kbd } from '../shared/ui/kbd';
import { openShortcutHelp } from '../shared/ui/shortcuts';
import { CARD_TEXTS } from './card-texts';
import { SoftphoneButton } from './softphone/softphone-button';
import type { SoftphoneState } from './softphone/softphone-state';
import type { CardActions } from './use-card';
import { seatLabel } from '../shared/ui/seat-label';

const REASONS: PauseReason[] = ['break', 'training', 'meeting'];

interface CardHeaderProps {
  card: Card;
  /** Where the telephone lives in this browser. */
  phone: SoftphoneState | null;
  actions: CardActions;
  lock: () => void;
  showHistory: () => void;
}

export function CardHeader({ card, phone, actions, lock, showHistory }: CardHeaderProps): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const common = useTexts(COMMON);
  return (
    <header className="card-header">
      <strong className="card-brand">Dialproof</strong>
      <span className="quiet ellipsis grow">{[card.campaign?.title, card.list?.name].filter(Boolean).join(' · ')}</span>
      {phone && <SoftphoneButton phone={phone} />}
      {card.agent.phone === 'offline' ? (
        <span className="pill tone-error" role="status">
          <PhoneOutlined aria-hidden /> {t('phoneOffline')}
        </span>
      ) : card.agent.phone === 'unknown' ? (
        <span className="pill tone-warning" role="status">
          <PhoneOutlined aria-hidden /> {t('phoneUnknown')}
        </span>
      ) : (
        <ConnectionPill quietWhenGood={phone !== null} />
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
      <Button icon={<HistoryOutlined />} onClick={showHistory} data-testid="history">
        {t('history')} <Kbd>F4</Kbd>
      </Button>
      <Button
        icon={<QuestionOutlined />}
        onClick={openShortcutHelp}
        aria-label={common('help')}
        title={common('help')}
        data-testid="help"
      />
      <Button icon={<LockOutlined />} onClick={lock} data-testid="lock">
        {common('lock')}
      </Button>
    </header>
  );
}
