import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ContractsService } from '../../contracts/index.js';
import { actorOf, type IdempotentRequest, isDuplicate, type Principal, Protector, UnitOfWork } from '../../platform/index.js';
import {
  AppError,
  Clock,
  holdsPhoneNumber,
  isLocalDate,
  type LocalDate,
  localDateOf,
  maskPhone,
  normalisePhone,
} from '../../shared/index.js';
import { bankOf } from '../dialing/do-not-call.controller.js';
import { callRefOf } from '../evidence/reviews/call-views.js';
import { CallDirectory } from './call-directory.js';
import { Complaint } from './complaint.entity.js';
import { COMPLAINT_STATES_TABLE } from './complaint-states.js';
import type { ComplaintChannel, ComplaintView, FoundCallsView } from './complaints.dto.js';

const PAGE = 50;
const MAX_CALLS = 100;

export interface NewComplaint {
  callId: string;
  receivedOn: LocalDate;
  channel: ComplaintChannel;
  summary: string;
}

/** An upheld complaint, as a settlement needs it (L17). */
export interface UpheldComplaint {
  complaintId: string;
  callId: string;
  agentId: string;
  receivedOn: LocalDate;
  level: 1 | 2;
  decidedAt: string;
}

interface ComplaintRow {
  id: string;
  call_id: string;
  called_on: string;
  seat: string;
  agent_name: string;
  received_on: string;
  channel: ComplaintChannel;
  summary: string;
  state: ComplaintView['state'];
  level: 1 | 2 | null;
  recorded_by: string;
  recorded_name: string;
  recorded_at: Date;
  decided_name: string | null;
  decided_at: Date | null;
  decision_reason: string | null;
}

/** The complaint register. Who records a complaint does not decide on it. */
@Injectable()
export class ComplaintsService {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly protector: Protector,
    private readonly contracts: ContractsService,
    private readonly directory: CallDirectory,
    private readonly clock: Clock,
  ) {}

  /** The calls to a customer's number. The search goes to the audit trail, the number only as the beginning of its index. */
  async callsTo(me: Principal, number: string): Promise<FoundCallsView> {
    const phone = normalisePhone(number);
    if (!phone.ok) throw new AppError('validation_failed', { errors: [{ field: 'number', reason: phone.problem }] });
    const bankId = bankOf(me);
    const index = this.protector.index('number', phone.e164);
    const calls = await this.directory.calls.byNumber(bankId, index, MAX_CALLS);
    await this.unitOfWork.run({ actor: actorOf(me), action: 'complaint.search', subject: `bank:${bankId}` }, async (tx) => {
      tx.audit(`bank:${bankId}`, { key: index.toString('hex').slice(0, 16), calls: calls.length });
    });
    const callIds = calls.map(({ callId }) => callId);
    const complaints = await this.complaintsAbout(callIds);
    const sealed = await this.underReview(callIds);
    return {
      masked: maskPhone(phone.e164),
      items: calls.map((call) => ({
        ...{ callId: call.callId, callRef: callRefOf({ ...call, caseId: '' }), placedAt: call.placedAt.toISOString(), workOn: call.workOn },
        ...{ seat: call.seat, agentName: call.agentName, campaign: call.campaign, talkSeconds: call.talkSeconds },
        code: sealed.has(call.callId) ? null : call.code,
        complaintId: complaints.get(call.callId) ?? null,
      })),
    };
  }

  /** Records a complaint about a call of the asker's bank; one a call. */
  async record(me: Principal, given: NewComplaint, key?: IdempotentRequest): Promise<string> {
    const bankId = bankOf(me);
    const call = await this.directory.calls.byId(bankId, given.callId);
    if (!call) throw new AppError('not_found', { call: given.callId });
    const { zone } = await this.contracts.contract(call.contractId);
    const errors = problemsOf(given, call.workOn, localDateOf(this.clock.now(), zone));
    if (errors.length > 0) throw new AppError('validation_failed', { errors });
    const { contractId, orderId, agentId, callId, seat, workOn: calledOn } = call;
    try {
      return await this.unitOfWork.run({ actor: actorOf(me), action: 'complaint.record', key }, async (tx) => {
        const id = await tx.insert(Complaint, {
          ...{ bankId, contractId, orderId, agentId, callId, seat, calledOn, receivedOn: given.receivedOn, channel: given.channel },
          ...{ summary: given.summary.trim(), state: 'recorded', level: null, recordedBy: me.accountId, recordedAt: tx.at },
          ...{ decidedBy: null, decidedAt: null, decisionReason: null },
        });
        tx.audit(`complaint:${id}`, { callId, channel: given.channel });
        tx.publish('complaint', id);
        return id;
      });
    } catch (error) {
      if (isDuplicate(error)) throw new AppError('duplicate', { field: 'callId' });
      throw error;
    }
  }

  /** Upholds a complaint with its level, or rejects it. Throws `four_eyes` for the one who recorded it. */
  async decide(me: Principal, id: string, given: { upheld: boolean; level?: 1 | 2; reason: string }): Promise<void> {
    if (given.upheld !== (given.level !== undefined))
      throw new AppError('validation_failed', {
        errors: [
          { field: 'level', reason: given.upheld ? 'is required for an upheld complaint' : 'does not belong to a rejected complaint' },
        ],
      });
    await this.unitOfWork.run({ actor: actorOf(me), action: 'complaint.decide', subject: `complaint:${id}` }, async (tx) => {
      const found = await tx.manager.findOne(Complaint, { where: { id, bankId: bankOf(me) }, lock: { mode: 'pessimistic_write' } });
      if (!found) throw new AppError('not_found', { complaint: id });
      const state = COMPLAINT_STATES_TABLE.apply(found.state, given.upheld ? 'uphold' : 'reject');
      if (found.recordedBy === me.accountId) throw new AppError('four_eyes', { subject: 'complaint' });
      await tx.manager.update(
        Complaint,
        { id },
        { state, level: given.level ?? null, decidedBy: me.accountId, decidedAt: tx.at, decisionReason: given.reason.trim() },
      );
      tx.audit(`complaint:${id}`, { state, level: given.level ?? null, callId: found.callId });
      tx.publish('complaint', id);
      tx.publish('statement', null);
    });
  }

  /** Newest first. */
  async list(me: Principal, cursor: string | null): Promise<{ items: ComplaintView[]; next: string | null }> {
    const rows = await this.rows(me, '(? IS NULL OR c.id < ?)', [cursor, cursor], PAGE + 1);
    return { items: rows.slice(0, PAGE).map((row) => viewOf(row, me)), next: rows.length > PAGE ? String(rows[PAGE - 1]!.id) : null };
  }

  async show(me: Principal, id: string): Promise<ComplaintView> {
    const [row] = await this.rows(me, 'c.id = ?', [id], 1);
    if (!row) throw new AppError('not_found', { complaint: id });
    return viewOf(row, me);
  }

  /** The upheld complaints of an order that were received up to and with `until`. */
  async upheld(contractId: string, orderId: string, until: LocalDate): Promise<UpheldComplaint[]> {
    const rows = (await this.source.query(
      `SELECT id, call_id, agent_id, received_on, level, decided_at FROM complaint
        WHERE contract_id = ? AND order_id = ? AND state = 'upheld' AND received_on <= ? ORDER BY id`,
      [contractId, orderId, until],
    )) as { id: string; call_id: string; agent_id: string; received_on: string; level: 1 | 2; decided_at: Date }[];
    return rows.map((row) => ({
      ...{ complaintId: String(row.id), callId: String(row.call_id), agentId: String(row.agent_id), receivedOn: row.received_on },
      ...{ level: row.level, decidedAt: row.decided_at.toISOString() },
    }));
  }

  /** Calls whose review is open: what their agents recorded stays sealed here, too. */
  private async underReview(callIds: string[]): Promise<Set<string>> {
    if (callIds.length === 0) return new Set();
    const rows = (await this.source.query(
      `SELECT call_id FROM review WHERE state IN ('open', 'appealed') AND call_id IN (${callIds.map(() => '?').join(',')})`,
      callIds,
    )) as { call_id: string }[];
    return new Set(rows.map((row) => String(row.call_id)));
  }

  /** The complaints about calls, by call id. */
  async complaintsAbout(callIds: string[]): Promise<Map<string, string>> {
    if (callIds.length === 0) return new Map();
    const rows = (await this.source.query(
      `SELECT id, call_id FROM complaint WHERE call_id IN (${callIds.map(() => '?').join(',')})`,
      callIds,
    )) as { id: string; call_id: string }[];
    return new Map(rows.map((row) => [String(row.call_id), String(row.id)]));
  }

  private async rows(me: Principal, where: string, values: unknown[], limit: number): Promise<ComplaintRow[]> {
    return (await this.source.query(
      `SELECT c.id, c.call_id, c.called_on, c.seat, a.display_name AS agent_name, c.received_on, c.channel, c.summary, c.state, c.level,
              c.recorded_by, r.display_name AS recorded_name, c.recorded_at, d.display_name AS decided_name, c.decided_at, c.decision_reason
         FROM complaint c JOIN agent a ON a.id = c.agent_id JOIN account r ON r.id = c.recorded_by
         LEFT JOIN account d ON d.id = c.decided_by
        WHERE c.bank_id = ? AND ${where} ORDER BY c.id DESC LIMIT ?`,
      [bankOf(me), ...values, limit],
    )) as ComplaintRow[];
  }
}

function viewOf(row: ComplaintRow, me: Principal): ComplaintView {
  const mayDecide = me.role === 'bank_auditor' && row.state === 'recorded' && String(row.recorded_by) !== me.accountId;
  const callId = String(row.call_id);
  return {
    ...{
      id: String(row.id),
      callId,
      callRef: callRefOf({ workOn: row.called_on, callId, caseId: '' }),
      seat: row.seat,
      agentName: row.agent_name,
    },
    ...{
      calledOn: row.called_on,
      receivedOn: row.received_on,
      channel: row.channel,
      summary: row.summary,
      state: row.state,
      level: row.level,
    },
    ...{ recordedBy: row.recorded_name, recordedAt: row.recorded_at.toISOString() },
    ...{ decidedBy: row.decided_name, decidedAt: row.decided_at?.toISOString() ?? null, decisionReason: row.decision_reason },
    actions: mayDecide ? ['decide'] : [],
  };
}

function problemsOf({ receivedOn, summary }: NewComplaint, calledOn: LocalDate, today: LocalDate): { field: string; reason: string }[] {
  if (!isLocalDate(receivedOn)) return [{ field: 'receivedOn', reason: 'is no date' }];
  return [
    ...(receivedOn > today ? [{ field: 'receivedOn', reason: 'must not lie in the future' }] : []),
    ...(receivedOn < calledOn ? [{ field: 'receivedOn', reason: 'lies before the call' }] : []),
    ...(holdsPhoneNumber(summary) ? [{ field: 'summary', reason: 'must not hold a phone number' }] : []),
  ];
}
