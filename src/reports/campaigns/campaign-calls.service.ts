import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Campaign, CampaignsService } from '../../campaigns/index.js';
import { ContractsService } from '../../contracts/index.js';
import { PeopleService } from '../../people/index.js';
import { CalendarService } from '../../platform/index.js';
import { ScriptsService } from '../../scripts/index.js';
import { Clock, localDateOf, OUTCOME_CODES, OUTCOMES, wallClock, weekdayOf } from '../../shared/index.js';
import type { CallFunnelRow, CallGroup, GoalView, HeatCell, HeatMapView } from './campaign-reports.dto.js';
import { RecentAnswers } from './recent-answers.js';
import { expectedByNow } from './rules/expected-by-now.js';

const KEEP_MS = 5000;
const QUARTER_MS = 15 * 60_000;
/** Quarters of an hour are counted from here: every zone of the world is whole quarters away from UTC. */
const EPOCH = new Date('2000-01-01T00:00:00Z');
const SUCCESSES = OUTCOME_CODES.filter((code) => OUTCOMES[code].success);

type GroupName = Pick<CallFunnelRow, 'label' | 'seat'>;
const UNNAMED: GroupName = { label: '', seat: null };

interface QuarterCount {
  slot: number;
  calls: string;
  connected: string;
}

/** What a campaign's calls came to: by agent, script version and hour, by weekday and hour, and against the goal. */
@Injectable()
export class CampaignCalls {
  private readonly recent = new RecentAnswers(KEEP_MS);

  constructor(
    private readonly source: DataSource,
    private readonly campaigns: CampaignsService,
    private readonly contracts: ContractsService,
    private readonly people: PeopleService,
    private readonly scripts: ScriptsService,
    private readonly calendar: CalendarService,
    private readonly clock: Clock,
  ) {}

  async funnel(campaign: Campaign, by: CallGroup): Promise<CallFunnelRow[]> {
    return this.recent.get(`${campaign.id}/${by}`, () => (by === 'hour' ? this.byHour(campaign) : this.byColumn(campaign, by)));
  }

  /** Answered and all calls by weekday and hour of the contract's zone. */
  async heatMap(campaign: Campaign): Promise<HeatMapView> {
    return this.recent.get(`${campaign.id}/heat`, async () => {
      const { zone } = await this.contracts.contract(campaign.contractId);
      const cells = new Map<string, HeatCell>();
      for (const { slot, calls, connected } of await this.quarters(campaign.id)) {
        const { weekday, hour } = placeOf(slot, zone);
        const key = `${weekday}/${hour}`;
        const cell = cells.get(key) ?? { weekday, hour, calls: 0, connected: 0 };
        cells.set(key, { weekday, hour, calls: cell.calls + Number(calls), connected: cell.connected + Number(connected) });
      }
      return { zone, cells: [...cells.values()].sort((a, b) => a.weekday - b.weekday || a.hour - b.hour) };
    });
  }

  /** The goal, what was found, and what an even pace would have found by now. */
  async goal(campaign: Campaign): Promise<GoalView> {
    const intents = (await this.campaigns.figures([campaign.id])).get(campaign.id)!.intents;
    if (campaign.goalIntents === null) return { goal: null, intents, expected: null, missingYear: null };
    const { zone } = await this.contracts.contract(campaign.contractId);
    const now = this.clock.now();
    const { document } = await this.contracts.termsOn(campaign.contractId, localDateOf(now, zone));
    const { date: today, minute } = wallClock(now, zone);
    const { startsOn, endsOn, goalIntents: goal } = campaign;
    const { serviceWindows: windows, officialCalendar } = document;
    const years = await this.calendar.years();
    return { goal, intents, ...expectedByNow({ goal, startsOn, endsOn, today, minute, windows, officialCalendar, years }) };
  }

  private async byColumn(campaign: Campaign, by: 'agent' | 'script'): Promise<CallFunnelRow[]> {
    const column = by === 'agent' ? 'c.agent_id' : 'c.script_version_id';
    const calls = (await this.source.query(
      `SELECT ${column} AS name, COUNT(*) AS calls, COUNT(DISTINCT c.prospect_id) AS dialled,
              COUNT(DISTINCT CASE WHEN c.answered_at IS NOT NULL THEN c.prospect_id END) AS connected
         FROM phone_call c WHERE c.campaign_id = ? AND c.taken_back_at IS NULL GROUP BY ${column}`,
      [campaign.id],
    )) as { name: string | null; calls: string; dialled: string; connected: string }[];
    const intents = (await this.source.query(
      `SELECT ${column} AS name, COUNT(DISTINCT o.prospect_id) AS intents FROM outcome o JOIN phone_call c ON c.id = o.call_id
        WHERE ${latestSuccess()} GROUP BY ${column}`,
      [campaign.id, ...SUCCESSES],
    )) as { name: string | null; intents: string }[];
    const found = new Map(intents.map((row) => [String(row.name ?? ''), Number(row.intents)]));
    const names = by === 'agent' ? await this.agentNames(campaign) : await this.versionNames(calls.map(({ name }) => name));
    const rows = calls.map((row): CallFunnelRow => {
      const key = String(row.name ?? '');
      const counts = { calls: Number(row.calls), dialled: Number(row.dialled), connected: Number(row.connected) };
      return { key, ...(names.get(key) ?? UNNAMED), ...counts, intents: found.get(key) ?? 0 };
    });
    // Agents stand in the order of their seats, never as a ranking.
    const order = [...names.keys()];
    return rows.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
  }

  private async byHour(campaign: Campaign): Promise<CallFunnelRow[]> {
    const { zone } = await this.contracts.contract(campaign.contractId);
    const calls = (await this.source.query(
      `SELECT ${quarterOf('c.placed_at')} AS slot, COUNT(*) AS calls, COUNT(DISTINCT c.prospect_id) AS dialled,
              COUNT(DISTINCT CASE WHEN c.answered_at IS NOT NULL THEN c.prospect_id END) AS connected
         FROM phone_call c WHERE c.campaign_id = ? AND c.taken_back_at IS NULL GROUP BY slot`,
      [EPOCH, campaign.id],
    )) as (QuarterCount & { dialled: string })[];
    const intents = (await this.source.query(
      `SELECT ${quarterOf('c.placed_at')} AS slot, COUNT(DISTINCT o.prospect_id) AS intents FROM outcome o JOIN phone_call c ON c.id = o.call_id
        WHERE ${latestSuccess()} GROUP BY slot`,
      [EPOCH, campaign.id, ...SUCCESSES],
    )) as { slot: number; intents: string }[];
    const rows = new Map<number, CallFunnelRow>();
    const at = (slot: number): CallFunnelRow => {
      const { hour } = placeOf(slot, zone);
      const row = rows.get(hour) ?? { key: String(hour), label: `${hour}:00`, seat: null, calls: 0, dialled: 0, connected: 0, intents: 0 };
      rows.set(hour, row);
      return row;
    };
    for (const { slot, ...counts } of calls) {
      for (const name of ['calls', 'dialled', 'connected'] as const) at(slot)[name] += Number(counts[name]);
    }
    for (const { slot, intents: found } of intents) at(slot).intents += Number(found);
    return [...rows.values()].sort((a, b) => Number(a.key) - Number(b.key));
  }

  private async quarters(campaignId: string): Promise<QuarterCount[]> {
    return (await this.source.query(
      `SELECT ${quarterOf('c.placed_at')} AS slot, COUNT(*) AS calls, SUM(c.answered_at IS NOT NULL) AS connected
         FROM phone_call c WHERE c.campaign_id = ? AND c.taken_back_at IS NULL GROUP BY slot`,
      [EPOCH, campaignId],
    )) as QuarterCount[];
  }

  private async agentNames(campaign: Campaign): Promise<Map<string, GroupName>> {
    const agents = await this.people.agentsOf([campaign.contractId]);
    return new Map(agents.map((agent) => [agent.id, { label: agent.displayName, seat: agent.seat }]));
  }

  private async versionNames(ids: (string | null)[]): Promise<Map<string, GroupName>> {
    const versions = await Promise.all(ids.filter((id) => id !== null).map((id) => this.scripts.version(String(id))));
    return new Map(versions.sort((a, b) => b.version - a.version).map(({ id, version }) => [id, { label: String(version), seat: null }]));
  }
}

/** The quarter of an hour of an instant, by arithmetic that does not hang on the time zone of a connection. One parameter: `EPOCH`. */
function quarterOf(column: string): string {
  return `FLOOR(TIMESTAMPDIFF(MINUTE, ?, ${column}) / 15)`;
}

/** Outcomes of a campaign that are a success and were not corrected. Parameters: the campaign, then the codes. */
function latestSuccess(): string {
  return `o.campaign_id = ? AND o.code IN (${SUCCESSES.map(() => '?').join(',')})
    AND NOT EXISTS (SELECT 1 FROM outcome later WHERE later.call_id = o.call_id AND later.version > o.version)`;
}

function placeOf(slot: number, zone: string): { weekday: number; hour: number } {
  const { date, minute } = wallClock(new Date(EPOCH.getTime() + Number(slot) * QUARTER_MS), zone);
  return { weekday: weekdayOf(date), hour: Math.floor(minute / 60) };
}
