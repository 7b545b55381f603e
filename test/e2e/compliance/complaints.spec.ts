import { DataSource } from 'typeorm';
import { recordCall } from '../../support/calls.js';
import { FakeClock } from '../../support/fake-clock.js';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { makeWorld, numberFor, phonesReady, releaseList, type World } from '../../support/world.js';

const NUMBER = numberFor(7, 1);
const COMPLAINT = { receivedOn: '2026-11-25', channel: 'telephone', summary: '坐席在客户拒绝后继续推销' };

describe('complaints (L17, R12)', () => {
  let test: TestApp;
  let world: World;
  let callId: string;
  let complaintId: string;
  const clients = {} as Record<'agent1' | 'auditor1' | 'auditor2' | 'manager1' | 'vendor', HttpClient>;

  beforeAll(async () => {
    test = await startTestApp({ clock: new FakeClock('2026-11-25T02:00:00.000Z'), config: { simulatedSpeed: 1 } });
    world = await makeWorld(test);
    for (const name of ['agent1', 'auditor1', 'auditor2', 'manager1', 'vendor'] as const) {
      clients[name] = test.client();
      await clients[name].signIn(name);
    }
    await releaseList(test, world, [{ ref: 'K1', name: '王小明', phones: [NUMBER] }]);
    await phonesReady(clients.agent1);
    ({ callId } = await recordCall(test, clients.agent1, () => ({ code: 'refused', fields: { reason: 'no_need' } })));
  }, 120_000);
  afterAll(() => test.close());

  it("leads from the customer's number to the calls; the search is written down, the number is not", async () => {
    const { body } = await clients.auditor1.post('/complaints/search', { number: `+86 ${NUMBER}` });
    expect(body).toMatchObject({ masked: '139****0701', items: [{ callId, code: 'refused', seat: 'seat-1', complaintId: null }] });
    expect(JSON.stringify(body)).not.toContain(NUMBER);
    expect((await clients.auditor1.post('/complaints/search', { number: numberFor(8, 1) })).body['items']).toEqual([]);
    const source = test.get(DataSource);
    const searches = await source.query("SELECT details FROM audit_entry WHERE action = 'complaint.search' ORDER BY id");
    expect(searches.map(({ details }: { details: string }) => JSON.parse(details).calls)).toEqual([1, 0]);
    expect(JSON.stringify(searches)).not.toContain(NUMBER);
  });

  it.each([
    ['a number in the text', { summary: `请回电${NUMBER}` }, 400, 'summary'],
    ['a day in the future', { receivedOn: '2026-11-26' }, 400, 'receivedOn'],
    ['a day before the call', { receivedOn: '2026-11-24' }, 400, 'receivedOn'],
    ['no day at all', { receivedOn: '2026-13-01' }, 400, 'receivedOn'],
    ['a call that is none', { callId: '999999' }, 404, null],
  ])('refuses %s and names the field', async (_what, change, status, field) => {
    const { status: answered, body } = await clients.manager1.post('/complaints', { callId, ...COMPLAINT, ...change });
    expect([answered, body['facts']?.errors?.[0]?.field ?? body['errors']?.[0]?.field ?? null]).toEqual([status, field]);
  });

  it('is recorded once a call, and decided by somebody else', async () => {
    const recorded = await clients.auditor1.post('/complaints', { callId, ...COMPLAINT });
    expect([recorded.status, recorded.body]).toMatchObject([201, { state: 'recorded', level: null, recordedBy: 'auditor1', actions: [] }]);
    complaintId = recorded.body['id'];
    expect((await clients.manager1.post('/complaints', { callId, ...COMPLAINT })).body['code']).toBe('duplicate');
    const upheld = { upheld: true, level: 2, reason: '录音属实' };
    expect((await clients.auditor1.post(`/complaints/${complaintId}/decision`, upheld)).body['code']).toBe('four_eyes');
    expect((await clients.manager1.post(`/complaints/${complaintId}/decision`, upheld)).status).toBe(403);
    expect((await clients.auditor2.post(`/complaints/${complaintId}/decision`, { ...upheld, level: undefined })).status).toBe(400);
    expect((await clients.auditor2.post(`/complaints/${complaintId}/decision`, { ...upheld, upheld: false })).status).toBe(400);
    const decided = await clients.auditor2.post(`/complaints/${complaintId}/decision`, upheld);
    expect(decided.body).toMatchObject({ state: 'upheld', level: 2, decidedBy: 'auditor2', decisionReason: '录音属实' });
    expect((await clients.auditor2.post(`/complaints/${complaintId}/decision`, upheld)).body['code']).toBe('state_conflict');
  });

  it('an upheld one stands in the draft of the running quarter, once, with its call', async () => {
    const { body: list } = await clients.manager1.get('/statements');
    const current = list['items'].find((row: { period: { fromOn: string } }) => row.period.fromOn === '2026-10-01');
    const { body } = await clients.manager1.get(`/statements/${current.id}`);
    const lines = body['document'].lines.filter(({ key }: { key: string }) => key === `complaint:${complaintId}`);
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines[0])).toContain(`"${callId}"`);
    expect(lines[0].amountFen).toBe('-20000');
    expect((await clients.auditor1.get(`/calls/${callId}`)).body).toMatchObject({
      complaintIds: [complaintId],
      code: 'refused',
      sealed: false,
    });
    // The vendor reads of the call, not of who complained.
    expect((await clients.vendor.get(`/calls/${callId}`)).body).toMatchObject({ complaintIds: [], findings: [] });
  });
});
