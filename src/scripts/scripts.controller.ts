import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { actorOf, Idempotency, type IdempotentRequest, Me, Permit, type Principal } from '../platform/index.js';
import { AppError } from '../shared/index.js';
import { versionActions } from './script-states.js';
import { NewScriptBody, ScriptPreview, ScriptPreviewBody, ScriptsView, ScriptVersionBody, ScriptView } from './scripts.dto.js';
import { type ListedScript, ScriptsService } from './scripts.service.js';

@Controller('scripts')
export class ScriptsController {
  constructor(private readonly scripts: ScriptsService) {}

  @Get()
  @Permit('script.read')
  @ApiOkResponse({ type: ScriptsView })
  async list(@Me() me: Principal): Promise<ScriptsView> {
    return { items: (await this.scripts.list(bankOf(me))).map((script) => view(script, me)) };
  }

  @Post()
  @Permit('script.write')
  @ApiCreatedResponse({ type: ScriptView })
  async create(@Me() me: Principal, @Body() body: NewScriptBody, @Idempotency() key: IdempotentRequest | undefined): Promise<ScriptView> {
    return this.view(me, await this.scripts.create(actorOf(me), bankOf(me), body, key));
  }

  /** Fills a body with an invented customer and stores nothing. */
  @Post('preview')
  @Permit('script.write')
  @HttpCode(200)
  @ApiOkResponse({ type: ScriptPreview })
  preview(@Body() { body, language }: ScriptPreviewBody): ScriptPreview {
    return this.scripts.preview(body, language ?? 'zh-CN');
  }

  @Post(':id/versions')
  @Permit('script.write')
  @ApiCreatedResponse({ type: ScriptView })
  async addVersion(
    @Me() me: Principal,
    @Param('id') id: string,
    @Body() { body }: ScriptVersionBody,
    @Idempotency() key: IdempotentRequest | undefined,
  ): Promise<ScriptView> {
    await this.scripts.addVersion(actorOf(me), bankOf(me), id, body, key);
    return this.view(me, id);
  }

  @Post(':id/versions/:version/submit')
  @Permit('script.write')
  @HttpCode(200)
  @ApiOkResponse({ type: ScriptView })
  async submit(@Me() me: Principal, @Param('id') id: string, @Param('version') version: string): Promise<ScriptView> {
    await this.scripts.submit(actorOf(me), bankOf(me), id, Number(version));
    return this.view(me, id);
  }

  @Post(':id/versions/:version/approve')
  @Permit('script.write')
  @HttpCode(200)
  @ApiOkResponse({ type: ScriptView })
  async approve(@Me() me: Principal, @Param('id') id: string, @Param('version') version: string): Promise<ScriptView> {
    const actor = { kind: 'account', accountId: me.accountId, role: me.role } as const;
    await this.scripts.approve(actor, bankOf(me), id, Number(version));
    return this.view(me, id);
  }

  @Post(':id/versions/:version/retire')
  @Permit('script.write')
  @HttpCode(200)
  @ApiOkResponse({ type: ScriptView })
  async retire(@Me() me: Principal, @Param('id') id: string, @Param('version') version: string): Promise<ScriptView> {
    await this.scripts.retire(actorOf(me), bankOf(me), id, Number(version));
    return this.view(me, id);
  }

  private async view(me: Principal, id: string): Promise<ScriptView> {
    return view(await this.scripts.one(id, bankOf(me)), me);
  }
}

/** The bank a person works for; a bank role without one can do nothing here. */
function bankOf(me: Principal): string {
  if (!me.partyId) throw new AppError('forbidden');
  return me.partyId;
}

function view({ id, title, language, versions }: ListedScript, me: Principal): ScriptView {
  return {
    ...{ id, title, language },
    versions: versions.map((row) => ({
      ...{ version: row.version, state: row.state, body: row.body },
      ...{ createdBy: row.createdName ?? '', createdAt: row.createdAt.toISOString() },
      ...{ approvedBy: row.approvedName, approvedAt: row.approvedAt?.toISOString() ?? null },
      actions: versionActions(row, me),
    })),
  };
}
