import type { DataSource } from 'typeorm';
import type { LocalDate } from '../shared/index.js';
import { Agent } from './agent.entity.js';
import type { DutySpan } from './rules/duty.js';
import type { HeldDocument } from './rules/qualification.js';

export interface KnownSpan extends DutySpan {
  /** Null: the local day on which it is asked. */
  workOn: LocalDate | null;
}

export interface AgentAt {
  agent: Agent;
  /** Shifts and permits under way. */
  spans: KnownSpan[];
  documents: HeldDocument[];
}

interface Row {
  id: string;
  contract_id: string;
  vendor_id: string;
  staff_no: string;
  display_name: string;
  seat: string;
  state: Agent['state'];
  created_at: Date;
  what: DutySpan['by'] | 'document' | null;
  kind: HeldDocument['kind'];
  first_on: LocalDate;
  last_on: LocalDate | null;
  starts_at: Date;
  ends_at: Date;
  passed: number;
}

/** An agent with what says whether work may be done at an instant. One statement: every press of every agent asks this. Null: no such agent. */
export async function readAgentAt(source: DataSource, agentId: string, at: Date): Promise<AgentAt | null> {
  const rows = (await source.query(
    `SELECT a.id, a.contract_id, a.vendor_id, a.staff_no, a.display_name, a.seat, a.state, a.created_at,
            h.what, h.kind, h.first_on, h.last_on, h.starts_at, h.ends_at, h.passed
       FROM agent a LEFT JOIN (
         SELECT 'shift' AS what, id, agent_id, NULL AS kind, work_on AS first_on, NULL AS last_on, starts_at, ends_at, NULL AS passed
           FROM shift WHERE agent_id = ? AND starts_at <= ? AND ends_at > ?
         UNION ALL SELECT 'permit', id, agent_id, NULL, NULL, NULL, starts_at, ends_at, NULL
           FROM access_permit WHERE agent_id = ? AND starts_at <= ? AND ends_at > ?
         UNION ALL SELECT 'document', id, agent_id, kind, dated_on, expires_on, NULL, NULL, passed FROM agent_document WHERE agent_id = ?
       ) h ON h.agent_id = a.id WHERE a.id = ? ORDER BY h.id`,
    [agentId, at, at, agentId, at, at, agentId, agentId],
  )) as Row[];
  const [first] = rows;
  if (!first) return null;
  const agent = Object.assign(new Agent(), {
    ...{ id: String(first.id), contractId: String(first.contract_id), vendorId: String(first.vendor_id), staffNo: first.staff_no },
    ...{ displayName: first.display_name, seat: first.seat, state: first.state, createdAt: first.created_at },
  });
  const found: AgentAt = { agent, spans: [], documents: [] };
  for (const { what, kind, first_on: from, last_on: to, starts_at: startsAt, ends_at: endsAt, passed } of rows) {
    if (what === 'document') found.documents.push({ kind, datedOn: from, expiresOn: to, passed: passed === 1 });
    else if (what) found.spans.push({ by: what, workOn: what === 'shift' ? from : null, startsAt, endsAt });
  }
  return found;
}
