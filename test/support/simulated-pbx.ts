import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallReport, PlaceCall } from '../../src/dialer/gateways/gateway.js';
import {
  BEHAVIOUR_BY_LAST_DIGITS,
  SimulatedGateway,
  type Behaviour,
  type CallPlan,
  type SimulatedGatewayOptions,
} from '../../src/dialer/gateways/simulated/index.js';
import { FakeClock } from './fake-clock.js';

const START = '2026-03-03T02:00:00.000Z';

/** A simulated PBX in a folder of its own, on a clock moved by hand; what all its gateways report is kept in order. */
export class SimulatedPbx {
  readonly clock = new FakeClock(START);
  readonly reports: CallReport[] = [];
  /** Gateways to be stopped when the test is over. */
  readonly started: SimulatedGateway[] = [];

  private constructor(readonly directory: string) {}

  static async open(): Promise<SimulatedPbx> {
    return new SimulatedPbx(await mkdtemp(join(tmpdir(), 'simulated-pbx-')));
  }

  async close(): Promise<void> {
    for (const gateway of this.started) await gateway.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  /** A started gateway; a second one on the same folder is what a new process would be. */
  async gateway(options: Partial<SimulatedGatewayOptions> = {}): Promise<SimulatedGateway> {
    const { directory, clock } = this;
    const gateway = new SimulatedGateway({ directory, clock, seed: 1, speed: 1, behaviour: 'by-number', ...options });
    this.started.push(gateway);
    await gateway.start((report) => this.reports.push(report));
    return gateway;
  }

  /** A call, id 501 unless said otherwise, to a customer who behaves like this. */
  callTo(behaviour: Behaviour, more: Partial<PlaceCall> = {}): PlaceCall {
    const lastDigits = String(BEHAVIOUR_BY_LAST_DIGITS.indexOf(behaviour)).padStart(2, '0');
    return { callId: '501', seat: 'seat-3', number: `+86138001380${lastDigits}`, ringTimeoutSeconds: 30, fencingToken: 1, ...more };
  }

  async planOf(callId = '501'): Promise<CallPlan> {
    return (JSON.parse(await readFile(join(this.directory, 'calls', `${callId}.json`), 'utf8')) as { plan: CallPlan }).plan;
  }

  /** Sets the clock to so long after the start, and waits until everything due is reported. */
  async moveTo(gateway: SimulatedGateway, offsetMs: number): Promise<void> {
    this.clock.set(new Date(new Date(START).getTime() + offsetMs));
    await gateway.catchUp();
  }

  states(): string[] {
    return this.reports.map((report) => report.state);
  }

  last(): CallReport {
    return this.reports.at(-1)!;
  }
}
