import { Handles, type JobHandler } from '../../platform/index.js';
import { importListJob } from './import-list.job.js';
import { ListImportService } from './list-import.service.js';

@Handles(importListJob)
export class ImportListHandler implements JobHandler<{ listId: string }> {
  constructor(private readonly imports: ListImportService) {}

  async handle({ listId }: { listId: string }): Promise<void> {
    await this.imports.run(listId);
  }
}
