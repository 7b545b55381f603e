import { windowsOfDay } from '../../compliance/dialing/rules/calling-hours.js';
import type { DeductionTerms, FeeTerms, TermsDocument } from '../../contracts/index.js';
import type { DayKind, LoadedYears } from '../../platform/index.js';
import { AppError, type LocalDate, weekdayOf } from '../../shared/index.js';
import { daysOf } from './periods.js';

export interface TermsVersion {
  version: number;
  effectiveOn: LocalDate;
  document: TermsDocument;
}

/** Terms by the day they apply to; of two versions from the same day the later one binds. */
export class TermsByDay {
  private readonly found = new Map<LocalDate, TermsVersion>();
  private readonly serviceDays = new Map<string, number>();

  /** `versions` in the order in which they come into force. */
  constructor(
    private readonly versions: readonly TermsVersion[],
    private readonly years: LoadedYears,
  ) {}

  /** Days before the first version follow it: a month in whose middle a contract begins has one length. */
  on(day: LocalDate): TermsVersion {
    const known = this.found.get(day);
    if (known) return known;
    const version = this.versions.filter(({ effectiveOn }) => effectiveOn <= day).at(-1) ?? this.versions[0];
    if (!version) throw new AppError('term_missing', { on: day });
    this.found.set(day, version);
    return version;
  }

  /** A group of a version; one from before there was settlement lacks it, and that is said. */
  fees(version: TermsVersion): FeeTerms {
    return groupOf(version, 'fees');
  }

  deductions(version: TermsVersion): DeductionTerms {
    return groupOf(version, 'deductions');
  }

  /** Days of the whole month on which the terms have service. Throws `calendar_year_missing` where the official calendar counts. */
  serviceDaysOf(month: string): number {
    let count = this.serviceDays.get(month);
    if (count === undefined) {
      count = daysOf(month).filter((day) => this.isServiceDay(day)).length;
      this.serviceDays.set(month, count);
    }
    return count;
  }

  private isServiceDay(day: LocalDate): boolean {
    const { serviceWindows, officialCalendar } = this.on(day).document;
    const special = officialCalendar ? specialDay(this.years, day) : undefined;
    return windowsOfDay({ windows: serviceWindows, officialCalendar }, weekdayOf(day), special).length > 0;
  }
}

function specialDay(years: LoadedYears, day: LocalDate): DayKind | undefined {
  const days = years.get(Number(day.slice(0, 4)));
  if (!days) throw new AppError('calendar_year_missing', { year: Number(day.slice(0, 4)) });
  return days.get(day);
}

/** A group of the terms that settlement needs; throws `term_missing` naming it. */
export function groupOf<G extends 'fees' | 'deductions' | 'deadlines'>(terms: TermsVersion, group: G): TermsDocument[G] {
  const found = terms.document[group] as TermsDocument[G] | undefined;
  if (!found) throw new AppError('term_missing', { group, version: terms.version, on: terms.effectiveOn });
  return found;
}
