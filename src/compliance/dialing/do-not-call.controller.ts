import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { actorOf, CursorQuery, Idempotency, type IdempotentRequest, Me, Permit, type Principal, ReasonBody } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import { DoNotCallBody, DoNotCallMatches, DoNotCallPage, DoNotCallSearchBody, DoNotCallView } from './dialing.dto.js';
import { DoNotCallService, type EntryRow } from './do-not-call.service.js';

@Controller('do-not-call')
export class DoNotCallController {
  constructor(private readonly registry: DoNotCallService) {}

  @Get()
  @Permit('do-not-call.read')
  @ApiOkResponse({ type: DoNotCallPage })
  async list(@Me() me: Principal, @Query() query: CursorQuery): Promise<DoNotCallPage> {
    const { items, next } = await this.registry.list(bankOf(me), query.cursor ?? null);
    return { items: items.map((row) => view(row, me)), next };
  }

  @Post('search')
  @Permit('do-not-call.read')
  @HttpCode(200)
  @ApiOkResponse({ type: DoNotCallMatches })
  async search(@Me() me: Principal, @Body() body: DoNotCallSearchBody): Promise<DoNotCallMatches> {
    const rows = await this.registry.search(actorOf(me), bankOf(me), body);
    return { items: rows.map((row) => view(row, me)) };
  }

  @Post()
  @Permit('do-not-call.write')
  @ApiCreatedResponse({ type: DoNotCallView })
  async add(@Me() me: Principal, @Body() body: DoNotCallBody, @Idempotency() key: IdempotentRequest | undefined): Promise<DoNotCallView> {
    const id = await this.registry.addByHand(actorOf(me), bankOf(me), body, key);
    return view(await this.registry.entry(bankOf(me), id), me);
  }

  @Post(':id/removal')
  @Permit('do-not-call.write')
  @HttpCode(200)
  @ApiOkResponse({ type: DoNotCallView })
  async requestRemoval(@Me() me: Principal, @Param('id') id: string, @Body() body: ReasonBody): Promise<DoNotCallView> {
    await this.registry.requestRemoval({ kind: 'account', accountId: me.accountId, role: me.role }, bankOf(me), id, body.reason);
    return view(await this.registry.entry(bankOf(me), id), me);
  }

  @Post(':id/removal/approve')
  @Permit('do-not-call.write')
  @HttpCode(200)
  @ApiOkResponse({ type: DoNotCallView })
  async approveRemoval(@Me() me: Principal, @Param('id') id: string): Promise<DoNotCallView> {
    await this.registry.approveRemoval({ kind: 'account', accountId: me.accountId, role: me.role }, bankOf(me), id);
    return view(await this.registry.entry(bankOf(me), id), me);
  }
}

/** The bank a person works for; a bank role without one can do nothing here. */
export function bankOf(me: Principal): string {
  if (!me.partyId) throw new AppError('forbidden');
  return me.partyId;
}

function view(row: EntryRow, me: Principal): DoNotCallView {
  const mayWrite = me.role === 'bank_manager';
  const actions = [
    ...(mayWrite && row.state === 'active' ? ['request_removal'] : []),
    ...(mayWrite && row.state === 'removal_requested' && String(row.removal_requested_by) !== me.accountId ? ['approve_removal'] : []),
  ];
  return {
    id: String(row.id),
    masked: row.masks ? row.masks.split(',') : [],
    source: row.source,
    reason: row.reason,
    by: row.created_name ?? '',
    at: row.created_at.toISOString(),
    state: row.state,
    removalReason: row.removal_reason,
    removalRequestedBy: row.removal_requested_name,
    evidenceCallId: row.evidence_call_id === null ? null : String(row.evidence_call_id),
    actions,
  };
}
