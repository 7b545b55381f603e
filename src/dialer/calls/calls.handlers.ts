import { Handles, type JobHandler } from '../../platform/index.js';
import { hangUpCallJob, placeCallJob, takeInRecordingsJob } from './calls.jobs.js';
import { GatewayDriver } from './gateway-driver.js';
import { RecordingsIntake } from './recordings-intake.service.js';

type CallPayload = { callId: string };

@Handles(placeCallJob)
export class PlaceCallHandler implements JobHandler<CallPayload> {
  constructor(private readonly driver: GatewayDriver) {}

  async handle({ callId }: CallPayload): Promise<void> {
    await this.driver.place(callId);
  }
}

@Handles(hangUpCallJob)
export class HangUpCallHandler implements JobHandler<CallPayload> {
  constructor(private readonly driver: GatewayDriver) {}

  async handle({ callId }: CallPayload): Promise<void> {
    await this.driver.hangUp(callId);
  }
}

@Handles(takeInRecordingsJob)
export class TakeInRecordingsHandler implements JobHandler<CallPayload> {
  constructor(private readonly intake: RecordingsIntake) {}

  async handle({ callId }: CallPayload): Promise<void> {
    await this.intake.takeIn(callId);
  }
}
