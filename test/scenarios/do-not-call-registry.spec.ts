import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ImportRun, ImportsService, RemovalsService } from '../../src/compliance/index.js';
import { FakeClock } from '../support/fake-clock.js';
import type { HttpClient } from '../support/http-client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { customers, makeWorld, numberFor, phonesReady, releaseList, startedCampaign, type World } from '../support/world.js';

const DAY_MS = 86_400_000;

describe('the do-not-call registry', () => {
  let test: TestApp;
  let clock: FakeClock;
  let world: World;
  let other: string;
  let manager: HttpClient;
  let colleague: HttpClient;
  let source: DataSource;

  const number = (index: number): string => numberFor(index, 7);
  const stateOf = async (ref: number, campaignId: string): Promise<string> => {
    const [row] = await source.query(
      'SELECT p.state FROM prospect p JOIN prospect_phone n ON n.prospect_id = p.id WHERE p.campaign_id = ? AND n.number_index = ?',
      [campaignId, await indexOf(ref)],
    );
    return row.state;
  };
  /** The blind index of a customer's number, as a list holds it. */
  const indexOf = async (ref: number): Promise<Buffer> => {
    const [row] = await source.query(
      'SELECT number_index FROM prospect_phone n JOIN prospect p ON p.id = n.prospect_id WHERE p.campaign_id = ? AND p.file_row = ?',
      [world.campaignId, ref + 1],
    );
    return row.number_index;
  };
  const isWithdrawn = async (ref: number): Promise<boolean[]> => [
    (await stateOf(ref, world.campaignId)) === 'withdrawn',
    (await stateOf(ref, other)) === 'withdrawn',
  ];

  beforeAll(async () => {
    clock = new FakeClock();
    test = await startTestApp({ clock });
    source = test.get(DataSource);
    world = await makeWorld(test, { agents: 1, terms: (terms) => Object.assign(terms.dialling, { doNotCallExpiryDays: 30 }) });
    other = await startedCampaign(test, { ...world, title: '另一活动' });
    await source.query("UPDATE campaign SET product = '消费贷' WHERE id = ?", [other]);
    await releaseList(test, world, customers(40));
    await releaseList(test, world, customers(40), other);
    manager = test.client();
    await manager.signIn('manager1');
    colleague = test.client();
    await colleague.signIn('manager2');
    await phonesReady(await agentClient());
  }, 120_000);
  afterAll(() => test.close());

  const agentClient = async (): Promise<HttpClient> => {
    const agent = test.client();
    await agent.signIn('agent1');
    return agent;
  };

  it.each<[string, number, object, [boolean, boolean], string]>([
    ['global', 1, { level: 'global' }, [true, true], 'every list'],
    ['product', 2, { level: 'product', scope: '经营快贷' }, [true, false], 'the lists of campaigns with the product'],
    ['campaign', 3, { level: 'campaign' }, [false, true], 'the lists of the campaign'],
  ])('an entry for %s withdraws customer %i from what it reaches: %j', async (level, ref, reach, expected) => {
    const scope = level === 'campaign' ? { scope: other } : {};
    const added = await manager.post('/do-not-call', { number: number(ref), reason: 'by letter', ...reach, ...scope });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ level, state: 'active' });
    expect(await isWithdrawn(ref)).toEqual(expected);
    const found = await manager.post('/do-not-call/search', { number: number(ref) });
    expect(found.body).toMatchObject({
      everywhere: level === 'global',
      products: level === 'product' ? ['经营快贷'] : [],
      campaigns: level === 'campaign' ? ['另一活动'] : [],
    });
  });

  it.each<[object, string, string]>([
    [{ level: 'product' }, 'scope', 'a product is needed'],
    [{ level: 'product', scope: '没有' }, 'scope', 'no campaign has it'],
    [{ level: 'campaign', scope: '999999' }, 'scope', 'no such campaign'],
    [{ level: 'global', expiresInDays: 10 }, 'expiresInDays', 'all calling never lapses'],
    [{ level: 'product', scope: '经营快贷', expiresInDays: 31 }, 'expiresInDays', 'a day more than the terms allow'],
    [{ level: 'product', scope: '经营快贷', expiresInDays: 0 }, 'expiresInDays', 'a day at least'],
  ])('%j is refused at %s: %s', async (given, field) => {
    const refused = await manager.post('/do-not-call', { number: number(4), reason: 'by letter', ...given });
    expect(refused.status).toBe(400);
    expect(refused.body['errors']).toEqual([expect.objectContaining({ field })]);
  });

  it('an entry lapses at its instant, its customer stays off the list until somebody puts them back, and the history says so', async () => {
    const reach = { level: 'product', scope: '经营快贷', expiresInDays: 30 };
    const { body: entry } = await manager.post('/do-not-call', { number: number(5), reason: 'asked for a month', ...reach });
    expect(Date.parse(entry['expiresAt'])).toBe(clock.now().getTime() + 30 * DAY_MS);
    const show = async (): Promise<Record<string, any>> => (await manager.get(`/do-not-call/${entry['id']}`)).body;
    clock.advance(30 * DAY_MS - 1000);
    await Promise.all([manager.signIn('manager1'), colleague.signIn('manager2')]);
    expect(await show()).toMatchObject({ state: 'active', returnable: 0 });
    clock.advance(1000);
    expect(await show()).toMatchObject({ state: 'lapsed' });
    await waitFor(
      'the entry is found lapsed',
      async () => (await test.get(RemovalsService).lapseDue(), (await show())['history'].length === 2),
    );
    const lapsed = await show();
    expect(lapsed).toMatchObject({ state: 'lapsed', returnable: 1, actions: ['put_back'] });
    expect(lapsed['history'][1]).toMatchObject({ kind: 'lapsed', at: entry['expiresAt'], by: null });
    expect(await isWithdrawn(5)).toEqual([true, false]);
    // Written anew, it binds again and nobody can be put back.
    const anew = await manager.post('/do-not-call', { number: number(5), reason: 'asked again', level: 'product', scope: '经营快贷' });
    expect(anew.status).toBe(201);
    expect((await manager.post(`/do-not-call/${entry['id']}/put-back`, { reason: 'over' })).body['code']).toBe('state_conflict');
    await manager.post(`/do-not-call/${anew.body['id']}/removal`, { reason: 'a mistake' });
    await colleague.post(`/do-not-call/${anew.body['id']}/removal/approve`);
    const back = await manager.post(`/do-not-call/${entry['id']}/put-back`, { reason: 'the month is over' });
    expect(back.body).toMatchObject({ returnable: 0, actions: [] });
    expect(back.body['history'].at(-1)).toMatchObject({ kind: 'put_back', customers: 1, reason: 'the month is over' });
    expect(await isWithdrawn(5)).toEqual([false, false]);
  });

  it('a removal is asked for, taken back, refused and approved by the right people only', async () => {
    const { body: entry } = await manager.post('/do-not-call', { number: number(6), reason: 'by letter' });
    const path = `/do-not-call/${entry['id']}/removal`;
    expect((await manager.post(path, { reason: 'a mistake' })).body).toMatchObject({
      state: 'removal_requested',
      actions: ['withdraw_removal'],
    });
    expect((await manager.post(`${path}/approve`)).body['code']).toBe('four_eyes');
    expect((await manager.post(`${path}/refuse`, { reason: 'no' })).body['code']).toBe('four_eyes');
    expect((await colleague.post(`${path}/withdraw`)).body['code']).toBe('forbidden');
    expect((await manager.post(`${path}/withdraw`)).body).toMatchObject({ state: 'active' });
    await manager.post(path, { reason: 'a mistake after all' });
    expect((await colleague.post(`${path}/refuse`, { reason: 'the letter is genuine' })).body).toMatchObject({ state: 'active' });
    expect(await isWithdrawn(6)).toEqual([true, true]);
    await manager.post(path, { reason: 'the letter was withdrawn' });
    expect((await colleague.post(`${path}/approve`)).body).toMatchObject({ state: 'removed' });
    const { body } = await manager.get(`/do-not-call/${entry['id']}`);
    expect(body['history'].map(({ kind }: { kind: string }) => kind)).toEqual([
      ...['created', 'removal_requested', 'removal_withdrawn', 'removal_requested', 'removal_refused', 'removal_requested', 'removed'],
    ]);
    expect(body).toMatchObject({ returnable: 2 });
  });

  it('a file becomes entries, says of each row what came of it, and writes nothing twice', async () => {
    const rows = [
      [number(10), '', ''],
      [number(11), 'C11', 'complained'],
      ['', 'C12', ''],
      [number(10), '', ''],
      ['12345', '', ''],
      ['', '', 'nobody'],
      ['1390000', 'C13', `call ${number(13)}`],
      [number(1), '', ''],
    ];
    const file = Buffer.from(['手机号,客户号,原因', ...rows.map((row) => row.join(','))].join('\r\n'));
    const { body: uploaded, status } = await manager.upload('/do-not-call-imports', '停拨.csv', file);
    expect(status).toBe(201);
    expect(uploaded).toMatchObject({ state: 'uploaded', actions: ['start', 'discard'] });
    const path = `/do-not-call-imports/${uploaded['id']}`;
    const { body: preview, text } = await manager.get(`${path}/preview`);
    expect(preview['suggested']).toEqual({ numbers: [0], customerRef: 1, reason: 2 });
    expect(text).not.toContain(number(10));
    await manager.post(`${path}/start`, { numbers: [0], customerRef: 1, reasonColumn: 2, level: 'global', reason: 'from the regulator' });
    const done = await waitFor('the file is imported', async () => {
      const { body } = await manager.get(path);
      return body['state'] === 'done' ? body : null;
    });
    expect(done).toMatchObject({ rows: 8, written: 4, alreadyThere: 2, rejected: 2, actions: [] });
    for (const ref of [10, 11, 12, 13]) expect(await isWithdrawn(ref)).toEqual([true, true]);
    const { body: rejects } = await manager.get(`${path}/rejects`);
    expect(rejects['items'].map((item: Record<string, unknown>) => [item['row'], item['code'], item['rowTaken']])).toEqual([
      [6, 'phone_length', false],
      [7, 'nothing_given', false],
      [8, 'phone_unknown_range', true],
      [8, 'reason_dropped', true],
    ]);
    const report = await manager.get(`${path}/rejects.csv?language=en`);
    expect(report.text).toContain('was not entered');
    expect(report.text).not.toContain(number(13));
    const found = await manager.post('/do-not-call/search', { customerRef: 'C11' });
    expect(found.body['items'][0]).toMatchObject({ source: 'import', reason: 'complained' });
  });

  it('a file may be stopped half way; what it wrote binds, and it goes on behind it without doubles', async () => {
    const lines = Array.from({ length: 4500 }, (_, at) => `138${String(at).padStart(8, '0')}`);
    const { body: uploaded } = await manager.upload('/do-not-call-imports', 'long.csv', Buffer.from(`phone\n${lines.join('\n')}\n`));
    const path = `/do-not-call-imports/${uploaded['id']}`;
    await manager.post(`${path}/start`, { numbers: [0], level: 'global', reason: 'from the regulator' });
    await waitFor('some of it is written', async () => (await manager.get(path)).body['written'] > 0);
    const stop = await manager.post(`${path}/stop`);
    expect([200, 409]).toContain(stop.status);
    const entries = async (): Promise<number> => {
      const [row] = await source.query('SELECT COUNT(*) AS written FROM do_not_call_entry WHERE import_id = ?', [uploaded['id']]);
      return Number(row.written);
    };
    if (stop.status === 200) {
      expect(stop.body['actions']).toEqual(['resume', 'discard']);
      await test.get(ImportRun).run(uploaded['id']);
      expect((await manager.get(path)).body['written']).toBe(await entries());
      expect((await manager.post(`${path}/resume`)).body['state']).toBe('importing');
    }
    await waitFor('the rest is written', async () => (await manager.get(path)).body['state'] === 'done', 60_000);
    const { body: done } = await manager.get(path);
    expect([done['written'], await entries()]).toEqual([4500, 4500]);
    const again = await test.get(ImportsService).find(world.bankId, uploaded['id']);
    expect(again.rowsRead).toBe(4500);
  }, 120_000);

  it('the registry leaves masked for one person, and whole only when a second agreed, for whoever asked, for a day', async () => {
    const masked = await manager.get('/do-not-call-exports/masked.csv?language=en');
    expect(masked.status).toBe(200);
    expect(masked.text).not.toContain(number(10));
    expect(masked.text).toContain('139****');
    const { body: asked } = await manager.post('/do-not-call-exports', { reason: 'the regulator asks' });
    const path = `/do-not-call-exports/${asked['id']}`;
    expect((await manager.get(`${path}/file.csv`)).body['code']).toBe('state_conflict');
    expect((await manager.post(`${path}/approve`)).body['code']).toBe('four_eyes');
    expect((await colleague.post(`${path}/approve`)).body).toMatchObject({ state: 'approved', actions: [] });
    expect((await colleague.get(`${path}/file.csv`)).body['code']).toBe('forbidden');
    const whole = await manager.get(`${path}/file.csv?language=en`);
    expect(whole.text).toContain(`86${number(10)}`);
    expect(whole.text).toContain('C12');
    expect(whole.text).not.toMatch(/(^|,)[=+@-]/m);
    expect((await manager.get(`${path}/file.xlsx`)).status).toBe(200);
    const [trail] = await source.query(
      "SELECT COUNT(*) AS downloads FROM audit_entry WHERE action = 'do-not-call.export.download' AND subject = ?",
      [`do-not-call-export:${asked['id']}`],
    );
    expect(Number(trail.downloads)).toBe(2);
    clock.advance(DAY_MS);
    await manager.signIn('manager1');
    expect((await manager.get(`${path}/file.csv`)).body['code']).toBe('state_conflict');
  });

  it('the list can be filtered by level, source and state', async () => {
    const { body } = await manager.get('/do-not-call?level=product&state=lapsed');
    expect(body['items']).toHaveLength(1);
    expect((await manager.get('/do-not-call?source=strong_refusal')).body['items']).toEqual([]);
    expect((await manager.get('/do-not-call?level=all')).status).toBe(400);
    expect((await manager.get('/do-not-call/scopes')).body['items']).toContainEqual({
      ...{ level: 'product', scope: '经营快贷', title: '经营快贷', expiryDays: 30 },
    });
  });
});
