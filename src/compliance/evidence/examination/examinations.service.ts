import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { actorOf, PoisonCounter, type Principal, Sweeper, systemActor, type Transaction, UnitOfWork } from '../../../platform/index.js';
import { Clock } from '../../../shared/index.js';
import { EvidenceCase } from '../evidence-case.entity.js';
import { ReviewOpening } from '../reviews/review-opening.service.js';
import { EVIDENCE_POLICY, type EvidenceFacts, judge, needsReview, riskOf } from '../rules/index.js';
import { CallExaminer, type Examined } from './call-examiner.js';
import { examineCallJob } from './examine-call.job.js';
import { EvidenceFinding, Examination } from './examination.entity.js';

const SYSTEM = systemActor('examinations');
const SWEEP_MS = 2000;
/** The job has this long before the sweep looks after a case itself. */
const GRACE_MS = 3000;
const BATCH = 20;

/** Examines calls whose outcome and end are known, and lets the rules judge them (design, step 7). */
@Injectable()
export class ExaminationsService implements OnModuleInit, BeforeApplicationShutdown {
  private readonly working = new Map<string, Promise<void>>();
  private stopping = false;

  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly examiner: CallExaminer,
    private readonly openings: ReviewOpening,
    private readonly sweeper: Sweeper,
    private readonly poison: PoisonCounter,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.register({ name: 'examinations', everyMs: SWEEP_MS, run: () => this.examineReady() });
  }

  /** Examines one case that is ready; anything else is left as it is, so that doing it twice does nothing. */
  async examine(caseId: string): Promise<void> {
    const under = this.working.get(caseId);
    if (under) return under;
    // The state stays `ready`: the next start finds it.
    if (this.stopping) return;
    const work = this.work(caseId).finally(() => this.working.delete(caseId));
    this.working.set(caseId, work);
    return work;
  }

  /** Lets every case of a bank that could not be examined be examined once more. Answers how many. */
  async retry(me: Principal, bankId: string): Promise<number> {
    return this.unitOfWork.run({ actor: actorOf(me), action: 'evidence.retry', subject: `bank:${bankId}` }, async (tx) => {
      const retried = await tx.change(
        "UPDATE evidence_case SET state = 'ready', ready_at = ? WHERE bank_id = ? AND state = 'cannot_be_examined'",
        [tx.at, bankId],
      );
      if (retried === 0) tx.nothingDone();
      tx.audit(`bank:${bankId}`, { retried });
      return retried;
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled(this.working.values());
    await this.examiner.close();
  }

  private async examineReady(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - GRACE_MS);
    const rows = (await this.source.query("SELECT id FROM evidence_case WHERE state = 'ready' AND ready_at < ? ORDER BY ready_at LIMIT ?", [
      before,
      BATCH,
    ])) as { id: string }[];
    for (const { id } of rows) {
      if (this.stopping) break;
      const subject = examineCallJob.subject({ caseId: String(id) });
      if (await this.poison.isParked(examineCallJob.name, subject)) continue;
      await this.examine(String(id)).catch((error: Error) => this.poison.count(examineCallJob, subject, error));
    }
    return rows.length;
  }

  private async work(caseId: string): Promise<void> {
    const found = await this.source.manager.findOneBy(EvidenceCase, { id: caseId });
    if (found?.state !== 'ready') return;
    const examined = await this.examiner.examine(found);
    const kept = await this.unitOfWork.run({ actor: SYSTEM, action: 'evidence.examine', subject: `case:${caseId}` }, (tx) =>
      this.keep(tx, found, examined),
    );
    if (!kept) await this.examiner.discard(examined);
  }

  private async keep(tx: Transaction, { id: caseId, readyAt }: EvidenceCase, examined: Examined): Promise<boolean> {
    const found = await tx.manager.findOne(EvidenceCase, { where: { id: caseId }, lock: { mode: 'pessimistic_write' } });
    // Other facts may have been supplied while the old ones were examined; those are examined next.
    if (found?.state !== 'ready' || found.readyAt?.getTime() !== readyAt?.getTime()) {
      tx.nothingDone();
      return false;
    }
    const findings = judge(factsOf(found, examined), EVIDENCE_POLICY);
    // A second examination supersedes the first.
    await tx.manager.delete(Examination, { caseId });
    await tx.manager.delete(EvidenceFinding, { caseId });
    await tx.manager.insert(Examination, {
      ...{ caseId, analyserVersion: examined.analyserVersion, policyVersion: EVIDENCE_POLICY.version },
      ...{ problemCode: examined.problem?.code ?? null, problemFacts: (examined.problem?.facts ?? null) as never },
      ...{ integrity: examined.integrity as never, features: (examined.features ?? null) as never },
      ...{ peaksFileId: await this.examiner.keepPeaks(tx, examined), examinedAt: tx.at },
    });
    for (const { code, grade, weight, facts } of findings)
      await tx.manager.insert(EvidenceFinding, { caseId, code, grade, weight, facts: facts as never, foundAt: tx.at });
    await tx.manager.update(EvidenceCase, { id: caseId }, { state: examined.problem ? 'cannot_be_examined' : 'examined' });
    const risk = riskOf(findings);
    if (needsReview(findings, EVIDENCE_POLICY)) await this.openings.flag(tx, found, risk);
    else await this.openings.unflag(tx, found, risk);
    tx.audit(`case:${caseId}`, { findings: findings.map(({ code }) => code), risk, problem: examined.problem?.code ?? null });
    tx.publish('review', null);
    return true;
  }
}

function factsOf(found: EvidenceCase, { features, integrity }: Examined): EvidenceFacts {
  const { claim, call, context, recordings, switchRecord } = found.snapshot;
  return {
    ...{ claim, call, context, features, earlierIntents: context.earlierIntents ?? [], switchRecord },
    recordings: recordings.map(({ segment, durationMs }) => ({ segment, durationMs, integrity: integrity[segment] ?? 'intact' })),
  };
}
