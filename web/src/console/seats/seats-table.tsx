import type { ReactNode } from 'react';
import type { Seat } from '../../shared/api-types';
import { reasonText } from '../../shared/i18n/reasons';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { DataTable } from '../../shared/ui/data-table';
import { Meter, Panel } from '../../shared/ui/page-parts';
import { SEAT_STATES, StateTag } from '../../shared/ui/state-tag';
import { ListenAct } from './listen-act';
import { SeatActs } from './seat-acts';
import { SeatSince } from './seat-card';
import { SeatListLines } from './seat-list-lines';
import { SEATS_TEXTS } from './seats-texts';
import { seatLabel } from '../../shared/ui/seat-label';

function Acts({ seat, seats }: { seat: Seat; seats: Seat[] }): ReactNode {
  return (
    <>
      <SeatActs seat={seat} seats={seats} />
      <ListenAct seat={seat} />
    </>
  );
}

export function SeatsTable({ seats }: { seats: Seat[] }): ReactNode {
  const t = useTexts(SEATS_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  const toward = (label: string, value: number, max: number): ReactNode => (
    <div className="seat-toward">
      <span>
        {format.number(value)} <span className="quiet">/ {format.number(max)}</span>
      </span>
      <Meter value={value} max={max} label={label} />
    </div>
  );
  return (
    <Panel title={t('board')} flush>
      <DataTable<Seat>
        label={t('title')}
        rows={seats}
        keyOf={(row) => row.agentId}
        testIdOf={(seat) => `seat-${seat.seat}`}
        columns={[
          { title: t('seatHead'), cell: (row) => seatLabel(row.seat), width: 72 },
          { title: t('agent'), cell: (seat) => `${seat.displayName} · ${seat.staffNo}`, width: 168 },
          {
            title: t('state'),
            cell: (seat) => (
              <>
                <StateTag states={SEAT_STATES} state={seat.state} />{' '}
                {seat.refusal && <span className="meta">{reasonText(seat.refusal, language).what}</span>}
              </>
            ),
          },
          { title: t('sinceHead'), cell: (seat) => <SeatSince since={seat.since} />, width: 80, align: 'right' },
          { title: t('calls'), cell: (seat) => toward(t('calls'), seat.calls, seat.cap), width: 136 },
          { title: t('intents'), cell: (seat) => toward(t('intents'), seat.intents, seat.target), width: 136 },
          { title: t('connected'), cell: (seat) => format.number(seat.connected), width: 112, align: 'right' },
          { title: t('listHead'), cell: (seat) => <SeatListLines seat={seat} />, width: 208 },
          { title: t('left'), cell: (seat) => format.number(seat.left), width: 72, align: 'right' },
          { title: '', cell: (seat) => <Acts seat={seat} seats={seats} />, width: 128 },
        ]}
      />
    </Panel>
  );
}
