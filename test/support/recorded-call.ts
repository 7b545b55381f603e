import { readFile } from 'node:fs/promises';
import type { GivenSegment } from '../../src/compliance/evidence/audio/analysis.js';
import type { EvidenceSnapshot } from '../../src/compliance/evidence/evidence-case.entity.js';
import type { CallReport } from '../../src/dialer/gateways/gateway.js';
import type { Behaviour, CallPlan } from '../../src/dialer/gateways/simulated/index.js';
import type { SimulatedPbx } from './simulated-pbx.js';

/** A simulated call that is over: what the telephone system knows of it, what it recorded, and what really happened. */
export interface RecordedCall {
  behaviour: Behaviour;
  plan: CallPlan;
  record: NonNullable<EvidenceSnapshot['call']>;
  segments: GivenSegment[];
}

/** Places a call to a customer who behaves like this, lets it end by itself, and takes in its recordings. */
export async function recordedCall(pbx: SimulatedPbx, behaviour: Behaviour, callId: string): Promise<RecordedCall> {
  const gateway = pbx.started[0]!;
  const placedAt = pbx.clock.now();
  const customer = String(10_000 + (Number(callId) % 90_000)).slice(-5);
  const call = pbx.callTo(behaviour, { callId, seat: `seat-${1 + (Number(callId) % 6)}` });
  await gateway.place({ ...call, number: `+86138${customer}0${call.number.slice(-2)}` });
  const plan = await pbx.planOf(callId);
  pbx.clock.advance(plan.endMs + 1);
  await gateway.catchUp();
  const report = (await gateway.inspect(callId))!;
  const segments = await Promise.all(
    report.recordings.map(async ({ segment, path, startedAt }) => ({
      ...{ segment, bytes: await readFile(path), startedAtMs: startedAt.getTime() - placedAt.getTime() },
    })),
  );
  await gateway.forget(callId);
  return { behaviour, plan, record: recordOf(callId, placedAt, report), segments };
}

function recordOf(callId: string, placedAt: Date, { state, times, end }: CallReport): RecordedCall['record'] {
  const text = (at: Date | null) => at?.toISOString() ?? null;
  const seconds = (from: Date | null, to: Date | null) => (from && to ? Math.round((to.getTime() - from.getTime()) / 1000) : null);
  return {
    ...{ callId, gateway: 'simulated', placedAt: placedAt.toISOString() },
    ...{
      dialledAt: text(times.dialledAt),
      ringingAt: text(times.ringingAt),
      answeredAt: text(times.answeredAt),
      endedAt: text(times.endedAt),
    },
    ...{ ringSeconds: seconds(times.ringingAt, times.answeredAt ?? times.endedAt), talkSeconds: seconds(times.answeredAt, times.endedAt) },
    ...{ hungUpBy: end?.hungUpBy ?? null, q850Cause: end?.q850Cause ?? null, sipCode: end?.sipCode ?? null, lost: state === 'lost' },
  };
}
