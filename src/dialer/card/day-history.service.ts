import { Injectable, Logger } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Prospect, ProspectsService, surnameAndTitle } from '../../campaigns/index.js';
import type { Principal } from '../../platform/index.js';
import type { OutcomeCode } from '../../shared/index.js';
import { ringSecondsOf, talkSecondsOf } from '../calls/call-facts.js';
import { AgentDesk } from './agent-desk.js';
import type { DayCallView, DayHistoryView } from './card.dto.js';

/** More than any terms allow in a day would only be read by a program. */
const MOST_CALLS = 400;

interface DayRow {
  id: string;
  prospectId: string;
  placedAt: Date;
  ringingAt: Date | null;
  answeredAt: Date | null;
  endedAt: Date | null;
  takenBackAt: Date | null;
  isOpen: number;
  code: OutcomeCode | null;
  recordedAt: Date | null;
  callbackAt: Date | null;
}

/** An agent's own calls of the day, newest first. Never a number, and of the customer the surname alone (S1, S8). */
@Injectable()
export class DayHistories {
  constructor(
    private readonly source: DataSource,
    private readonly desks: AgentDesk,
    private readonly prospects: ProspectsService,
  ) {}

  async of(me: Principal): Promise<DayHistoryView> {
    const { agent, workOn } = await this.desks.of(me);
    const rows = (await this.source.query(
      `SELECT c.id, c.prospect_id AS prospectId, c.placed_at AS placedAt, c.ringing_at AS ringingAt, c.answered_at AS answeredAt,
              c.ended_at AS endedAt, c.taken_back_at AS takenBackAt, (d.open_key IS NOT NULL) AS isOpen,
              o.code, o.recorded_at AS recordedAt, o.callback_at AS callbackAt
         FROM phone_call c JOIN card d ON d.id = c.card_id LEFT JOIN outcome o ON o.call_id = c.id AND o.version = 1
        WHERE c.agent_id = ? AND c.work_on = ? ORDER BY c.id DESC LIMIT ?`,
      [agent.id, workOn, MOST_CALLS],
    )) as DayRow[];
    const names = await this.names([...new Set(rows.map(({ prospectId }) => String(prospectId)))]);
    return { workOn, calls: rows.map((row) => viewOf(row, names.get(String(row.prospectId)) ?? '')) };
  }

  /** A customer whose list has been destroyed meanwhile has no name any more. */
  private async names(ids: string[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    if (ids.length === 0) return names;
    for (const prospect of await this.source.manager.findBy(Prospect, { id: In(ids) })) {
      const person = await this.prospects.person(prospect).catch((error: Error) => {
        Logger.debug(`customer ${prospect.id} has no name: ${error.message}`, 'DayHistories');
        return null;
      });
      if (person) names.set(prospect.id, surnameAndTitle(person.name, person.gender, 'zh'));
    }
    return names;
  }
}

function viewOf(row: DayRow, name: string): DayCallView {
  const { endedAt, recordedAt } = row;
  return {
    ...{ callId: String(row.id), placedAt: row.placedAt.toISOString(), name },
    ...{ ringSeconds: ringSecondsOf(row), talkSeconds: talkSecondsOf(row) },
    wrapUpSeconds: endedAt && recordedAt ? Math.max(0, Math.round((recordedAt.getTime() - endedAt.getTime()) / 100) / 10) : null,
    outcome: row.code,
    callbackAt: row.callbackAt?.toISOString() ?? null,
    state: stateOf(row),
  };
}

function stateOf(row: DayRow): DayCallView['state'] {
  if (row.code) return 'recorded';
  if (row.takenBackAt) return 'not_dialled';
  return Number(row.isOpen) === 1 ? 'open' : 'no_outcome';
}
