import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DealingService } from '../../src/campaigns/index.js';
import { CallReports, CardsService, DialingService, type Gateway, GATEWAY, OutcomesService } from '../../src/dialer/index.js';
import { type Principal, SessionsService, Sweeper } from '../../src/platform/index.js';
import type { LocalDate } from '../../src/shared/index.js';
import type { HistoryClock } from './history-clock.js';
import { HONEST, type Lie, LIES, type Recorded } from './trial-customers.js';
import { DEMO_AGENTS } from '../logins.js';

/** Longer than most calls: who reports late only costs another step. */
const STEP_MS = 75_000;
const WRAP_UP_MS = 4000;
const MAX_STEPS = 2000;
const PAUSE_MS = 5;

interface OnCard {
  me: Principal;
  cardId: string;
  /** The last two digits of the number. */
  answer: string;
}

/** The simulated system can be asked to catch up with a clock that is moved by hand. */
type MovedGateway = Gateway & { catchUp(): Promise<void> };

/** The agents' work of the trial weeks: through the card, the telephone system and the outcome, as on any day. */
export class CallingRounds {
  private readonly source: DataSource;
  private readonly gateway: MovedGateway;
  private readonly liesLeft: Set<Lie>;
  /** Calls by the lie that was recorded of them. */
  readonly lied = new Map<Lie, string>();

  constructor(
    private readonly app: INestApplicationContext,
    private readonly clock: HistoryClock,
    private readonly campaignId: string,
    lies: readonly Lie[],
  ) {
    this.source = app.get(DataSource, { strict: false });
    this.gateway = app.get<MovedGateway>(GATEWAY, { strict: false });
    this.liesLeft = new Set(lies);
  }

  /** From now on these are recorded of the first calls that suit them. */
  alsoLie(...lies: Lie[]): void {
    for (const lie of lies) this.liesLeft.add(lie);
  }

  /** Deals the lists of a day and has every agent make so many calls. */
  async day(day: LocalDate, agents: readonly Principal[], rounds: number): Promise<void> {
    this.clock.moveTo(day, '09:30');
    // Customers are dealt to who is there.
    for (const { username, password } of DEMO_AGENTS)
      await this.app.get(SessionsService, { strict: false }).signIn({ username, password, code: undefined, address: '127.0.0.1' });
    // What was left of the day before goes back to be dealt again.
    await this.app.get(Sweeper, { strict: false }).runNow('return-tasks');
    await this.app.get(DealingService, { strict: false }).deal(this.campaignId, { seed: Number(day.replaceAll('-', '')) });
    for (let round = 0; round < rounds; round += 1) await this.round(agents);
  }

  /** One call of each agent, all at the same time. */
  private async round(agents: readonly Principal[]): Promise<void> {
    await this.keepLease();
    const cards = await Promise.all(agents.map((me) => this.dial(me)));
    for (let step = 0; !(await this.allEnded()); step += 1) {
      if (step > MAX_STEPS) throw new Error("a call of the demo's past does not end");
      // A call that the system does not know yet would be taken for lost when the clock jumps.
      if (await this.allPlaced()) this.clock.advance(STEP_MS);
      await this.gateway.catchUp();
      await this.app.get(CallReports, { strict: false }).settled();
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
    for (const card of cards) await this.record(card);
    await this.takenIn();
  }

  /** The lease on the telephone system runs out by a clock that jumps; its own sweep would notice a second later. */
  private async keepLease(): Promise<void> {
    await this.app.get(Sweeper, { strict: false }).runNow('pbx-lease');
  }

  private async dial(me: Principal): Promise<OnCard> {
    await this.app.get(CardsService, { strict: false }).next(me);
    const [row] = (await this.source.query(
      'SELECT c.id, n.position, n.mask FROM card c JOIN prospect_phone n ON n.prospect_id = c.prospect_id WHERE c.open_key = ? ORDER BY n.position LIMIT 1',
      [me.agentId],
    )) as { id: string; position: number; mask: string }[];
    await this.app.get(DialingService, { strict: false }).dial(me, String(row!.id), row!.position);
    return { me, cardId: String(row!.id), answer: row!.mask.slice(-2) };
  }

  private async allPlaced(): Promise<boolean> {
    const open = (await this.source.query('SELECT id FROM phone_call WHERE open_key IS NOT NULL')) as { id: string }[];
    const known = await Promise.all(open.map(({ id }) => this.gateway.inspect(String(id))));
    return known.every((report) => report !== null);
  }

  private allEnded(): Promise<boolean> {
    return this.none('open_key IS NOT NULL');
  }

  private async none(where: string): Promise<boolean> {
    const rows = (await this.source.query(`SELECT 1 FROM phone_call WHERE ${where} LIMIT 1`)) as unknown[];
    return rows.length === 0;
  }

  private async record({ me, cardId, answer }: OnCard): Promise<void> {
    const [call] = (await this.source.query('SELECT id FROM phone_call WHERE card_id = ?', [cardId])) as { id: string }[];
    const callId = String(call!.id);
    this.clock.advance(WRAP_UP_MS);
    const { code, fields } = this.recordOf(callId, answer);
    await this.app.get(OutcomesService, { strict: false }).record(me, { cardId, callId, code, confirmed: true, fields });
  }

  private recordOf(callId: string, answer: string): Recorded {
    const lie = [...this.liesLeft].find((one) => LIES[one].on === answer);
    if (!lie) return HONEST[answer]!;
    this.liesLeft.delete(lie);
    this.lied.set(lie, callId);
    return LIES[lie].record;
  }

  /** The recordings are in the store; the next calls would only get in each other's way. */
  private async takenIn(): Promise<void> {
    for (let step = 0; step < 2000; step += 1) {
      if (await this.none("recordings = 'pending'")) return;
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
    throw new Error("recordings of the demo's past are not taken in");
  }
}
