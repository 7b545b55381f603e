import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { examined, decide, listen, recordCall } from '../../support/calls.js';
import { FakeClock } from '../../support/fake-clock.js';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { customers, makeWorld, phonesReady, releaseList, type World } from '../../support/world.js';

const INTEREST = { amountYuan: 100_000, applyChannel: 'branch' };
const REASON = '录音中客户与坐席有完整对话';

describe('from a false record to a deduction (L18)', () => {
  let test: TestApp;
  let world: World;
  let source: DataSource;
  let clients: Record<'agent1' | 'auditor1' | 'auditor2' | 'vendor' | 'manager1', HttpClient>;
  let lie: string;
  let invented: string;

  beforeAll(async () => {
    test = await startTestApp({ clock: new FakeClock('2026-11-25T02:00:00.000Z'), config: { simulatedSpeed: 1 } });
    source = test.get(DataSource);
    world = await makeWorld(test);
    const names = ['agent1', 'auditor1', 'auditor2', 'vendor', 'manager1'] as const;
    clients = Object.fromEntries(names.map((name) => [name, test.client()])) as typeof clients;
    for (const name of names) await clients[name].signIn(name);
    // A conversation, a customer who says nothing, and one who refuses.
    await releaseList(
      test,
      world,
      customers(3, (index) => [0, 5, 1][index - 1]!),
    );
    await phonesReady(clients.agent1);
  }, 120_000);
  afterAll(() => test.close());

  it('an honest outcome opens nothing; a conversation recorded as "no answer" and an intent nobody uttered do', async () => {
    const outcomes = new Map<number, string>();
    for (let index = 0; index < 3; index += 1) {
      const { callId, behaviour } = await recordCall(test, clients.agent1, (digits) =>
        digits === 0
          ? { code: 'no_answer' }
          : digits === 5
            ? { code: 'intent', fields: INTEREST }
            : { code: 'refused', fields: { reason: 'no_need' } },
      );
      outcomes.set(behaviour, callId);
    }
    lie = (await examined(test, outcomes.get(0)!))!;
    invented = (await examined(test, outcomes.get(5)!))!;
    expect([lie, invented]).toEqual([expect.stringMatching(/^\d+$/), expect.stringMatching(/^\d+$/)]);
    expect(await examined(test, outcomes.get(1)!)).toBeNull();
    const codes = await source.query(
      'SELECT f.code, f.grade FROM evidence_finding f JOIN review r ON r.case_id = f.case_id WHERE r.id IN (?, ?) ORDER BY r.id, f.weight DESC',
      [lie, invented],
    );
    expect(codes).toEqual(expect.arrayContaining([{ code: 'no_contact_over_conversation', grade: 'contradiction' }]));
    expect(codes).toEqual(expect.arrayContaining([{ code: 'conversation_without_human_voice', grade: 'contradiction' }]));
  });

  it('the queue tells neither claim nor risk; the claim is sealed until the auditor has listened and answered', async () => {
    const { body: queue } = await clients.auditor1.get('/reviews');
    expect(queue['items']).toHaveLength(2);
    expect(Object.keys(queue['items'][0]).sort()).toEqual([
      'callRef',
      'decision',
      'id',
      'placedAt',
      'seat',
      'state',
      'talkSeconds',
      'workOn',
    ]);
    const { body: sealed } = await clients.auditor1.get(`/reviews/${lie}`);
    expect(sealed).toMatchObject({
      recording: 'playable',
      examined: true,
      listened: false,
      claim: null,
      checks: null,
      revealed: null,
      actions: ['answer'],
    });
    expect(sealed['lanes'].customerSpeech.length).toBeGreaterThan(1);
    expect((await clients.auditor1.post(`/reviews/${lie}/answer`, { heard: 'conversation' })).body['code']).toBe('not_listened');
    const undecided = { decision: 'confirmed', reason: REASON, decisionsSeen: 0 };
    expect((await clients.auditor1.post(`/reviews/${lie}/decision`, undecided)).body['code']).toBe('not_answered_yet');
    // The call's own file keeps the seal, too.
    const [{ call_id: callId }] = await source.query('SELECT call_id FROM review WHERE id = ?', [lie]);
    expect((await clients.auditor1.get(`/calls/${callId}`)).body).toMatchObject({ sealed: true, code: null, findings: [] });
  });

  it('each range is authorised and written down; without a range, or for others, there is none', async () => {
    const part = await listen(clients.auditor1, `/reviews/${lie}/audio`, 'bytes=0-43');
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toMatch(/^bytes 0-43\/\d+$/);
    expect(part.text.slice(0, 4)).toBe('RIFF');
    expect((await clients.auditor1.get(`/reviews/${lie}/audio`)).body['code']).toBe('recording_not_playable');
    expect((await listen(clients.manager1, `/reviews/${lie}/audio`)).status).toBe(403);
    expect((await listen(clients.vendor, `/appeals/${lie}/audio`)).status).toBe(404);
    const rows = await source.query(
      'SELECT l.purpose, l.first_byte, l.last_byte FROM listening l JOIN review r ON r.case_id = l.case_id WHERE r.id = ?',
      [lie],
    );
    expect(rows).toEqual([{ purpose: 'review', first_byte: '0', last_byte: '43' }]);
    const [audited] = await source.query("SELECT actor, details FROM audit_entry WHERE action = 'recording.listen'");
    expect(JSON.parse(audited.details)).toMatchObject({ first: 0, last: 43, purpose: 'review' });
  });

  it('the claim opens with the answer, flags only with the decision', async () => {
    const { body: answered } = await clients.auditor1.post(`/reviews/${lie}/answer`, { heard: 'conversation' });
    expect(answered).toMatchObject({
      heard: 'conversation',
      claim: { code: 'no_answer', confirmedAgainstRecord: true },
      revealed: null,
      actions: ['decide'],
    });
    expect(answered['checks'].map(({ code }: { code: string }) => code)).toHaveLength(8);
    expect((await clients.auditor1.post(`/reviews/${lie}/answer`, { heard: 'nobody' })).body['code']).toBe('state_conflict');
    const stale = { decision: 'confirmed', reason: REASON, decisionsSeen: 1 };
    expect((await clients.auditor1.post(`/reviews/${lie}/decision`, stale)).body['code']).toBe('stale_action');
    const { body: decided } = await clients.auditor1.post(`/reviews/${lie}/decision`, { ...stale, decisionsSeen: 0 });
    expect(decided).toMatchObject({ state: 'decided', revealed: { origin: 'flag' }, actions: ['revise'], decisionsCount: 1 });
    expect(decided['revealed'].findings[0]).toMatchObject({ code: 'no_contact_over_conversation', grade: 'contradiction' });
    const cleared = await decide(clients.auditor1, invented, 'nobody', 'cleared', '客户以短信表示意向，行内已核实');
    expect(cleared.body).toMatchObject({ state: 'decided', decisionsCount: 1 });
  });

  it('the draft of the running quarter shows the deduction as provisional; nobody has lost money yet', async () => {
    const draft = await draftOf(clients.manager1);
    expect(draft['document'].lines.filter(({ key }: { key: string }) => key.startsWith('falsification:'))).toEqual([]);
    expect(JSON.stringify(draft['document'].provisional)).toContain('falsification');
  });

  it('the vendor is told, appeals, and hears this one call while the appeal is open', async () => {
    const { body: told } = await clients.vendor.get('/appeals');
    expect(told['items']).toMatchObject([{ id: lie, code: 'no_answer', decision: 'confirmed', reason: REASON, actions: ['appeal'] }]);
    expect(told['items'][0].appealTerm).toMatchObject({ untilOn: '2026-12-02', missingYear: null });
    expect((await clients.vendor.get(`/appeals/${lie}`)).body['call']).toBeNull();
    const { body: appealed } = await clients.vendor.post(`/appeals/${lie}`, { reason: '坐席称客户一直没有听清，请再听一次' });
    expect(appealed).toMatchObject({
      state: 'appealed',
      actions: ['listen'],
      call: { masked: expect.stringContaining('****'), playable: true },
    });
    expect((await listen(clients.vendor, `/appeals/${lie}/audio`, 'bytes=100-199')).status).toBe(206);
    expect((await listen(clients.vendor, `/appeals/${invented}/audio`)).status).toBe(404);
  });

  it('the first auditor cannot close the appeal; a second one hears blind, then decides', async () => {
    const again = { decision: 'confirmed', reason: REASON, decisionsSeen: 1 };
    expect((await clients.auditor1.post(`/reviews/${lie}/appeal-decision`, again)).body['code']).toBe('four_eyes');
    expect((await clients.auditor2.get(`/reviews/${lie}`)).body).toMatchObject({
      stage: 'appeal',
      claim: null,
      decisions: [],
      appeal: null,
      actions: ['answer'],
    });
    const closed = await decide(clients.auditor2, lie, 'conversation', 'confirmed', '复听确认双方有对话', true);
    expect(closed.body).toMatchObject({ state: 'closed', actions: [] });
    expect(closed.body['decisions'].map(({ stage, by }: { stage: string; by: string }) => `${stage} ${by}`)).toEqual([
      'review auditor1',
      'appeal auditor2',
    ]);
    expect((await listen(clients.vendor, `/appeals/${lie}/audio`)).status).toBe(409);
  });

  it('now the draft has the deduction, with the call behind it', async () => {
    const draft = await draftOf(clients.manager1);
    const line = draft['document'].lines.find(({ key }: { key: string }) => key.startsWith('falsification:'));
    expect(line).toBeDefined();
    const [{ call_id: callId }] = await source.query('SELECT call_id FROM review WHERE id = ?', [lie]);
    expect(JSON.stringify(line)).toContain(`"${callId}"`);
    expect((await clients.manager1.get(`/calls/${callId}`)).body).toMatchObject({ code: 'no_answer', review: { decision: 'confirmed' } });
  });

  it('a recording whose bytes are no longer those taken in is not played, and the desk says so', async () => {
    const [{ case_id: caseId }] = await source.query('SELECT case_id FROM review WHERE id = ?', [invented]);
    const [{ snapshot }] = await source.query('SELECT snapshot FROM evidence_case WHERE id = ?', [caseId]);
    const changed = JSON.parse(snapshot);
    changed.recordings[0].sha256 = createHash('sha256').update('other').digest('hex');
    changed.recordings[0].fileId = changed.recordings[1]?.fileId ?? changed.recordings[0].fileId;
    await source.query('UPDATE evidence_case SET snapshot = ? WHERE id = ?', [JSON.stringify(changed), caseId]);
    const fresh = test.client();
    await fresh.signIn('auditor2');
    // Another process has not seen this file whole a minute ago.
    await test.stop();
    test = await startTestApp({ on: test });
    const client = test.client();
    await client.signIn('auditor2');
    expect((await listen(client, `/reviews/${invented}/audio`)).body).toMatchObject({
      code: 'recording_not_playable',
      facts: { reason: 'altered' },
    });
    expect((await client.get(`/reviews/${invented}`)).body).toMatchObject({ recording: 'altered' });
  });

  async function draftOf(client: HttpClient): Promise<Record<string, any>> {
    const { body } = await client.get('/statements');
    const current = body['items'].find(
      ({ period }: { period: { fromOn: string; toOn: string } }) => period.fromOn <= '2026-11-25' && '2026-11-25' <= period.toOn,
    );
    return (await client.get(`/statements/${current.id}`)).body;
  }
});
