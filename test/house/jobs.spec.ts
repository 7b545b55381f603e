import { DiscoveryModule, DiscoveryService, ModulesContainer } from '@nestjs/core';
import { Test, type TestingModule } from '@nestjs/testing';
import { readFileSync } from 'node:fs';
import { Config, defineJob, definedJobs, Handles, JOB_HANDLER, type JobHandler, PoisonCounter } from '../../src/platform/index.js';
import { JobWorkers } from '../../src/platform/jobs/job-workers.js';
import { productFiles } from '../support/source-files.js';
import { unstartedApp } from '../support/unstarted-app.js';

const OPTIONS = {
  ...{ concurrency: 1, attempts: 1, backoffMs: 1, lockDurationMs: 1000, stalledIntervalMs: 1000, maxStalledCount: 1 },
  ...{ keepCompleted: 1, keepFailed: 1, parkAfterFailures: 1 },
};

/** Boots the consuming side alone with these handlers. */
async function boot(...handlers: (new () => JobHandler<object>)[]): Promise<void> {
  const config = Object.assign(new Config(), { role: 'api' });
  const module: TestingModule = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [...handlers, JobWorkers, { provide: Config, useValue: config }, { provide: PoisonCounter, useValue: {} }],
  }).compile();
  await module.init();
  await module.close();
}

describe('every job has exactly one handler', () => {
  it('in the product', async () => {
    const app = await unstartedApp();
    const wrappers = new DiscoveryService(app.get(ModulesContainer, { strict: false })).getProviders();
    const handled = wrappers.flatMap(
      ({ metatype }) => (metatype && (Reflect.getMetadata(JOB_HANDLER, metatype) as string | undefined)) ?? [],
    );
    expect(handled.sort()).toEqual(
      definedJobs()
        .map((job) => job.name)
        .sort(),
    );
    expect(handled.length).toBeGreaterThan(3);
  });

  it('every defined job stands in a file of its kind', () => {
    const defining = productFiles().filter((file) => /\bdefineJob\(/.test(readFileSync(file, 'utf8')));
    expect(defining.filter((file) => !/\.jobs?\.ts$/.test(file))).toEqual([]);
  });

  it('says of every job how it survives a dead worker and how it stops (P2)', () => {
    for (const job of definedJobs()) {
      expect({ [job.name]: job.maxStalledCount >= 10, lock: job.lockDurationMs >= 1000 }).toEqual({ [job.name]: true, lock: true });
      expect(job.parkAfterFailures).toBeGreaterThan(0);
      expect(job.keepCompleted + job.keepFailed).toBeLessThanOrEqual(2000);
    }
  });

  it('a job without a handler, with two, or defined twice stops the start', async () => {
    const others = definedJobs();
    const handlersOfOthers = others.map((job) => {
      @Handles(job as never)
      class Other implements JobHandler<object> {
        handle(): Promise<void> {
          return Promise.resolve();
        }
      }
      return Other;
    });
    await boot(...handlersOfOthers);

    const seeded = defineJob<object>('house-seeded', () => 'none:0', OPTIONS);
    await expect(boot(...handlersOfOthers)).rejects.toThrow('no handler for: house-seeded');

    @Handles(seeded)
    class One implements JobHandler<object> {
      handle(): Promise<void> {
        return Promise.resolve();
      }
    }
    @Handles(seeded)
    class Two implements JobHandler<object> {
      handle(): Promise<void> {
        return Promise.resolve();
      }
    }
    await boot(...handlersOfOthers, One);
    await expect(boot(...handlersOfOthers, One, Two)).rejects.toThrow('job house-seeded has two handlers');
    expect(() => defineJob<object>('house-seeded', () => 'none:0', OPTIONS)).toThrow('job house-seeded is defined twice');
  });
});
