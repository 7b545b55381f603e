import { recordCall } from '../../support/calls.js';
import { FakeClock } from '../../support/fake-clock.js';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { customers, makeWorld, phonesReady, releaseList, type World } from '../../support/world.js';

const INTENT = { code: 'intent', fields: { amountYuan: 300_000, applyChannel: 'branch' } };
/** A customer who talks, and one who never answers. */
const [TALKS, SILENT] = [0, 7];

describe("a campaign's figures", () => {
  let test: TestApp;
  let world: World;
  let manager: HttpClient;
  let vendor: HttpClient;
  const clock = new FakeClock('2026-11-25T02:10:00.000Z');

  beforeAll(async () => {
    test = await startTestApp({ clock, config: { simulatedSpeed: 1 } });
    world = await makeWorld(test);
    [manager, vendor] = [test.client(), test.client()];
    await manager.signIn('manager1');
    await vendor.signIn('vendor');
    const agent = test.client();
    await agent.signIn('agent1');
    await releaseList(
      test,
      world,
      customers(9, (index) => (index <= 6 ? TALKS : SILENT)),
    );
    await phonesReady(agent);
    for (let calls = 0; calls < 4; calls += 1) {
      await recordCall(test, agent, (behaviour) => (behaviour === TALKS ? INTENT : { code: 'no_answer' }));
    }
  }, 120_000);
  afterAll(() => test.close());

  const figures = async (): Promise<Record<string, number>> => (await manager.get(`/campaigns/${world.campaignId}`)).body['counts'];
  const rows = async (kind: string, by: string): Promise<Record<string, any>[]> =>
    (await manager.get(`/campaigns/${world.campaignId}/${kind}?by=${by}`)).body['rows'];
  const sum = (of: Record<string, any>[], name: string): number => of.reduce((total, row) => total + row[name], 0);

  it('counts what was loaded, dialled, connected and found; the parts add up', async () => {
    const counts = await figures();
    expect(counts).toMatchObject({ loaded: 9, dialled: 4, doNotCall: 0 });
    expect(counts['connected']).toBe(counts['intents']);
    for (const by of ['list', 'region', 'segment']) {
      const found = await rows('customer-funnel', by);
      for (const name of ['loaded', 'dialled', 'connected', 'intents'])
        expect([by, name, sum(found, name)]).toEqual([by, name, counts[name]]);
    }
    expect((await rows('customer-funnel', 'region')).map(({ key, loaded }) => [key, loaded])).toEqual([
      ['区0', 3],
      ['区1', 3],
      ['区2', 3],
    ]);
    expect((await rows('customer-funnel', 'list'))[0]).toMatchObject({ label: '名单.csv', loaded: 9 });
    for (const by of ['agent', 'script', 'hour']) {
      const found = await rows('call-funnel', by);
      for (const name of ['dialled', 'connected', 'intents']) expect([by, name, sum(found, name)]).toEqual([by, name, counts[name]]);
      expect(sum(found, 'calls')).toBe(4);
    }
    expect((await rows('call-funnel', 'script'))[0]).toMatchObject({ label: '1' });
    // 10:10 and the minutes after, in the contract's zone.
    expect((await rows('call-funnel', 'hour'))[0]!['key']).toBe('10');
  });

  it('the heat map stands in the hours of the contract', async () => {
    const { body } = await manager.get(`/campaigns/${world.campaignId}/heat-map`);
    expect(body['zone']).toBe('Asia/Shanghai');
    expect(body['cells'][0]).toMatchObject({ weekday: 3, hour: 10 });
    expect(sum(body['cells'], 'calls')).toBe(4);
    expect(sum(body['cells'], 'connected')).toBe((await figures())['connected']);
  });

  it('a vendor sees calls and no list, region or segment', async () => {
    expect((await vendor.get(`/campaigns/${world.campaignId}/call-funnel?by=agent`)).status).toBe(200);
    expect((await vendor.get(`/campaigns/${world.campaignId}/customer-funnel?by=list`)).status).toBe(403);
    expect((await manager.get(`/campaigns/${world.campaignId}/call-funnel?by=region`)).body['code']).toBe('validation_failed');
  });

  it('without a goal nothing is expected; with one an even pace says how much by now', async () => {
    const path = `/campaigns/${world.campaignId}/goal`;
    expect((await manager.get(path)).body).toMatchObject({ goal: null, expected: null, missingYear: null });
    const given = await draft({ startsOn: '2026-11-24', endsOn: '2026-11-25', goalIntents: 48 });
    const { body } = await manager.get(`/campaigns/${given}/goal`);
    expect(body).toMatchObject({ goal: 48, intents: 0, missingYear: null });
    // Round the clock: one whole day and ten hours and some minutes of the second.
    expect(body['expected']).toBe(34);
  });

  it('a submitted campaign is sent back with a reason, changed, and approved by somebody else', async () => {
    const id = await draft({});
    const act = async (who: HttpClient, action: string, reason?: string): Promise<Record<string, any>> =>
      (await who.post(`/campaigns/${id}/${action}`, reason ? { reason } : {})).body;
    const put = (who: HttpClient, given: object) => who.send<Record<string, unknown>>('PUT', `/campaigns/${id}`, given);
    expect((await act(manager, 'submit'))['state']).toBe('submitted');
    expect((await act(manager, 'return'))['code']).toBe('validation_failed');
    expect((await put(manager, body({ title: '改期' }))).body['code']).toBe('state_conflict');
    expect((await act(manager, 'return', '期限写错了'))['state']).toBe('draft');
    const second = test.client();
    await second.signIn('manager2');
    const revised = await put(second, body({ title: '快贷二期', weight: 3, regions: ['上海'] }));
    expect(revised.body).toMatchObject({ title: '快贷二期', weight: 3, regions: ['上海'], state: 'draft', createdBy: 'manager2' });
    expect((await act(second, 'submit'))['state']).toBe('submitted');
    // Who changed the draft has made it.
    expect((await act(second, 'approve'))['code']).toBe('four_eyes');
    expect((await act(manager, 'approve'))['state']).toBe('approved');
  });

  function body(change: Record<string, unknown>): Record<string, unknown> {
    return {
      ...{ orderId: world.orderId, title: '快贷', product: '经营快贷', applyAt: '支行', scriptId: world.scriptId },
      ...{ startsOn: '2026-11-24', endsOn: '2026-12-20', priority: 5 },
      ...change,
    };
  }

  async function draft(change: Record<string, unknown>): Promise<string> {
    const { body: made } = await manager.post('/campaigns', body(change));
    return made['id'] as string;
  }
});
