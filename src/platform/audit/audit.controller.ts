import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Permit } from '../auth/permit.js';
import { AuditPage, AuditQuery } from './audit.dto.js';

const PAGE = 100;

/** The audit trail as auditors and administrators read it, newest first, by sealed sequence. */
@Controller('audit')
export class AuditController {
  constructor(private readonly source: DataSource) {}

  @Get()
  @Permit('audit.read')
  @ApiOkResponse({ type: AuditPage })
  async list(@Query() query: AuditQuery): Promise<AuditPage> {
    const conditions = ['e.seq IS NOT NULL'];
    const values: unknown[] = [];
    if (query.cursor) (conditions.push('e.seq < ?'), values.push(query.cursor));
    if (query.action) (conditions.push('e.action = ?'), values.push(query.action));
    if (query.subject) (conditions.push('e.subject = ?'), values.push(query.subject));
    const rows = (await this.source.query(
      `SELECT e.id, e.seq, e.at, e.actor, e.action, e.subject, e.details, a.display_name AS name
         FROM audit_entry e LEFT JOIN account a ON e.actor = CONCAT('account:', a.id)
        WHERE ${conditions.join(' AND ')} ORDER BY e.seq DESC LIMIT ?`,
      [...values, PAGE + 1],
    )) as {
      id: string;
      seq: string;
      at: Date;
      actor: string;
      action: string;
      subject: string | null;
      details: string;
      name: string | null;
    }[];
    const items = rows.slice(0, PAGE).map((row) => ({
      id: String(row.id),
      at: row.at.toISOString(),
      actor: row.name ?? row.actor,
      action: row.action,
      subject: row.subject,
      details: JSON.parse(row.details) as Record<string, unknown>,
    }));
    return { items, next: rows.length > PAGE ? String(rows[PAGE - 1]!.seq) : null };
  }
}
