import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { Clock } from '../../shared/index.js';
import type { JobDefinition } from './define-job.js';
import { ParkedJob } from './parked-job.entity.js';

/** Stops a row that keeps breaking its job, by a counter in the database rather than by BullMQ (P2). */
@Injectable()
export class PoisonCounter {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  async isParked(job: string, subject: string): Promise<boolean> {
    return this.source.manager.existsBy(ParkedJob, { job, subject, parkedAt: Not(IsNull()) });
  }

  /** Counts a failure; answers whether the row is parked now. The message is cut and holds no parameters of a query. */
  async count<P extends object>(job: JobDefinition<P>, subject: string, error: Error): Promise<boolean> {
    const at = this.clock.now();
    const message = `${error.name}: ${error.message}`.slice(0, 500);
    await this.source.query(
      `INSERT INTO parked_job (job, subject, failures, last_error, last_failed_at, parked_at) VALUES (?, ?, 1, ?, ?, NULL)
       ON DUPLICATE KEY UPDATE failures = failures + 1, last_error = VALUES(last_error), last_failed_at = VALUES(last_failed_at)`,
      [job.name, subject, message, at],
    );
    const result = (await this.source.query(
      'UPDATE parked_job SET parked_at = ? WHERE job = ? AND subject = ? AND failures >= ? AND parked_at IS NULL',
      [at, job.name, subject, job.parkAfterFailures],
    )) as { affectedRows: number };
    return result.affectedRows > 0;
  }

  /** The work went through after all, or an administrator lets it try again. */
  async clear(job: string, subject: string): Promise<void> {
    await this.source.manager.delete(ParkedJob, { job, subject });
  }

  async parkedCounts(): Promise<Map<string, number>> {
    const rows = (await this.source.query('SELECT job, COUNT(*) AS parked FROM parked_job WHERE parked_at IS NOT NULL GROUP BY job')) as {
      job: string;
      parked: string;
    }[];
    return new Map(rows.map((row) => [row.job, Number(row.parked)]));
  }
}
