import { InfoCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Seat } from '../../shared/api-types';
import { timerText } from '../../shared/i18n/format';
import { reasonText } from '../../shared/i18n/reasons';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { useServerNow } from '../../shared/server-clock';
import { Meter } from '../../shared/ui/page-parts';
import { SEAT_STATES, StateTag } from '../../shared/ui/state-tag';
import { ListenAct } from './listen-act';
import { SeatActs } from './seat-acts';
import { SeatListLines } from './seat-list-lines';
import { SEATS_TEXTS } from './seats-texts';
import { seatLabel } from '../../shared/ui/seat-label';

export function SeatCard({ seat, seats }: { seat: Seat; seats: Seat[] }): ReactNode {
  const t = useTexts(SEATS_TEXTS);
  const { language } = useSettings();
  return (
    <li className="panel seat-card" data-testid={`seat-${seat.seat}`}>
      <div className="spread">
        <div className="ellipsis">
          <h2 className="ellipsis">{seat.displayName}</h2>
          <p className="meta">
            {t('seat', { seat: seatLabel(seat.seat) })} · {seat.staffNo}
          </p>
        </div>
        <div className="seat-state">
          <StateTag states={SEAT_STATES} state={seat.state} />
          <SeatSince since={seat.since} />
        </div>
      </div>
      <div className="seat-figures">
        <SeatFigure label={t('calls')} value={seat.calls} max={seat.cap} />
        <SeatFigure label={t('intents')} value={seat.intents} max={seat.target} />
      </div>
      <div className="spread meta">
        <span className="nowrap">
          {t('connectedOf', { n: seat.connected })} · {t('leftOf', { n: seat.left })}
        </span>
        {seat.refusal && (
          <span className="seat-refusal ellipsis">
            <InfoCircleOutlined aria-hidden /> {reasonText(seat.refusal, language).what}
          </span>
        )}
      </div>
      <SeatListLines seat={seat} />
      <SeatActs seat={seat} seats={seats} />
      <ListenAct seat={seat} />
    </li>
  );
}

function SeatFigure({ label, value, max }: { label: string; value: number; max: number }): ReactNode {
  const format = useFormat();
  return (
    <div>
      <div className="figure-label">{label}</div>
      <div className="figure-value">
        {format.number(value)} <span className="figure-limit">/ {format.number(max)}</span>
      </div>
      <Meter value={value} max={max} label={label} />
    </div>
  );
}

/** How long the seat has been in its state. */
export function SeatSince({ since }: { since: string | null }): ReactNode {
  const now = useServerNow(1000);
  return <span className="meta seat-since">{since ? timerText((now - Date.parse(since)) / 1000) : ''}</span>;
}
