import type { INestApplicationContext } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import {
  AppealsService,
  ComplaintsService,
  type Decision,
  type Heard,
  ListeningService,
  Review,
  ReviewsService,
} from '../../src/compliance/index.js';
import { Sweeper } from '../../src/platform/index.js';
import type { LocalDate } from '../../src/shared/index.js';
import type { DemoPeople } from '../contract.js';

const EXAMINED_WITHIN_MS = 60_000;
const PAUSE_MS = 20;

interface Opinion {
  heard: Heard;
  decision: Decision;
  reason: string;
}

/** What auditors and the vendor did with the trial weeks. */
export class DemoProof {
  private readonly source: DataSource;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly people: DemoPeople,
  ) {
    this.source = app.get(DataSource, { strict: false });
  }

  /** Waits until the worker has examined every call. */
  async examined(): Promise<void> {
    for (const until = performance.now() + EXAMINED_WITHIN_MS; performance.now() < until;) {
      const left = (await this.source.query(
        "SELECT id FROM evidence_case WHERE state IN ('waiting_for_call', 'ready') LIMIT 1",
      )) as unknown[];
      if (left.length === 0) return;
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
    throw new Error("calls of the demo's past are not examined");
  }

  /** An auditor listens, says what is to be heard, and decides. Nothing happens when the call is not on the desk. */
  async decide(callId: string | undefined, auditor: string, opinion: Opinion): Promise<Review | null> {
    const review = callId === undefined ? null : await this.source.manager.findOneBy(Review, { callId });
    if (!review) return null;
    await this.hear(review, auditor, opinion.heard);
    await this.app.get(ReviewsService, { strict: false }).decide(this.people.get(auditor)!, review, { ...opinion, decisionsSeen: 0 });
    return review;
  }

  /** Decides the random sample of these days: honest records, as far as anybody can hear. */
  async clearSample(days: readonly LocalDate[], auditor: string, reason: string): Promise<void> {
    const drawn = await this.source.manager.findBy(Review, { origin: 'sample', state: 'open', workOn: In([...days]) });
    for (const { callId, talkMs } of drawn) {
      const heard = talkMs === null ? 'tone_or_notice' : talkMs > 10_000 ? 'conversation' : 'nobody';
      await this.decide(callId ?? undefined, auditor, { heard, decision: 'cleared', reason });
    }
  }

  async appeal({ id }: Review, reason: string): Promise<void> {
    await this.app.get(AppealsService, { strict: false }).appeal(this.people.get('vendor')!, id, reason);
  }

  async closeAppeal(review: Review, auditor: string, opinion: Opinion): Promise<void> {
    await this.hear(review, auditor, opinion.heard);
    const reviews = this.app.get(ReviewsService, { strict: false });
    await reviews.closeAppeal(this.people.get(auditor)!, review, { ...opinion, decisionsSeen: 1 });
  }

  /** Decisions whose term to appeal is over become final. */
  async lapse(): Promise<void> {
    await this.app.get(Sweeper, { strict: false }).runNow('appeal-terms');
  }

  /** A complaint recorded by a manager and decided by an auditor. */
  async complaint(
    given: { callId: string; receivedOn: LocalDate; channel: 'telephone' | 'branch'; summary: string },
    decision: { upheld: boolean; level?: 1 | 2; reason: string },
  ): Promise<void> {
    const complaints = this.app.get(ComplaintsService, { strict: false });
    const id = await complaints.record(this.people.get('manager1')!, given);
    await complaints.decide(this.people.get('auditor1')!, id, decision);
  }

  /** Calls that ended with an outcome, the earliest first. */
  async callsWith(code: string): Promise<string[]> {
    const rows = (await this.source.query('SELECT call_id FROM outcome WHERE code = ? ORDER BY id', [code])) as { call_id: string }[];
    return rows.map(({ call_id }) => String(call_id));
  }

  private async hear(review: Review, auditor: string, heard: Heard): Promise<void> {
    const me = this.people.get(auditor)!;
    await this.app.get(ListeningService, { strict: false }).range(me, review, 'review', 'bytes=0-');
    await this.app.get(ReviewsService, { strict: false }).answer(me, review, heard);
  }
}
