import { Injectable } from '@nestjs/common';
import { accessSync, constants } from 'node:fs';
import { DataSource } from 'typeorm';
import { Clock } from '../../shared/index.js';
import { Config } from '../config/config.js';
import { CalendarService } from '../calendar/calendar.service.js';
import { JobQueues } from '../jobs/job-queues.js';
import { Sweeper } from '../jobs/sweeper.js';

export interface HealthCheck {
  name: string;
  ok: boolean;
  /** Without it the process cannot work. */
  needed: boolean;
  detail: string;
  ageSeconds: number | null;
}

/** What the product depends on, asked now. */
@Injectable()
export class HealthChecks {
  constructor(
    private readonly source: DataSource,
    private readonly queues: JobQueues,
    private readonly sweeper: Sweeper,
    private readonly calendar: CalendarService,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<HealthCheck[]> {
    return Promise.all([
      check('database', true, async () => {
        const [row] = (await this.source.query('SELECT VERSION() AS version')) as { version: string }[];
        return row?.version ?? '';
      }),
      check('redis', false, async () => {
        await this.queues.ping();
        return '';
      }),
      check('files', true, () => {
        accessSync(this.config.dataDir, constants.W_OK);
        return Promise.resolve('');
      }),
      check('keys', true, () => {
        accessSync(this.config.keyDir, constants.W_OK);
        return Promise.resolve('');
      }),
      check('calendar', false, async () => {
        const year = this.clock.now().getUTCFullYear();
        const years = await this.calendar.years();
        if (!years.has(year)) throw new Error(`no calendar for ${year}`);
        return [...years.keys()].join(', ');
      }),
    ]);
  }

  sweeps(): { name: string; ageSeconds: number | null }[] {
    return this.sweeper.ages();
  }
}

async function check(name: string, needed: boolean, ask: () => Promise<string>): Promise<HealthCheck> {
  try {
    return { name, needed, ok: true, detail: await ask(), ageSeconds: null };
  } catch (error) {
    return { name, needed, ok: false, detail: (error as Error).message.slice(0, 200), ageSeconds: null };
  }
}
