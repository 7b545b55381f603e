import { Module } from '@nestjs/common';
import { ContractsModule } from '../contracts/index.js';
import { PeopleModule } from '../people/index.js';
import { registerEntities } from '../platform/index.js';
import { CallDirectory } from './conduct/call-directory.js';
import { Complaint } from './conduct/complaint.entity.js';
import { ComplaintsController } from './conduct/complaints.controller.js';
import { ComplaintsService } from './conduct/complaints.service.js';
import { CallingStopController } from './dialing/calling-stop.controller.js';
import { CallingStopService } from './dialing/calling-stop.service.js';
import {
  CallingGate,
  CallingStop,
  DialDecision,
  DialLedger,
  DoNotCallEntry,
  DoNotCallEvent,
  DoNotCallKey,
} from './dialing/dialing.entity.js';
import { DoNotCallController } from './dialing/do-not-call.controller.js';
import { DoNotCallService } from './dialing/do-not-call.service.js';
import { MayDialService } from './dialing/may-dial.service.js';
import { DoNotCallExport } from './dialing/exports/do-not-call-export.entity.js';
import { ExportsController } from './dialing/exports/exports.controller.js';
import { ExportsService } from './dialing/exports/exports.service.js';
import { BatchEntries } from './dialing/imports/batch-entries.js';
import { DoNotCallImport, DoNotCallImportReject } from './dialing/imports/do-not-call-import.entity.js';
import { ImportDoNotCallHandler } from './dialing/imports/import-do-not-call.handler.js';
import { ImportRun } from './dialing/imports/import-run.service.js';
import { ImportViews } from './dialing/imports/import-views.js';
import { ImportsController } from './dialing/imports/imports.controller.js';
import { ImportsService } from './dialing/imports/imports.service.js';
import { ImportReaders } from './dialing/imports/reader/import-readers.js';
import { CallingScopes } from './dialing/registry/calling-scopes.js';
import { EntryReader } from './dialing/registry/entry-reader.js';
import { EntryViews } from './dialing/registry/entry-views.js';
import { EntryWriter } from './dialing/registry/entry-writer.js';
import { RemovalsService } from './dialing/registry/removals.service.js';
import { EvidenceCase } from './evidence/evidence-case.entity.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { CallExaminer } from './evidence/examination/call-examiner.js';
import { ExamineCallHandler } from './evidence/examination/examine-call.handler.js';
import { EvidenceFinding, Examination } from './evidence/examination/examination.entity.js';
import { ExaminationsService } from './evidence/examination/examinations.service.js';
import { AppealsController } from './evidence/reviews/appeals.controller.js';
import { AppealsService } from './evidence/reviews/appeals.service.js';
import { ListeningController } from './evidence/reviews/listening.controller.js';
import { ListeningService } from './evidence/reviews/listening.service.js';
import { Listening, Review, ReviewDecision, ReviewHearing } from './evidence/reviews/review.entity.js';
import { ReviewDesk } from './evidence/reviews/review-desk.service.js';
import { ReviewOpening } from './evidence/reviews/review-opening.service.js';
import { RecordWait } from './evidence/record-wait.service.js';
import { ReviewsController } from './evidence/reviews/reviews.controller.js';
import { ReviewsService } from './evidence/reviews/reviews.service.js';
import { SampleDraw } from './evidence/sampling/sample-draw.entity.js';
import { SamplesService } from './evidence/sampling/samples.service.js';

registerEntities(DialLedger, DialDecision, DoNotCallEntry, DoNotCallKey, DoNotCallEvent, CallingStop, CallingGate);
registerEntities(DoNotCallImport, DoNotCallImportReject, DoNotCallExport);
registerEntities(EvidenceCase, Examination, EvidenceFinding, Review, ReviewHearing, ReviewDecision, Listening, SampleDraw, Complaint);

const SERVICES = [
  ...[MayDialService, DoNotCallService, CallingStopService, CallingScopes, RemovalsService, ImportsService, ImportRun],
  ...[EvidenceService, ExaminationsService, ReviewsService, AppealsService, ListeningService, SamplesService],
  ...[CallDirectory, ComplaintsService],
];

const REGISTRY_PARTS = [
  EntryWriter,
  EntryReader,
  EntryViews,
  BatchEntries,
  ImportReaders,
  ImportViews,
  ImportDoNotCallHandler,
  ExportsService,
];

@Module({
  imports: [ContractsModule, PeopleModule],
  controllers: [
    DoNotCallController,
    ImportsController,
    ExportsController,
    CallingStopController,
    ReviewsController,
    ListeningController,
    AppealsController,
    ComplaintsController,
  ],
  providers: [...SERVICES, ...REGISTRY_PARTS, CallExaminer, ExamineCallHandler, ReviewDesk, ReviewOpening, RecordWait],
  exports: SERVICES,
})
export class ComplianceModule {}
