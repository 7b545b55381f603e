import { seededRandom, shuffled } from '../../../shared/index.js';

export interface DealCandidate {
  prospectId: string;
  /** 0 to 9, 9 first. */
  priority: number;
  /** What customers of one priority are dealt alike by: list, region and segment, in any form that tells two apart. */
  stratum: string;
}

export interface DealSeat {
  agentId: string;
  /** How many more customers this seat can take. */
  room: number;
}

export interface Deal {
  /** Customers by agent, in the order in which they are to be called. */
  lists: Map<string, string[]>;
  strata: { priority: number; stratum: string; customers: number }[];
}

/**
 * Deals customers to seats: higher priority first; within a priority each stratum is shuffled from the seed and dealt in turns, so that
 * every seat gets its share of every stratum and the lists are alike (design, step 3). The turns run on from stratum to stratum, which
 * keeps the remainders of small strata from piling up on one seat; a seat with less room has proportionally fewer turns.
 */
export function dealLists(candidates: readonly DealCandidate[], seats: readonly DealSeat[], seed: number): Deal {
  const random = seededRandom(seed);
  const strata = strataOf(candidates);
  const sizes = evenSizes(seats, candidates.length);
  const lists: string[][] = seats.map(() => []);
  const turns = new Turns(
    sizes,
    seats.map(({ room }) => room),
  );
  for (const { members } of strata) {
    for (const { prospectId } of shuffled(members, random)) {
      const seat = turns.next();
      if (seat === null) break;
      lists[seat]!.push(prospectId);
    }
  }
  const priorityOf = new Map(candidates.map(({ prospectId, priority }) => [prospectId, priority]));
  return {
    lists: new Map(seats.map(({ agentId }, index) => [agentId, mixWithinPriority(lists[index]!, priorityOf, random)])),
    strata: strata.map(({ priority, stratum, members }) => ({ priority, stratum, customers: members.length })),
  };
}

/** How many customers each seat gets: as evenly as the rooms allow; the first seats get what does not divide. */
export function evenSizes(seats: readonly { room: number }[], customers: number): number[] {
  const sizes = seats.map(() => 0);
  let left = Math.min(
    customers,
    seats.reduce((sum, { room }) => sum + room, 0),
  );
  while (left > 0) {
    const open = seats.flatMap(({ room }, index) => (room > sizes[index]! ? [index] : []));
    const step = Math.min(Math.floor(left / open.length), ...open.map((index) => seats[index]!.room - sizes[index]!));
    if (step === 0) {
      for (const index of open.slice(0, left)) sizes[index]! += 1;
      return sizes;
    }
    for (const index of open) sizes[index]! += step;
    left -= step * open.length;
  }
  return sizes;
}

/** Whose turn it is: smooth weighted rotation. Seats of equal size simply follow one another. */
class Turns {
  private readonly weights: number[];
  private readonly credits: number[];
  private readonly total: number;

  constructor(
    sizes: readonly number[],
    private readonly left: number[],
  ) {
    // A seat that is not full takes part like the fullest: sizes that differ by the one that does not divide are no smaller room.
    const most = sizes.reduce((highest, size) => Math.max(highest, size), 0);
    this.weights = sizes.map((_, index) => Math.min(left[index]!, most));
    this.credits = sizes.map(() => 0);
    this.total = this.weights.reduce((sum, weight) => sum + weight, 0);
  }

  /** Index of the seat; null when none has room. */
  next(): number | null {
    let found: number | null = null;
    for (let seat = 0; seat < this.weights.length; seat += 1) {
      this.credits[seat]! += this.weights[seat]!;
      if (this.left[seat]! > 0 && (found === null || this.credits[seat]! > this.credits[found]!)) found = seat;
    }
    if (found === null) return null;
    this.credits[found]! -= this.total;
    this.left[found]! -= 1;
    return found;
  }
}

interface Stratum {
  priority: number;
  stratum: string;
  members: DealCandidate[];
}

/** Strata in order of priority, then by name so that the order does not hang on the query's. */
function strataOf(candidates: readonly DealCandidate[]): Stratum[] {
  const groups = new Map<string, Stratum>();
  for (const candidate of candidates) {
    const key = `${9 - candidate.priority}|${candidate.stratum}`;
    const group = groups.get(key);
    if (group) group.members.push(candidate);
    else groups.set(key, { priority: candidate.priority, stratum: candidate.stratum, members: [candidate] });
  }
  const byId = (a: DealCandidate, b: DealCandidate): number =>
    a.prospectId.length - b.prospectId.length || (a.prospectId < b.prospectId ? -1 : 1);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => ({ ...group, members: group.members.sort(byId) }));
}

/** Within one priority the strata are mixed, so that a seat does not call one region all morning. */
function mixWithinPriority(ids: string[], priorityOf: ReadonlyMap<string, number>, random: () => number): string[] {
  return shuffled(ids, random).sort((a, b) => priorityOf.get(b)! - priorityOf.get(a)!);
}
