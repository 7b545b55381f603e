import { evenSizes } from './deal-lists.js';

export interface PlannedSeat {
  agentId: string;
  /** Calls this agent has left today. */
  left: number;
  /** Customers on the seat's list, by campaign. */
  dealt: ReadonlyMap<string, number>;
}

export interface PlannedCampaign {
  id: string;
  priority: number;
  weight: number;
  /** Customers that could be dealt now. */
  callable: number;
}

/** What to take back from a seat so that another, or another campaign, gets its share. */
export interface TakeBack {
  agentId: string;
  campaignId: string;
  customers: number;
}

export interface DealPlan {
  takeBack: TakeBack[];
  /** Room by campaign and seat. */
  deals: { campaignId: string; seats: { agentId: string; room: number }[] }[];
}

/** A seat with fewer customers of a campaign than this, and than its share, is topped up. */
export const LOW_WATER = 10;

/** Nobody's last customers are taken away for a colleague: the two would be done at the same time. */
export const PLENTY = 5;

type Targets = Map<string, number[]>;

/**
 * How many customers of each campaign each seat should have: all that its cap leaves. A higher priority is served first; campaigns of one priority share
 * a seat's room by weight; what one campaign cannot fill goes to the others. A campaign's customers, dealt or not, are shared evenly among
 * the seats that have room.
 */
export function seatTargets(seats: readonly PlannedSeat[], campaigns: readonly PlannedCampaign[]): Targets {
  const targets: Targets = new Map(campaigns.map(({ id }) => [id, seats.map(() => 0)]));
  const room = seats.map(({ left }) => left);
  const supply = new Map(
    campaigns.map(({ id, callable }) => [id, callable + seats.reduce((sum, { dealt }) => sum + (dealt.get(id) ?? 0), 0)]),
  );
  for (const priority of [...new Set(campaigns.map((campaign) => campaign.priority))].sort((a, b) => b - a)) {
    const level = campaigns.filter((campaign) => campaign.priority === priority);
    fillLevel(level, { targets, room, supply });
  }
  return targets;
}

/** Shares by weight, gives away what a campaign cannot fill, and shares again, until rooms or customers are used up. */
function fillLevel(level: readonly PlannedCampaign[], state: { targets: Targets; room: number[]; supply: Map<string, number> }): void {
  const { targets, room, supply } = state;
  for (;;) {
    const open = level.filter(({ id }) => supply.get(id)! > 0);
    if (open.length === 0 || !room.some((left) => left > 0)) return;
    const shares = room.map((left) => byWeight(left, open));
    open.forEach(({ id }, index) => {
      const sizes = evenSizes(
        shares.map((share) => ({ room: share[index]! })),
        supply.get(id)!,
      );
      sizes.forEach((size, seat) => {
        targets.get(id)![seat]! += size;
        room[seat]! -= size;
        supply.set(id, supply.get(id)! - size);
      });
    });
  }
}

/** `room` by weight in whole customers, by largest remainder; the first campaign gets what is equal. */
function byWeight(room: number, campaigns: readonly PlannedCampaign[]): number[] {
  const total = campaigns.reduce((sum, { weight }) => sum + weight, 0);
  const shares = campaigns.map(({ weight }) => Math.floor((room * weight) / total));
  const rest = room - shares.reduce((sum, share) => sum + share, 0);
  campaigns
    .map(({ weight }, index) => ({ index, remainder: (room * weight) % total }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, rest)
    .forEach(({ index }) => (shares[index]! += 1));
  return shares;
}

/**
 * What to do now: a campaign is dealt when some seat has run low of it (or `force` names it), and then to every seat below its share. Where nothing is
 * left to deal, a seat that is empty takes from those that have more than their share; where a list is full of another campaign, that one gives way.
 */
export function planDeals(seats: readonly PlannedSeat[], campaigns: readonly PlannedCampaign[], force: string | null = null): DealPlan {
  const targets = seatTargets(seats, campaigns);
  const has = (seat: PlannedSeat, id: string): number => seat.dealt.get(id) ?? 0;
  const plan: DealPlan = { takeBack: [], deals: [] };
  for (const { id, callable } of campaigns) {
    const target = targets.get(id)!;
    const low = (seat: PlannedSeat, index: number): boolean => has(seat, id) < Math.min(LOW_WATER, target[index]!);
    if (id !== force && !seats.some(low)) continue;
    const short = seats.map((seat, index) => Math.max(0, target[index]! - has(seat, id)));
    const wanted = short.reduce((sum, room) => sum + room, 0);
    if (wanted === 0) continue;
    const empty = seats.some((seat, index) => target[index]! > 0 && [...seat.dealt.values()].every((count) => count === 0));
    if (callable === 0 && !empty) continue;
    if (callable < wanted && empty) {
      seats.forEach((seat, index) => {
        const over = has(seat, id) - Math.max(target[index]!, PLENTY);
        if (over > 0) plan.takeBack.push({ agentId: seat.agentId, campaignId: id, customers: over });
      });
    }
    plan.deals.push({
      campaignId: id,
      seats: seats.flatMap(({ agentId }, index) => (short[index]! > 0 ? [{ agentId, room: short[index]! }] : [])),
    });
  }
  return { ...plan, takeBack: [...plan.takeBack, ...givingWay(seats, campaigns, targets, plan)] };
}

/** Where the new customers would not fit under the cap, other campaigns give back what lies above their share, the least urgent first. */
function givingWay(seats: readonly PlannedSeat[], campaigns: readonly PlannedCampaign[], targets: Targets, plan: DealPlan): TakeBack[] {
  const taken = new Set(plan.takeBack.map(({ agentId, campaignId }) => `${agentId}|${campaignId}`));
  return seats.flatMap((seat, index) => {
    const coming = plan.deals.flatMap((deal) => deal.seats.filter(({ agentId }) => agentId === seat.agentId));
    if (coming.length === 0) return [];
    const lies = [...seat.dealt.values()].reduce((sum, count) => sum + count, 0);
    let over = lies + coming.reduce((sum, { room }) => sum + room, 0) - seat.left;
    return [...campaigns]
      .sort((a, b) => a.priority - b.priority)
      .flatMap(({ id }) => {
        const surplus = Math.min(over, (seat.dealt.get(id) ?? 0) - targets.get(id)![index]!);
        if (surplus <= 0 || taken.has(`${seat.agentId}|${id}`)) return [];
        over -= surplus;
        return [{ agentId: seat.agentId, campaignId: id, customers: surplus }];
      });
  });
}
