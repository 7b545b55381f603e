import { Module } from '@nestjs/common';
import { ContractsModule } from '../contracts/index.js';
import { PeopleModule } from '../people/index.js';
import { registerEntities } from '../platform/index.js';
import { CallingStopController } from './dialing/calling-stop.controller.js';
import { CallingStopService } from './dialing/calling-stop.service.js';
import { CallingStop, DialDecision, DialLedger, DoNotCallEntry, DoNotCallKey } from './dialing/dialing.entity.js';
import { DoNotCallController } from './dialing/do-not-call.controller.js';
import { DoNotCallService } from './dialing/do-not-call.service.js';
import { MayDialService } from './dialing/may-dial.service.js';
import { EvidenceCase } from './evidence/evidence-case.entity.js';
import { EvidenceService } from './evidence/evidence.service.js';

registerEntities(DialLedger, DialDecision, DoNotCallEntry, DoNotCallKey, CallingStop, EvidenceCase);

@Module({
  imports: [ContractsModule, PeopleModule],
  controllers: [DoNotCallController, CallingStopController],
  providers: [MayDialService, DoNotCallService, CallingStopService, EvidenceService],
  exports: [MayDialService, DoNotCallService, CallingStopService, EvidenceService],
})
export class ComplianceModule {}
