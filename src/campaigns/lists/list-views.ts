import { Injectable } from '@nestjs/common';
import { AccountsService, type Principal } from '../../platform/index.js';
import { Clock } from '../../shared/index.js';
import { ListEffectsService } from './list-effects.service.js';
import { ListsService } from './lists.service.js';
import type { SavedMappingView, TargetListView } from './lists.dto.js';
import type { SavedMapping, TargetList } from './target-list.entity.js';

/** Target lists as the console shows them. */
@Injectable()
export class ListViews {
  constructor(
    private readonly accounts: AccountsService,
    private readonly lists: ListsService,
    private readonly effects: ListEffectsService,
    private readonly clock: Clock,
  ) {}

  async of(me: Principal, lists: TargetList[]): Promise<TargetListView[]> {
    const names = await this.accounts.displayNames(lists.flatMap((list) => [list.uploadedBy, list.releasedBy]));
    return Promise.all(
      lists.map(async (list) => ({
        id: list.id,
        campaignId: list.campaignId,
        name: list.fileName,
        state: list.state,
        uploadedBy: names.get(list.uploadedBy) ?? '',
        uploadedAt: list.uploadedAt.toISOString(),
        pushed: list.apiKeyId !== null,
        sizeBytes: Number(list.sizeBytes),
        releasedBy: list.releasedBy ? (names.get(list.releasedBy) ?? '') : null,
        releasedAt: list.releasedAt?.toISOString() ?? null,
        progress: this.progress(list),
        problem: list.problemCode ? { code: list.problemCode, facts: list.problemFacts ?? {} } : null,
        rows: list.rowsRead,
        accepted: list.accepted,
        rejected: list.rejected,
        losses: list.losses,
        priority: list.priority,
        stateReason: list.stateReason,
        effects: await this.effects.of(list),
        sameFile: await this.lists.sameFileElsewhere(list),
        actions: this.lists.actionsFor(me, list),
      })),
    );
  }

  async one(me: Principal, id: string): Promise<TargetListView> {
    return (await this.of(me, [await this.lists.list(id)]))[0]!;
  }

  async savedMappings(mappings: SavedMapping[]): Promise<SavedMappingView[]> {
    const names = await this.accounts.displayNames(mappings.map(({ savedBy }) => savedBy));
    return mappings.map(({ id, name, mapping, savedBy, savedAt, usedAt }) => ({
      ...{ id, name, columns: mapping.columns, customerRefFromPhone: mapping.customerRefFromPhone },
      ...{ dealAlikeColumn: mapping.dealAlikeColumn ?? null, savedBy: names.get(savedBy) ?? '' },
      ...{ savedAt: savedAt.toISOString(), usedAt: usedAt.toISOString() },
    }));
  }

  private progress(list: TargetList): TargetListView['progress'] {
    if (list.state !== 'importing') return null;
    const bytesDone = Number(list.bytesDone);
    const bytesTotal = Number(list.sizeBytes);
    const seconds = list.importStartedAt ? (this.clock.now().getTime() - list.importStartedAt.getTime()) / 1000 : 0;
    const secondsLeft = bytesDone > 0 && seconds > 1 ? Math.ceil((seconds * (bytesTotal - bytesDone)) / bytesDone) : null;
    return { phase: list.phase ?? 'reading', rows: list.rowsRead, bytesDone, bytesTotal, secondsLeft };
  }
}
