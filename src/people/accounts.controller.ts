import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { ContractsService } from '../contracts/index.js';
import { AccountsService, actorOf, Idempotency, type IdempotentRequest, Me, Permit, type Principal } from '../platform/index.js';
import { AppError, Clock } from '../shared/index.js';
import { AccountBody, AccountsView, AccountView, NewPasswordBody, PartiesView } from './accounts.dto.js';
import { PeopleService } from './people.service.js';

/** Accounts, for the administrator. Stands with the people because an agent's account belongs to an agent and a party. */
@Controller()
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly people: PeopleService,
    private readonly contracts: ContractsService,
    private readonly clock: Clock,
  ) {}

  @Get('accounts')
  @Permit('account.write')
  @ApiOkResponse({ type: AccountsView })
  async list(): Promise<AccountsView> {
    const parties = await this.contracts.parties();
    const now = this.clock.now();
    const items: AccountView[] = [];
    for (const { id, username, displayName, role, state, lockedUntil, lastSignInAt, partyId, agentId } of await this.accounts.list()) {
      const agent = agentId ? await this.people.agent(agentId) : null;
      items.push({
        ...{ id, username, displayName, role, state },
        lockedUntil: lockedUntil && lockedUntil > now ? lockedUntil.toISOString() : null,
        lastSignInAt: lastSignInAt?.toISOString() ?? null,
        party: parties.find((party) => party.id === partyId)?.name ?? null,
        agent: agent ? { id: agent.id, staffNo: agent.staffNo } : null,
      });
    }
    return { items };
  }

  @Get('parties')
  @Permit('account.write')
  @ApiOkResponse({ type: PartiesView })
  async parties(): Promise<PartiesView> {
    return { items: await this.contracts.parties() };
  }

  @Post('accounts')
  @Permit('account.write')
  @ApiCreatedResponse({ type: AccountView })
  async create(@Me() me: Principal, @Body() body: AccountBody, @Idempotency() key: IdempotentRequest | undefined): Promise<AccountView> {
    const agent = body.agentId ? await this.people.agent(body.agentId) : null;
    const partyId = agent?.vendorId ?? body.partyId ?? null;
    if (body.role !== 'admin' && partyId === null) {
      throw new AppError('validation_failed', { errors: [{ field: 'partyId', reason: 'this role needs a party' }] });
    }
    // The stored answer of an idempotent request must not hold a password, so neither may its input.
    const { password: _password, ...input } = body;
    const id = await this.accounts.create(actorOf(me), { ...body, partyId, agentId: body.agentId ?? null }, key && { key: key.key, input });
    return this.view(id);
  }

  @Post('accounts/:id/disable')
  @Permit('account.write')
  @HttpCode(200)
  @ApiOkResponse({ type: AccountView })
  async disable(@Me() me: Principal, @Param('id') id: string): Promise<AccountView> {
    await this.accounts.setState(actorOf(me), id, 'disabled');
    return this.view(id);
  }

  @Post('accounts/:id/enable')
  @Permit('account.write')
  @HttpCode(200)
  @ApiOkResponse({ type: AccountView })
  async enable(@Me() me: Principal, @Param('id') id: string): Promise<AccountView> {
    await this.accounts.setState(actorOf(me), id, 'active');
    return this.view(id);
  }

  @Post('accounts/:id/unlock')
  @Permit('account.write')
  @HttpCode(200)
  @ApiOkResponse({ type: AccountView })
  async unlock(@Me() me: Principal, @Param('id') id: string): Promise<AccountView> {
    await this.accounts.unlock(actorOf(me), id);
    return this.view(id);
  }

  @Post('accounts/:id/password')
  @Permit('account.write')
  @HttpCode(204)
  async password(@Me() me: Principal, @Param('id') id: string, @Body() body: NewPasswordBody): Promise<void> {
    await this.accounts.setPassword(actorOf(me), id, body.password);
  }

  private async view(id: string): Promise<AccountView> {
    const found = (await this.list()).items.find((account) => account.id === id);
    if (!found) throw new AppError('not_found');
    return found;
  }
}
