import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ContractsService } from '../../contracts/index.js';
import { LiveEvents } from '../../platform/index.js';
import { addDays, Clock, instantOf, localDateOf } from '../../shared/index.js';
import { Campaign } from '../campaign.entity.js';
import { type ListStanding, TargetList } from './target-list.entity.js';

export interface ListEffects {
  customers: number;
  callableToday: number;
  doNotCall: number;
  duplicatesInFile: number;
  duplicatesInCampaign: number;
  cooling: number;
  noConsent: number;
  outsideRegions: number;
  unusableNumbers: number;
  outsideRules: number;
  numbers: number;
  countedAt: string;
}

/** Up to so many customers a list is counted whenever somebody looks; it takes some milliseconds. */
const COUNTED_AT_ONCE = 20_000;
/** A larger list shows what was counted at most so long ago, while it is counted again behind. */
const FRESH_MS = 5000;

/** What a list does, before its release and ever after: losses from the import, and where its customers stand now. */
@Injectable()
export class ListEffectsService {
  private readonly counting = new Map<string, Promise<ListStanding>>();

  constructor(
    private readonly source: DataSource,
    private readonly contracts: ContractsService,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  /** Null while the list is neither imported nor released. */
  async of(list: TargetList): Promise<ListEffects | null> {
    if (list.state !== 'imported' && list.state !== 'released' && list.state !== 'paused') return null;
    const standing = await this.standing(list);
    const lost = (matches: (code: string) => boolean): number =>
      list.losses.filter(({ code }) => matches(code)).reduce((sum, { count }) => sum + count, 0);
    const of = (code: string): number => lost((known) => known === code);
    return {
      ...{ customers: standing.customers, callableToday: standing.callable, outsideRules: standing.exhausted },
      ...{ doNotCall: of('do_not_call') + standing.doNotCall, cooling: of('contacted_recently') },
      ...{ duplicatesInFile: of('duplicate_in_file'), duplicatesInCampaign: of('duplicate_in_campaign') },
      ...{ noConsent: of('consent_missing'), outsideRegions: of('region_outside') },
      unusableNumbers: lost((code) => code.startsWith('phone_')),
      numbers: list.numbers ?? 0,
      countedAt: (list.countedAt ?? this.clock.now()).toISOString(),
    };
  }

  private async standing(list: TargetList): Promise<ListStanding> {
    if (!list.standing || list.accepted <= COUNTED_AT_ONCE) return this.count(list);
    const age = this.clock.now().getTime() - (list.countedAt?.getTime() ?? 0);
    if (age > FRESH_MS) this.countBehind(list);
    return list.standing;
  }

  private countBehind(list: TargetList): void {
    if (this.counting.has(list.id)) return;
    const counting = this.count(list).finally(() => this.counting.delete(list.id));
    this.counting.set(list.id, counting);
    counting
      .then((now) => {
        if (JSON.stringify(now) !== JSON.stringify(list.standing)) this.live.publish('list', list.id);
      })
      .catch((error: Error) => Logger.warn(`list ${list.id} could not be counted: ${error.message}`, 'Intake'));
  }

  /** Counts in the index alone, but for those that were withdrawn. */
  private async count(list: TargetList): Promise<ListStanding> {
    const until = await this.endOfToday(list.campaignId);
    const rows = (await this.source.query(
      `SELECT p.state, COUNT(*) AS customers, SUM(p.not_before IS NULL OR p.not_before <= ?) AS due
         FROM prospect p WHERE p.list_id = ? GROUP BY p.state`,
      [until, list.id],
    )) as { state: string; customers: string; due: string }[];
    const [withdrawn] = (await this.source.query(
      "SELECT COUNT(*) AS customers FROM prospect p WHERE p.list_id = ? AND p.state = 'withdrawn' AND p.withdrawn_by = 'do_not_call'",
      [list.id],
    )) as { customers: string }[];
    const sum = (states: string[], what: 'customers' | 'due'): number =>
      rows.filter(({ state }) => states.includes(state)).reduce((total, row) => total + Number(row[what]), 0);
    const standing = {
      customers: rows.reduce((total, row) => total + Number(row.customers), 0),
      callable: sum(['callable', 'dealt', 'open', 'callback'], 'due'),
      doNotCall: Number(withdrawn!.customers),
      exhausted: sum(['exhausted'], 'customers'),
    };
    list.countedAt = this.clock.now();
    await this.source.manager.update(TargetList, { id: list.id }, { standing: standing as never, countedAt: list.countedAt });
    return standing;
  }

  /** The midnight that ends today where the contract is. */
  private async endOfToday(campaignId: string): Promise<Date> {
    const campaign = await this.source.manager.findOneByOrFail(Campaign, { id: campaignId });
    const { zone } = await this.contracts.contract(campaign.contractId);
    return instantOf(addDays(localDateOf(this.clock.now(), zone), 1), '00:00', zone);
  }
}
