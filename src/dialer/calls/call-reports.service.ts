import { Injectable, Logger } from '@nestjs/common';
import { ProspectsService } from '../../campaigns/index.js';
import { MayDialService } from '../../compliance/index.js';
import { systemActor, type Transaction, UnitOfWork } from '../../platform/index.js';
import { AgentDesk } from '../card/agent-desk.js';
import type { CallReport } from '../gateways/gateway.js';
import { PhoneCall } from './call.entity.js';
import { CALL_STATES, type CallFact, type CallRowState } from './call-states.js';
import { takeInRecordingsJob } from './calls.jobs.js';

const SYSTEM = systemActor('telephone');

const FACT_OF: Partial<Record<CallReport['state'], CallFact>> = {
  agent_ringing: 'agent_rings',
  dialling: 'customer_dialled',
  ringing: 'customer_rings',
  talking: 'customer_answers',
  ended: 'end',
  lost: 'end',
};

/** Writes what the telephone system says of a call: forward only, in order, each report a full picture, so that a lost one costs nothing. */
@Injectable()
export class CallReports {
  private readonly chains = new Map<string, Promise<void>>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desks: AgentDesk,
    private readonly prospects: ProspectsService,
    private readonly mayDial: MayDialService,
  ) {}

  /** Queues a report behind the earlier ones of the same call. */
  receive(report: CallReport): void {
    const before = this.chains.get(report.callId) ?? Promise.resolve();
    const chain = before
      .then(() => this.apply(report))
      .catch((error: Error) => Logger.error(`report of call ${report.callId}: ${error.message}`, 'Calls'))
      .finally(() => {
        if (this.chains.get(report.callId) === chain) this.chains.delete(report.callId);
      });
    this.chains.set(report.callId, chain);
  }

  /** The system refused the call or has never heard of it: it ends here, was never dialled and does not count. */
  async notPlaced(callId: string, why: string): Promise<void> {
    await this.unitOfWork.run({ actor: SYSTEM, action: 'call.not-placed', subject: `call:${callId}` }, async (tx) => {
      const call = await this.lock(tx, callId);
      if (!call || call.state === 'ended') return tx.nothingDone();
      await this.giveBack(tx, call);
      tx.audit(`call:${callId}`, { why });
      await this.desks.publish(tx, call.agentId);
    });
  }

  /** Ends a call that was never dialled, inside the caller's transaction: it does not count. */
  async giveBack(tx: Transaction, call: PhoneCall): Promise<void> {
    await tx.manager.update(PhoneCall, { id: call.id }, { state: 'ended', endedAt: tx.at, hungUpBy: 'system', openKey: null as never });
    await this.takeBack(tx, call);
  }

  /** Resolves when every report received so far is written. */
  async settled(): Promise<void> {
    await Promise.all(this.chains.values());
  }

  private async apply(report: CallReport): Promise<void> {
    const fact = FACT_OF[report.state];
    if (!fact) return;
    await this.unitOfWork.run({ actor: SYSTEM, action: `call.${report.state}`, subject: `call:${report.callId}` }, async (tx) => {
      const call = await this.lock(tx, report.callId);
      if (!call || !CALL_STATES.allows(call.state, fact)) return tx.nothingDone();
      const state = CALL_STATES.apply(call.state, fact);
      await tx.manager.update(PhoneCall, { id: call.id }, { state, ...timesOf(report, call) });
      if (state === 'ended') await this.end(tx, call, report);
      await this.tell(tx, call, state);
    });
  }

  /** The agent's page hears of a step that it shows; most calls have one that it does not. */
  private async tell(tx: Transaction, call: PhoneCall, state: CallRowState): Promise<void> {
    if (state === 'dialling' && call.state === 'agent_ringing') return;
    await this.desks.publish(tx, call.agentId);
  }

  private async end(tx: Transaction, call: PhoneCall, report: CallReport): Promise<void> {
    const lost = report.state === 'lost';
    const { q850Cause, sipCode, hungUpBy } = report.end ?? { q850Cause: null, sipCode: null, hungUpBy: 'system' as const };
    const dialled = report.times.dialledAt !== null;
    await tx.manager.update(
      PhoneCall,
      { id: call.id },
      {
        ...{
          endedAt: report.times.endedAt ?? tx.at,
          q850Cause: q850Cause as never,
          sipCode: sipCode as never,
          hungUpBy,
          lost,
          openKey: null as never,
        },
        recordings: dialled ? 'pending' : 'none',
      },
    );
    if (!dialled) await this.takeBack(tx, call);
    else {
      if (report.times.answeredAt)
        await tx.change('UPDATE agent_day SET connected = connected + 1 WHERE agent_id = ? AND work_on = ?', [call.agentId, call.workOn]);
      tx.enqueue(takeInRecordingsJob, { callId: call.id });
    }
    tx.audit(`call:${call.id}`, { q850Cause, sipCode, hungUpBy, lost, dialled, answered: report.times.answeredAt !== null });
    tx.publish('progress', call.campaignId);
  }

  /** The customer's leg was never dialled: the call gives its count back to the person, the number and the customer. */
  private async takeBack(tx: Transaction, call: PhoneCall): Promise<void> {
    await tx.change('UPDATE phone_call SET taken_back_at = ? WHERE id = ?', [tx.at, call.id]);
    await tx.change('UPDATE agent_day SET calls = GREATEST(calls - 1, 0) WHERE agent_id = ? AND work_on = ?', [call.agentId, call.workOn]);
    await this.prospects.takeBackAttempt(tx, call.prospectId);
    await this.mayDial.takeBack(tx, call.decisionId);
  }

  private async lock(tx: Transaction, callId: string): Promise<PhoneCall | null> {
    return tx.manager.findOne(PhoneCall, { where: { id: callId }, lock: { mode: 'pessimistic_write' } });
  }
}

/** Times only ever fill in; a later report never moves one. */
function timesOf(report: CallReport, call: PhoneCall): Partial<PhoneCall> {
  const { agentRingingAt, dialledAt, ringingAt, answeredAt } = report.times;
  return {
    agentRingingAt: call.agentRingingAt ?? agentRingingAt,
    dialledAt: call.dialledAt ?? dialledAt,
    ringingAt: call.ringingAt ?? ringingAt,
    answeredAt: call.answeredAt ?? answeredAt,
  };
}
