import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import { DoNotCallService } from '../../compliance/index.js';
import { actorOfCaller, type ApiCaller, Caller, Idempotency, type IdempotentRequest, PermitKey } from '../../platform/index.js';
import { OUTCOMES } from '../../shared/index.js';
import { CustomerRefs } from '../feed/customer-refs.js';
import { type FeedRow, OutcomeFeed } from '../feed/outcome-feed.service.js';
import { BankDoNotCallBody, BankDoNotCallView, BankOutcomesPage, BankOutcomesQuery, type BankOutcomeView } from './bank-outcomes.dto.js';
import { neededKey } from './needed-key.js';

const PAGE = 100;

/** What came of the calls, for the bank's own system, and who must not be called any more. */
@Controller('bank')
export class BankOutcomesController {
  constructor(
    private readonly feed: OutcomeFeed,
    private readonly customers: CustomerRefs,
    private readonly doNotCall: DoNotCallService,
  ) {}

  /** Outcomes in the order of the feed, behind `cursor`; without one from the beginning. Corrections come as outcomes of their own. */
  @Get('outcomes')
  @PermitKey('outcomes:read')
  @ApiOkResponse({ type: BankOutcomesPage })
  async list(@Caller() caller: ApiCaller, @Query() query: BankOutcomesQuery): Promise<BankOutcomesPage> {
    const { cursor = '0', limit = PAGE } = query;
    const rows = await this.feed.read(caller.bankId, cursor, limit + 1);
    const page = rows.slice(0, limit);
    const named = caller.scopes.includes('customers:read');
    const refs = named ? await this.customers.of(page.map(({ prospectId }) => prospectId)) : new Map<string, string>();
    const position = page.at(-1)?.seq ?? cursor;
    return { items: page.map((row) => view(row, refs.get(row.prospectId) ?? null)), next: rows.length > limit ? position : null, position };
  }

  /** Binds at once, for the customer with every number that any list of the bank knows. */
  @Post('do-not-call')
  @PermitKey('do-not-call:write')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: BankDoNotCallView })
  async block(
    @Caller() caller: ApiCaller,
    @Body() body: BankDoNotCallBody,
    @Idempotency() request: IdempotentRequest | undefined,
  ): Promise<BankDoNotCallView> {
    return { id: await this.doNotCall.addByHand(actorOfCaller(caller), caller.bankId, { ...body }, neededKey(request)) };
  }
}

function view(row: FeedRow, customerRef: string | null): BankOutcomeView {
  return {
    ...{ cursor: row.seq, outcomeId: row.outcomeId, code: row.code, intent: OUTCOMES[row.code].success },
    ...{ recordedAt: row.recordedAt.toISOString(), callId: row.callId, campaignId: row.campaignId, listId: row.listId },
    ...{ customerRef, maskedNumber: row.mask, attempts: row.attempts, correctsOutcomeId: row.earlierId },
  };
}
