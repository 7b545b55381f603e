import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { actorOf, Idempotency, type IdempotentRequest, Me, Permit, type Principal, ReasonBody } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import {
  DoNotCallBody,
  DoNotCallDetails,
  DoNotCallMatches,
  DoNotCallPage,
  DoNotCallQuery,
  DoNotCallScopes,
  DoNotCallSearchBody,
  DoNotCallView,
} from './dialing.dto.js';
import { DoNotCallService } from './do-not-call.service.js';
import { EntryReader } from './registry/entry-reader.js';
import { EntryViews } from './registry/entry-views.js';
import { RemovalsService } from './registry/removals.service.js';

@Controller('do-not-call')
export class DoNotCallController {
  constructor(
    private readonly registry: DoNotCallService,
    private readonly reader: EntryReader,
    private readonly removals: RemovalsService,
    private readonly views: EntryViews,
  ) {}

  @Get()
  @Permit('do-not-call.read')
  @ApiOkResponse({ type: DoNotCallPage })
  async list(@Me() me: Principal, @Query() query: DoNotCallQuery): Promise<DoNotCallPage> {
    const { cursor, ...filter } = query;
    const { items, next } = await this.reader.list(bankOf(me), filter, cursor ?? null);
    return { items: await this.views.of(me, bankOf(me), items), next };
  }

  /** Products and campaigns that an entry may be limited to, with the longest expiry that their terms allow. */
  @Get('scopes')
  @Permit('do-not-call.read')
  @ApiOkResponse({ type: DoNotCallScopes })
  async scopes(@Me() me: Principal): Promise<DoNotCallScopes> {
    return { items: await this.views.scopeChoices(bankOf(me)) };
  }

  @Get(':id')
  @Permit('do-not-call.read')
  @ApiOkResponse({ type: DoNotCallDetails })
  async show(@Me() me: Principal, @Param('id') id: string): Promise<DoNotCallDetails> {
    return this.views.details(me, bankOf(me), id);
  }

  @Post('search')
  @Permit('do-not-call.read')
  @HttpCode(200)
  @ApiOkResponse({ type: DoNotCallMatches })
  async search(@Me() me: Principal, @Body() body: DoNotCallSearchBody): Promise<DoNotCallMatches> {
    return this.views.matches(me, bankOf(me), await this.reader.search(actorOf(me), bankOf(me), body));
  }

  @Post()
  @Permit('do-not-call.write')
  @ApiCreatedResponse({ type: DoNotCallView })
  async add(@Me() me: Principal, @Body() body: DoNotCallBody, @Idempotency() key: IdempotentRequest | undefined): Promise<DoNotCallView> {
    return this.views.one(me, bankOf(me), await this.registry.addByHand(actorOf(me), bankOf(me), body, key));
  }

  @Post(':id/removal')
  @Permit('do-not-call.write')
  @HttpCode(200)
  @ApiOkResponse({ type: DoNotCallView })
  async requestRemoval(@Me() me: Principal, @Param('id') id: string, @Body() body: ReasonBody): Promise<DoNotCallView> {
    await this.removals.request(accountOf(me), bankOf(me), id, body.reason);
    return this.views.one(me, bankOf(me), id);
  }

  @Post(':id/removal/approve')
  @Permit('do-not-call.write')
  @HttpCode(200)
  @ApiOkResponse({ type: DoNotCallView })
  async approveRemoval(@Me() me: Principal, @Param('id') id: string): Promise<DoNotCallView> {
    await this.removals.approve(accountOf(me), bankOf(me), id);
    return this.views.one(me, bankOf(me), id);
  }

  @Post(':id/removal/refuse')
  @Permit('do-not-call.write')
  @HttpCode(200)
  @ApiOkResponse({ type: DoNotCallView })
  async refuseRemoval(@Me() me: Principal, @Param('id') id: string, @Body() body: ReasonBody): Promise<DoNotCallView> {
    await this.removals.refuse(accountOf(me), bankOf(me), id, body.reason);
    return this.views.one(me, bankOf(me), id);
  }

  @Post(':id/removal/withdraw')
  @Permit('do-not-call.write')
  @HttpCode(200)
  @ApiOkResponse({ type: DoNotCallView })
  async withdrawRemoval(@Me() me: Principal, @Param('id') id: string): Promise<DoNotCallView> {
    await this.removals.withdraw(accountOf(me), bankOf(me), id);
    return this.views.one(me, bankOf(me), id);
  }

  /** Puts the customers whom an ended entry had withdrawn back on their lists, as far as nothing else blocks them. */
  @Post(':id/put-back')
  @Permit('do-not-call.write')
  @HttpCode(200)
  @ApiOkResponse({ type: DoNotCallDetails })
  async putBack(@Me() me: Principal, @Param('id') id: string, @Body() body: ReasonBody): Promise<DoNotCallDetails> {
    await this.removals.putBack(accountOf(me), bankOf(me), id, body.reason);
    return this.views.details(me, bankOf(me), id);
  }
}

/** The bank a person works for; a bank role without one can do nothing here. */
export function bankOf(me: Principal): string {
  if (!me.partyId) throw new AppError('forbidden');
  return me.partyId;
}

export function accountOf(me: Principal): { kind: 'account'; accountId: string; role: string } {
  return { kind: 'account', accountId: me.accountId, role: me.role };
}
