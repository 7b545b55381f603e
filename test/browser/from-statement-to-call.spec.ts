import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { trialNumber } from '../../demo/history/trial-customers.js';
import { launchBrowser, type Look, type Person, signIn } from '../support/browser.js';
import { ServerProcess } from '../support/server-process.js';

const PASSWORD = 'dialproof-demo';

describe('statements, call files, intents and complaints in a real browser, on the demo as it starts', () => {
  let server: ServerProcess;
  let browser: Browser | undefined;
  const people: Person[] = [];

  beforeAll(async () => {
    server = await ServerProcess.prepareDemo({ DIALPROOF_WEB_DIR: 'web/dist' });
    await server.start();
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server.stop();
  });

  async function person(username: string, look: Look = {}): Promise<Page> {
    const signedIn = await signIn(browser!, server.url, username, PASSWORD, look);
    people.push(signedIn);
    return signedIn.page;
  }

  /** A customer whom the demo's trial weeks have called, and who has not complained. Not everybody on the list was. */
  async function calledNumber(): Promise<string> {
    const manager = server.client();
    await manager.signIn('manager1', PASSWORD);
    for (let index = 0; index < 72; index += 1) {
      const number = trialNumber(index);
      const { body } = await manager.post('/complaints/search', { number });
      if (body['items'].length > 0 && body['items'][0].complaintId === null) return number;
    }
    throw new Error('the trial weeks have called nobody');
  }

  it('a deduction of the settled quarter opens to its formula, the version of the terms and the call', async () => {
    const page = await person('manager1');
    await page.goto(`${server.url}/statements`);
    await page.locator('[data-testid^="statement-"] a').last().click();
    await page.getByTestId('statement-frozen').waitFor();
    await page
      .getByRole('button', { name: /^依据：不实记录/ })
      .first()
      .click();
    const why = page.locator('[data-testid^="why-falsification"]');
    expect(await why.innerText()).toMatch(/1条不实记录 × [\d,.]+ ＝ 扣[\d,.]+[\s\S]*L18，条款第\d版/);
    await why.getByRole('link', { name: '查看通话' }).click();
    expect(await page.getByTestId('call-review').innerText()).toContain('记录不实');
  });

  it('a fee line opens to its days; the frozen page offers files and no step', async () => {
    const page = people[0]!.page;
    await page.goBack();
    await page.getByTestId('statement-files').waitFor();
    await page
      .getByRole('button', { name: /^依据：.*座席/ })
      .first()
      .click();
    await page.getByRole('table', { name: '按天的通话' }).waitFor();
    const names = ['report', 'assess', 'agree', 'dispute', 'approve', 'invoice', 'pay', 'close'];
    for (const name of names) expect(await page.getByTestId(`statement-${name}`).count()).toBe(0);
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('a[href$="document.json"]').click()]);
    expect(file.suggestedFilename()).toMatch(/\.json$/);
  });

  it('an intent is handed to a person at a branch', async () => {
    const page = people[0]!.page;
    await page.goto(`${server.url}/intents`);
    await page.getByRole('button', { name: '分派' }).first().click();
    await page.getByLabel(/接办人/).fill('周明');
    await page.getByTestId('dialog-confirm').click();
    await page.locator('[data-testid^="intent-"]').getByText('周明').waitFor();
  });

  it('a complaint is recorded on the call found by number, which is forgotten, and decided by another person', async () => {
    const page = people[0]!.page;
    const called = await calledNumber();
    await page.goto(`${server.url}/complaints`);
    await page.getByTestId('complaint-search').fill(called);
    await page.keyboard.press('Enter');
    await page.getByTestId('complaint-found').waitFor();
    expect(await page.getByTestId('complaint-search').inputValue()).toBe('');
    expect(`${page.url()}${await page.content()}`).not.toContain(called);
    await page.getByRole('button', { name: '登记投诉' }).first().click();
    await page.locator('.ant-picker input').click();
    await page.locator('.ant-picker-cell-today').click();
    await page.getByRole('combobox', { name: '渠道' }).click();
    await page.locator('.ant-select-item-option').getByText('网点').click();
    await page.getByLabel(/投诉内容/).fill('客户称拒绝后仍被致电');
    await page.getByTestId('dialog-confirm').click();
    await page.getByText('已登记，查看').click();
    await page.getByText('等待银行审核员裁定').waitFor();
    expect(await page.getByTestId('complaint-decide').count()).toBe(0);

    const auditor = await person('auditor1');
    await auditor.goto(page.url());
    await auditor.getByTestId('complaint-decide').click();
    await auditor.getByText('成立', { exact: true }).click();
    await auditor.getByText('2级：其他成立的投诉').click();
    await auditor.getByRole('dialog').getByLabel(/理由/).fill('录音中两次拒绝');
    await auditor.getByTestId('dialog-confirm').click();
    // The manager's page learns of it by itself.
    await page.getByText('录音中两次拒绝').waitFor();
  });

  it('the vendor sees its statements and false records in English, without a name of the bank or of its people', async () => {
    const page = await person('vendor', { language: 'en' });
    await page.evaluate(() => localStorage.setItem('dialproof.language', 'en'));
    await page.goto(`${server.url}/statements`);
    await page.locator('[data-testid^="statement-"] a').last().click();
    await page.getByTestId('statement-files').waitFor();
    const text = await page.locator('body').innerText();
    expect(text).toContain('Frozen; nothing changes any more');
    for (const name of ['示范银行', '林晓', '周敏']) expect(text).not.toContain(name);
    await page.goto(`${server.url}/appeals`);
    await page.locator('[data-testid^="false-record-"]').first().waitFor();
    expect(await page.locator('main').innerText()).toContain('Stands as false');
  });

  it('no page reported an error', () => {
    expect(people.flatMap((one) => one.errors)).toEqual([]);
  });
});
