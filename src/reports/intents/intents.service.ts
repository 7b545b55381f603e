import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CampaignsService, Prospect, ProspectsService, surnameAndTitle } from '../../campaigns/index.js';
import type { Decision, ReviewState } from '../../compliance/index.js';
import { ContractsService } from '../../contracts/index.js';
import { actorOf, type Principal, UnitOfWork } from '../../platform/index.js';
import { AppError, holdsPhoneNumber, OUTCOME_CODES, OUTCOMES } from '../../shared/index.js';
import { HANDOVER, HANDOVER_STATES, type HandoverState } from './handover-states.js';
import { IntentHandover } from './intent-handover.entity.js';
import type { IntentCounts, IntentRecord, IntentsPage, IntentView } from './intents.dto.js';

const PAGE = 50;
const SUCCESSES = OUTCOME_CODES.filter((code) => OUTCOMES[code].success);

export interface IntentFilter {
  campaignId?: string;
  state?: HandoverState;
}

export interface Handover {
  state?: HandoverState;
  branch?: string;
  assignee?: string;
  note?: string;
}

interface IntentRow {
  id: string;
  call_id: string;
  recorded_at: Date;
  prospect_id: string;
  campaign_id: string;
  campaign: string;
  product: string;
  apply_at: string;
  amount_yuan: number | null;
  apply_channel: string | null;
  seat: string;
  agent_name: string;
  mask: string;
  state: HandoverState | null;
  branch: string | null;
  assignee: string | null;
  note: string | null;
  changed_name: string | null;
  changed_at: Date | null;
  case_state: string | null;
  review_state: ReviewState | null;
  decision: Decision | null;
  repeated: number;
}

/** The bank's list of customers with intent and what has become of them (L2, L16: intent is success, later steps are the bank's own). */
@Injectable()
export class IntentsService {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractsService,
    private readonly campaigns: CampaignsService,
    private readonly prospects: ProspectsService,
  ) {}

  /** Newest first. */
  async list(me: Principal, filter: IntentFilter, cursor: string | null): Promise<IntentsPage> {
    const { rows, next } = await this.page(me, filter, cursor, PAGE);
    return { items: await this.views(rows), next, counts: await this.counts(me, filter) };
  }

  async show(me: Principal, id: string): Promise<IntentView> {
    const { rows } = await this.page(me, {}, null, 1, id);
    if (rows.length === 0) throw new AppError('not_found', { intent: id });
    return (await this.views(rows))[0]!;
  }

  /** Every intent a filter finds, in pages, for an export. */
  async *all(me: Principal, filter: IntentFilter): AsyncGenerator<IntentView> {
    for (let cursor: string | null = null; ;) {
      const { rows, next }: { rows: IntentRow[]; next: string | null } = await this.page(me, filter, cursor, PAGE * 4);
      yield* await this.views(rows);
      if (next === null) return;
      cursor = next;
    }
  }

  /** Names branch, person, note or state. Throws `state_conflict` for a step the states do not know. */
  async handOver(me: Principal, id: string, given: Handover): Promise<void> {
    await this.show(me, id);
    const texts = Object.entries({ branch: given.branch, assignee: given.assignee, note: given.note });
    const errors = texts
      .filter(([, text]) => text !== undefined && holdsPhoneNumber(text))
      .map(([field]) => ({ field, reason: 'must not hold a phone number' }));
    if (errors.length > 0) throw new AppError('validation_failed', { errors });
    await this.unitOfWork.run({ actor: actorOf(me), action: 'intent.hand-over', subject: `outcome:${id}` }, async (tx) => {
      const known = await tx.manager.findOne(IntentHandover, { where: { outcomeId: id }, lock: { mode: 'pessimistic_write' } });
      const from = known?.state ?? HANDOVER.initial;
      const state = given.state === undefined || given.state === from ? from : HANDOVER.apply(from, given.state);
      const text = (value: string | undefined, before: string | null | undefined): string | null =>
        value === undefined ? (before ?? null) : value.trim() || null;
      const row = {
        ...{ outcomeId: id, state, branch: text(given.branch, known?.branch), assignee: text(given.assignee, known?.assignee) },
        ...{ note: text(given.note, known?.note), changedBy: me.accountId, changedAt: tx.at },
      };
      if (known) await tx.manager.update(IntentHandover, { outcomeId: id }, row);
      else await tx.manager.insert(IntentHandover, row);
      tx.audit(`outcome:${id}`, { from, state, assigned: row.assignee !== null });
      tx.publish('intent', id);
    });
  }

  private async scope(me: Principal, { campaignId }: IntentFilter): Promise<{ sql: string; values: unknown[] }> {
    const codes = { sql: `o.code IN (${SUCCESSES.map(() => '?').join(',')})`, values: SUCCESSES as unknown[] };
    if (campaignId) {
      const campaign = await this.campaigns.campaignFor(me, campaignId);
      return { sql: `o.campaign_id = ? AND ${codes.sql}`, values: [campaign.id, ...codes.values] };
    }
    const contracts = (await this.contracts.visibleTo(me)).map(({ id }) => id);
    if (contracts.length === 0) return { sql: '1 = 0', values: [] };
    return { sql: `o.contract_id IN (${contracts.map(() => '?').join(',')}) AND ${codes.sql}`, values: [...contracts, ...codes.values] };
  }

  private async page(
    me: Principal,
    filter: IntentFilter,
    cursor: string | null,
    size: number,
    id: string | null = null,
  ): Promise<{ rows: IntentRow[]; next: string | null }> {
    const scope = await this.scope(me, filter);
    const repeated = SUCCESSES.map(() => '?').join(',');
    const rows = (await this.source.query(
      `SELECT o.id, o.call_id, o.recorded_at, o.prospect_id, o.campaign_id, p.title AS campaign, p.product, p.apply_at, o.amount_yuan,
              o.apply_channel, c.seat, a.display_name AS agent_name, n.mask, h.state, h.branch, h.assignee, h.note,
              u.display_name AS changed_name, h.changed_at, e.state AS case_state, r.state AS review_state, r.decision,
              EXISTS (SELECT 1 FROM outcome x WHERE x.customer_index = o.customer_index AND x.order_id = o.order_id AND x.id < o.id
                AND x.code IN (${repeated})) AS repeated
         FROM outcome o JOIN campaign p ON p.id = o.campaign_id JOIN phone_call c ON c.id = o.call_id JOIN agent a ON a.id = o.agent_id
         JOIN prospect_phone n ON n.id = c.phone_id
         LEFT JOIN intent_handover h ON h.outcome_id = o.id LEFT JOIN account u ON u.id = h.changed_by
         LEFT JOIN evidence_case e ON e.outcome_id = o.id LEFT JOIN review r ON r.case_id = e.id
        WHERE ${scope.sql} AND (? IS NULL OR o.id < ?) AND (? IS NULL OR o.id = ?) AND (? IS NULL OR COALESCE(h.state, ?) = ?)
          AND o.version = (SELECT MAX(v.version) FROM outcome v WHERE v.call_id = o.call_id)
        ORDER BY o.id DESC LIMIT ?`,
      [...SUCCESSES, ...scope.values, cursor, cursor, id, id, filter.state ?? null, HANDOVER.initial, filter.state ?? null, size + 1],
    )) as IntentRow[];
    return { rows: rows.slice(0, size), next: rows.length > size ? String(rows[size - 1]!.id) : null };
  }

  private async counts(me: Principal, filter: IntentFilter): Promise<IntentCounts> {
    const scope = await this.scope(me, filter);
    const rows = (await this.source.query(
      `SELECT COALESCE(h.state, ?) AS state, COUNT(*) AS n FROM outcome o LEFT JOIN intent_handover h ON h.outcome_id = o.id
        WHERE ${scope.sql} GROUP BY 1`,
      [HANDOVER.initial, ...scope.values],
    )) as { state: HandoverState; n: string }[];
    return Object.fromEntries(
      HANDOVER_STATES.map((state) => [state, Number(rows.find((row) => row.state === state)?.n ?? 0)]),
    ) as unknown as IntentCounts;
  }

  private async views(rows: IntentRow[]): Promise<IntentView[]> {
    const prospects = new Map<string, { customer: string; customerRef: string }>();
    for (const { prospect_id } of rows) {
      const id = String(prospect_id);
      if (prospects.has(id)) continue;
      const person = await this.prospects.person(await this.source.manager.findOneByOrFail(Prospect, { id }));
      prospects.set(id, { customer: surnameAndTitle(person.name, person.gender, 'zh'), customerRef: person.customerRef ?? '' });
    }
    return rows.map((row) => ({
      ...{ id: String(row.id), callId: String(row.call_id), recordedAt: row.recorded_at.toISOString(), masked: row.mask },
      ...prospects.get(String(row.prospect_id))!,
      ...{ campaignId: String(row.campaign_id), campaign: row.campaign, product: row.product },
      ...{ amountYuan: row.amount_yuan, applyChannel: row.apply_channel, seat: row.seat, agentName: row.agent_name },
      ...{ branch: row.branch ?? row.apply_at, assignee: row.assignee ?? '', note: row.note ?? '', state: row.state ?? HANDOVER.initial },
      ...{ record: recordOf(row), changedBy: row.changed_name, changedAt: row.changed_at?.toISOString() ?? null },
    }));
  }
}

/** What is known of the record behind an intent. A decision counts once it is made; a repeated intent of one customer is a duplicate. */
function recordOf(row: IntentRow): IntentRecord {
  if (row.decision === 'confirmed') return 'false_record';
  if (Number(row.repeated) === 1) return 'duplicate';
  if (row.decision === 'cleared') return 'confirmed_true';
  if (row.review_state === 'open' || row.review_state === 'appealed') return 'under_review';
  return row.case_state === 'examined' ? 'nothing_found' : 'unexamined';
}
