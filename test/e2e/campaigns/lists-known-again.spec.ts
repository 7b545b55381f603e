import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ListImportService, ListsService } from '../../../src/campaigns/index.js';
import { DoNotCallService } from '../../../src/compliance/index.js';
import { systemActor } from '../../../src/platform/index.js';
import type { Answer, HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { csvOf, customers, makeWorld, plainColumn, startedCampaign, type World } from '../../support/world.js';

describe('lists that were seen before', () => {
  let test: TestApp;
  let world: World;
  let manager: HttpClient;
  let other: HttpClient;

  beforeAll(async () => {
    test = await startTestApp({ config: { role: 'api' } });
    world = await makeWorld(test);
    [manager, other] = [test.client(), test.client()];
    await manager.signIn('manager1');
    await other.signIn('manager2');
  });
  afterAll(() => test.close());

  const upload = (content: Buffer, campaignId = world.campaignId): Promise<Answer> =>
    manager.upload(`/campaigns/${campaignId}/lists`, '名单.csv', content);

  async function imported(content: Buffer, more: object = {}, campaignId = world.campaignId): Promise<string> {
    const { body: list } = await upload(content, campaignId);
    const { body: preview } = await manager.get(`/lists/${list['id']}/preview`);
    const body = { columns: preview['suggested'].map(plainColumn), customerRefFromPhone: false, ...more };
    expect((await manager.post(`/lists/${list['id']}/import`, body)).status).toBe(200);
    await test.get(ListImportService).run(list['id']);
    return list['id'];
  }

  it('the same file is refused with who, when and which list, until the earlier one is withdrawn', async () => {
    const content = csvOf(customers(5, 7, 100));
    const first = await imported(content);
    const again = await upload(content);
    expect(again.body).toMatchObject({ status: 409, code: 'list_same_file', facts: { list: first, name: '名单.csv', by: 'manager1' } });
    expect(again.body['facts'].at).toMatch(/^\d{4}-/);
    expect((await manager.post(`/lists/${first}/withdraw`, { reason: 'wrong file' })).status).toBe(200);
    expect((await upload(content)).status).toBe(201);
  });

  it('two uploads of one file at once: one is taken', async () => {
    const content = csvOf(customers(5, 7, 200));
    const answers = await Promise.all([upload(content), upload(content), upload(content)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('in another campaign it is taken and said', async () => {
    const content = csvOf(customers(5, 7, 300));
    const first = await imported(content);
    const campaignId = await startedCampaign(test, { ...world, title: '第二活动' });
    const second = await imported(content, {}, campaignId);
    const { body } = await manager.get(`/lists/${second}`);
    expect(body['sameFile']).toEqual([expect.objectContaining({ listId: first, name: '名单.csv', campaign: '经营快贷' })]);
  });

  it('a mapping is kept under a name, suggested for the same headings, renamed and deleted', async () => {
    const list = await imported(csvOf(customers(5, 7, 400)));
    const saved = await manager.post(`/lists/${list}/saved-mapping`, { name: '月度名单' });
    expect(saved).toMatchObject({ status: 201, body: { name: '月度名单', savedBy: 'manager1' } });
    expect((await other.post(`/lists/${list}/saved-mapping`, { name: '月度名单' })).body).toMatchObject({
      status: 409,
      code: 'mapping_name_taken',
    });
    const { body: next } = await upload(csvOf(customers(5, 7, 500)));
    const { body: preview } = await manager.get(`/lists/${next['id']}/preview`);
    expect(preview['fitting']).toMatchObject({ id: saved.body['id'], name: '月度名单' });
    const { body: different } = await upload(Buffer.from('编号,电话\nA1,13900000001\n'));
    expect((await manager.get(`/lists/${different['id']}/preview`)).body['fitting']).toBeNull();
    expect((await other.post(`/saved-mappings/${saved.body['id']}/rename`, { name: '季度名单' })).body['name']).toBe('季度名单');
    expect((await other.delete(`/saved-mappings/${saved.body['id']}`)).status).toBe(204);
    expect((await manager.get('/saved-mappings')).body['items']).toEqual([]);
  });

  it('deals alike by the column that was marked, else by the one called segment', async () => {
    const lines = ['客户号,手机号,客群,渠道', 'S1,13900000101,金卡,手机银行', 'S2,13900000102,,柜面'];
    const columns = (attribute: boolean): object[] => [
      { column: 0, heading: '客户号', target: 'customerRef' },
      { column: 1, heading: '手机号', target: 'phone' },
      { column: 2, heading: '客群', target: 'attribute', attributeName: 'segment' },
      { column: 3, heading: '渠道', target: attribute ? 'attribute' : 'ignore', ...(attribute ? { attributeName: 'channel' } : {}) },
    ];
    const segments = async (listId: string): Promise<(string | null)[]> =>
      (await test.get(DataSource).query('SELECT segment FROM prospect WHERE list_id = ? ORDER BY file_row', [listId])).map(
        (row: { segment: string | null }) => row.segment,
      );
    const byName = await imported(Buffer.from(lines.join('\n')), { columns: columns(true) });
    expect(await segments(byName)).toEqual(['金卡', null]);
    await manager.post(`/lists/${byName}/withdraw`, { reason: 'other column' });
    const campaignId = await startedCampaign(test, { ...world, title: '按渠道' });
    const marked = await imported(Buffer.from(lines.join('\n')), { columns: columns(true), dealAlikeColumn: 3 }, campaignId);
    expect(await segments(marked)).toEqual(['手机银行', '柜面']);
    const { body: list } = await upload(Buffer.from(`${lines.join('\n')}\n\n`), campaignId);
    const wrong = await manager.post(`/lists/${list['id']}/import`, {
      columns: columns(false),
      customerRefFromPhone: false,
      dealAlikeColumn: 3,
    });
    expect(wrong.body).toMatchObject({ status: 422, code: 'mapping_invalid', facts: { reason: 'deal_alike_no_attribute' } });
  });

  it('who comes onto do-not-call between import and release does not go out, and the figures follow', async () => {
    const listId = await imported(csvOf(customers(6, 7, 700)));
    const effects = async (): Promise<Record<string, number>> => (await manager.get(`/lists/${listId}`)).body['effects'];
    expect(await effects()).toMatchObject({ customers: 6, callableToday: 6, doNotCall: 0, numbers: 6 });
    await test.get(DoNotCallService).addByHand(systemActor('test'), world.bankId, { customerRef: 'C701', reason: 'by letter' });
    // As if the entry had been committed while the list was read and nothing had been told of it.
    await test.get(DataSource).query("UPDATE prospect SET state = 'callable', withdrawn_by = NULL WHERE list_id = ?", [listId]);
    expect((await other.post(`/lists/${listId}/release`)).status).toBe(200);
    expect(await effects()).toMatchObject({ customers: 6, callableToday: 5, doNotCall: 1 });
    expect((await test.get(ListsService).list(listId)).state).toBe('released');
  });
});
