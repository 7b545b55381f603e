import { Handles, type JobHandler } from '../../platform/index.js';
import { listenInJob } from './listen-in.job.js';
import { ListenInDriver } from './listen-in-driver.js';

@Handles(listenInJob)
export class ListenInHandler implements JobHandler<{ listenInId: string }> {
  constructor(private readonly driver: ListenInDriver) {}

  async handle({ listenInId }: { listenInId: string }): Promise<void> {
    await this.driver.look(listenInId);
  }
}
