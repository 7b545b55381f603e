import { seededRandom, shuffled } from '../../shared/index.js';

export interface DealCandidate {
  prospectId: string;
  listId: string;
  priority: number;
  region: string | null;
}

export interface DealSeat {
  agentId: string;
  /** How many more customers this seat can take. */
  room: number;
}

export interface Deal {
  /** Customers by agent, in the order in which they are to be called. */
  lists: Map<string, string[]>;
  strata: { stratum: string; customers: number }[];
}

/**
 * Deals customers to seats: higher priority first; within a priority each stratum (list, region) is shuffled from the seed and dealt
 * round by round, so that every seat gets its share of every stratum and the lists are alike (design, step 3). Each round begins at
 * the seat that has the fewest so far, which keeps the remainders of small strata from piling up on one seat.
 */
export function dealLists(candidates: readonly DealCandidate[], seats: readonly DealSeat[], seed: number): Deal {
  const random = seededRandom(seed);
  const lists = new Map(seats.map((seat) => [seat.agentId, [] as string[]]));
  const strata = strataOf(candidates);
  for (const stratum of strata) {
    for (const candidate of shuffled(stratum.candidates, random)) {
      const seat = emptiest(seats, lists);
      if (!seat) break;
      lists.get(seat.agentId)!.push(candidate.prospectId);
    }
  }
  return {
    lists: new Map([...lists].map(([agentId, ids]) => [agentId, mixWithinPriority(ids, candidates, random)])),
    strata: strata.map(({ stratum, candidates: members }) => ({ stratum, customers: members.length })),
  };
}

interface Stratum {
  stratum: string;
  candidates: DealCandidate[];
}

/** Strata in order of priority, then by name so that the order does not hang on the query's. */
function strataOf(candidates: readonly DealCandidate[]): Stratum[] {
  const groups = new Map<string, DealCandidate[]>();
  for (const candidate of candidates) {
    const stratum = `${9 - candidate.priority}|${candidate.listId}|${candidate.region ?? ''}`;
    const group = groups.get(stratum);
    if (group) group.push(candidate);
    else groups.set(stratum, [candidate]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([stratum, members]) => ({ stratum, candidates: members.sort((a, b) => (BigInt(a.prospectId) < BigInt(b.prospectId) ? -1 : 1)) }));
}

function emptiest(seats: readonly DealSeat[], lists: Map<string, string[]>): DealSeat | null {
  let found: DealSeat | null = null;
  for (const seat of seats) {
    const count = lists.get(seat.agentId)!.length;
    if (count >= seat.room) continue;
    if (!found || count < lists.get(found.agentId)!.length) found = seat;
  }
  return found;
}

/** Within one priority the strata are mixed, so that a seat does not call one region all morning. */
function mixWithinPriority(ids: string[], candidates: readonly DealCandidate[], random: () => number): string[] {
  const priorityOf = new Map(candidates.map((candidate) => [candidate.prospectId, candidate.priority]));
  return shuffled(ids, random).sort((a, b) => priorityOf.get(b)! - priorityOf.get(a)!);
}
