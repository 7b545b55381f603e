import { type ClockEstimate, estimateClock } from './clock-drift.js';

/** A row of the exchange, by its own clock. Numbers only as blind indexes. */
export interface RecordToMatch {
  id: string;
  startedAtMs: number;
  extension: string;
  number: string;
  /** A number some call has that differs from this one in one digit; null: none. */
  nearNumber: string | null;
}

export interface CallToMatch {
  id: string;
  /** When the agent saw the number, or was granted the call. */
  dialledFromMs: number;
  seat: string;
  number: string;
  /** A record of an earlier file supplies it already; it helps to know the clock and is taken by nothing more. */
  hasRecord: boolean;
}

export interface MatchingParams {
  toleranceMs: number;
  /** Extensions that a person has given, by seat; others are learned. */
  extensions: Readonly<Record<string, string>>;
  /** What an earlier file of the exchange told, for one with too few calls to tell anything. */
  clockBefore: ClockEstimate | null;
}

/** `second_record`: fits a call that an earlier file supplies; what that said stays. */
export type MatchKind = 'exact' | 'extension_differs' | 'number_differs' | 'second_record';

export interface Match {
  recordId: string;
  callId: string;
  kind: MatchKind;
  /** Record's start, with the clock set right, minus the moment the agent saw the number. */
  offsetMs: number;
}

export interface Matching {
  clock: ClockEstimate;
  /** Given and learned, by seat. */
  extensions: Record<string, string>;
  matches: Match[];
}

/** No exchange's clock is believed to be further off; a wider search would take one call of a customer for the next. */
export const WIDEST_DRIFT_MS = 15 * 60_000;
/** An extension is a seat's when so many of its sure records, and this share of them, name it. */
const LEAST_SIGHTINGS = 3;
const LEAST_SHARE = 0.6;

interface Pair {
  record: number;
  call: number;
  offsetMs: number;
}

/**
 * Finds for each record its call and for each call its record, each at most once: the clock and the seats' extensions from the pairs that
 * leave no choice, then the closest pairs first. Number, time and extension agree: exact. Number and time agree, and there is no other
 * choice: the extension differs. Time and extension agree, one digit of the number does not, and there is no other choice: the number differs.
 */
export function matchRecords(records: readonly RecordToMatch[], calls: readonly CallToMatch[], params: MatchingParams): Matching {
  const wide = pairsOf(records, calls, (record) => record.number);
  const sure = withoutChoice(wide.filter(({ offsetMs }) => Math.abs(offsetMs) <= WIDEST_DRIFT_MS));
  const clock = estimateClock(
    sure.map(({ offsetMs }) => offsetMs),
    params.clockBefore,
  );
  const within = (pairs: Pair[]): Pair[] =>
    pairs
      .map((pair) => ({ ...pair, offsetMs: pair.offsetMs - clock.aheadMs }))
      .filter(({ offsetMs }) => Math.abs(offsetMs) <= params.toleranceMs);
  const close = within(wide);
  const extensions = { ...learnExtensions(records, calls, within(sure)), ...params.extensions };
  const expected = ({ call }: Pair): string | undefined => extensions[calls[call]!.seat];
  const fits = (pair: Pair): boolean => expected(pair) === undefined || expected(pair) === records[pair.record]!.extension;
  const taken = { records: new Set<number>(), calls: new Set(calls.flatMap(({ hasRecord }, index) => (hasRecord ? [index] : []))) };
  const matches: Match[] = [];
  const take = (pairs: readonly Pair[], kind: MatchKind): void => {
    for (const { record, call, offsetMs } of pairs) {
      if (taken.records.has(record) || taken.calls.has(call)) continue;
      taken.records.add(record);
      taken.calls.add(call);
      matches.push({ recordId: records[record]!.id, callId: calls[call]!.id, kind, offsetMs });
    }
  };
  const free = ({ record, call }: Pair): boolean => !taken.records.has(record) && !taken.calls.has(call);
  take(close.filter(fits).sort(closestFirst), 'exact');
  take(withoutChoice(close.filter(free)), 'extension_differs');
  const near = within(pairsOf(records, calls, (record) => record.nearNumber));
  take(withoutChoice(near.filter((pair) => free(pair) && fits(pair))), 'number_differs');
  const seen = new Set<number>();
  for (const { record, call, offsetMs } of close.sort(closestFirst)) {
    if (taken.records.has(record) || seen.has(record) || !calls[call]!.hasRecord) continue;
    seen.add(record);
    matches.push({ recordId: records[record]!.id, callId: calls[call]!.id, kind: 'second_record', offsetMs });
  }
  return { clock, extensions, matches };
}

/** All pairs whose number agrees and whose times could, whatever the clocks. */
function pairsOf(
  records: readonly RecordToMatch[],
  calls: readonly CallToMatch[],
  numberOf: (record: RecordToMatch) => string | null,
): Pair[] {
  const byNumber = new Map<string, number[]>();
  calls.forEach(({ number }, index) => byNumber.set(number, [...(byNumber.get(number) ?? []), index]));
  return records.flatMap((record, index) => {
    const number = numberOf(record);
    return (number === null ? [] : (byNumber.get(number) ?? [])).map((call) => ({
      ...{ record: index, call, offsetMs: record.startedAtMs - calls[call]!.dialledFromMs },
    }));
  });
}

/** Pairs of which neither side could be anything else. */
function withoutChoice(pairs: readonly Pair[]): Pair[] {
  const count = (side: 'record' | 'call'): Map<number, number> => {
    const counts = new Map<number, number>();
    for (const pair of pairs) counts.set(pair[side], (counts.get(pair[side]) ?? 0) + 1);
    return counts;
  };
  const [records, calls] = [count('record'), count('call')];
  return pairs.filter(({ record, call }) => records.get(record) === 1 && calls.get(call) === 1);
}

/** Which extension each seat has, by what most of its sure records say. */
function learnExtensions(records: readonly RecordToMatch[], calls: readonly CallToMatch[], pairs: readonly Pair[]): Record<string, string> {
  const sightings = new Map<string, Map<string, number>>();
  for (const { record, call } of pairs) {
    const seen = sightings.get(calls[call]!.seat) ?? new Map<string, number>();
    seen.set(records[record]!.extension, (seen.get(records[record]!.extension) ?? 0) + 1);
    sightings.set(calls[call]!.seat, seen);
  }
  const learned: Record<string, string> = {};
  for (const [seat, seen] of sightings) {
    const all = [...seen.values()].reduce((sum, count) => sum + count, 0);
    const [extension, count] = [...seen].sort((a, b) => b[1] - a[1])[0]!;
    if (count >= LEAST_SIGHTINGS && count >= all * LEAST_SHARE) learned[seat] = extension;
  }
  return learned;
}

/** By distance; of equals the one that stands first, because sorting is stable: a file gives the same answer each time. */
function closestFirst(a: Pair, b: Pair): number {
  return Math.abs(a.offsetMs) - Math.abs(b.offsetMs);
}
