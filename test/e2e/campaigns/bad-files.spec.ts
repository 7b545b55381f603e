import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { Answer, HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { waitFor } from '../../support/wait-for.js';
import { csvOf, customers, makeWorld, plainColumn, type World } from '../../support/world.js';

describe('files that are not what they should be', () => {
  let test: TestApp;
  let world: World;
  let manager: HttpClient;

  beforeAll(async () => {
    test = await startTestApp();
    world = await makeWorld(test);
    manager = test.client();
    await manager.signIn('manager1');
  });
  afterAll(() => test.close());

  const upload = (name: string, content: Buffer | string): Promise<Answer> =>
    manager.upload(`/campaigns/${world.campaignId}/lists`, name, Buffer.from(content));

  async function nothingStays(): Promise<void> {
    const source = test.get(DataSource);
    const [counts] = await source.query(
      'SELECT (SELECT COUNT(*) FROM prospect) AS prospects, (SELECT COUNT(*) FROM prospect_phone) AS phones',
    );
    expect({ prospects: Number(counts.prospects), phones: Number(counts.phones) }).toEqual({ prospects: 0, phones: 0 });
  }

  it.each([
    {
      why: 'a PDF renamed',
      name: '名单.xlsx',
      content: '%PDF-1.7\n%âãÏÓ\n1 0 obj',
      expected: { status: 422, code: 'file_not_recognised', facts: { seen: 'pdf' } },
    },
    { why: 'an empty file', name: '名单.csv', content: '', expected: { status: 422, code: 'file_empty' } },
    {
      why: 'a heading without rows',
      name: '名单.csv',
      content: '客户号,姓名,手机号\r\n',
      expected: { status: 422, code: 'list_empty_file' },
    },
  ])('$why is refused at upload and leaves nothing', async ({ name, content, expected }) => {
    const answer = await upload(name, content);
    expect(answer.body).toMatchObject(expected);
    expect((await manager.get(`/campaigns/${world.campaignId}/lists`)).body['items']).toHaveLength(0);
    const [files] = await test.get(DataSource).query('SELECT COUNT(*) AS kept FROM stored_file WHERE destroyed_at IS NULL');
    expect(Number(files.kept)).toBe(0);
    await nothingStays();
  });

  it('a file without a phone column says so when it is mapped', async () => {
    const { body: list } = await upload('名单.csv', '客户号,姓名,地区\r\nA,王一,城西\r\nB,王二,城东\r\n');
    const { body: preview } = await manager.get(`/lists/${list['id']}/preview`);
    const answer = await manager.post(`/lists/${list['id']}/import`, {
      columns: preview['suggested'].map(plainColumn),
      customerRefFromPhone: false,
    });
    expect(answer.body).toMatchObject({ status: 422, code: 'file_no_phone_column' });
    expect((await manager.get(`/lists/${list['id']}`)).body['state']).toBe('uploaded');
  });

  it('an unknown column type names the column and the types there are', async () => {
    const { body: list } = await upload('名单.csv', csvOf(customers(3)));
    const columns = [{ column: 2, heading: '手机号', target: 'telephone' }];
    const answer = await manager.post(`/lists/${list['id']}/import`, { columns, customerRefFromPhone: true });
    expect(answer.body).toMatchObject({
      status: 422,
      code: 'mapping_invalid',
      facts: { reason: 'unknown_column_type', heading: '手机号', target: 'telephone' },
    });
    expect(answer.body['facts'].allowed).toContain('phone');
  });

  it('a broken quote in row 900 is refused at upload and names the row', async () => {
    const answer = await upload('名单.csv', withBrokenQuote(900));
    expect(answer.body).toMatchObject({ status: 422, code: 'file_broken_quote', facts: { row: 900 } });
    await nothingStays();
  });

  it('a broken quote far down stops the import, names the row, and nothing of the good rows before it stays', async () => {
    const { body: list } = await upload('名单.csv', withBrokenQuote(2900));
    const { body: preview } = await manager.get(`/lists/${list['id']}/preview`);
    await manager.post(`/lists/${list['id']}/import`, { columns: preview['suggested'].map(plainColumn), customerRefFromPhone: false });
    const failed = await waitFor('the import fails', async () => {
      const { body } = await manager.get(`/lists/${list['id']}`);
      return body['state'] === 'failed' ? body : null;
    });
    expect(failed).toMatchObject({
      problem: { code: 'file_broken_quote', facts: { row: 2900 } },
      rows: 0,
      accepted: 0,
      actions: ['import'],
    });
    await waitFor(
      'what was read is removed',
      async () => Number((await test.get(DataSource).query('SELECT COUNT(*) AS kept FROM prospect'))[0].kept) === 0,
    );
    await nothingStays();
  });
});

/** 3,000 good rows but for one quotation mark that is never closed, in the row as a person counts. */
function withBrokenQuote(row: number): string {
  const lines = csvOf(customers(3000)).toString().split('\r\n');
  lines[row - 1] = lines[row - 1]!.replace('王', '"王');
  return lines.join('\r\n');
}
