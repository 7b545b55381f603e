export interface WeighedCampaign {
  id: string;
  /** 0 to 9, 9 first. */
  priority: number;
  /** 1 to 100: how many customers of this campaign to one of another of the same priority. */
  weight: number;
}

/**
 * The campaigns from which an agent's next customer may come, first choice first: a higher priority always before a lower one; within one
 * priority the one that is furthest behind its weight, by the customers this agent has had today. Counting the customer that is chosen now
 * makes the sequence smooth: weights 2 and 1 give a, b, a, a, b, a.
 */
export function campaignOrder<T extends WeighedCampaign>(campaigns: readonly T[], today: ReadonlyMap<string, number>): T[] {
  const after = ({ id }: T): number => (today.get(id) ?? 0) * 2 + 1;
  return [...campaigns].sort((a, b) => b.priority - a.priority || after(a) * b.weight - after(b) * a.weight || Number(a.id) - Number(b.id));
}
