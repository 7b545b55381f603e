import { Injectable, type OnModuleInit } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { Between, DataSource, In } from 'typeorm';
import { ContractsService } from '../../../contracts/index.js';
import { isDuplicate, type Principal, Sweeper, systemActor, UnitOfWork } from '../../../platform/index.js';
import { addDays, Clock, type LocalDate, localDateOf, OUTCOMES, seededRandom } from '../../../shared/index.js';
import { EvidenceCase } from '../evidence-case.entity.js';
import { Review } from '../reviews/review.entity.js';
import { ReviewOpening } from '../reviews/review-opening.service.js';
import type { RateView } from '../reviews/reviews.dto.js';
import { drawSample } from './rules/draw-sample.js';
import { estimateRate, type StratumResult } from './rules/estimate-rate.js';
import { SampleDraw } from './sample-draw.entity.js';

const SYSTEM = systemActor('samples');
const SWEEP_MS = 60_000;
const MAX_SEED = 2 ** 32;
/** A day is drawn when everything of it is examined, or so many days later whatever is missing. */
const PATIENCE_DAYS = 2;
const LOOK_BACK_DAYS = 40;
const RATE_DAYS = 90;

/** The seeded random sample of each day, and what it says about the share of false records (evidence: an independent sample). */
@Injectable()
export class SamplesService implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractsService,
    private readonly openings: ReviewOpening,
    private readonly sweeper: Sweeper,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.register({ name: 'samples', everyMs: SWEEP_MS, run: () => this.drawClosedDays() });
  }

  /** Draws every closed day that has not been drawn yet. */
  private async drawClosedDays(): Promise<number> {
    let drawn = 0;
    for (const { id, zone } of await this.contracts.allContracts()) {
      const today = localDateOf(this.clock.now(), zone);
      for (const workOn of await this.undrawnDays(id, today)) {
        const [row] = (await this.source.query(
          "SELECT COUNT(*) AS cases, SUM(state IN ('waiting_for_call', 'ready')) AS waiting, SUM(state = 'waiting_for_record') AS unrecorded FROM evidence_case WHERE contract_id = ? AND work_on = ?",
          [id, workOn],
        )) as { cases: string; waiting: string | null; unrecorded: string | null }[];
        const late = workOn <= addDays(today, -PATIENCE_DAYS);
        // A record that is still to be imported is waited for as long as its cases wait: there would be nothing to hear.
        if (Number(row!.cases) === 0 || Number(row!.unrecorded) > 0 || (Number(row!.waiting) > 0 && !late)) continue;
        drawn += await this.draw(id, workOn, randomInt(MAX_SEED));
      }
    }
    return drawn;
  }

  private async undrawnDays(contractId: string, today: LocalDate): Promise<LocalDate[]> {
    const from = addDays(today, -LOOK_BACK_DAYS);
    const draws = await this.source.manager.findBy(SampleDraw, { contractId, workOn: Between(from, today) });
    const known = new Set(draws.map(({ workOn }) => workOn));
    const days: LocalDate[] = [];
    for (let day = from; day < today; day = addDays(day, 1)) if (!known.has(day)) days.push(day);
    return days;
  }

  /** Draws one day; answers how many were drawn. A day that was drawn already stays as it is. */
  async draw(contractId: string, workOn: LocalDate, seed: number): Promise<number> {
    const { document } = await this.contracts.termsOn(contractId, workOn);
    // Terms from before there was a review have no sample.
    const terms = document.review as typeof document.review | undefined;
    if (!terms) return 0;
    const cases = await this.source.manager.find(EvidenceCase, { where: { contractId, workOn }, order: { id: 'ASC' } });
    const sample = drawSample(
      cases.map(({ id, code }) => ({ caseId: id, stratum: stratumOf(code) })),
      { shareBps: terms.sampleShareBps, atLeast: terms.sampleAtLeastPerDay },
      seed,
    );
    try {
      return await this.unitOfWork.run({ actor: SYSTEM, action: 'sample.draw', subject: `contract:${contractId}` }, async (tx) => {
        await tx.manager.insert(SampleDraw, {
          ...{ contractId, workOn, seed, population: cases.length, drawn: sample.caseIds.length, strata: sample.strata as never },
          drawnAt: tx.at,
        });
        const random = seededRandom(seed ^ 0x5eed);
        for (const found of cases.filter(({ id }) => sample.caseIds.includes(id))) await this.openings.sample(tx, found, random);
        tx.audit(`contract:${contractId}`, { workOn, seed, population: cases.length, drawn: sample.caseIds.length });
        tx.publish('review', null);
        return sample.caseIds.length;
      });
    } catch (error) {
      // Another worker was faster: its draw stands.
      if (isDuplicate(error)) return 0;
      throw error;
    }
  }

  /** What the samples of the last quarter of a year say of each of the asker's contracts. */
  async rates(me: Principal): Promise<RateView[]> {
    return Promise.all((await this.contracts.visibleTo(me)).map((contract) => this.rate(contract)));
  }

  private async rate({ id, title, zone }: { id: string; title: string; zone: string }): Promise<RateView> {
    const to = localDateOf(this.clock.now(), zone);
    const from = addDays(to, -RATE_DAYS);
    const draws = await this.source.manager.findBy(SampleDraw, { contractId: id, workOn: Between(from, to) });
    const reviews = await this.source.manager.findBy(Review, {
      ...{ contractId: id, origin: In(['sample', 'both']), workOn: Between(from, to), decision: In(['confirmed', 'cleared']) },
    });
    const codes = await this.codesOf(reviews.map(({ caseId }) => caseId));
    const strata = new Map<string, StratumResult>();
    for (const { stratum, population } of draws.flatMap((draw) => draw.strata)) {
      const known = strata.get(stratum) ?? { population: 0, decided: 0, falseRecords: 0 };
      strata.set(stratum, { ...known, population: known.population + population });
    }
    for (const { caseId, decision } of reviews) {
      const known = strata.get(stratumOf(codes.get(caseId)!));
      if (!known) continue;
      known.decided += 1;
      if (decision === 'confirmed') known.falseRecords += 1;
    }
    const estimate = estimateRate([...strata.values()]);
    return {
      ...{ contractId: id, contractTitle: title, from, to },
      outcomes: draws.reduce((sum, draw) => sum + draw.population, 0),
      sampled: draws.reduce((sum, draw) => sum + draw.drawn, 0),
      decided: reviews.length,
      falseRecords: reviews.filter(({ decision }) => decision === 'confirmed').length,
      ...{ rateBps: estimate?.rateBps ?? null, lowBps: estimate?.lowBps ?? null, highBps: estimate?.highBps ?? null },
    };
  }

  private async codesOf(caseIds: string[]): Promise<Map<string, EvidenceCase['code']>> {
    if (caseIds.length === 0) return new Map();
    const rows = await this.source.manager.find(EvidenceCase, { where: { id: In(caseIds) }, select: { id: true, code: true } });
    return new Map(rows.map(({ id, code }) => [id, code]));
  }
}

/** Claims of success, of another conversation, of nobody reached: the kinds of lie differ between them. */
function stratumOf(code: EvidenceCase['code']): 'success' | 'conversation' | 'no_contact' {
  const { success, conversation } = OUTCOMES[code];
  return success ? 'success' : conversation ? 'conversation' : 'no_contact';
}
