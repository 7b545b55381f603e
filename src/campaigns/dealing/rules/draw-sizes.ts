import { seededRandom } from '../../../shared/index.js';

/** A group of callable customers that are alike: one list, region and segment, at one priority. */
export interface PoolStratum {
  listId: string;
  /** As dealing counts it: the list's own priority where it has one, else the customer's. */
  priority: number;
  /** The customer's own; what the rows are found by. */
  rowPriority: number;
  /** Region and segment as one number (`prospect.deal_group`). */
  group: string;
  callable: number;
}

export interface Draw {
  stratum: PoolStratum;
  customers: number;
  /** Where on the circle of deal keys the draw begins; it takes the next ones from there. */
  from: number;
}

const KEYS = 2 ** 32;

/**
 * How many customers each stratum gives: higher priority first; within one priority in proportion to what it has, rounded at random from the
 * seed so that small strata are neither forgotten nor preferred (systematic sampling: each is within one of its exact share). The draw
 * itself begins at a random place of a random order, the deal keys, and so is a random sample of the stratum.
 */
export function drawSizes(strata: readonly PoolStratum[], wanted: number, seed: number): Draw[] {
  const random = seededRandom(seed);
  const draws: Draw[] = [];
  let left = wanted;
  for (const level of byPriority(strata)) {
    if (left <= 0) break;
    const total = level.reduce((sum, { callable }) => sum + callable, 0);
    const taken = Math.min(left, total);
    const start = random();
    let before = 0;
    for (const stratum of level) {
      const upTo = before + stratum.callable;
      const customers = taken === total ? stratum.callable : position(taken, upTo, total, start) - position(taken, before, total, start);
      const from = Math.floor(random() * KEYS);
      if (customers > 0) draws.push({ stratum, customers, from });
      before = upTo;
    }
    left -= taken;
  }
  return draws;
}

/** Marks passed when `taken` marks lie at even distances over `total` places and the first at `start` of a distance. */
function position(taken: number, place: number, total: number, start: number): number {
  return place === total ? taken : Math.floor((taken * place) / total + start);
}

function byPriority(strata: readonly PoolStratum[]): PoolStratum[][] {
  const levels = new Map<number, PoolStratum[]>();
  for (const stratum of strata) levels.set(stratum.priority, [...(levels.get(stratum.priority) ?? []), stratum]);
  const name = ({ listId, rowPriority, group }: PoolStratum): string => [listId, rowPriority, group].join('|');
  return [...levels].sort(([a], [b]) => b - a).map(([, level]) => level.sort((a, b) => (name(a) < name(b) ? -1 : 1)));
}
