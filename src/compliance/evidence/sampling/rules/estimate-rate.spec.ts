import { estimateRate, type StratumResult } from './estimate-rate.js';

const stratum = (population: number, decided: number, falseRecords: number): StratumResult => ({ population, decided, falseRecords });

describe('the share of false records', () => {
  it.each<[StratumResult[], { rateBps: number; lowBps: number; highBps: number } | null, string]>([
    [[], null, 'no sample'],
    [[stratum(500, 0, 0)], null, 'nothing decided'],
    [[stratum(500, 10, 0)], { rateBps: 0, lowBps: 0, highBps: 2775 }, "Wilson's interval of 0 in 10"],
    [[stratum(500, 1, 1)], { rateBps: 10_000, lowBps: 2065, highBps: 10_000 }, '1 in 1 says little'],
    [[stratum(500, 10, 1)], { rateBps: 1000, lowBps: 179, highBps: 4042 }, '1 in 10'],
    [[stratum(500, 100, 50)], { rateBps: 5000, lowBps: 4038, highBps: 5962 }, '50 in 100'],
    [[stratum(1, 10, 10)], { rateBps: 10_000, lowBps: 7225, highBps: 10_000 }, '10 in 10'],
    [
      [stratum(900, 10, 0), stratum(100, 10, 10)],
      { rateBps: 1000, lowBps: 205, highBps: 3711 },
      'each stratum by its size, not by its sample',
    ],
    [[stratum(900, 10, 1), stratum(100, 0, 0)], { rateBps: 1000, lowBps: 179, highBps: 4042 }, 'a stratum nobody looked at is left out'],
  ])('%j: %j (%s)', (strata, expected) => expect(estimateRate(strata)).toEqual(expected));
});
