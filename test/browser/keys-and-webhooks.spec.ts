import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { RETRY_GAPS_MS } from '../../src/integrations/webhooks/rules/retry-plan.js';
import { BankSystem } from '../support/bank-system.js';
import { enter, launchBrowser, type Person, signIn } from '../support/browser.js';
import { FakeClock } from '../support/fake-clock.js';
import { cutOff } from '../support/page-layout.js';
import { servePagesFromDisk } from '../support/pages-on-disk.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { accepts, answers, signatureFits, WebhookReceiver } from '../support/webhook-receiver.js';
import { makeWorld, PASSWORD } from '../support/world.js';

const HOUR_MS = 3_600_000;
/** A session does not live longer. */
const SESSION_MS = 12 * HOUR_MS;
const ATTEMPTS = RETRY_GAPS_MS.length + 1;

const WORDS = {
  'zh-CN': {
    ...{ width: 1440, height: 900, purpose: '信贷核心', empty: '还没有密钥', needed: '必填', title: '至少两个字', choose: '至少选一项' },
    ...{ read: '读取活动与进度', push: '推送、撤出客户', once: '只显示这一次', rotate: '更换', atOnce: '立即失效', hour: '1小时' },
    ...{
      earlier: '旧密钥有效至',
      revoke: '撤销',
      revoked: '已撤销',
      badNetwork: '允许的网络',
      noHooks: '还没有订阅',
      wrongUrl: '请填写完整地址',
    },
    ...{
      notAllowed: '不允许向该地址推送',
      refused: '接收方拒绝',
      dead: '重试已尽',
      noDead: '没有死信',
      redeliver: '重新推送',
      deadTab: '死信',
    },
  },
  en: {
    ...{
      width: 1024,
      height: 768,
      purpose: 'Loan core',
      empty: 'No keys yet',
      needed: 'Required',
      title: 'two characters at least',
      choose: 'Choose at least one',
    },
    ...{ read: 'Read campaigns and progress', push: 'Push and withdraw customers', once: 'shown only now', rotate: 'Rotate' },
    ...{ atOnce: 'No time: it stops at once', hour: '1 hour', earlier: 'Earlier secret works until', revoke: 'Revoke', revoked: 'Revoked' },
    ...{
      badNetwork: 'Allowed networks',
      noHooks: 'No webhooks yet',
      wrongUrl: 'Enter the whole address',
      notAllowed: 'may not be sent to',
    },
    ...{
      refused: 'Refused by the receiver',
      dead: 'used up every attempt',
      noDead: 'No dead letters',
      redeliver: 'Redeliver',
      deadTab: 'Dead letters',
    },
  },
} as const;

/** The walk in the other language takes two minutes more. */
const WALKED = process.env['DIALPROOF_LONG'] ? (['zh-CN', 'en'] as const) : (['en'] as const);

describe('what the bank’s own system is let in with, and what it is told, in a real browser', () => {
  const clock = new FakeClock('2026-11-25T01:00:00.000Z');
  const people: Person[] = [];
  let test: TestApp;
  let browser: Browser;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    const config = { webhookTargets: '127.0.0.1:*', webhookNetworks: '127.0.0.0/8', idleLockSeconds: 999_999 };
    test = await startTestApp({ clock, config });
    await makeWorld(test);
    receiver = await WebhookReceiver.start();
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await receiver?.stop();
    await test?.close();
  });

  /** What the bank's system gets with a key: status and, when refused, the code. */
  const asked = async (key: string): Promise<string> => {
    const { status, body } = await new BankSystem(test.url, key, '').get('/campaigns');
    return status === 200 ? '200' : `${status} ${body['code']}`;
  };

  describe.each(WALKED)('in %s', (language) => {
    const words = WORDS[language];
    let page: Page;

    beforeAll(async () => {
      const { width, height } = words;
      const prepare = (context: BrowserContext): Promise<void> => servePagesFromDisk(context, 'web/dist');
      const person = await signIn(browser, test.url, 'admin', PASSWORD, { language, width, height, prepare });
      people.push(person);
      page = person.page;
    }, 60_000);

    it('a form that is not filled, or filled wrongly, says which field and why', async () => {
      await page.goto(`${test.url}/api-keys`);
      if (language === 'zh-CN') await page.getByText(words.empty).waitFor();
      await page.getByTestId('new-key').click();
      await confirm(page);
      await page.getByText(words.choose).waitFor();
      expect(await page.getByText(words.needed, { exact: true }).count()).toBe(1);
      await page.getByText(words.title).waitFor();
      expect(await cutOff(page)).toEqual([]);
      await fillKey(page, words.purpose, words.read);
      await page.locator('#networks').fill('10.20.0.0/99');
      await confirm(page);
      await page.getByTestId('problem-validation_failed').getByText(words.badNetwork).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByTestId('new-key').click();
      expect(await page.locator('#title').inputValue()).toBe('');
      await page.keyboard.press('Escape');
    });

    it('a key is shown once, opens what its scopes say, is rotated with and without an overlap, and revoked', async () => {
      const key = await madeKey(page, words.purpose, words.read, words.once);
      expect(await asked(key)).toBe('200');
      expect((await new BankSystem(test.url, key, '').post('/lists', { campaignId: '1', title: 'X' })).body).toMatchObject({
        status: 403,
        code: 'forbidden',
      });
      expect(await page.content()).not.toContain(key);
      await page.reload();
      await rowOf(page, words.purpose).waitFor();
      expect(await page.content()).not.toContain(key);

      const renewed = await rotated(page, words.purpose, words.rotate, words.hour);
      expect([await asked(key), await asked(renewed)]).toEqual(['200', '200']);
      await rowOf(page, words.purpose).getByText(words.earlier).waitFor();
      expect(await cutOff(page)).toEqual([]);
      clock.advance(HOUR_MS - 1);
      expect(await asked(key)).toBe('200');
      clock.advance(1);
      expect([await asked(key), await asked(renewed)]).toEqual(['401 api_key_refused', '200']);

      const last = await rotated(page, words.purpose, words.rotate, words.atOnce);
      expect([await asked(renewed), await asked(last)]).toEqual(['401 api_key_refused', '200']);
      await chooseAct(page, words.purpose, words.revoke);
      expect(await cutOff(page)).toEqual([]);
      await confirm(page);
      await rowOf(page, words.purpose).getByText(words.revoked).waitFor();
      expect(await asked(last)).toBe('401 api_key_refused');
      expect(await rowOf(page, words.purpose).getByRole('button').count()).toBe(0);
    });

    it('a webhook is made for an allowed address only; its test event arrives, signed', async () => {
      await page.goto(`${test.url}/webhooks`);
      if (language === 'zh-CN') await page.getByText(words.noHooks).waitFor();
      await page.getByTestId('new-webhook').click();
      await confirm(page);
      await page.getByText(words.wrongUrl).waitFor();
      expect(await page.getByText(words.needed, { exact: true }).count()).toBe(1);
      await page.getByText(words.title).waitFor();
      await chooseBank(page);
      await page.locator('#title').fill(words.purpose);
      await page.locator('#url').fill('https://elsewhere.example/intents');
      await confirm(page);
      await page.getByTestId('problem-webhook_target_refused').getByText(words.notAllowed).waitFor();
      expect(await cutOff(page)).toEqual([]);
      await page.locator('#url').fill(receiver.url());
      await confirm(page);
      const secret = await secretShown(page, words.once);
      expect(secret).toMatch(/^whsec_/);
      await page.getByRole('link', { name: words.purpose }).click();
      receiver.behave = accepts;
      await page.getByTestId('send-test').click();
      await page.getByTestId('delivery-delivered').waitFor();
      const message = receiver.received.at(-1)!;
      const now = clock.now().getTime() / 1000;
      expect(signatureFits(message, secret, now)).toBe(true);
      expect(signatureFits({ ...message, body: `${message.body} ` }, secret, now)).toBe(false);
      expect(JSON.parse(message.body)).toMatchObject({ type: 'test' });
      expect(await page.content()).not.toContain(secret);
      await page.evaluate((kept) => Object.assign(window, { kept }), secret);
    });

    it('a receiver that answers 500 until the plan is at its end leaves a dead letter, which is sent again once it is well', async () => {
      receiver.behave = answers(500);
      const secret = await page.evaluate(() => (window as unknown as { kept: string }).kept);
      await page.getByTestId('send-test').click();
      const failed = receiver.received.length;
      let passed = 0;
      for (const [attempt, gap] of [...RETRY_GAPS_MS, 0].entries()) {
        await waitFor(`attempt ${attempt + 1} has failed`, async () => (await failuresOf(test)) === attempt + 1);
        if (attempt === 0) await page.getByTestId('delivery-waiting').getByText(`${words.refused} · HTTP 500`).waitFor();
        clock.advance(gap);
        passed += gap;
      }
      expect(receiver.received.length - failed).toBe(ATTEMPTS);
      expect(new Set(receiver.received.slice(failed).map(({ headers }) => headers['webhook-id'])).size).toBe(1);

      // The plan takes longer than a session lives: whoever comes back finds it by the figures of the list.
      expect(passed).toBeGreaterThan(SESSION_MS);
      await page.goto(`${test.url}/webhooks`);
      await enter(page, 'admin', PASSWORD);
      await page.goto(`${test.url}/webhooks`);
      await page.getByRole('link', { name: words.purpose }).click();
      await page.getByTestId('dead-letters').getByText(words.dead).waitFor();
      await page.getByText(new RegExp(`^${words.deadTab} 1$`)).click();
      await page.getByTestId('delivery-dead').getByText(`${words.refused} · HTTP 500`).waitFor();
      expect(await page.getByTestId('delivery-dead').innerText()).toContain(String(ATTEMPTS));
      expect(await cutOff(page)).toEqual([]);

      receiver.behave = accepts;
      await page.getByTestId('redeliver-all').click();
      await page.getByTestId('dead-letters').waitFor({ state: 'hidden' });
      await page.getByText(words.noDead, { exact: true }).waitFor();
      const again = receiver.received.at(-1)!;
      expect(again.headers['webhook-id']).toBe(receiver.received[failed]!.headers['webhook-id']);
      expect(signatureFits(again, secret, clock.now().getTime() / 1000)).toBe(true);
      await page.locator('.ant-segmented-item').last().click();
      await waitFor('both are delivered', async () => (await page.getByTestId('delivery-delivered').count()) === 2);
      expect(await cutOff(page)).toEqual([]);
    });

    it('it is paused, resumed and removed', async () => {
      await page.getByTestId('pause').click();
      await page.getByTestId('webhook-paused').waitFor();
      expect(await cutOff(page)).toEqual([]);
      await page.getByTestId('resume').click();
      await page.getByTestId('webhook-paused').waitFor({ state: 'hidden' });
      await page.getByTestId('remove').click();
      await confirm(page);
      await page.getByTestId('new-webhook').waitFor();
      await waitFor('it is gone', async () => (await page.getByRole('link', { name: words.purpose }).count()) === 0);
    });
  });

  it('no page reported an error', () => expect(people.flatMap(({ errors }) => errors)).toEqual([]));
});

/** How often the newest delivery was tried in vain; an attempt that is under way does not count. */
async function failuresOf(test: TestApp): Promise<number> {
  const [row] = await test.get(DataSource).query('SELECT attempts, claimed_by, last_status FROM webhook_delivery ORDER BY id DESC LIMIT 1');
  return row.claimed_by === null && row.last_status === 500 ? Number(row.attempts) : 0;
}

const confirm = (page: Page): Promise<void> => page.getByRole('dialog').getByTestId('dialog-confirm').click();

const rowOf = (page: Page, name: string): ReturnType<Page['locator']> => page.getByRole('row', { name: new RegExp(name) });

async function chooseBank(page: Page): Promise<void> {
  await page.getByRole('dialog').locator('.ant-select').first().click();
  await page.locator('.ant-select-item-option').first().click();
}

async function fillKey(page: Page, purpose: string, scope: string): Promise<void> {
  await chooseBank(page);
  await page.locator('#title').fill(purpose);
  await page.getByRole('dialog').getByLabel(scope, { exact: true }).check();
}

async function madeKey(page: Page, purpose: string, scope: string, once: string): Promise<string> {
  await page.getByTestId('new-key').click();
  await fillKey(page, purpose, scope);
  await confirm(page);
  return secretShown(page, once);
}

async function rotated(page: Page, purpose: string, rotate: string, overlap: string): Promise<string> {
  await chooseAct(page, purpose, rotate);
  await page.getByRole('dialog').getByText(overlap, { exact: true }).click();
  expect(await cutOff(page)).toEqual([]);
  await confirm(page);
  return secretShown(page, null);
}

/** Reads a secret on its one appearance and closes it. */
async function secretShown(page: Page, once: string | null): Promise<string> {
  const secret = (await page.getByTestId('secret').innerText()).trim();
  if (once) await page.getByRole('dialog').getByText(once).waitFor();
  expect(await cutOff(page)).toEqual([]);
  await confirm(page);
  await page.getByTestId('secret').waitFor({ state: 'hidden' });
  return secret;
}

async function chooseAct(page: Page, name: string, act: string): Promise<void> {
  await rowOf(page, name).getByRole('button').click();
  await page.locator('.ant-dropdown-menu-item').getByText(act, { exact: true }).click();
}
