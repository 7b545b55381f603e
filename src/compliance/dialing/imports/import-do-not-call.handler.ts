import { Handles, type JobHandler } from '../../../platform/index.js';
import { importDoNotCallJob } from './import-do-not-call.job.js';
import { ImportRun } from './import-run.service.js';

@Handles(importDoNotCallJob)
export class ImportDoNotCallHandler implements JobHandler<{ importId: string }> {
  constructor(private readonly imports: ImportRun) {}

  async handle({ importId }: { importId: string }): Promise<void> {
    await this.imports.run(importId);
  }
}
