import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import { PushedListsService } from '../../campaigns/index.js';
import { type Actor, type ApiCaller, Caller, Idempotency, type IdempotentRequest, PermitKey } from '../../platform/index.js';
import { BankListBody, BankListView, PushBody, PushView } from './bank-lists.dto.js';
import { BankScope } from './bank-scope.js';
import { neededKey } from './needed-key.js';

/** Lists that the bank's own system fills. Another person than the one who made its key releases them in the console. */
@Controller('bank/lists')
export class BankListsController {
  constructor(
    private readonly scope: BankScope,
    private readonly lists: PushedListsService,
  ) {}

  @Post()
  @PermitKey('customers:write')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: BankListView })
  async open(
    @Caller() caller: ApiCaller,
    @Body() body: BankListBody,
    @Idempotency() request: IdempotentRequest | undefined,
  ): Promise<BankListView> {
    const key = neededKey(request);
    const campaign = await this.scope.campaign(caller, body.campaignId);
    return this.show(caller, await this.lists.open(keyActor(caller), campaign, body.title, key));
  }

  @Get(':id')
  @PermitKey('customers:write')
  @ApiOkResponse({ type: BankListView })
  async show(@Caller() caller: ApiCaller, @Param('id') id: string): Promise<BankListView> {
    const { campaignId, fileName, state, rowsRead, accepted, rejected, losses } = await this.scope.list(caller, id);
    return {
      ...{ id, campaignId, title: fileName, state, rows: rowsRead, accepted, rejected },
      losses: losses.map(({ code, count }) => ({ code, count })),
    };
  }

  /** Up to 1,000 customers; every one is answered. The same key with the same body gets the same answer and does nothing twice. */
  @Post(':id/customers')
  @PermitKey('customers:write')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOkResponse({ type: PushView })
  async push(
    @Caller() caller: ApiCaller,
    @Param('id') id: string,
    @Body() body: PushBody,
    @Idempotency() request: IdempotentRequest | undefined,
  ): Promise<PushView> {
    const key = neededKey(request);
    const list = await this.scope.list(caller, id);
    // class-transformer made instances; what is read and hashed is plain data.
    const customers = body.customers.map(({ attributes, ...customer }) => ({
      ...customer,
      ...(attributes === undefined ? {} : { attributes: attributes.map((attribute) => ({ ...attribute })) }),
    }));
    return this.lists.push(keyActor(caller), list, customers, key);
  }

  @Post(':id/close')
  @PermitKey('customers:write')
  @HttpCode(200)
  @ApiOkResponse({ type: BankListView })
  async close(@Caller() caller: ApiCaller, @Param('id') id: string): Promise<BankListView> {
    await this.lists.close(keyActor(caller), await this.scope.list(caller, id));
    return this.show(caller, id);
  }
}

function keyActor({ keyId, madeBy }: ApiCaller): Actor & { kind: 'api-key' } {
  return { kind: 'api-key', keyId, madeBy };
}
