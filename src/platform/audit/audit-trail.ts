import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditPage, AuditQuery } from './audit.dto.js';

const PAGE = 100;

interface EntryRow {
  id: string;
  seq: string;
  at: Date;
  actor: string;
  action: string;
  subject: string | null;
  details: string;
  name: string | null;
  key_title: string | null;
}

/** The audit trail as people read it. */
@Injectable()
export class AuditTrail {
  constructor(private readonly source: DataSource) {}

  /** Newest first, by sealed sequence: an entry that is not sealed yet has no place to be read from. */
  async page(query: AuditQuery): Promise<AuditPage> {
    const conditions = ['e.seq IS NOT NULL'];
    const values: unknown[] = [];
    if (query.cursor) (conditions.push('e.seq < ?'), values.push(query.cursor));
    if (query.action) (conditions.push('e.action = ?'), values.push(query.action));
    if (query.subject) (conditions.push('e.subject = ?'), values.push(query.subject));
    const rows = (await this.source.query(
      `SELECT e.id, e.seq, e.at, e.actor, e.action, e.subject, e.details, a.display_name AS name, k.title AS key_title
         FROM audit_entry e LEFT JOIN account a ON e.actor = CONCAT('account:', a.id)
         LEFT JOIN api_key k ON e.actor = CONCAT('api-key:', k.id)
        WHERE ${conditions.join(' AND ')} ORDER BY e.seq DESC LIMIT ?`,
      [...values, PAGE + 1],
    )) as EntryRow[];
    const items = rows.slice(0, PAGE).map((row) => ({
      ...{ id: String(row.id), at: row.at.toISOString(), actor: nameOf(row), action: row.action, subject: row.subject },
      details: JSON.parse(row.details) as Record<string, unknown>,
    }));
    return { items, next: rows.length > PAGE ? String(rows[PAGE - 1]!.seq) : null };
  }

  /** How far the chain is sealed, and what still waits. */
  async state(): Promise<{ sealed: string; unsealed: number; headAt: string | null }> {
    const [row] = (await this.source.query(
      `SELECT h.seq AS sealed, (SELECT COUNT(*) FROM audit_entry WHERE seq IS NULL) AS unsealed,
              (SELECT e.at FROM audit_entry e WHERE e.seq = h.seq) AS headAt FROM audit_head h WHERE h.id = 1`,
    )) as { sealed: string; unsealed: string; headAt: Date | null }[];
    return { sealed: String(row!.sealed), unsealed: Number(row!.unsealed), headAt: row!.headAt?.toISOString() ?? null };
  }
}

function nameOf({ actor, name, key_title }: EntryRow): string {
  return key_title === null ? (name ?? actor) : `${actor} (${key_title})`;
}
