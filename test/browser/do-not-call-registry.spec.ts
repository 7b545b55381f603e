import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { Protector } from '../../src/platform/index.js';
import { launchBrowser, type Person, signIn } from '../support/browser.js';
import type { HttpClient } from '../support/http-client.js';
import { cutOff } from '../support/page-layout.js';
import { servePagesFromDisk } from '../support/pages-on-disk.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { customers, makeWorld, PASSWORD, releaseList, type World } from '../support/world.js';

const ROWS = 3000;
const BATCH = 250;
/** Entered, asked, refused, asked again, approved. */
const HISTORY = 5;
const FULL_NUMBER = /(?<!\d)1[3-9]\d{9}(?!\d)/;

const WORDS = {
  'zh-CN': {
    ...{ width: 1440, height: 900, listed: '13900000107', prefix: '137', free: '不在停拨名单上', blocked: '在停拨名单上，不能拨打' },
    ...{
      none: '还没有登记',
      bad: '电话号码',
      needed: '填号码或客户号',
      reasonNeeded: '请写明原因',
      letter: '客户来信',
      mistake: '登记有误',
    },
    ...{ ask: '申请移出', waits: '须由另一人批准', refuse: '拒绝移出', proof: '来信属实', approve: '批准移出' },
    ...{
      imports: '导入',
      noImports: '还没有导入',
      file: '监管名单.csv',
      order: '监管要求',
      stop: '停止',
      goOn: '继续',
      rejects: '查看未登记',
    },
    ...{
      written: '3,000条登记已生效',
      already: '1行已在名单上',
      left: '2行未登记',
      length: '号码位数不对',
      letters: '号码中含有数字以外的内容',
    },
    ...{
      download: '下载报告',
      heading: '行号,列,代码,说明,该行,内容（已脱敏）',
      entries: '登记',
      withdrawnHistory: '由文件导入',
      columnsNeeded: '至少选一列',
    },
    ...{
      history: ['登记', '申请移出', '登记有误', '拒绝移出，继续停拨', '来信属实', '申请移出', '登记有误', '批准移出'],
      number: '号码',
      unused: '不用',
    },
  },
  en: {
    ...{
      width: 1024,
      height: 768,
      listed: '13900000207',
      prefix: '136',
      free: 'Not on do-not-call',
      blocked: 'On do-not-call: must not be rung',
    },
    ...{ none: '', bad: 'Phone number', needed: 'Enter a number or a reference', reasonNeeded: 'State the reason', letter: 'Their letter' },
    ...{ mistake: 'Entered by mistake', ask: 'Request removal', waits: 'another person must approve', refuse: 'Refuse the removal' },
    ...{ proof: 'The letter is genuine', approve: 'Approve the removal', imports: 'Imports', noImports: '' },
    ...{ file: 'regulator.csv', order: 'Ordered by the regulator', stop: 'Stop', goOn: 'Go on', rejects: 'See rejects' },
    ...{
      written: '3,000 entries bind',
      already: '1 row was there already',
      left: '2 rows not entered',
      columnsNeeded: 'Choose a column of numbers',
    },
    ...{ length: 'The number has too few or too many digits', letters: 'The number holds something other than digits' },
    ...{
      download: 'Download report',
      heading: 'Row,Column,Code,Reason,The row,Value (masked)',
      entries: 'Entries',
      withdrawnHistory: 'Imported from a file',
    },
    ...{
      history: [
        'Entered',
        'Removal asked for',
        'Entered by mistake',
        'Removal refused; it goes on binding',
        'The letter is genuine',
        'Removal asked for',
        'Entered by mistake',
        'Removal approved',
      ],
    },
    ...{ number: 'Number', unused: 'Not used' },
  },
} as const;

/** The walk in the other language takes two minutes more. */
const WALKED = process.env['DIALPROOF_LONG'] ? (['zh-CN', 'en'] as const) : (['zh-CN'] as const);

describe('the do-not-call registry, in a real browser', () => {
  const people: Person[] = [];
  let test: TestApp;
  let world: World;
  let source: DataSource;
  let browser: Browser;

  beforeAll(async () => {
    test = await startTestApp({ config: { bulkBatchRows: BATCH } });
    source = test.get(DataSource);
    world = await makeWorld(test);
    await releaseList(test, world, customers(3, 7));
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await test?.close();
  });

  describe.each(WALKED)('in %s', (language) => {
    const words = WORDS[language];
    const number = words.listed;
    const numbers = Array.from({ length: ROWS }, (_, at) => `${words.prefix}${String(at).padStart(8, '0')}`);
    let asker: Page;
    let second: Page;
    let client: HttpClient;
    let entryId: string;

    beforeAll(async () => {
      asker = await person('manager1');
      second = await person('manager2');
      client = test.client();
      await client.signIn('manager1');
      await asker.goto(`${test.url}/do-not-call`);
    }, 60_000);

    async function person(username: string): Promise<Page> {
      const { width, height } = words;
      const prepare = (context: BrowserContext): Promise<void> => servePagesFromDisk(context, 'web/dist');
      const signedIn = await signIn(browser, test.url, username, PASSWORD, { language, width, height, prepare });
      people.push(signedIn);
      return signedIn.page;
    }

    it('a number that may be rung is said to be free; what is no number is refused in place', async () => {
      if (words.none) await asker.getByText(words.none).waitFor();
      expect(await search(asker, number)).toContain(words.free);
      await asker.getByTestId('dnc-search').fill('12345');
      await asker.keyboard.press('Enter');
      await asker.locator('.dnc-answer').getByText(words.bad).waitFor();
      expect(await cutOff(asker)).toEqual([]);
    });

    it('an entry is added by hand; a form that is not filled says what is missing', async () => {
      await asker.getByTestId('dnc-add').click();
      await confirm(asker);
      await asker.getByText(words.needed).waitFor();
      await asker.getByText(words.reasonNeeded).waitFor();
      await dialogOf(asker).locator('#value').fill('12345');
      await dialogOf(asker).locator('textarea').fill(words.letter);
      await confirm(asker);
      await dialogOf(asker).locator('.notice').getByText(words.bad).waitFor();
      expect(await cutOff(asker)).toEqual([]);
      await dialogOf(asker).locator('#value').fill(number);
      await confirm(asker);
      await gone(asker);
      expect(await search(asker, number)).toContain(words.blocked);
      expect(await asker.getByTestId('dnc-search').inputValue()).toBe('');
      expect(asker.url()).not.toMatch(FULL_NUMBER);
      expect(await asker.locator('body').innerText()).not.toMatch(FULL_NUMBER);
      expect(await cutOff(asker)).toEqual([]);
      const [row] = await source.query('SELECT MAX(id) AS id FROM do_not_call_entry');
      entryId = String(row.id);
    });

    it('its removal is asked by one person, whose own approval is neither offered nor taken', async () => {
      await openEntry(asker);
      await ask(asker, words.ask, words.mistake);
      await asker.getByTestId('dnc-entry').getByText(words.waits).waitFor();
      expect(await dialogOf(asker).getByRole('button', { name: words.approve }).count()).toBe(0);
      expect((await client.post(`/do-not-call/${entryId}/removal/approve`)).body).toMatchObject({ status: 409, code: 'four_eyes' });
      expect(await cutOff(asker)).toEqual([]);
      await asker.keyboard.press('Escape');
      expect(await search(asker, number)).toContain(words.blocked);
    });

    it('the second person refuses, then approves; the history says who did what, and why', async () => {
      await second.goto(`${test.url}/do-not-call`);
      await openEntry(second);
      await ask(second, words.refuse, words.proof);
      await gone(second, words.approve);
      await second.keyboard.press('Escape');
      await openEntry(asker);
      await ask(asker, words.ask, words.mistake);
      await asker.getByTestId('dnc-entry').getByText(words.waits).waitFor();
      await asker.keyboard.press('Escape');
      await openEntry(second);
      await dialogOf(second).getByRole('button', { name: words.approve }).click();
      await dialogOf(second).getByText(words.mistake).waitFor();
      await confirm(second);
      await second
        .locator('.dnc-history li')
        .nth(HISTORY - 1)
        .waitFor();
      const history = await second.locator('.dnc-history').innerText();
      expect(history).toMatch(new RegExp(words.history.join('[\\s\\S]*')));
      for (const name of ['manager1', 'manager2']) expect(history).toContain(name);
      expect(history).not.toMatch(FULL_NUMBER);
      expect(await cutOff(second)).toEqual([]);
      await second.keyboard.press('Escape');
      expect(await search(second, number)).toContain(words.free);
    });

    it('a file is uploaded, its columns are checked, and its progress is seen, stopped and continued', async () => {
      await asker.getByRole('tab', { name: words.imports, exact: true }).click();
      if (words.noImports) await asker.getByText(words.noImports).waitFor();
      await asker.getByTestId('dnc-upload').click();
      const lines = ['手机号,原因', ...numbers.map((one) => `${one},`), `${numbers[0]},`, '12345,', '无号码,'];
      await dialogOf(asker)
        .locator('input[type="file"]')
        .setInputFiles(onDisk(words.file, lines.join('\n')));
      await dialogOf(asker).locator('#reason').waitFor();
      expect(await dialogOf(asker).innerText()).not.toMatch(FULL_NUMBER);
      await choose(asker, words.unused);
      await dialogOf(asker).getByText(words.columnsNeeded).waitFor();
      expect(await cutOff(asker)).toEqual([]);
      await choose(asker, words.number);
      await dialogOf(asker).locator('#reason').fill(words.order);
      // A customer in the middle of the file is being dialled: the import waits for them, so that it can be watched.
      const held = await heldLedger(numbers[ROWS / 2]!);
      await confirm(asker);
      await gone(asker);
      const row = asker.getByRole('row', { name: new RegExp(words.file) });
      await row.getByRole('progressbar').waitFor();
      await waitFor('half of it is done', async () => /1,[0-5]\d\d/.test(await row.innerText()));
      expect(await cutOff(asker)).toEqual([]);
      await row.getByRole('button', { name: words.stop }).click();
      await held();
      await row.getByRole('button', { name: words.goOn }).click();
      await row.getByText(words.written).waitFor({ timeout: 60_000 });
      await row.getByText(words.left).waitFor();
      await row.getByText(words.already).waitFor();
      // The last batch's figures are there a moment before its state is.
      await row.getByRole('progressbar').waitFor({ state: 'detached' });
      expect(await cutOff(asker)).toEqual([]);
    }, 120_000);

    it('what was not entered is named row by row, on the page and in the report', async () => {
      await asker
        .getByRole('row', { name: new RegExp(words.file) })
        .getByRole('button', { name: words.rejects })
        .click();
      for (const why of [words.length, words.letters]) await dialogOf(asker).getByText(why).waitFor();
      expect(await cutOff(asker)).toEqual([]);
      const coming = asker.waitForEvent('download');
      await dialogOf(asker).getByText(words.download).click();
      const report = readFileSync(await (await coming).path(), 'utf8');
      const [heading, ...rows] = report.replace('\ufeff', '').trim().split(/\r?\n/);
      expect(heading).toBe(words.heading);
      expect(rows.map((line) => line.split(',').slice(0, 3))).toEqual([
        [String(ROWS + 3), '手机号', 'phone_length'],
        [String(ROWS + 4), '手机号', 'phone_letters'],
      ]);
      expect(report).not.toMatch(FULL_NUMBER);
      await asker.keyboard.press('Escape');
      await asker.getByRole('tab', { name: words.entries, exact: true }).click();
      expect(await search(asker, numbers[7]!)).toContain(words.blocked);
      await asker.getByTestId('dnc-answer').getByTestId('dnc-details').click();
      await dialogOf(asker).getByText(words.withdrawnHistory).waitFor();
      expect(await cutOff(asker)).toEqual([]);
      await asker.keyboard.press('Escape');
    });

    /** Holds the contact ledger's row of one number, as a dial in progress does; answers what lets it go. */
    async function heldLedger(value: string): Promise<() => Promise<void>> {
      const holder = source.createQueryRunner();
      await holder.startTransaction();
      await holder.query("INSERT INTO dial_ledger (bank_id, kind, key_index, dials_on_day) VALUES (?, 'number', ?, 0)", [
        world.bankId,
        test.get(Protector).index('number', `+86${value}`),
      ]);
      return async () => {
        await holder.rollbackTransaction();
        await holder.release();
      };
    }
  });

  it('no page reported an error', () => expect(people.flatMap(({ errors }) => errors)).toEqual([]));
});

const dialogOf = (page: Page): Locator => page.getByRole('dialog');
const confirm = (page: Page): Promise<void> => dialogOf(page).getByTestId('dialog-confirm').click();

/** The dialog has closed, or, with the name of a button, that button has gone from it. */
const gone = (page: Page, button?: string): Promise<void> =>
  (button ? dialogOf(page).getByRole('button', { name: button }) : dialogOf(page)).waitFor({ state: 'hidden' });

async function search(page: Page, number: string): Promise<string> {
  await page.getByTestId('dnc-search').fill(number);
  await page.keyboard.press('Enter');
  await waitFor('the answer to this number', async () => (await page.getByTestId('dnc-search').inputValue()) === '');
  return page.getByTestId('dnc-answer').innerText();
}

/** The newest entry. */
async function openEntry(page: Page): Promise<void> {
  await page.getByTestId('dnc-details').last().waitFor();
  await page.locator('table').last().getByTestId('dnc-details').first().click();
  await page.getByTestId('dnc-entry').waitFor();
}

/** An act that wants a reason, from the entry's own dialog. */
async function ask(page: Page, act: string, reason: string): Promise<void> {
  await dialogOf(page).getByRole('button', { name: act, exact: true }).click();
  await dialogOf(page).locator('textarea').fill(reason);
  await confirm(page);
  await page.getByTestId('dnc-entry').waitFor();
}

/** What the first column of the file is. */
async function choose(page: Page, target: string): Promise<void> {
  await dialogOf(page).locator('.columns-table .ant-select').first().click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').getByText(target, { exact: true }).click();
}

function onDisk(name: string, content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'dialproof-browser-')), name);
  writeFileSync(path, content);
  return path;
}
