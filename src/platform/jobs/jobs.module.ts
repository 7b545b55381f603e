import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { registerEntities } from '../database/entities.js';
import { JobQueues } from './job-queues.js';
import { JobWorkers } from './job-workers.js';
import { ParkedJob } from './parked-job.entity.js';
import { PoisonCounter } from './poison-counter.js';
import { Sweeper } from './sweeper.js';

registerEntities(ParkedJob);

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [JobQueues, JobWorkers, PoisonCounter, Sweeper],
  exports: [JobQueues, JobWorkers, PoisonCounter, Sweeper],
})
export class JobsModule {}
