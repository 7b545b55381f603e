import { PauseCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Seat } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { SEATS_TEXTS } from './seats-texts';

/** What lies before a seat: customers by campaign, callbacks, and whether new customers come. */
export function SeatListLines({ seat }: { seat: Seat }): ReactNode {
  const t = useTexts(SEATS_TEXTS);
  return (
    <div className="meta seat-lines">
      <p className="ellipsis" data-testid="left-by">
        {seat.leftBy.length === 0
          ? t('noneLeft')
          : seat.leftBy.map(({ title, left }) => t('leftOfCampaign', { title, n: left })).join(' · ')}
      </p>
      {seat.callbacksWaiting > 0 && (
        <p className={seat.callbacksDue > 0 ? 'seat-due' : ''}>{t('callbacksOf', { due: seat.callbacksDue, n: seat.callbacksWaiting })}</p>
      )}
      {seat.hold && (
        <p className="seat-refusal ellipsis" data-testid="held">
          <PauseCircleOutlined aria-hidden /> {t('heldBy', { by: seat.hold.by, at: seat.hold.at, reason: seat.hold.reason })}
        </p>
      )}
    </div>
  );
}
