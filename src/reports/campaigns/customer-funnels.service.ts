import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Campaign, type TargetList, ListsService } from '../../campaigns/index.js';
import type { CustomerFunnelRow, CustomerFunnelView, CustomerGroup } from './campaign-reports.dto.js';
import { RecentAnswers } from './recent-answers.js';

const KEEP_MS = 5000;
const MOST_GROUPS = 200;
const REST = '*';
const COLUMNS: Record<CustomerGroup, string> = { list: 'p.list_id', region: 'p.region', segment: 'p.segment' };

interface GroupCount {
  list: string;
  name: string | null;
  count: string;
}

interface WorkedCount {
  name: string | null;
  dialled: string;
  connected: string;
  intents: string;
}

/**
 * How far customers have come, by list, region or segment. What was loaded is counted once for each state of the lists and kept; the
 * rest is counted among those who were worked on, so that the cost follows the work.
 */
@Injectable()
export class CustomerFunnels {
  private readonly recent = new RecentAnswers(KEEP_MS);
  private readonly loaded = new Map<string, GroupCount[]>();

  constructor(
    private readonly source: DataSource,
    private readonly lists: ListsService,
  ) {}

  async of(campaign: Campaign, by: CustomerGroup): Promise<CustomerFunnelView> {
    return this.recent.get(`${campaign.id}/${by}`, () => this.count(campaign, by));
  }

  private async count(campaign: Campaign, by: CustomerGroup): Promise<CustomerFunnelView> {
    const lists = await this.lists.listsOf(campaign.id);
    const released = new Set(lists.filter((list) => list.state === 'released').map((list) => list.id));
    const names = new Map(lists.map((list) => [list.id, list.fileName]));
    const column = COLUMNS[by];
    const [loaded, moved, worked] = await Promise.all([
      this.loadedBy(campaign, by, lists),
      this.source.query(
        `SELECT p.list_id AS list, ${column} AS name, COUNT(*) AS count FROM prospect p
          WHERE p.campaign_id = ? AND p.state IN ('dealt', 'open', 'done', 'exhausted', 'withdrawn') GROUP BY p.list_id, ${column}`,
        [campaign.id],
      ) as Promise<GroupCount[]>,
      this.source.query(
        `SELECT ${column} AS name, COUNT(*) AS dialled, SUM(p.connected) AS connected, SUM(p.intent) AS intents FROM prospect p
          WHERE p.campaign_id = ? AND p.attempts > 0 GROUP BY ${column}`,
        [campaign.id],
      ) as Promise<WorkedCount[]>,
    ]);
    const rows = new Map<string, CustomerFunnelRow>();
    const row = (name: string | null): CustomerFunnelRow => {
      const key = String(name ?? '');
      const label = by === 'list' ? (names.get(key) ?? key) : key;
      const known = rows.get(key) ?? { key, label, loaded: 0, callable: 0, dialled: 0, connected: 0, intents: 0 };
      rows.set(key, known);
      return known;
    };
    for (const { list, name, count } of loaded) {
      row(name).loaded += Number(count);
      if (released.has(String(list))) row(name).callable += Number(count);
    }
    for (const { list, name, count } of moved) if (released.has(String(list))) row(name).callable -= Number(count);
    for (const { name, dialled, connected, intents } of worked) {
      Object.assign(row(name), { dialled: Number(dialled), connected: Number(connected), intents: Number(intents) });
    }
    return largest([...rows.values()]);
  }

  /** Groups of all customers, counted anew only when a list came or went. */
  private async loadedBy(campaign: Campaign, by: CustomerGroup, lists: TargetList[]): Promise<GroupCount[]> {
    if (by === 'list') return lists.map((list) => ({ list: list.id, name: list.id, count: String(list.accepted) }));
    const key = `${campaign.id}/${by}/${lists.map((list) => `${list.id}:${list.accepted}`).join(',')}`;
    const known = this.loaded.get(key);
    if (known) return known;
    const rows = (await this.source.query(
      `SELECT p.list_id AS list, ${COLUMNS[by]} AS name, COUNT(*) AS count FROM prospect p WHERE p.campaign_id = ? GROUP BY p.list_id, ${COLUMNS[by]}`,
      [campaign.id],
    )) as GroupCount[];
    if (this.loaded.size > 100) this.loaded.clear();
    this.loaded.set(key, rows);
    return rows;
  }
}

/** The largest groups first; what goes beyond a page that people read is added up in one row. */
function largest(rows: CustomerFunnelRow[]): CustomerFunnelView {
  const sorted = rows.sort((a, b) => b.loaded - a.loaded || a.key.localeCompare(b.key));
  if (sorted.length <= MOST_GROUPS) return { rows: sorted, more: false };
  const rest: CustomerFunnelRow = { key: REST, label: REST, loaded: 0, callable: 0, dialled: 0, connected: 0, intents: 0 };
  for (const row of sorted.slice(MOST_GROUPS)) {
    for (const name of ['loaded', 'callable', 'dialled', 'connected', 'intents'] as const) rest[name] += row[name];
  }
  return { rows: [...sorted.slice(0, MOST_GROUPS), rest], more: true };
}
