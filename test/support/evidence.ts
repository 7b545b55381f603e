import { randomUUID } from 'node:crypto';
import { EvidenceService, type EvidenceSnapshot } from '../../src/compliance/index.js';
import { FileStore, StoredFile, systemActor, UnitOfWork } from '../../src/platform/index.js';
import { type OutcomeCode, OUTCOMES } from '../../src/shared/index.js';
import type { TestApp } from './test-app.js';
import type { World } from './world.js';

export interface GivenRecording {
  segment: 'before_answer' | 'talk';
  bytes: Buffer;
  durationMs: number;
}

export interface GivenCase {
  code: OutcomeCode;
  recordings?: GivenRecording[];
  answered?: boolean;
  change?: (snapshot: EvidenceSnapshot) => void;
}

let made = 0;

/** An outcome with its evidence, as the dialer hands it over, without anybody having to telephone. Answers the case's id. */
export async function openCase(
  test: TestApp,
  world: World,
  { code, recordings = [], answered = true, change }: GivenCase,
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
          outcomeId: id,
          code,
          traits: { conversation, contact, success, doNotCall },
          recordedAt: iso(70_000),
          confirmedAgainstRecord: false,
        },
        fields: { amountYuan: null, applyChannel: null, callbackAt: null, reason: null },
      },
      call: {
        ...{ callId: id, gateway: 'simulated', placedAt: iso(0), dialledAt: iso(400), ringingAt: iso(2000) },
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
