import ExcelJS from 'exceljs';
import { DataSource } from 'typeorm';
import { recordCall } from '../../support/calls.js';
import { FakeClock } from '../../support/fake-clock.js';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { makeWorld, numberFor, phonesReady, releaseList, type World } from '../../support/world.js';

const INTENT = { code: 'intent', fields: { amountYuan: 300_000, applyChannel: 'branch' } };

describe('intents on their way to a branch (L2, L16)', () => {
  let test: TestApp;
  let world: World;
  let manager: HttpClient;
  let auditor: HttpClient;
  let ids: string[];

  beforeAll(async () => {
    test = await startTestApp({ clock: new FakeClock('2026-11-25T02:00:00.000Z'), config: { simulatedSpeed: 1 } });
    world = await makeWorld(test);
    const agent = test.client();
    [manager, auditor] = [test.client(), test.client()];
    await agent.signIn('agent1');
    await manager.signIn('manager1');
    await auditor.signIn('auditor1');
    await releaseList(test, world, [
      { ref: '=1+1', name: '王小明', phones: [numberFor(1, 0)] },
      { ref: 'K2', name: '欧阳静', phones: [numberFor(2, 0)] },
    ]);
    await phonesReady(agent);
    for (let calls = 0; calls < 2; calls += 1) await recordCall(test, agent, () => INTENT);
    ids = (await manager.get('/intents')).body['items'].map(({ id }: { id: string }) => id);
  }, 120_000);
  afterAll(() => test.close());

  it('shows surname, mask and the bank’s own number; never a whole number', async () => {
    const { body, text } = await manager.get('/intents');
    expect(body['items']).toHaveLength(2);
    expect(body['counts']).toEqual({ fresh: 2, assigned: 0, contacted: 0, applied: 0, closed: 0 });
    const item = body['items'].find(({ customerRef }: { customerRef: string }) => customerRef === 'K2');
    expect(item).toMatchObject({ customer: '欧阳 客户', masked: '139****0200', branch: '城西支行', state: 'fresh', amountYuan: 300_000 });
    expect(text).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
    expect((await manager.get('/intents?state=applied')).body['items']).toEqual([]);
    expect((await manager.get(`/intents?campaignId=${world.campaignId}`)).body['items']).toHaveLength(2);
  });

  it('a manager names branch and person; each step is one the states know', async () => {
    const given = { state: 'assigned', branch: '城东支行', assignee: '林经理', note: '' };
    expect((await manager.post(`/intents/${ids[0]}/hand-over`, given)).body).toMatchObject({
      state: 'assigned',
      branch: '城东支行',
      changedBy: 'manager1',
    });
    expect((await manager.post(`/intents/${ids[0]}/hand-over`, { state: 'applied' })).body).toMatchObject({
      state: 'applied',
      assignee: '林经理',
    });
    expect((await manager.post(`/intents/${ids[1]}/hand-over`, { state: 'applied' })).body['code']).toBe('state_conflict');
    expect((await manager.post(`/intents/${ids[0]}/hand-over`, { state: 'fresh' })).body['code']).toBe('state_conflict');
    expect((await manager.post(`/intents/${ids[0]}/hand-over`, { note: `电话${numberFor(1, 0)}` })).status).toBe(400);
    expect((await auditor.post(`/intents/${ids[0]}/hand-over`, given)).status).toBe(403);
    expect((await manager.get('/intents')).body['counts']).toMatchObject({ fresh: 1, applied: 1 });
  });

  it('an export is safe to open, holds no whole number, and is written down (S12)', async () => {
    const { text, headers } = await manager.get('/intents/export.csv?language=en');
    expect(headers.get('content-disposition')).toContain('intents.csv');
    expect(text.split('\r\n').filter(Boolean)).toHaveLength(3);
    expect(text).toContain("'=1+1");
    expect(text).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
    const response = await fetch(`${test.url}/api/v1/intents/export.xlsx`, { headers: { cookie: manager.session.cookie } });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    const sheet = book.worksheets[0]!;
    expect([sheet.name, sheet.rowCount]).toEqual(['意向客户', 3]);
    const cells = [2, 3].map((row) => sheet.getRow(row).getCell(2).value);
    expect(cells).toContain("'=1+1");
    expect((await auditor.get('/intents/export.csv')).status).toBe(403);
    const logged = await test.get(DataSource).query("SELECT details FROM audit_entry WHERE action = 'intent.export' ORDER BY id");
    expect(logged.map(({ details }: { details: string }) => JSON.parse(details))).toMatchObject([
      { format: 'csv', rows: 2 },
      { format: 'xlsx', rows: 2 },
    ]);
  });
});
