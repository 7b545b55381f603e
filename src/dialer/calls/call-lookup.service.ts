import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CallDirectory, type CallSource, type KnownCall } from '../../compliance/index.js';
import type { OutcomeCode } from '../../shared/index.js';

interface CallRow {
  id: string;
  bank_id: string;
  contract_id: string;
  order_id: string;
  agent_id: string;
  agent_name: string;
  seat: string;
  campaign: string;
  placed_at: Date;
  work_on: string;
  answered_at: Date | null;
  ended_at: Date | null;
  code: OutcomeCode | null;
}

/** Finds calls for those who stand to the left: complaints begin with a number and end at a call. */
@Injectable()
export class CallLookup implements CallSource, OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly directory: CallDirectory,
  ) {}

  onModuleInit(): void {
    this.directory.register(this);
  }

  async byId(bankId: string, callId: string): Promise<KnownCall | null> {
    return (await this.calls('c.id = ?', 'k.bank_id = ?', [callId, bankId], 1))[0] ?? null;
  }

  async byNumber(bankId: string, numberIndex: Buffer, limit: number): Promise<KnownCall[]> {
    const phones = (await this.source.query('SELECT id FROM prospect_phone WHERE bank_id = ? AND number_index = ?', [
      bankId,
      numberIndex,
    ])) as {
      id: string;
    }[];
    if (phones.length === 0) return [];
    const ids = phones.map(({ id }) => String(id));
    return this.calls(
      `c.phone_id IN (${ids.map(() => '?').join(',')})`,
      'k.bank_id = ? AND c.taken_back_at IS NULL',
      [...ids, bankId],
      limit,
    );
  }

  private async calls(which: string, where: string, values: unknown[], limit: number): Promise<KnownCall[]> {
    const rows = (await this.source.query(
      `SELECT c.id, k.bank_id, c.contract_id, c.order_id, c.agent_id, a.display_name AS agent_name, c.seat, p.title AS campaign, c.placed_at,
              c.work_on, c.answered_at, c.ended_at,
              (SELECT o.code FROM outcome o WHERE o.call_id = c.id ORDER BY o.version DESC LIMIT 1) AS code
         FROM phone_call c JOIN contract k ON k.id = c.contract_id JOIN agent a ON a.id = c.agent_id JOIN campaign p ON p.id = c.campaign_id
        WHERE ${which} AND ${where} ORDER BY c.id DESC LIMIT ?`,
      [...values, limit],
    )) as CallRow[];
    return rows.map((row) => ({
      ...{ callId: String(row.id), bankId: String(row.bank_id), contractId: String(row.contract_id), orderId: String(row.order_id) },
      ...{ agentId: String(row.agent_id), agentName: row.agent_name, seat: row.seat, campaign: row.campaign, placedAt: row.placed_at },
      workOn: row.work_on,
      talkSeconds: row.answered_at && row.ended_at ? Math.round((row.ended_at.getTime() - row.answered_at.getTime()) / 100) / 10 : null,
      code: row.code,
    }));
  }
}
