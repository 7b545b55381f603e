/** Everything a queue needs said. There are no defaults: a job without its full configuration does not compile. */
export interface JobOptions {
  /** Jobs of this kind worked on at once in one process. */
  concurrency: number;
  /** How often BullMQ tries; poison is stopped by our own counter in the database (P2). */
  attempts: number;
  backoffMs: number;
  lockDurationMs: number;
  stalledIntervalMs: number;
  /** Stalled means the worker died, not that the job is bad: generous on purpose (P2). */
  maxStalledCount: number;
  keepCompleted: number;
  keepFailed: number;
  /** Failures of one subject after which it is parked and shown to the administrator. */
  parkAfterFailures: number;
}

export interface JobDefinition<Payload extends object> extends JobOptions {
  readonly name: string;
  /** The row the payload is about, for the poison counter, e.g. `call:12`. */
  readonly subject: (payload: Payload) => string;
}

const defined = new Map<string, JobDefinition<never>>();

/** Defines a job: one queue, one typed payload of ids only. Defining a name twice stops the start. */
export function defineJob<Payload extends object>(
  name: string,
  subject: (payload: Payload) => string,
  options: JobOptions,
): JobDefinition<Payload> {
  if (defined.has(name)) throw new Error(`job ${name} is defined twice`);
  const job: JobDefinition<Payload> = { name, subject, ...options };
  defined.set(name, job as unknown as JobDefinition<never>);
  return job;
}

export function definedJobs(): JobDefinition<never>[] {
  return [...defined.values()];
}
