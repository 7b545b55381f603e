import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, type Person, signIn } from '../support/browser.js';
import type { HttpClient } from '../support/http-client.js';
import { ServerProcess } from '../support/server-process.js';
import { waitFor } from '../support/wait-for.js';
import { numberFor } from '../support/world.js';

const PASSWORD = 'dialproof-demo';
/** A customer who is interested, and one with two numbers who refuses strongly (last two digits plan the call). */
const INTERESTED = numberFor(1, 0);
const REFUSING = [numberFor(2, 2), numberFor(3, 2)] as const;

async function listFile(): Promise<string> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('名单');
  sheet.addRow(['客户号', '姓名', '性别', '手机号', '备用电话', '优先级']);
  sheet.addRow(['K1', '李明', '男', INTERESTED, '', 9]);
  sheet.addRow(['K2', '欧阳静', '女', REFUSING[0], REFUSING[1], 1]);
  sheet.addRow(['K3', '坏号', '男', '1380', '', 1]);
  const path = join(mkdtempSync(join(tmpdir(), 'dialproof-browser-')), '目标客户.xlsx');
  await book.xlsx.writeFile(path);
  return path;
}

describe('the main job in a real browser', () => {
  let server: ServerProcess;
  let browser: Browser;
  let campaignId: string;
  const people: Person[] = [];

  beforeAll(async () => {
    server = await ServerProcess.prepareDemo({
      DIALPROOF_SIMULATED_BEHAVIOUR: 'by-number',
      DIALPROOF_SIMULATED_SPEED: '2',
      DIALPROOF_WEB_DIR: 'web/dist',
    });
    await server.start();
    browser = await launchBrowser();
    campaignId = await ownCampaign();
    // Customers are dealt to agents who are there.
    for (const username of ['agent1', 'agent2']) await server.client().signIn(username, PASSWORD);
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function person(username: string): Promise<Person> {
    const signedIn = await signIn(browser, server.url, username, PASSWORD);
    people.push(signedIn);
    return signedIn;
  }

  /** A campaign of its own beside the demo's, which is paused, so that the calls can be planned. */
  async function ownCampaign(): Promise<string> {
    const [first, second] = [server.client(), server.client()];
    await first.signIn('manager1', PASSWORD);
    await second.signIn('manager2', PASSWORD);
    const { body: demo } = await first.get('/campaigns');
    const { body: model } = await first.get(`/campaigns/${demo['items'][0].id}`);
    await first.post(`/campaigns/${model['id']}/pause`, { reason: '测试期间暂停' });
    const { orderId, product, applyAt, script, startsOn, endsOn } = model;
    const made = await first.post('/campaigns', {
      orderId,
      title: '浏览器测试',
      product,
      applyAt,
      scriptId: script.id,
      startsOn,
      endsOn,
      priority: 5,
    });
    const id = made.body['id'];
    const act = (who: HttpClient, action: string): Promise<unknown> => who.post(`/campaigns/${id}/${action}`);
    await act(first, 'submit');
    await act(second, 'approve');
    await act(first, 'start');
    return id;
  }

  it('a manager uploads a workbook, sees the preview, the progress and the rejects', async () => {
    const { page } = await person('manager1');
    await page.goto(`${server.url}/campaigns/${campaignId}/upload`);
    await page.locator('input[type="file"]').setInputFiles(await listFile());
    await page.getByTestId('start-import').waitFor();
    const preview = await page.locator('main').innerText();
    expect(preview).toContain('139****0100');
    expect(preview).not.toContain(INTERESTED);
    await page.getByTestId('start-import').click();
    await page.getByTestId('list-effects').waitFor();
    expect(await page.getByTestId('callable-today').innerText()).toContain('2');
    expect(await page.locator('main').innerText()).toContain('号码位数不对');
    // The uploader is told that somebody else has to release it.
    expect(await page.getByTestId('release').count()).toBe(0);
  });

  it('a second manager releases it, and the seats board shows the customers dealt', async () => {
    const { page } = await person('manager2');
    await page.goto(`${server.url}/campaigns/${campaignId}/lists`);
    await page.getByText('目标客户.xlsx').first().click();
    await page.getByTestId('release').click();
    await page.getByTestId('withdraw').waitFor();
    await page.goto(`${server.url}/seats?campaign=${campaignId}`);
    await page.getByTestId('seat-seat-1').waitFor();
  });

  it('an agent takes a card, dials, sees it ring, answered and ended, and records an intent that moves the board within a second', async () => {
    const { page } = await person('agent1');
    const board = people[1]!.page;
    await work(page, 'intent', async () => {
      await page.getByTestId('field-amountYuan').fill('200000');
      await page.getByTestId('field-applyChannel').click();
      await page.locator('.ant-select-item-option').getByText('网点').click();
    });
    const before = performance.now();
    await waitFor('the board shows the intent', async () => /1\s*\/\s*15/.test(await board.getByTestId('seat-seat-1').innerText()), 1000);
    expect(performance.now() - before).toBeLessThan(1000);
    expect(await page.getByTestId('counter-intents').innerText()).toMatch(/1\s*\/\s*15/);
  });

  it('a strong refusal of the customer with two numbers stops both for everybody', async () => {
    // The second customer was dealt to the second seat.
    const { page } = await person('agent2');
    await work(page, 'strong_refusal');
    const manager = people[0]!.page;
    const search = server.client();
    await search.signIn('manager1', PASSWORD);
    for (const number of REFUSING) {
      const found = await search.post('/do-not-call/search', { number });
      expect(found.body['items']).toMatchObject([{ source: 'strong_refusal', state: 'active' }]);
      expect(found.body['items'][0].masked).toHaveLength(2);
    }
    await manager.goto(`${server.url}/do-not-call`);
    await manager.getByText('139****0302').first().waitFor();
    expect(await page.getByTestId('next-or-dial').isVisible()).toBe(true);
    for (const username of ['agent1', 'agent2']) {
      const agent = server.client();
      await agent.signIn(username, PASSWORD);
      expect((await agent.post('/card/next')).body['code']).toBe('list_empty');
    }
  });

  it('no page reported an error', () => {
    expect(people.flatMap(({ errors }) => errors)).toEqual([]);
  });

  /** Next, dial, every state seen live, the outcome chosen and saved. */
  async function work(page: Person['page'], code: string, fill?: () => Promise<void>): Promise<void> {
    const state = page.getByTestId('card-state');
    const reach = async (wanted: string): Promise<void> => {
      const wait = page.locator(`[data-testid="card-state"][data-state="${wanted}"]`).waitFor({ timeout: 30_000 });
      await wait.catch(async () => {
        await page.screenshot({ path: join(tmpdir(), 'dialproof-browser-failure.png') });
        throw new Error(
          `waited for ${wanted}, the card shows ${await state.getAttribute('data-state')}: ${await page.getByTestId('card-message').innerText()}`,
        );
      });
    };
    await reach('ready');
    await page.keyboard.press('F2');
    await reach('prepared');
    // A second press at once does nothing, on purpose: the agent looks at the customer first.
    await waitFor('dialling', async () => {
      await page.keyboard.press('F2');
      return (await state.getAttribute('data-state')) !== 'prepared';
    });
    await reach('ringing');
    await reach('talking');
    await reach('wrap_up');
    expect(await state.isVisible()).toBe(true);
    await page.getByTestId(`outcome-${code}`).click();
    await fill?.();
    await page.getByTestId('save-outcome').click();
    await reach('ready');
  }
});
