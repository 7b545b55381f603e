import { Module } from '@nestjs/common';
import { join } from 'node:path';
import { CampaignsModule } from '../campaigns/index.js';
import { ComplianceModule } from '../compliance/index.js';
import { ContractsModule } from '../contracts/index.js';
import { PeopleModule } from '../people/index.js';
import { Config, registerEntities } from '../platform/index.js';
import { ScriptsModule } from '../scripts/index.js';
import { Clock } from '../shared/index.js';
import { PhoneCall, PbxLease, Recording } from './calls/call.entity.js';
import { CallLookup } from './calls/call-lookup.service.js';
import { CallReports } from './calls/call-reports.service.js';
import { HangUpCallHandler, PlaceCallHandler, TakeInRecordingsHandler } from './calls/calls.handlers.js';
import { DialingService } from './calls/dialing.service.js';
import { GATEWAY, GatewayDriver } from './calls/gateway-driver.js';
import { GatewayLease } from './calls/gateway-lease.js';
import { RecordingsIntake } from './calls/recordings-intake.service.js';
import { ManualCall } from './by-hand/manual-call.entity.js';
import { ManualCallsController } from './by-hand/manual-calls.controller.js';
import { ManualCalls } from './by-hand/manual-calls.service.js';
import { AgentDesk } from './card/agent-desk.js';
import { CardController } from './card/card.controller.js';
import { AgentDay, AgentPresence, Card, CardReservation, Outcome } from './card/card.entity.js';
import { CardsService } from './card/cards.service.js';
import { WithdrawnCustomers } from './card/withdrawn-customers.js';
import { CardViews } from './card/card-view.service.js';
import { OutcomesService } from './card/outcomes.service.js';
import { DayHistories } from './card/day-history.service.js';
import { ShiftEnd } from './card/shift-end.service.js';
import { AsteriskGateway } from './gateways/asterisk/index.js';
import type { Gateway } from './gateways/gateway.js';
import { ManualGateway } from './gateways/manual/index.js';
import { SimulatedGateway } from './gateways/simulated/index.js';
import { ListenIn } from './listening/listen-in.entity.js';
import { ListenInDriver } from './listening/listen-in-driver.js';
import { ListenInHandler } from './listening/listen-in.handler.js';
import { ListenInsController } from './listening/listen-ins.controller.js';
import { ListenInsService } from './listening/listen-ins.service.js';
import { SeatPhone } from './seats/seat-phone.entity.js';
import { SeatPhoneWatch } from './seats/seat-phone-watch.js';
import { SoftphoneController } from './softphone/softphone.controller.js';
import { SoftphoneLogin } from './softphone/softphone-login.entity.js';
import { Softphones } from './softphone/softphones.service.js';

import { ImportSwitchRecordsHandler } from './switch-records/import-switch-records.handler.js';
import { SwitchReportsController } from './switch-records/reports/switch-reports.controller.js';
import { RecordHandOver } from './switch-records/steps/record-hand-over.service.js';
import { RecordMatching } from './switch-records/steps/record-matching.service.js';
import { RecordReading } from './switch-records/steps/record-reading.service.js';
import { RecordSettling } from './switch-records/steps/record-settling.service.js';
import { SwitchImportSteps } from './switch-records/steps/switch-import-steps.service.js';
import { SavedSwitchMapping, SwitchImport, SwitchRecord, SwitchReject } from './switch-records/switch-import.entity.js';
import { SwitchImportRun } from './switch-records/switch-import-run.service.js';
import { SwitchImportsController } from './switch-records/switch-imports.controller.js';
import { SwitchImports } from './switch-records/switch-imports.service.js';
import { SwitchUploadsController } from './switch-records/switch-uploads.controller.js';
import { SwitchResults } from './switch-records/switch-results.service.js';

registerEntities(Card, CardReservation, AgentDay, AgentPresence, Outcome, PhoneCall, Recording, PbxLease, ManualCall);
registerEntities(SavedSwitchMapping, SwitchImport, SwitchRecord, SwitchReject, SeatPhone, ListenIn, SoftphoneLogin);

/** The population of customers that the simulated telephone system answers with. */
const SIMULATION_SEED = 20_260;

function createGateway(config: Config, clock: Clock): Gateway {
  if (config.gateway === 'asterisk') {
    return new AsteriskGateway({
      access: { url: config.ariUrl, user: config.ariUser, password: config.ariPassword },
      directory: join(config.dataDir, 'asterisk'),
      recordings: config.ariRecordings,
      eventLog: config.ariEventLog,
      agentRingSeconds: config.ariAgentRingSeconds,
      clock,
    });
  }
  if (config.gateway === 'manual') return new ManualGateway();
  return new SimulatedGateway({
    directory: join(config.dataDir, 'simulated-pbx'),
    clock,
    seed: SIMULATION_SEED,
    speed: config.simulatedSpeed === 0 ? Number.POSITIVE_INFINITY : Math.max(1, config.simulatedSpeed),
    behaviour: config.simulatedBehaviour,
    record: config.simulatedRecording,
  });
}

@Module({
  imports: [ContractsModule, PeopleModule, ComplianceModule, ScriptsModule, CampaignsModule],
  controllers: [
    ...[CardController, ManualCallsController, ListenInsController, SoftphoneController],
    ...[SwitchImportsController, SwitchUploadsController, SwitchReportsController],
  ],
  providers: [
    AgentDesk,
    CardsService,
    WithdrawnCustomers,
    CardViews,
    OutcomesService,
    DayHistories,
    ShiftEnd,
    ManualCalls,
    ...[SwitchImports, SwitchResults, SwitchImportRun, SwitchImportSteps, ImportSwitchRecordsHandler],
    ...[RecordReading, RecordMatching, RecordSettling, RecordHandOver],
    DialingService,
    CallReports,
    CallLookup,
    RecordingsIntake,
    GatewayLease,
    GatewayDriver,
    SeatPhoneWatch,
    Softphones,
    ListenInsService,
    ListenInDriver,
    ListenInHandler,
    PlaceCallHandler,
    HangUpCallHandler,
    TakeInRecordingsHandler,
    { provide: GATEWAY, inject: [Config, Clock], useFactory: createGateway },
  ],
  exports: [
    AgentDesk,
    CardsService,
    DialingService,
    OutcomesService,
    CardViews,
    GatewayLease,
    GatewayDriver,
    CallReports,
    ManualCalls,
    SwitchImports,
  ],
})
export class DialerModule {}
