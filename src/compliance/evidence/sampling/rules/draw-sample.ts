import { allocate, seededRandom, shuffled } from '../../../../shared/index.js';

export interface SampleCandidate {
  caseId: string;
  stratum: string;
}

export interface SampleTerms {
  /** Share of a day's outcomes, basis points. */
  shareBps: number;
  atLeast: number;
}

export interface SampleStratum {
  stratum: string;
  population: number;
  drawn: number;
}

export interface Sample {
  caseIds: string[];
  strata: SampleStratum[];
}

/**
 * Draws a day's random sample: in proportion to the strata by largest remainder, and one of each stratum that is not empty, so that each
 * can be estimated. It depends on seed and outcomes alone, never on flags.
 */
export function drawSample(candidates: readonly SampleCandidate[], terms: SampleTerms, seed: number): Sample {
  const random = seededRandom(seed);
  const groups = new Map<string, string[]>();
  for (const { caseId, stratum } of [...candidates].sort((a, b) => (BigInt(a.caseId) < BigInt(b.caseId) ? -1 : 1)))
    groups.set(stratum, [...(groups.get(stratum) ?? []), caseId]);
  const strata = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  if (strata.length === 0) return { caseIds: [], strata: [] };
  const wanted = Math.min(candidates.length, Math.max(terms.atLeast, Math.ceil((candidates.length * terms.shareBps) / 10_000)));
  if (wanted === 0) return { caseIds: [], strata: strata.map(([stratum, ids]) => ({ stratum, population: ids.length, drawn: 0 })) };
  const shares = allocate(
    BigInt(wanted),
    strata.map(([, ids]) => BigInt(ids.length)),
  );
  const picked = strata.map(([stratum, ids], index) => {
    const size = Math.min(ids.length, Math.max(1, Number(shares[index])));
    return { stratum, population: ids.length, ids: shuffled(ids, random).slice(0, size) };
  });
  return {
    caseIds: picked.flatMap(({ ids }) => ids),
    strata: picked.map(({ stratum, population, ids }) => ({ stratum, population, drawn: ids.length })),
  };
}
