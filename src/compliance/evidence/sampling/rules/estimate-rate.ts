export interface StratumResult {
  /** Outcomes of the stratum. */
  population: number;
  /** Sampled ones that were decided true or false. */
  decided: number;
  falseRecords: number;
}

export interface RateEstimate {
  rateBps: number;
  lowBps: number;
  highBps: number;
}

/** 95 %: the normal quantile of 0.975. */
const Z = 1.959964;

/**
 * Share of false records, each stratum weighted by its outcomes, with Wilson's interval on Kish's effective size. Strata of which nothing
 * was decided are left out. Null when nothing was decided at all.
 */
export function estimateRate(strata: readonly StratumResult[]): RateEstimate | null {
  const known = strata.filter(({ decided }) => decided > 0);
  const population = known.reduce((sum, stratum) => sum + stratum.population, 0);
  if (population === 0) return null;
  let rate = 0;
  let inverse = 0;
  for (const { population: size, decided, falseRecords } of known) {
    const weight = size / population;
    rate += (weight * falseRecords) / decided;
    inverse += (weight * weight) / decided;
  }
  const n = 1 / inverse;
  const centre = (rate + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z / (1 + (Z * Z) / n)) * Math.sqrt((rate * (1 - rate)) / n + (Z * Z) / (4 * n * n));
  const bps = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 10_000);
  return { rateBps: bps(rate), lowBps: bps(centre - half), highBps: bps(centre + half) };
}
