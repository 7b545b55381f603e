import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Campaign, type Person, type Prospect, type ProspectPhone, ProspectsService, surnameAndTitle } from '../../campaigns/index.js';
import { MayDialService } from '../../compliance/index.js';
import { CalendarService, Config, type Principal } from '../../platform/index.js';
import { ScriptsService } from '../../scripts/index.js';
import { AppError, Clock, OUTCOME_CODES, type OutcomeCode, OUTCOMES, wallClock } from '../../shared/index.js';
import { ManualCall } from '../by-hand/manual-call.entity.js';
import { PhoneCall } from '../calls/call.entity.js';
import { recordSeen, ringSecondsOf, talkSecondsOf } from '../calls/call-facts.js';
import { callbackDays } from '../rules/callback-days.js';
import { outcomeAgainstRecord } from '../rules/outcome-against-record.js';
import { hasSoftphone } from '../softphone/softphone-seats.js';
import { AgentDesk, type Desk } from './agent-desk.js';
import type { CardView, EarlierContactView, RefusalView } from './card.dto.js';
import { Card } from './card.entity.js';
import { cardRevision, cardState } from './card-revision.js';
import type { AfterNext } from './cards.service.js';

const EARLIER_CONTACTS = 8;

interface OnCard {
  card: Card;
  prospect: Prospect;
  person: Person;
  phones: ProspectPhone[];
  /** One blocked number blocks the customer, as at the dial. */
  blocked: boolean;
  call: PhoneCall | null;
  /** What was said of the call, when it is dialled by hand. */
  byHand: ManualCall | null;
}

interface RevisionRow {
  presence: string | null;
  card: string | null;
  withdrawnBy: string | null;
  call_id: string | null;
  state: PhoneCall['state'];
  placedAt: Date;
  takenBackAt: Date | null;
  byHand: string | null;
}

/** The call card as the agent's page shows it: everything in one answer, and never a full number (S1). */
@Injectable()
export class CardViews {
  constructor(
    private readonly source: DataSource,
    private readonly desks: AgentDesk,
    private readonly prospects: ProspectsService,
    private readonly scripts: ScriptsService,
    private readonly mayDial: MayDialService,
    private readonly calendar: CalendarService,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** The revision of the card as `of` would show it now, by one statement. */
  async revision(me: Principal): Promise<string> {
    if (!me.agentId) throw new AppError('forbidden');
    const [row] = (await this.source.query(
      `SELECT p.state AS presence, c.id AS card, c.withdrawn_by AS withdrawnBy, k.id AS call_id, k.state, k.placed_at AS placedAt,
              k.taken_back_at AS takenBackAt, m.call_id AS byHand
         FROM (SELECT 1 AS present) me LEFT JOIN agent_presence p ON p.agent_id = ? LEFT JOIN card c ON c.open_key = ?
         LEFT JOIN phone_call k ON k.card_id = c.id AND k.id = (SELECT MAX(n.id) FROM phone_call n WHERE n.card_id = c.id)
         LEFT JOIN manual_call m ON m.call_id = k.id`,
      [me.agentId, me.agentId],
    )) as RevisionRow[];
    const { presence, card, withdrawnBy, call_id: callId, state, placedAt, takenBackAt, byHand } = row!;
    const call = callId === null || takenBackAt !== null ? null : { id: String(callId), state, placedAt };
    const shown = card === null ? null : { id: String(card), withdrawnBy };
    const now = cardState({ paused: presence === 'paused', card: shown, call, byHand: byHand !== null }, this.clock.now());
    return cardRevision(now, shown?.id ?? null, call?.id ?? null);
  }

  /** `known`: what the act before has read and opened. */
  async of(me: Principal, known?: AfterNext): Promise<CardView> {
    const desk = known?.desk ?? (await this.desks.of(me));
    const onCard = known?.fresh ? await this.justOpened(known.fresh) : await this.onCard(desk);
    const { agent, terms, window, day } = desk;
    const paused = desk.presence?.state === 'paused';
    const state = cardState(
      { paused, card: onCard?.card ?? null, call: onCard?.call ?? null, byHand: Boolean(onCard?.byHand) },
      this.clock.now(),
    );
    const campaign = onCard ? desk.campaigns.find(({ id }) => id === onCard.card.campaignId) : desk.campaigns[0];
    return {
      state,
      revision: cardRevision(state, onCard?.card.id ?? null, onCard?.call?.id ?? null),
      serverNow: this.clock.now().toISOString(),
      refusal: refusalOf(desk, onCard),
      agent: { displayName: agent.displayName, staffNo: agent.staffNo, seat: agent.seat, ...telephoneOf(desk, this.config) },
      campaign: campaign ? { id: campaign.id, title: campaign.title } : null,
      list: onCard ? { id: onCard.card.listId, name: await this.prospects.listName(onCard.card.listId) } : null,
      window: {
        zone: terms.zone,
        open: window.open,
        closesAt: window.closesAt?.toISOString() ?? null,
        opensAt: window.opensAt?.toISOString() ?? null,
      },
      counters: this.counters(desk, day),
      pauseAfterCall: desk.presence?.state === 'pause_after_call',
      customer: onCard ? await this.customer(onCard, campaign?.product ?? null, campaign?.applyAt ?? null) : null,
      script: onCard ? await this.script(desk, onCard, campaign?.product ?? null, campaign?.applyAt ?? null) : null,
      call: onCard?.call ? callView(onCard.call, onCard.byHand, onCard.phones) : null,
      outcomes: onCard ? choices(onCard.call, onCard.byHand, terms.document.dialling.noAnswerMinRingSeconds) : [],
      callbackWindow: await this.callbackWindow(desk),
    };
  }

  private async justOpened(fresh: NonNullable<AfterNext['fresh']>): Promise<OnCard> {
    return { ...fresh, person: await this.prospects.person(fresh.prospect), blocked: false, call: null, byHand: null };
  }

  private async onCard(desk: Desk): Promise<OnCard | null> {
    const card = await this.desks.openCard(desk.agent.id);
    if (!card) return null;
    const [prospect, call, product] = await Promise.all([
      this.prospects.find(card.prospectId),
      this.pendingCall(card),
      this.productOf(desk, card.campaignId),
    ]);
    const { phones, numbers } = await this.prospects.phonesAndNumbers(prospect);
    const keys = [prospect.customerIndex, ...numbers];
    return {
      ...{ card, prospect, phones, person: await this.prospects.person(prospect) },
      blocked: (await this.mayDial.blocked({ bankId: card.bankId, campaignId: card.campaignId, product }, keys)).size > 0,
      call,
      byHand: call && (await this.source.manager.findOneBy(ManualCall, { callId: call.id })),
    };
  }

  /** Of a running campaign as it is known already; a card may outlive its campaign's run. */
  private async productOf(desk: Desk, campaignId: string): Promise<string> {
    const running = desk.campaigns.find(({ id }) => id === campaignId);
    return (running ?? (await this.source.manager.findOneByOrFail(Campaign, { id: campaignId }))).product;
  }

  private async pendingCall(card: Card): Promise<PhoneCall | null> {
    const [call] = await this.source.manager.find(PhoneCall, { where: { cardId: card.id }, order: { id: 'DESC' }, take: 1 });
    return call && !call.takenBackAt ? call : null;
  }

  private counters(desk: Desk, day: Desk['day']): CardView['counters'] {
    const { capPerHeadPerDay: cap, intentTargetPerHeadPerDay: target } = desk.terms.document.volume;
    return { calls: day.calls, cap, intents: day.intents, target, intentsExpectedByNow: Math.round(target * this.shareOfDay(desk)) };
  }

  /** How much of today's calling hours has passed, 0 to 1; what the target's tick is drawn by. */
  private shareOfDay({ terms }: Desk): number {
    const { minute } = wallClock(this.clock.now(), terms.zone);
    const spans = terms.document.serviceWindows.map((window) => [minuteOf(window.start), minuteOf(window.end)] as const);
    const total = spans.reduce((sum, [start, end]) => sum + (end - start), 0);
    const passed = spans.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(minute, end) - start), 0);
    return total === 0 ? 0 : passed / total;
  }

  private async customer(onCard: OnCard, product: string | null, applyAt: string | null): Promise<CardView['customer']> {
    const { card, prospect, person, phones, blocked } = onCard;
    const callback = card.callbackId ? await this.callbackTime(card.callbackId) : null;
    return {
      cardId: card.id,
      name: surnameAndTitle(person.name, person.gender, 'zh'),
      ...{ region: prospect.region, product, applyAt },
      attributes: Object.entries(person.attributes).map(([name, value]) => ({ name, value })),
      phones: phones.map((phone) => {
        const problem = blocked ? 'do_not_call' : phone.problem;
        return { index: phone.position, masked: phone.mask, usable: problem === null, problem };
      }),
      isCallback: card.callbackId !== null,
      callbackAt: callback?.toISOString() ?? null,
      earlierContacts: await this.earlierContacts(prospect),
    };
  }

  private async callbackTime(callbackId: string): Promise<Date | null> {
    const [row] = (await this.source.query('SELECT due_at FROM callback WHERE id = ?', [callbackId])) as { due_at: Date }[];
    return row?.due_at ?? null;
  }

  private async earlierContacts(prospect: Prospect): Promise<EarlierContactView[]> {
    const rows = (await this.source.query(
      `SELECT o.recorded_at, o.code, c.ringing_at AS ringingAt, c.answered_at AS answeredAt, c.ended_at AS endedAt
         FROM outcome o JOIN phone_call c ON c.id = o.call_id WHERE o.customer_index = ? ORDER BY o.id DESC LIMIT ?`,
      [prospect.customerIndex, EARLIER_CONTACTS],
    )) as { recorded_at: Date; code: OutcomeCode; ringingAt: Date | null; answeredAt: Date | null; endedAt: Date | null }[];
    return rows.map((row) => ({
      at: row.recorded_at.toISOString(),
      outcome: row.code,
      ringSeconds: ringSecondsOf(row),
      talkSeconds: talkSecondsOf(row),
    }));
  }

  private async script(desk: Desk, onCard: OnCard, product: string | null, applyAt: string | null): Promise<CardView['script']> {
    const { card, person } = onCard;
    if (!card.scriptVersionId) return null;
    const title = surnameAndTitle(person.name, person.gender, 'zh');
    return this.scripts.render(card.scriptVersionId, {
      customer: { title, surname: null },
      agent: { staffNo: desk.agent.staffNo, name: desk.agent.displayName },
      campaign: { product, applyAt },
      attribute: person.attributes,
    });
  }

  private async callbackWindow({ terms }: Desk): Promise<CardView['callbackWindow']> {
    const now = this.clock.now();
    const { serviceWindows: windows, officialCalendar, dialling } = terms.document;
    const hours = { windows, officialCalendar, years: await this.calendar.years(), zone: terms.zone, now };
    return {
      from: now.toISOString(),
      to: new Date(now.getTime() + dialling.callbackWithinDays * 86_400_000).toISOString(),
      days: callbackDays({ ...hours, withinDays: dialling.callbackWithinDays }),
    };
  }
}

function telephoneOf({ agent, line }: Desk, config: Config): Pick<CardView['agent'], 'phone' | 'softphone'> {
  return { phone: line.phone, softphone: hasSoftphone(config, agent.seat) };
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function refusalOf(desk: Desk, onCard: OnCard | null): RefusalView | null {
  if (onCard?.card.withdrawnBy)
    return { code: onCard.card.withdrawnBy, facts: onCard.card.againAt ? { againAt: onCard.card.againAt.toISOString() } : {} };
  if (desk.refusal) return { code: desk.refusal.code, facts: desk.refusal.facts };
  return desk.line.refusal;
}

/** What may be recorded. While two people talk the choice is offered already, so that the agent can write along; saving waits for the end. */
function choices(call: PhoneCall | null, byHand: ManualCall | null, minRingSeconds: number): CardView['outcomes'] {
  const seen = call && { ...recordSeen(call, byHand), ended: call.state === 'ended' || call.state === 'talking' };
  return OUTCOME_CODES.map((code) => {
    return {
      code,
      ...outcomeAgainstRecord(code, seen, minRingSeconds),
      required: [...OUTCOMES[code].required],
      optional: [...OUTCOMES[code].optional],
    };
  });
}

function callView(call: PhoneCall, byHand: ManualCall | null, phones: ProspectPhone[]): NonNullable<CardView['call']> {
  const answeredAt = byHand ? byHand.saidAnsweredAt : call.answeredAt;
  const endedAt = byHand ? byHand.saidEndedAt : call.endedAt;
  const phone = phones.find(({ id }) => id === call.phoneId);
  return {
    callId: call.id,
    phoneIndex: phone?.position ?? 0,
    masked: phone?.mask ?? '',
    placedAt: call.placedAt.toISOString(),
    ringingAt: call.ringingAt?.toISOString() ?? null,
    answeredAt: answeredAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    hungUpBy: call.hungUpBy,
    q850Cause: call.q850Cause,
    ringSeconds: ringSecondsOf(call),
    talkSeconds: talkSecondsOf({ answeredAt, endedAt }),
    byHand: byHand && { reveals: byHand.reveals },
  };
}
