import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessGates, Sweeper, systemActor } from '../../platform/index.js';
import { Clock } from '../../shared/index.js';
import { LIVE_STATES } from '../calls/call-states.js';
import { ManualCall } from '../by-hand/manual-call.entity.js';
import { PhoneCall } from '../calls/call.entity.js';
import { CardsService } from './cards.service.js';

const SYSTEM = systemActor('shift-end');
const SWEEP_MS = 30_000;
/** After the shift an agent has this long to record the last outcome. */
const GRACE_MS = 15 * 60_000;
const BELIEVED_TALK_MS = 30 * 60_000;

/** What the end of a shift and the idle lock need to know of cards and calls. */
@Injectable()
export class ShiftEnd implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly cards: CardsService,
    private readonly gates: AccessGates,
    private readonly sweeper: Sweeper,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.register({ name: 'shift-end', everyMs: SWEEP_MS, run: () => this.closeForgotten() });
    // Talking is being at the seat: the idle time counts from the end of the call (design, step 5).
    this.gates.addActivityProbe((accountId, at) => this.lastCallActivity(accountId, at));
    this.gates.setLiveCallProbe((accountId) => this.liveCall(accountId));
  }

  private async closeForgotten(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - GRACE_MS);
    const rows = (await this.source.query(
      `SELECT c.id FROM card c WHERE c.open_key IS NOT NULL AND c.opened_at < ?
          AND NOT EXISTS (SELECT 1 FROM shift s WHERE s.agent_id = c.agent_id AND s.starts_at <= c.opened_at AND s.ends_at > ?)
          AND NOT EXISTS (SELECT 1 FROM access_permit p WHERE p.agent_id = c.agent_id AND p.starts_at <= c.opened_at AND p.ends_at > ?)`,
      [before, before, before],
    )) as { id: string }[];
    return rows.length === 0
      ? 0
      : this.cards.closeForgotten(
          SYSTEM,
          rows.map((row) => String(row.id)),
        );
  }

  private async lastCallActivity(accountId: string, at: Date): Promise<Date | null> {
    const [call] = await this.source.manager.find(PhoneCall, { where: { accountId }, order: { id: 'DESC' }, take: 1 });
    if (!call) return null;
    const manual = await this.source.manager.findOneBy(ManualCall, { callId: call.id });
    if (!manual) return call.state === 'ended' ? call.endedAt : at;
    // Nobody sees how long a talk by hand lasts: it is believed for a while, or an unattended seat would never lock.
    if (call.state === 'ended') return manual.saidEndedAt ?? call.placedAt;
    return new Date(Math.min(at.getTime(), (manual.saidAnsweredAt ?? call.placedAt).getTime() + BELIEVED_TALK_MS));
  }

  private async liveCall(
    accountId: string,
  ): Promise<{ callId: string; state: string; placedAt: string; answeredAt: string | null } | null> {
    const [call] = await this.source.manager.find(PhoneCall, { where: { accountId }, order: { id: 'DESC' }, take: 1 });
    if (!call || !LIVE_STATES.includes(call.state)) return null;
    const manual = await this.source.manager.findOneBy(ManualCall, { callId: call.id });
    if (manual && !manual.revealedAt) return null;
    return {
      callId: call.id,
      state: call.state === 'dialling' ? 'agent_ringing' : call.state,
      placedAt: call.placedAt.toISOString(),
      answeredAt: (manual?.saidAnsweredAt ?? call.answeredAt)?.toISOString() ?? null,
    };
  }
}
