import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  axisOf,
  callRefOf,
  ComplaintsService,
  EvidenceCase,
  EvidenceFinding,
  pbxViewOf,
  Review,
  ReviewDecision,
} from '../../compliance/index.js';
import { ContractsService, isPartyTo } from '../../contracts/index.js';
import { callFacts, PhoneCall } from '../../dialer/index.js';
import { PeopleService } from '../../people/index.js';
import type { Principal } from '../../platform/index.js';
import { AppError, type OutcomeCode } from '../../shared/index.js';
import type { CallFileView, CallReviewView } from './call-file.dto.js';

/** One call with everything that stands behind an amount. It shows nothing that would unseal an open review. */
@Injectable()
export class CallFiles {
  constructor(
    private readonly source: DataSource,
    private readonly contracts: ContractsService,
    private readonly people: PeopleService,
    private readonly complaints: ComplaintsService,
  ) {}

  /** A call of the asker's own contract; others are not found (S3). */
  async show(me: Principal, callId: string): Promise<CallFileView> {
    const { manager } = this.source;
    const call = await manager.findOneBy(PhoneCall, { id: callId });
    if (!call || !isPartyTo(me, await this.contracts.contract(call.contractId))) throw new AppError('not_found', { call: callId });
    const found = await manager.findOneBy(EvidenceCase, { callId });
    const review = found ? await manager.findOneBy(Review, { caseId: found.id }) : null;
    const sealed = review?.state === 'open' || review?.state === 'appealed';
    const facts = callFacts(call);
    const complaintId = (await this.complaints.complaintsAbout([callId])).get(callId);
    return {
      ...{ callId, callRef: callRefOf({ workOn: call.workOn, callId, caseId: '' }), seat: call.seat, workOn: call.workOn },
      agentName: (await this.people.agent(call.agentId)).displayName,
      ...{ campaign: await this.campaignTitle(call.campaignId), placedAt: facts.placedAt, talkSeconds: facts.talkSeconds },
      ...{ durationMs: durationOf(found, facts), pbx: pbxViewOf(facts), sealed },
      code: sealed ? null : await this.codeOf(callId),
      recordedAt: sealed ? null : (found?.snapshot.claim.recordedAt ?? null),
      review: review && (me.role !== 'vendor_manager' || review.decision === 'confirmed') ? await this.reviewView(review) : null,
      findings: found && review && review.decision !== null && !sealed && me.role !== 'vendor_manager' ? await this.findings(found.id) : [],
      complaintIds: complaintId && me.role !== 'vendor_manager' ? [complaintId] : [],
    };
  }

  private async codeOf(callId: string): Promise<OutcomeCode | null> {
    const [row] = (await this.source.query('SELECT code FROM outcome WHERE call_id = ? ORDER BY version DESC LIMIT 1', [callId])) as {
      code: OutcomeCode;
    }[];
    return row?.code ?? null;
  }

  private async campaignTitle(campaignId: string): Promise<string> {
    const [row] = (await this.source.query('SELECT title FROM campaign WHERE id = ?', [campaignId])) as { title: string }[];
    return row?.title ?? '';
  }

  /** A decision is told only when it stands: while an appeal is open it is that of the first auditor, which the second must not read here. */
  private async reviewView(review: Review): Promise<CallReviewView> {
    const open = review.state === 'open' || review.state === 'appealed';
    const [last] = open
      ? []
      : await this.source.manager.find(ReviewDecision, { where: { reviewId: review.id }, order: { version: 'DESC' }, take: 1 });
    return {
      ...{ id: review.id, state: review.state, decision: open ? null : review.decision, reason: last?.reason ?? null },
      decidedAt: last?.decidedAt.toISOString() ?? null,
    };
  }

  private async findings(caseId: string): Promise<CallFileView['findings']> {
    const rows = await this.source.manager.find(EvidenceFinding, { where: { caseId }, order: { weight: 'DESC', id: 'ASC' } });
    return rows.map(({ code, grade, weight, facts }) => ({ code, grade, weight, facts }));
  }
}

function durationOf(found: EvidenceCase | null, facts: ReturnType<typeof callFacts>): number {
  if (found) return axisOf(found.snapshot).durationMs;
  return facts.endedAt ? Date.parse(facts.endedAt) - Date.parse(facts.placedAt) : 0;
}
