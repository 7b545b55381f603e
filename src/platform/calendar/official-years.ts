import type { DayKind } from './working-calendar.js';

export interface OfficialYear {
  year: number;
  /** The State Council's notice that fixes it. */
  source: string;
  days: { from: string; to: string; kind: DayKind }[];
}

const off = (from: string, to = from): OfficialYear['days'][number] => ({ from, to, kind: 'holiday' });
const work = (on: string): OfficialYear['days'][number] => ({ from: on, to: on, kind: 'workday' });

/** The official Chinese years shipped with the product; later ones are loaded by an operator (`npm run calendar:load`). */
export const OFFICIAL_YEARS: OfficialYear[] = [
  {
    year: 2025,
    source: '国办发明电〔2024〕12号',
    days: [
      off('2025-01-01'),
      off('2025-01-28', '2025-02-04'),
      work('2025-01-26'),
      work('2025-02-08'),
      off('2025-04-04', '2025-04-06'),
      off('2025-05-01', '2025-05-05'),
      work('2025-04-27'),
      off('2025-05-31', '2025-06-02'),
      off('2025-10-01', '2025-10-08'),
      work('2025-09-28'),
      work('2025-10-11'),
    ],
  },
  {
    year: 2026,
    source: '国办发明电〔2025〕7号',
    days: [
      off('2026-01-01', '2026-01-03'),
      work('2026-01-04'),
      off('2026-02-15', '2026-02-23'),
      work('2026-02-14'),
      work('2026-02-28'),
      off('2026-04-04', '2026-04-06'),
      off('2026-05-01', '2026-05-05'),
      work('2026-05-09'),
      off('2026-06-19', '2026-06-21'),
      off('2026-09-25', '2026-09-27'),
      off('2026-10-01', '2026-10-07'),
      work('2026-09-20'),
      work('2026-10-10'),
    ],
  },
];
