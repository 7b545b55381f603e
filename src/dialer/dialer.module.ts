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
import { AgentDesk } from './card/agent-desk.js';
import { CardController } from './card/card.controller.js';
import { AgentDay, AgentPresence, Card, CardReservation, Outcome } from './card/card.entity.js';
import { CardsService } from './card/cards.service.js';
import { CardViews } from './card/card-view.service.js';
import { OutcomesService } from './card/outcomes.service.js';
import { DayHistories } from './card/day-history.service.js';
import { ShiftEnd } from './card/shift-end.service.js';
import { AsteriskGateway } from './gateways/asterisk/index.js';
import type { Gateway } from './gateways/gateway.js';
import { SimulatedGateway } from './gateways/simulated/index.js';
import { ListenIn } from './listening/listen-in.entity.js';
import { ListenInDriver } from './listening/listen-in-driver.js';
import { ListenInHandler } from './listening/listen-in.handler.js';
import { ListenInsController } from './listening/listen-ins.controller.js';
import { ListenInsService } from './listening/listen-ins.service.js';
import { SeatPhone } from './seats/seat-phone.entity.js';
import { SeatPhoneRecord } from './seats/seat-phone-record.js';
import { SeatPhoneWatch } from './seats/seat-phone-watch.js';
import { SoftphoneController } from './softphone/softphone.controller.js';
import { SoftphoneLogin } from './softphone/softphone-login.entity.js';
import { Softphones } from './softphone/softphones.service.js';

registerEntities(
  Card,
  CardReservation,
  AgentDay,
  AgentPresence,
  Outcome,
  PhoneCall,
  Recording,
  PbxLease,
  SeatPhone,
  ListenIn,
  SoftphoneLogin,
);

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
  controllers: [CardController, ListenInsController, SoftphoneController],
  providers: [
    AgentDesk,
    CardsService,
    CardViews,
    OutcomesService,
    DayHistories,
    ShiftEnd,
    DialingService,
    CallReports,
    CallLookup,
    RecordingsIntake,
    GatewayLease,
    GatewayDriver,
    SeatPhoneRecord,
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
  exports: [AgentDesk, CardsService, DialingService, OutcomesService, CardViews, GatewayLease, GatewayDriver, CallReports],
})
export class DialerModule {}
