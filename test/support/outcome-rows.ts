import { DataSource, type QueryRunner } from 'typeorm';
import { type Campaign, CampaignsService } from '../../src/campaigns/index.js';
import type { OutcomeCode } from '../../src/shared/index.js';
import type { TestApp } from './test-app.js';

/** Writes outcomes as rows, each on an invented call of a customer of this list, without anybody having to telephone. */
export class OutcomeRows {
  private calls = 0;

  private constructor(
    private readonly test: TestApp,
    private readonly campaign: Campaign,
    private readonly prospects: { id: string; list_id: string; customer_index: Buffer }[],
  ) {}

  static async of(test: TestApp, campaignId: string): Promise<OutcomeRows> {
    const campaign = await test.get(CampaignsService).campaign(campaignId);
    const prospects = await test
      .get(DataSource)
      .query('SELECT id, list_id, customer_index FROM prospect WHERE campaign_id = ? ORDER BY id', [campaignId]);
    return new OutcomeRows(test, campaign, prospects as { id: string; list_id: string; customer_index: Buffer }[]);
  }

  /** Answers the new outcome's id; inside `runner`'s transaction when one is given. A version above 1 corrects the call's earlier one. */
  async write(
    code: OutcomeCode,
    given: { runner?: QueryRunner; prospect?: number; callId?: string; version?: number } = {},
  ): Promise<string> {
    const source = given.runner ?? this.test.get(DataSource);
    const prospect = this.prospects[given.prospect ?? 0]!;
    this.calls += 1;
    const { id, contractId, orderId } = this.campaign;
    const callId = given.callId ?? String(800_000 + Number(id) * 10_000 + this.calls);
    const result = (await source.query(
      `INSERT INTO outcome (card_id, call_id, version, agent_id, account_id, prospect_id, campaign_id, list_id, contract_id, order_id,
         customer_index, work_on, code, confirmed_against_record, recorded_at)
       VALUES (1, ?, ?, 1, 1, ?, ?, ?, ?, ?, ?, '2026-03-03', ?, 0, ?)`,
      [
        callId,
        given.version ?? 1,
        prospect.id,
        id,
        prospect.list_id,
        contractId,
        orderId,
        prospect.customer_index,
        code,
        this.test.clock.now(),
      ],
    )) as { insertId: number | string };
    return String(result.insertId);
  }

  get lastCallId(): string {
    return String(800_000 + Number(this.campaign.id) * 10_000 + this.calls);
  }
}
