import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium; `CHROMIUM_PATH` names it, else the usual places are looked at. `more`: switches of this test alone. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const places = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const executablePath = places.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error('no Chromium found: run the tests through "npm test", or set CHROMIUM_PATH');
  return chromium.launch({ executablePath, headless: true, args: [...FLAGS, ...more] });
}

export interface Person {
  page: Page;
  context: BrowserContext;
  /** Errors that the page itself reported; a test expects none. */
  errors: string[];
}

export interface Look {
  width?: number;
  height?: number;
  language?: 'zh-CN' | 'en';
  /** Done before the first page is asked for. */
  prepare?: (context: BrowserContext) => Promise<void>;
}

/** A person in a browser of their own, signed in through the sign-in page. */
export async function signIn(browser: Browser, url: string, username: string, password: string, look: Look = {}): Promise<Person> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1440, height: look.height ?? 900 },
    locale: look.language === 'en' ? 'en-GB' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  await look.prepare?.(context);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // Refusals answer with a 4xx, which the browser's console calls an error; they are part of the work.
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) errors.push(message.text());
  });
  await page.goto(url);
  // The pages are in Chinese until somebody chooses otherwise, whatever the browser's own language is.
  if (look.language === 'en') await page.getByTestId('switch-language').click();
  await enter(page, username, password);
  return { page, context, errors };
}

/** Fills the sign-in page that is shown, and waits for what comes behind it. */
export async function enter(page: Page, username: string, password: string): Promise<void> {
  await page.locator('input[autocomplete="username"]').fill(username);
  await page.locator('input[type="password"]').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('[data-testid="card-state"], [data-testid="account-menu"]').first().waitFor();
}
