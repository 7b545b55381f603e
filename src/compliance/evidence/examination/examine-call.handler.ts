import { Handles, type JobHandler } from '../../../platform/index.js';
import { examineCallJob } from './examine-call.job.js';
import { ExaminationsService } from './examinations.service.js';

@Handles(examineCallJob)
export class ExamineCallHandler implements JobHandler<{ caseId: string }> {
  constructor(private readonly examinations: ExaminationsService) {}

  async handle({ caseId }: { caseId: string }): Promise<void> {
    await this.examinations.examine(caseId);
  }
}
