import { Handles, type JobHandler } from '../../platform/index.js';
import { importSwitchRecordsJob } from './import-switch-records.job.js';
import { SwitchImportRun } from './switch-import-run.service.js';

@Handles(importSwitchRecordsJob)
export class ImportSwitchRecordsHandler implements JobHandler<{ importId: string }> {
  constructor(private readonly imports: SwitchImportRun) {}

  async handle({ importId }: { importId: string }): Promise<void> {
    await this.imports.run(importId);
  }
}
