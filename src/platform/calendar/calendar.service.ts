import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, AppError, isLocalDate } from '../../shared/index.js';
import { type Actor, systemActor, UnitOfWork } from '../database/unit-of-work.js';
import { CalendarDay, CalendarYear } from './calendar.entity.js';
import { OFFICIAL_YEARS, type OfficialYear } from './official-years.js';
import type { DayKind, LoadedYears } from './working-calendar.js';

/** The working-day calendar as a table: shipped years are loaded at the first start, later ones by an operator. */
@Injectable()
export class CalendarService implements OnModuleInit {
  private cached: LoadedYears | null = null;
  private cachedAt = 0;

  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async onModuleInit(): Promise<void> {
    const known = await this.source.manager.find(CalendarYear);
    for (const year of OFFICIAL_YEARS) {
      if (!known.some((row) => row.year === year.year)) await this.load(systemActor('calendar'), year);
    }
  }

  /** All loaded years; read again after a minute, so that a newly loaded year arrives in every process. */
  async years(): Promise<LoadedYears> {
    if (this.cached && performance.now() - this.cachedAt < 60_000) return this.cached;
    const years = new Map<number, Map<string, DayKind>>();
    for (const row of await this.source.manager.find(CalendarYear)) years.set(row.year, new Map());
    for (const row of await this.source.manager.find(CalendarDay)) years.get(Number(row.day.slice(0, 4)))?.set(row.day, row.kind);
    this.cached = years;
    this.cachedAt = performance.now();
    return years;
  }

  async list(): Promise<{ year: number; days: number; source: string; loadedAt: Date }[]> {
    const years = await this.years();
    const rows = await this.source.manager.find(CalendarYear, { order: { year: 'ASC' } });
    return rows.map((row) => ({ year: row.year, source: row.source, loadedAt: row.loadedAt, days: years.get(row.year)?.size ?? 0 }));
  }

  /** Loads or replaces a year. Each day must lie in it and none may be named twice. */
  async load(actor: Actor, given: OfficialYear): Promise<void> {
    const days = expand(given);
    await this.unitOfWork.run({ actor, action: 'calendar.load', subject: `calendar:${given.year}` }, async (tx) => {
      await tx.change('DELETE FROM calendar_day WHERE day BETWEEN ? AND ?', [`${given.year}-01-01`, `${given.year}-12-31`]);
      for (const [day, kind] of days) await tx.manager.insert(CalendarDay, { day, kind });
      await tx.change(
        'INSERT INTO calendar_year (year, source, loaded_at) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE source = VALUES(source), loaded_at = VALUES(loaded_at)',
        [given.year, given.source, tx.at],
      );
      tx.audit(`calendar:${given.year}`, { days: days.size });
    });
    this.cached = null;
  }
}

function expand(given: OfficialYear): Map<string, DayKind> {
  const days = new Map<string, DayKind>();
  for (const { from, to, kind } of given.days) {
    if (!isLocalDate(from) || !isLocalDate(to) || from > to)
      throw new AppError('validation_failed', { errors: [{ field: 'days', reason: `${from} – ${to} is no range of days` }] });
    for (let day = from; day <= to; day = addDays(day, 1)) {
      if (Number(day.slice(0, 4)) !== given.year)
        throw new AppError('validation_failed', { errors: [{ field: 'days', reason: `${day} is not in ${given.year}` }] });
      if (days.has(day)) throw new AppError('validation_failed', { errors: [{ field: 'days', reason: `${day} is named twice` }] });
      days.set(day, kind);
    }
  }
  return days;
}
