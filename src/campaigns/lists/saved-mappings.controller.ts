import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { actorOf, Me, Permit, type Principal } from '../../platform/index.js';
import { ListViews } from './list-views.js';
import { MappingNameBody, SavedMappingsView, SavedMappingView } from './lists.dto.js';
import { ListsService } from './lists.service.js';
import { SavedMappings } from './saved-mappings.service.js';

/** Mappings of columns that the bank keeps for the next file of the same kind. */
@Controller()
export class SavedMappingsController {
  constructor(
    private readonly mappings: SavedMappings,
    private readonly lists: ListsService,
    private readonly views: ListViews,
  ) {}

  @Get('saved-mappings')
  @Permit('list.write')
  @ApiOkResponse({ type: SavedMappingsView })
  async all(@Me() me: Principal): Promise<SavedMappingsView> {
    return { items: await this.views.savedMappings(me.partyId ? await this.mappings.ofBank(me.partyId) : []) };
  }

  /** Keeps the mapping that a list was imported with. */
  @Post('lists/:id/saved-mapping')
  @Permit('list.write')
  @ApiCreatedResponse({ type: SavedMappingView })
  async save(@Me() me: Principal, @Param('id') id: string, @Body() body: MappingNameBody): Promise<SavedMappingView> {
    const list = await this.lists.listFor(me, id);
    const { headings } = await this.lists.preview(list);
    const actor = { kind: 'account', accountId: me.accountId, role: me.role } as const;
    return this.one(me, await this.mappings.save(actor, list, headings, body.name));
  }

  @Post('saved-mappings/:id/rename')
  @Permit('list.write')
  @HttpCode(200)
  @ApiOkResponse({ type: SavedMappingView })
  async rename(@Me() me: Principal, @Param('id') id: string, @Body() body: MappingNameBody): Promise<SavedMappingView> {
    await this.mappings.rename(actorOf(me), await this.mappings.mappingFor(me, id), body.name);
    return this.one(me, id);
  }

  @Delete('saved-mappings/:id')
  @Permit('list.write')
  @HttpCode(204)
  async remove(@Me() me: Principal, @Param('id') id: string): Promise<void> {
    await this.mappings.remove(actorOf(me), await this.mappings.mappingFor(me, id));
  }

  private async one(me: Principal, id: string): Promise<SavedMappingView> {
    return (await this.views.savedMappings([await this.mappings.mappingFor(me, id)]))[0]!;
  }
}
