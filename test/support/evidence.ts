import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { EvidenceService, type EvidenceSnapshot, Review } from '../../src/compliance/index.js';
import { FileStore, StoredFile, systemActor, UnitOfWork } from '../../src/platform/index.js';
import { localDateOf, type OutcomeCode, OUTCOMES } from '../../src/shared/index.js';
import type { TestApp } from './test-app.js';
import { waitFor } from './wait-for.js';
import type { World } from './world.js';

export interface GivenRecording {
  segment: 'before_answer' | 'talk';
  bytes: Buffer;
  durationMs: number;
}

export interface GivenCase {
  code: OutcomeCode;
  /** The call and its outcome as they stand in the database; invented ones otherwise. */
  callId?: string;
  outcomeId?: string;
  recordings?: GivenRecording[];
  answered?: boolean;
  change?: (snapshot: EvidenceSnapshot) => void;
}

let made = 0;

/** An outcome with its evidence, as the dialer hands it over, without anybody having to telephone. Answers the case's id. */
export async function openCase(
  test: TestApp,
  world: World,
  { code, callId, outcomeId, recordings = [], answered = true, change }: GivenCase,
): Promise<string> {
  const files = test.get(FileStore);
  const at = test.clock.now().getTime();
  const iso = (offsetMs: number): string => new Date(at + offsetMs).toISOString();
  const received = await Promise.all(
    recordings.map(async (given) => ({ given, incoming: await files.receive('recording', once(given.bytes), 2 ** 28) })),
  );
  const { conversation, contact, success, doNotCall } = OUTCOMES[code];
  made += 1;
  const id = String(9_000_000 + made);
  return test.get(UnitOfWork).run({ actor: systemActor('test'), action: 'test.case', subject: randomUUID() }, async (tx) => {
    const snapshot: EvidenceSnapshot = {
      claim: {
        ...{
          outcomeId: outcomeId ?? id,
          code,
          traits: { conversation, contact, success, doNotCall },
          recordedAt: iso(70_000),
          confirmedAgainstRecord: false,
        },
        fields: { amountYuan: null, applyChannel: null, callbackAt: null, reason: null },
      },
      call: {
        ...{ callId: callId ?? id, gateway: 'simulated', placedAt: iso(0), dialledAt: iso(400), ringingAt: iso(2000) },
        ...{ answeredAt: answered ? iso(10_000) : null, endedAt: iso(60_000), ringSeconds: 8, talkSeconds: answered ? 50 : null },
        ...{ hungUpBy: 'customer', q850Cause: answered ? 16 : 19, sipCode: answered ? 200 : 480, lost: false },
      },
      recordings: [],
      context: {
        ...{ bankId: world.bankId, agentId: world.agentIds[0]!, accountId: '1', seat: 'seat-1', masked: '139****0000' },
        ...{ campaignId: world.campaignId, listId: '1', prospectId: '1', contractId: world.contractId, orderId: world.orderId },
        ...{ termsVersion: 1, scriptVersionId: null, workOn: iso(8 * 3_600_000).slice(0, 10), wrapUpSeconds: 10, earlierIntents: [] },
      },
    };
    for (const { given, incoming } of received) {
      const fileId = await tx.insert(StoredFile, files.record('recording', incoming));
      snapshot.recordings.push({
        ...{ segment: given.segment, fileId, sha256: incoming.sha256.toString('hex'), durationMs: given.durationMs },
        ...{ sampleRate: 8000, channels: 2, startedAt: iso(given.segment === 'talk' ? 10_000 : 400) },
      });
    }
    change?.(snapshot);
    return test.get(EvidenceService).openCase(tx, snapshot, null, true);
  });
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** A call with an intent that an auditor found false, and a complaint about it: ids of everything that hangs on one call. */
export async function judgedCall(
  test: TestApp,
  world: World,
): Promise<{ callId: string; outcomeId: string; reviewId: string; complaintId: string }> {
  const source = test.get(DataSource);
  const [agentId] = world.agentIds;
  const [phone] = await source.query(
    'SELECT n.id, n.prospect_id, n.list_id, p.customer_index FROM prospect_phone n JOIN prospect p ON p.id = n.prospect_id WHERE p.campaign_id = ? LIMIT 1',
    [world.campaignId],
  );
  const now = test.clock.now();
  const workOn = localDateOf(now, 'Asia/Shanghai');
  const insert = async (table: string, row: Record<string, unknown>): Promise<string> =>
    String(
      (
        (await source.query(`INSERT INTO ${table} (${Object.keys(row).join(',')}) VALUES (?)`, [Object.values(row)])) as {
          insertId: number;
        }
      ).insertId,
    );
  const owned = {
    agent_id: agentId,
    campaign_id: world.campaignId,
    list_id: phone.list_id,
    contract_id: world.contractId,
    order_id: world.orderId,
  };
  const call = { ...owned, card_id: 0, account_id: 0, prospect_id: phone.prospect_id, work_on: workOn };
  const callId = await insert('phone_call', {
    ...call,
    ...{
      phone_id: phone.id,
      decision_id: 0,
      terms_version: 1,
      seat: 'seat-1',
      gateway: 'simulated',
      state: 'ended',
      ring_timeout_seconds: 45,
    },
    ...{ placed_at: now, answered_at: now, ended_at: now, lost: 0, recordings: 'missing' },
  });
  const outcomeId = await insert('outcome', {
    ...call,
    ...{ call_id: callId, version: 1, customer_index: phone.customer_index, code: 'intent', confirmed_against_record: 0, recorded_at: now },
  });
  const caseId = await openCase(test, world, { code: 'intent', callId, outcomeId });
  const review = await waitFor(
    'the review is open',
    async () => (await source.query('SELECT id FROM review WHERE case_id = ?', [caseId]))[0],
  );
  await source.manager.update(
    Review,
    { id: String(review.id) },
    { state: 'decided', decision: 'confirmed', decisions: 1, decidedOn: workOn, decidedAt: now, decidedBy: world.manager1.accountId },
  );
  await insert('review_decision', {
    ...{ review_id: review.id, version: 1, stage: 'review', account_id: world.manager1.accountId, heard: 'nobody' },
    ...{ decision: 'confirmed', reason: 'as heard', decided_at: now },
  });
  const complaintId = await insert('complaint', {
    ...{
      bank_id: world.bankId,
      contract_id: world.contractId,
      order_id: world.orderId,
      call_id: callId,
      agent_id: agentId,
      seat: 'seat-1',
    },
    ...{ called_on: workOn, received_on: workOn, channel: 'letter', summary: 'as written', state: 'recorded' },
    ...{ recorded_by: world.manager1.accountId, recorded_at: now },
  });
  return { callId, outcomeId, reviewId: String(review.id), complaintId };
}
