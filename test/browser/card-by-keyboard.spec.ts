import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { ServerProcess } from '../support/server-process.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { customers, makeWorld, PASSWORD, releaseList } from '../support/world.js';

const [INTERESTED, CALLBACK, NO_ANSWER] = [0, 3, 7];
const MIN_RING_SECONDS = 3;
const MOST_TABS = 40;

/** What the words of the two languages are; everything else is the same. */
const WORDS = {
  'zh-CN': {
    lang: 'zh-CN',
    ready: '按F2取下一位客户。',
    early: '就挂断了',
    history: '4通，接通2通，意向1位',
    paused: '暂停',
    locked: '座席已锁定',
  },
  en: {
    ...{ lang: 'en', ready: 'Press F2 for the next customer.', early: 's too early', history: '4 calls, 2 answered, 1 intent' },
    ...{ paused: 'Paused', locked: 'Seat locked' },
  },
} as const;
type Language = keyof typeof WORDS;

/** An agent who has no mouse: nothing here clicks, hovers or sets a focus. */
class KeyboardAgent {
  readonly errors: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly words: (typeof WORDS)[Language],
  ) {}

  static async open(browser: Browser, url: string, language: Language): Promise<KeyboardAgent> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: language === 'en' ? 'en-GB' : 'zh-CN' });
    const agent = new KeyboardAgent(await context.newPage(), WORDS[language]);
    agent.page.on('pageerror', (error) => agent.errors.push(error.message));
    await agent.page.goto(url);
    await agent.page.locator('input[autocomplete="username"]').waitFor();
    return agent;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async state(wanted: string): Promise<void> {
    const seen = this.page.locator(`[data-testid="card-state"][data-state="${wanted}"]`);
    await seen.waitFor({ timeout: 30_000 }).catch(async () => {
      await this.page.screenshot({ path: join(tmpdir(), 'dialproof-browser-failure.png') });
      throw new Error(`waited for ${wanted}: ${await this.page.locator('body').innerText()}`);
    });
  }

  /** Tab until the focus stands in a place; each stop on the way shows where it is (WCAG 2.4.7). */
  async tabTo(selector: string): Promise<void> {
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      const isThere = await this.page.evaluate((wanted) => Boolean(document.activeElement?.closest(wanted)), selector);
      if (isThere) return;
      await this.press('Tab');
      expect(await this.page.evaluate(focusIsSeen)).toBe('seen');
    }
    throw new Error(`${MOST_TABS} tabs never reached ${selector}`);
  }

  async choose(testId: string, steps = 1): Promise<void> {
    await this.tabTo(`[data-testid="${testId}"]`);
    await this.press('Enter');
    await this.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden):not(.ant-slide-up-leave)').waitFor();
    for (let step = 1; step < steps; step += 1) await this.press('ArrowDown');
    await this.press('Enter');
  }

  async signIn(username: string): Promise<void> {
    if (this.words.lang === 'en') {
      await this.tabTo('[data-testid="switch-language"]');
      await this.press('Enter');
    }
    await this.tabTo('input[autocomplete="username"]');
    await this.page.keyboard.type(username);
    await this.tabTo('input[type="password"]');
    await this.page.keyboard.type(PASSWORD);
    await this.press('Enter');
    await this.state('ready');
    expect(await this.page.evaluate(() => document.documentElement.lang)).toBe(this.words.lang);
    expect(await this.message()).toBe(this.words.ready);
  }

  /** A press meant for the state before does nothing, on purpose: pressed until the card has moved on. */
  async leave(state: string, key: string): Promise<void> {
    await waitFor(`no longer ${state}`, async () => {
      await this.press(key);
      return (await this.page.getByTestId('card-state').getAttribute('data-state')) !== state;
    });
  }

  /** What a screen reader is told. */
  async message(): Promise<string> {
    return this.page.locator('.card-message[role="status"]').innerText();
  }

  /** Next, a look at the customer, and the dial; answers how the customer will behave: the last two digits plan it. */
  async dial(): Promise<number> {
    await this.leave('ready', 'F2');
    await this.state('prepared');
    const masked = await this.page.locator('.card-number').innerText();
    expect(masked).toMatch(/^1\d\d\*{4}\d{4}$/);
    await this.leave('prepared', 'F2');
    return Number(masked.slice(-2));
  }

  /** The focus stands on the list of outcomes by itself once the call is answered or over. */
  async outcome(digit: number): Promise<void> {
    await waitFor('the list has the focus', () =>
      this.page.evaluate(() => document.activeElement?.getAttribute('role') === 'listbox' || null),
    );
    await this.press(String(digit));
  }
}

/** Runs in the page: whether the element that has the focus shows it, by an outline or a shadow of its own or of its frame. */
function focusIsSeen(): string {
  let element = document.activeElement;
  // Between two turns through the page the focus is the browser's own.
  if (!element || element === document.body) return 'seen';
  for (let up = 0; element && up < 4; up += 1, element = element.parentElement) {
    const style = getComputedStyle(element);
    if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) return 'seen';
    if (style.boxShadow !== 'none' || element.matches('input[type="radio"]')) return 'seen';
  }
  return document.activeElement?.outerHTML.slice(0, 200) ?? '';
}

describe('the whole card by keyboard alone', () => {
  let server: ServerProcess;
  let seeding: TestApp;
  let browser: Browser;

  beforeAll(async () => {
    server = await ServerProcess.prepare({
      ...{ DIALPROOF_DEMO: 'false', DIALPROOF_REQUIRE_SECOND_FACTOR: 'false', DIALPROOF_WEB_DIR: 'web/dist' },
      ...{ DIALPROOF_SIMULATED_BEHAVIOUR: 'by-number', DIALPROOF_SIMULATED_SPEED: '2', DIALPROOF_SIMULATED_RECORDING: 'false' },
    });
    seeding = await startTestApp({ on: { config: server.config } as TestApp });
    for (const [index, prefix] of ['z-', 'e-'].entries()) {
      const world = await makeWorld(seeding, {
        prefix,
        terms: ({ dialling }) => Object.assign(dialling, { ringTimeoutSeconds: 30, noAnswerMinRingSeconds: MIN_RING_SECONDS }),
      });
      await releaseList(
        seeding,
        world,
        customers(4, (at) => [INTERESTED, CALLBACK, NO_ANSWER, NO_ANSWER][at % 4]!, index * 4 + 4),
      );
    }
    await seeding.stop();
    await server.start();
    browser = await launchBrowser();
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await seeding.close();
  });

  it.each<[Language, string]>([
    ['zh-CN', 'z-agent1'],
    ['en', 'e-agent1'],
  ])(
    'in %s: four customers, their outcomes, a break, the lock and the history',
    async (language, username) => {
      const agent = await KeyboardAgent.open(browser, server.url, language);
      const { page } = agent;
      await agent.signIn(username);
      let givenUp = 0;
      for (let customer = 0; customer < 4; customer += 1) {
        const behaviour = await agent.dial();
        if (behaviour === NO_ANSWER) {
          await agent.state('ringing');
          givenUp += 1;
          if (givenUp === 1) await giveUpEarly(agent, WORDS[language].early);
          else await recordNoAnswer(agent);
        } else {
          await agent.state('talking');
          await agent.press('F8');
          await agent.state('wrap_up');
          if (behaviour === INTERESTED) await recordIntent(agent);
          else await recordCallback(agent);
        }
        if (customer === 1) await takeBreak(agent, WORDS[language].paused);
        await agent.state('ready');
      }

      await agent.press('Control+Shift+L');
      await page.getByTestId('lock-screen').waitFor();
      expect(await page.locator('body').innerText()).not.toMatch(/\*{4}/);
      await waitFor('the password has the focus', () =>
        page.evaluate(() => document.activeElement?.matches('input[type="password"]') ?? false),
      );
      await page.keyboard.type(PASSWORD);
      await agent.press('Enter');
      await agent.state('ready');

      await agent.press('F4');
      await page.getByTestId('history-list').waitFor();
      expect(await page.getByTestId('history-sum').innerText()).toBe(WORDS[language].history);
      expect(await page.getByTestId('history-list').innerText()).not.toMatch(/\d{4}\*|1[3-9]\d{9}/);
      await agent.press('Escape');
      await page.getByTestId('history-list').waitFor({ state: 'detached' });
      await agent.press('Control+/');
      await page.locator('.shortcut-list').waitFor();
      expect(await page.locator('.shortcut-list').innerText()).toContain('F4');
      await agent.press('Escape');
      expect(agent.errors).toEqual([]);
    },
    60_000,
  );

  async function recordIntent(agent: KeyboardAgent): Promise<void> {
    await agent.outcome(1);
    await agent.tabTo('[data-testid="field-amountYuan"]');
    await agent.page.keyboard.type('200000');
    await agent.choose('field-applyChannel', 2);
    await agent.press('Control+Enter');
  }

  async function recordCallback(agent: KeyboardAgent): Promise<void> {
    await agent.outcome(2);
    // Nothing filled in yet: the field says so, and nothing is saved.
    await agent.press('Control+Enter');
    await agent.page.locator('.outcome-field-error[role="alert"]').first().waitFor();
    await agent.choose('field-callbackDay', 2);
    await agent.choose('field-callbackTime', 3);
    await agent.press('Control+Enter');
  }

  async function giveUpEarly(agent: KeyboardAgent, why: string): Promise<void> {
    await agent.press('F8');
    await agent.state('wrap_up');
    await agent.outcome(5);
    expect(await agent.page.getByTestId('outcome-impossible').innerText()).toContain(why);
    await agent.press('Control+Enter');
    await agent.state('wrap_up');
    await agent.tabTo('[data-testid="give-back"]');
    await agent.press('Enter');
  }

  async function recordNoAnswer(agent: KeyboardAgent): Promise<void> {
    const card = async (): Promise<number> =>
      agent.page
        .getByTestId('card-timer')
        .innerText()
        .then((text) => Number(text.split(':').at(-1)));
    await waitFor('it has rung long enough', async () => (await card()) >= MIN_RING_SECONDS + 3);
    await agent.press('F8');
    await agent.state('wrap_up');
    await agent.outcome(5);
    await agent.press('Control+Enter');
  }

  async function takeBreak(agent: KeyboardAgent, word: string): Promise<void> {
    await agent.state('ready');
    await agent.press('F9');
    await agent.state('paused');
    expect(await agent.page.getByTestId('card-state').innerText()).toContain(word);
    await agent.leave('paused', 'F2');
  }
});
