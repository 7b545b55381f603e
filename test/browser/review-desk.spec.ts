import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, type Person, signIn } from '../support/browser.js';
import { examined, recordCall } from '../support/calls.js';
import { FakeClock } from '../support/fake-clock.js';
import { servePagesFromDisk } from '../support/pages-on-disk.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { customers, makeWorld, phonesReady, releaseList } from '../support/world.js';

const PASSWORD = 'dialproof-test';
const REASON = '录音中客户与坐席有完整对话';

describe('the review desk in a real browser', () => {
  let test: TestApp;
  let source: DataSource;
  let browser: Browser;
  let auditor: Person;
  let page: Page;
  /** A conversation recorded as "no answer". */
  let lie: string;

  beforeAll(async () => {
    test = await startTestApp({ clock: new FakeClock('2026-11-25T02:00:00.000Z'), config: { simulatedSpeed: 1 } });
    source = test.get(DataSource);
    const world = await makeWorld(test);
    const agent = test.client();
    await agent.signIn('agent1');
    await releaseList(
      test,
      world,
      customers(1, () => 0),
    );
    await phonesReady(agent);
    const { callId } = await recordCall(test, agent, () => ({ code: 'no_answer' }));
    lie = (await examined(test, callId))!;
    browser = await launchBrowser();
    auditor = await signIn(browser, test.url, 'auditor1', PASSWORD, { prepare: (context) => servePagesFromDisk(context, 'web/dist') });
    ({ page } = auditor);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await test?.close();
  });

  const listenings = async (): Promise<number> => Number((await source.query('SELECT COUNT(*) AS n FROM listening'))[0].n);

  it('shows waves and lanes, keeps the claim sealed, and fetches nothing of the recording before somebody plays it', async () => {
    await page.goto(`${test.url}/reviews`);
    await page.getByTestId('queue-list').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('wave').waitFor();
    expect(page.url()).toContain(`/reviews/${lie}`);
    expect(await page.getByTestId('claim').innerText()).toBe('—');
    expect(await page.getByTestId('revealed').count()).toBe(0);
    expect(await page.getByTestId('heard').getAttribute('aria-disabled')).toBe('true');
    expect(await listenings()).toBe(0);
  });

  it('opens the question once the recording plays', async () => {
    await page.keyboard.press('F2');
    await page.locator('[data-testid="heard"][aria-disabled="false"]').waitFor();
    await page.waitForFunction(() => !/^00:00\.0/.test(document.querySelector('[data-testid="player-time"]')!.textContent!));
    expect(await listenings()).toBeGreaterThan(0);
    await page.keyboard.press('F2');
  });

  it('shows claim and checks after the answer, and the findings only after the decision', async () => {
    await page.getByTestId('heard').focus();
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.getByTestId('decision').waitFor();
    expect(await page.getByTestId('claim').innerText()).toContain('无人接听');
    expect(await page.getByTestId('check-customer_speech').innerText()).toMatch(/\d+\.\d秒，往返\d+次/);
    expect(await page.getByTestId('revealed').count()).toBe(0);
    await page.keyboard.press('1');
    await page.getByTestId('decision-reason').fill(REASON);
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('finding-no_contact_over_conversation').waitFor();
    expect(await page.getByTestId('origin').innerText()).toBe('规则标记');
    expect(await page.getByTestId('history').innerText()).toContain(REASON);
  });

  it('keeps both decisions of a revision', async () => {
    await page.getByTestId('revise').click();
    await page.getByTestId('decision-cannot_tell').click();
    await page.getByTestId('decision-reason').fill('再听一遍，对话不完整');
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('revise').waitFor();
    expect(await page.getByTestId('history').locator('li').count()).toBe(2);
  });

  it('nothing went wrong on the page', () => expect(auditor.errors).toEqual([]));
});
