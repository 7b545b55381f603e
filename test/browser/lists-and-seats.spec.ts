import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, type Person, signIn } from '../support/browser.js';
import type { HttpClient } from '../support/http-client.js';
import { ServerProcess } from '../support/server-process.js';
import { waitFor } from '../support/wait-for.js';
import { csvOf, customers } from '../support/world.js';

const PASSWORD = 'dialproof-demo';
const CUSTOMERS = 40;
/** A customer who talks long enough for a manager to step in. */
const TALKS = 4;

describe('a list on its way to the seats, and a manager who steps in', () => {
  let server: ServerProcess;
  let browser: Browser;
  let campaignId: string;
  let uploader: Person;
  let releaser: Person;
  let agent: Person;
  const people: Person[] = [];

  beforeAll(async () => {
    server = await ServerProcess.prepareDemo({
      DIALPROOF_SIMULATED_BEHAVIOUR: 'by-number',
      DIALPROOF_SIMULATED_SPEED: '1',
      DIALPROOF_WEB_DIR: 'web/dist',
    });
    await server.start();
    browser = await launchBrowser();
    campaignId = await ownCampaign();
    for (const username of ['manager1', 'manager2', 'agent1']) people.push(await signIn(browser, server.url, username, PASSWORD));
    [uploader, releaser, agent] = people as [Person, Person, Person];
    // Customers are dealt to agents who are there.
    await server.client().signIn('agent2', PASSWORD);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('upload: the columns are recognised, numbers are masked, the preview says what the list gives', async () => {
    const { page } = uploader;
    const path = join(mkdtempSync(join(tmpdir(), 'dialproof-browser-')), '支行客户.csv');
    // One customer twice, and one number with a digit too few.
    const rows = [...customers(CUSTOMERS, TALKS), ...customers(1, TALKS), { ref: 'X1', name: '坏号', phones: ['1390000'], region: '区0' }];
    writeFileSync(path, csvOf(rows));
    await page.goto(`${server.url}/campaigns/${campaignId}/upload`);
    await page.locator('input[type="file"]').setInputFiles(path);
    await page.getByTestId('start-import').waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
    await page.getByTestId('start-import').click();
    await page.getByTestId('list-effects').waitFor();
    expect(await page.getByTestId('callable-today').innerText()).toContain(String(CUSTOMERS));
    const effects = await page.locator('main').innerText();
    expect(effects).toMatch(/重复/);
    expect(await page.getByTestId('release').count()).toBe(0);
  });

  it('release: by the other manager; the seats of those who are there fill while the board is looked at', async () => {
    const { page } = releaser;
    const board = await page.context().newPage();
    await board.goto(`${server.url}/seats?campaign=${campaignId}`);
    await board.getByTestId('seat-seat-1').waitFor();
    expect(await leftOn(board, 'seat-1')).toBe(0);
    await page.goto(`${server.url}/campaigns/${campaignId}/lists`);
    await page.getByText('支行客户.csv').first().click();
    await page.getByTestId('release').click();
    await page.getByTestId('withdraw').waitFor();
    await waitFor('both seats have their share', async () => (await leftOn(board, 'seat-1')) > 0 && (await leftOn(board, 'seat-2')) > 0);
    expect((await leftOn(board, 'seat-1')) + (await leftOn(board, 'seat-2'))).toBe(CUSTOMERS);
    await board.close();
  });

  it('pause: the campaign stops at once, the agent sees why, and the call in progress is talked to its end', async () => {
    const { page } = agent;
    const manager = uploader.page;
    await reach(page, 'ready');
    await page.keyboard.press('F2');
    await reach(page, 'prepared');
    await waitFor('dialling', async () => {
      await page.keyboard.press('F2');
      return (await stateOf(page)) !== 'prepared';
    });
    await reach(page, 'talking');
    await manager.goto(`${server.url}/campaigns/${campaignId}`);
    await manager.getByTestId('act-pause').click();
    await manager.getByRole('dialog').getByRole('textbox').fill('等新话术');
    await manager.getByRole('dialog').getByRole('button', { name: '暂停' }).click();
    await manager.locator('[data-testid="campaign-state"]').getByText('已暂停').waitFor();
    expect(await stateOf(page)).toBe('talking');
    await reach(page, 'wrap_up');
    await page.getByTestId('outcome-refused').click();
    await page.getByTestId('field-reason').click();
    await page.locator('.ant-select-item-option').first().click();
    await page.getByTestId('save-outcome').click();
    await waitFor('the card says who paused and why', async () => (await page.locator('main').innerText()).includes('等新话术'));
  });

  it('resume: customers are dealt again, and the agent goes on', async () => {
    const manager = uploader.page;
    await manager.getByTestId('act-resume').click();
    await manager.getByRole('dialog').getByRole('textbox').fill('新话术已批准');
    await manager.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
    await manager.getByTestId('act-pause').waitFor();
    await manager.goto(`${server.url}/seats?campaign=${campaignId}`);
    await waitFor('the lists are dealt again', async () => (await leftOn(manager, 'seat-2')) > 0 && (await leftOn(manager, 'seat-1')) > 0);
    await reach(agent.page, 'ready');
  });

  it('prioritise: the campaign and the list go before others, each with its reason', async () => {
    const manager = uploader.page;
    await manager.goto(`${server.url}/campaigns/${campaignId}`);
    await manager.getByTestId('change-priority').click();
    const campaign = manager.getByRole('dialog');
    await campaign.locator('#campaign-priority').fill('8');
    await campaign.locator('textarea').fill('季末优先');
    await campaign.locator('.ant-btn-primary').click();
    await campaign.waitFor({ state: 'hidden' });
    await waitFor('the page says so', async () => /优先级\s*8/.test(await manager.locator('.facts').innerText()));
    await manager.goto(`${server.url}/campaigns/${campaignId}/lists`);
    await manager.getByText('支行客户.csv').first().click();
    await manager.getByTestId('change-list-priority').click();
    const list = manager.getByRole('dialog');
    await list.locator('.ant-select').click();
    await manager.locator('.ant-select-item-option').getByText('9', { exact: true }).click();
    await list.locator('textarea').fill('支行名单先打');
    await list.locator('.ant-btn-primary').click();
    await manager.getByTestId('list-priority').getByText('整份名单').waitFor();
    await manager.goto(`${server.url}/seats?campaign=${campaignId}`);
    await waitFor(
      'the lists are dealt in the new order',
      async () => (await leftOn(manager, 'seat-2')) > 0 && (await leftOn(manager, 'seat-1')) > 0,
    );
  });

  it('move: the customers of one seat go to another, with a reason', async () => {
    const manager = uploader.page;
    const [one, two] = [await leftOn(manager, 'seat-1'), await leftOn(manager, 'seat-2')];
    await act(manager, 'seat-2', 'hold', async (dialog) => {
      await dialog.getByRole('textbox').fill('去培训');
    });
    await manager.getByTestId('seat-seat-2').getByTestId('held').getByText('去培训').waitFor();
    await act(manager, 'seat-2', 'move', async (dialog) => {
      await dialog.locator('.ant-select').first().click();
      await manager.locator('.ant-select-item-option').getByText(/^1 · /).click();
      await dialog.locator('textarea').fill('二号座席去培训');
    });
    await waitFor('seat 1 has them', async () => (await leftOn(manager, 'seat-2')) === 0);
    expect(await leftOn(manager, 'seat-1')).toBe(one + two);
    await act(manager, 'seat-2', 'resume', async (dialog) => {
      await dialog.getByRole('textbox').fill('培训结束');
    });
    await waitFor('the seat is no longer held', async () => (await manager.getByTestId('seat-seat-2').getByTestId('held').count()) === 0);
  });

  it('the audit trail has each step, and no page reported an error', async () => {
    const auditor = server.client();
    await auditor.signIn('auditor1', PASSWORD);
    const { text } = await auditor.get('/audit');
    for (const action of ['list.release', 'campaign.pause', 'campaign.resume', 'campaign.prioritise', 'list.prioritise'])
      expect(text).toContain(action);
    expect(people.flatMap(({ errors }) => errors)).toEqual([]);
  });

  /** A campaign of its own beside the demo's, which is paused, so that the calls can be planned. */
  async function ownCampaign(): Promise<string> {
    const [first, second] = [server.client(), server.client()];
    await first.signIn('manager1', PASSWORD);
    await second.signIn('manager2', PASSWORD);
    const { body: demo } = await first.get('/campaigns');
    const { body: model } = await first.get(`/campaigns/${demo['items'][0].id}`);
    await first.post(`/campaigns/${model['id']}/pause`, { reason: '测试期间暂停' });
    const { orderId, product, applyAt, script, startsOn, endsOn } = model;
    const given = { orderId, title: '名单与座席', product, applyAt, scriptId: script.id, startsOn, endsOn, priority: 5 };
    const id = (await first.post('/campaigns', given)).body['id'] as string;
    const step = (who: HttpClient, action: string): Promise<unknown> => who.post(`/campaigns/${id}/${action}`);
    await step(first, 'submit');
    await step(second, 'approve');
    await step(first, 'start');
    return id;
  }

  async function act(
    page: Page,
    seat: string,
    name: string,
    fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
  ): Promise<void> {
    await page.getByTestId(`seat-${seat}`).getByTestId(`seat-${name}`).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await fill(dialog);
    await dialog.locator('.ant-btn-primary').click();
    await dialog.waitFor({ state: 'hidden' });
  }
});

/** How many customers wait on a seat, as its card says. */
async function leftOn(page: Page, seat: string): Promise<number> {
  const text = await page.getByTestId(`seat-${seat}`).innerText();
  return Number(/待拨\s*([\d,]+)/.exec(text)?.[1]?.replace(',', '') ?? Number.NaN);
}

async function stateOf(page: Page): Promise<string | null> {
  return page.getByTestId('card-state').getAttribute('data-state');
}

async function reach(page: Page, wanted: string): Promise<void> {
  await page
    .locator(`[data-testid="card-state"][data-state="${wanted}"]`)
    .waitFor({ timeout: 60_000 })
    .catch(async () => {
      throw new Error(`waited for ${wanted}, the card shows ${await stateOf(page)}: ${await page.getByTestId('card-message').innerText()}`);
    });
}
