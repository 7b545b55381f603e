import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { ContractsService } from '../../contracts/index.js';
import {
  AccountsService,
  type ApiKey,
  ApiKeysService,
  Idempotency,
  type IdempotentRequest,
  Me,
  Permit,
  type Principal,
} from '../../platform/index.js';
import { AppError, Clock } from '../../shared/index.js';
import { accountActor } from '../account-actor.js';
import { RotationBody } from '../webhooks/webhooks.dto.js';
import { ApiKeyBody, ApiKeySecretView, ApiKeysView, type ApiKeyView } from './api-keys.dto.js';

const REQUESTS_PER_MINUTE = 600;

/** Keys of the banks' own systems, for the administrator. The secret leaves twice: when it is made and when it is rotated. */
@Controller('api-keys')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly contracts: ContractsService,
    private readonly accounts: AccountsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Permit('integration.write')
  @ApiOkResponse({ type: ApiKeysView })
  async list(): Promise<ApiKeysView> {
    return { items: await this.views(await this.keys.list()) };
  }

  @Post()
  @Permit('integration.write')
  @ApiCreatedResponse({ type: ApiKeySecretView })
  async create(
    @Me() me: Principal,
    @Body() body: ApiKeyBody,
    @Idempotency() request: IdempotentRequest | undefined,
  ): Promise<ApiKeySecretView> {
    const { bankId, title, scopes, networks = '', requestsPerMinute = REQUESTS_PER_MINUTE, expiresAt } = body;
    if (!(await this.contracts.parties()).some((party) => party.id === bankId && party.kind === 'bank')) {
      throw new AppError('validation_failed', { errors: [{ field: 'bankId', reason: 'there is no such bank' }] });
    }
    const { id, key } = await this.keys.create(
      accountActor(me),
      { bankId, title, scopes, networks, requestsPerMinute, expiresAt: expiresAt === undefined ? null : new Date(expiresAt) },
      request,
    );
    return this.withSecret(id, key);
  }

  /** A new secret; the one before works for the chosen overlap. */
  @Post(':id/rotate')
  @Permit('integration.write')
  @HttpCode(200)
  @ApiOkResponse({ type: ApiKeySecretView })
  async rotate(@Me() me: Principal, @Param('id') id: string, @Body() body: RotationBody): Promise<ApiKeySecretView> {
    return this.withSecret(id, await this.keys.rotate(accountActor(me), id, body.overlapSeconds));
  }

  /** At once and for ever. */
  @Post(':id/revoke')
  @Permit('integration.write')
  @HttpCode(204)
  async revoke(@Me() me: Principal, @Param('id') id: string): Promise<void> {
    await this.keys.revoke(accountActor(me), id);
  }

  private async withSecret(id: string, key: string): Promise<ApiKeySecretView> {
    const [apiKey] = await this.views([await this.keys.one(id)]);
    return { apiKey: apiKey!, key };
  }

  private async views(keys: ApiKey[]): Promise<ApiKeyView[]> {
    const names = await this.accounts.displayNames(keys.map(({ createdBy }) => createdBy));
    const parties = new Map((await this.contracts.parties()).map(({ id, name }) => [id, name]));
    const now = this.clock.now();
    return keys.map((key) => ({
      ...{ id: key.id, bankId: key.bankId, bank: parties.get(key.bankId) ?? '', title: key.title, prefix: key.prefix },
      state: key.revokedAt ? 'revoked' : key.expiresAt && key.expiresAt <= now ? 'expired' : 'active',
      ...{ scopes: key.scopes, networks: key.networks, requestsPerMinute: key.requestsPerMinute },
      expiresAt: key.expiresAt?.toISOString() ?? null,
      lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
      earlierUntil: key.earlierUntil && key.earlierUntil > now ? key.earlierUntil.toISOString() : null,
      rotatedAt: key.rotatedAt?.toISOString() ?? null,
      revokedAt: key.revokedAt?.toISOString() ?? null,
      ...{ createdBy: names.get(key.createdBy) ?? '', createdAt: key.createdAt.toISOString() },
    }));
  }
}
