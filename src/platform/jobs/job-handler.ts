import { Injectable, SetMetadata } from '@nestjs/common';
import type { JobDefinition } from './define-job.js';

export const JOB_HANDLER = 'dialproof:job-handler';

export interface JobHandler<Payload extends object> {
  handle(payload: Payload): Promise<void>;
}

/** Marks the class that works one job. The start fails unless every defined job has exactly one. */
export function Handles<Payload extends object>(job: JobDefinition<Payload>) {
  return <C extends new (...dependencies: never[]) => JobHandler<Payload>>(target: C): void => {
    Injectable()(target);
    SetMetadata(JOB_HANDLER, job.name)(target);
  };
}
