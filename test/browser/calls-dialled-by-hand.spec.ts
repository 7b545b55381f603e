import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { launchBrowser, type Person, signIn } from '../support/browser.js';
import { exchangeCsv, exchangeWorkbook, type ExchangeRow, makeManualCalls } from '../support/exchange-file.js';
import { FakeClock } from '../support/fake-clock.js';
import { hiss, wave } from '../support/made-audio.js';
import { servePagesFromDisk } from '../support/pages-on-disk.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { customers, makeWorld, PASSWORD, releaseList, type World } from '../support/world.js';
import { zipFile } from '../support/zip-file.js';

const FULL_NUMBER = /(?<!\d)1[3-9]\d{9}(?!\d)/;
const DRIFT_MS = 40_000;
const TALK_SECONDS = 20;
const [CUSTOMERS, MADE_BEFORE] = [16, 5];

/** One vocabulary a language; everything else is the same. */
const WORDS = {
  'zh-CN': {
    ...{
      agent: 'agent1',
      manager: 'manager1',
      auditor: 'auditor1',
      file: '话单.csv',
      decision: 'confirmed',
      reason: '话单号码不是这位客户',
    },
    ...{ empty: '还没有话单', near: '存疑 1', callsLeft: '没有话单的通话 1', recordsLeft: '没有通话的话单 1', recordings: '录音问题 1' },
    ...{ refused: '未导入的行 1', missing: '找不到这个文件', length: '号码位数不对', differs: '话单号码差一位', ahead: '快40秒' },
  },
  en: {
    ...{
      agent: 'agent2',
      manager: 'manager2',
      auditor: 'auditor2',
      file: 'records.xlsx',
      decision: 'cleared',
      reason: 'The exchange dropped a digit',
    },
    ...{
      empty: '',
      near: 'In doubt 1',
      callsLeft: 'Calls without a record 1',
      recordsLeft: 'Records without a call 1',
      recordings: 'Recordings 1',
    },
    ...{ refused: 'Refused rows 1', missing: 'No such file', length: 'Too few or too many digits' },
    ...{ differs: 'a number that differs in one digit', ahead: '40 s ahead' },
  },
} as const;
type Language = keyof typeof WORDS;

/** A call as the agent made it in the browser. */
interface MadeHere {
  callId: string;
  number: string;
  shownAt: Date;
}

describe('calls dialled by hand and the records that come later, in a real browser', () => {
  const clock = new FakeClock('2026-11-25T01:00:00.000Z');
  const people: Person[] = [];
  let test: TestApp;
  let world: World;
  let source: DataSource;
  let browser: Browser;
  let before: ExchangeRow[];

  beforeAll(async () => {
    test = await startTestApp({ clock, config: { gateway: 'manual' } });
    source = test.get(DataSource);
    world = await makeWorld(test, { agents: 2 });
    const rows = customers(CUSTOMERS, 7);
    await releaseList(test, world, rows);
    // Calls of the morning, so that the first file can tell the exchange's clock.
    const numbers = rows.slice(0, MADE_BEFORE).map(({ phones }) => phones[0]!);
    const calls = await makeManualCalls(test, world, { numbers, from: clock.now(), everySeconds: 60 });
    before = calls.map(({ revealedAt, seat, number }) => recordOf({ shownAt: revealedAt, number }, seat));
    clock.advance(3_600_000);
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await test?.close();
  });

  describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
    const words = WORDS[language];
    const seat = language === 'en' ? 'seat-2' : 'seat-1';
    let made: { talked: MadeHere; without: MadeHere; misdialled: MadeHere };
    let manager: Page;

    it('the agent sees a number for one logged click, says what happened, and records it', async () => {
      const page = await person(words.agent, language);
      const talked = await call(page, 'refused');
      const without = await call(page, 'no_answer');
      const misdialled = await call(page, 'refused');
      made = { talked, without, misdialled };
      await notDialled(page);
      expect(await page.getByTestId('counter-calls').innerText()).toMatch(/3\s*\/\s*200/);
      const [{ shown }] = await source.query("SELECT COUNT(*) AS shown FROM audit_entry WHERE action = 'call.reveal' AND subject IN (?)", [
        Object.values(made).map(({ callId }) => `call:${callId}`),
      ]);
      expect(Number(shown)).toBe(3);
    });

    it('the manager uploads the export, checks the columns and adds the recordings', async () => {
      manager = await person(words.manager, language);
      await manager.goto(`${test.url}/switch-records`);
      await manager.getByTestId('switch-upload').waitFor();
      if (words.empty) expect(await manager.locator('main').innerText()).toContain(words.empty);
      await manager.getByTestId('switch-upload').click();
      await manager
        .getByRole('dialog')
        .locator('input[type="file"]')
        .setInputFiles(exportOf(words.file, before, made, seat));
      await manager.getByTestId('switch-start').waitFor();
      expect(await manager.locator('main').innerText()).not.toMatch(FULL_NUMBER);
      // The second file finds what was kept of the first.
      if (language === 'zh-CN') {
        await manager.locator('#exchange').fill('总机');
        await manager.locator('#numberPrefix').fill('9');
      }
      expect(await manager.locator('#exchange').inputValue()).toBe('总机');
      await manager.getByTestId('switch-archive').click();
      await manager.getByRole('dialog').locator('input[type="file"]').setInputFiles(archiveOf(made.talked));
      await manager.getByRole('dialog').waitFor({ state: 'hidden' });
    });

    it('sees how far the import is, stops it and lets it go on', async () => {
      const holder = source.createQueryRunner();
      // The call is held, so that the import stands still at its recording.
      await holder.startTransaction();
      await holder.query('SELECT id FROM phone_call WHERE id = ? FOR UPDATE', [made.talked.callId]);
      await manager.getByTestId('switch-start').click();
      await manager.getByTestId('switch-stop').click();
      expect(await manager.getByRole('progressbar').isVisible()).toBe(true);
      await holder.rollbackTransaction();
      await holder.release();
      await manager.getByTestId('switch-resume').click();
      await manager.getByTestId('switch-result').waitFor();
      await waitFor('done', async () => (await manager.getByTestId('switch-acts').getByRole('progressbar').count()) === 0);
      expect(await manager.getByTestId('switch-clock').innerText()).toContain(words.ahead);
    });

    it('finds matches, doubts and both kinds of leftovers, each with its reason and without a number', async () => {
      for (const [tab, shows] of [
        [words.near, made.misdialled.number.slice(-4, -1) + '8'],
        [words.callsLeft, made.without.number.slice(-4)],
        [words.recordsLeft, '13800009999'.slice(-4)],
        [words.recordings, words.missing],
        [words.refused, words.length],
      ] as const) {
        await manager.getByRole('tab', { name: tab, exact: true }).click();
        await manager.getByRole('tabpanel').getByText(shows).first().waitFor();
        expect(await manager.locator('main').innerText()).not.toMatch(FULL_NUMBER);
      }
    });

    it('the auditor hears of the doubt and decides; the finding stands in the file of the call', async () => {
      const reviewId = await waitFor('the case is on the desk', async () => {
        const rows = await source.query('SELECT r.id FROM review r JOIN evidence_case e ON e.id = r.case_id WHERE e.call_id = ?', [
          made.misdialled.callId,
        ]);
        return rows[0] ? String(rows[0].id) : null;
      });
      const page = await person(words.auditor, language);
      await page.goto(`${test.url}/reviews/${reviewId}`);
      await page.getByTestId('heard-unclear').click();
      await page.getByTestId('save-answer').click();
      await page.getByTestId(`decision-${words.decision}`).click();
      await page.getByTestId('decision-reason').fill(words.reason);
      await page.getByTestId('save-decision').click();
      expect(await page.getByTestId('finding-dialled_number_differs').innerText()).toContain(words.differs);

      await manager.getByRole('tab', { name: words.near, exact: true }).click();
      await manager.getByRole('tabpanel').getByRole('link').first().click();
      const review = manager.getByTestId('call-review');
      await review.getByText(words.reason).waitFor();
      expect(await review.innerText()).toContain(words.differs);
      expect(await manager.locator('main').innerText()).not.toMatch(FULL_NUMBER);
    });
  });

  it('no page reported an error', () => expect(people.flatMap(({ errors }) => errors)).toEqual([]));

  async function person(username: string, language: Language): Promise<Page> {
    const prepare = (context: BrowserContext): Promise<void> => servePagesFromDisk(context, 'web/dist');
    const signedIn = await signIn(browser, test.url, username, PASSWORD, { language, prepare });
    people.push(signedIn);
    return signedIn.page;
  }

  /** One call from "next" to its outcome. */
  async function call(page: Page, code: 'refused' | 'no_answer'): Promise<MadeHere> {
    await leave(page, 'ready', 'F2');
    await leave(page, 'prepared', 'F2');
    await reach(page, 'by_hand');
    expect(await page.locator('body').innerText()).not.toMatch(/1\d{2} ?\d{4} ?\d{4}/);
    await page.keyboard.press('F3');
    const number = (await page.getByTestId('manual-number').innerText()).replaceAll(' ', '');
    expect(number).toMatch(FULL_NUMBER);
    expect(await page.getByRole('dialog').count()).toBe(0);
    const shownAt = clock.now();
    clock.advance(6000);
    if (code === 'refused') {
      await leave(page, 'by_hand', 'F6');
      await reach(page, 'talking');
      clock.advance(TALK_SECONDS * 1000);
    }
    await leave(page, code === 'refused' ? 'talking' : 'by_hand', 'F8');
    await reach(page, 'wrap_up');
    expect(await page.locator('body').innerText()).not.toContain(number);
    await page.getByTestId(`outcome-${code}`).click();
    if (code === 'refused') {
      await page.getByTestId('field-reason').click();
      await page.locator('.ant-select-item-option').first().click();
    }
    clock.advance(30_000);
    await page.getByTestId('save-outcome').click();
    await reach(page, 'ready');
    const [row] = await source.query('SELECT id FROM phone_call ORDER BY id DESC LIMIT 1');
    return { callId: String(row.id), number, shownAt };
  }

  /** The number is not even looked at: the call gives its count back. */
  async function notDialled(page: Page): Promise<void> {
    await leave(page, 'ready', 'F2');
    await leave(page, 'prepared', 'F2');
    await reach(page, 'by_hand');
    await page.getByTestId('manual-not-dialled').click();
    await page.getByTestId('manual-why-wrong_moment').click();
    await reach(page, 'prepared');
  }
});

function recordOf({ shownAt, number }: Omit<MadeHere, 'callId'>, seat: string, recording = ''): ExchangeRow {
  const extension = `800${seat.slice(-1)}`;
  return { startedAt: new Date(shownAt.getTime() + DRIFT_MS), talkSeconds: TALK_SECONDS, ringSeconds: 6, extension, number, recording };
}

/** What the exchange exports: the call that was talked, one with a wrong digit, one of somebody else's, a row that is none; nothing of the third. */
function exportOf(name: string, before: readonly ExchangeRow[], made: Record<'talked' | 'misdialled', MadeHere>, seat: string): string {
  const { talked, misdialled } = made;
  const wrong = `${misdialled.number.slice(0, -1)}8`;
  const csv = exchangeCsv(
    [
      ...(name.endsWith('.csv') ? before : []),
      recordOf(talked, seat, `rec/${talked.callId}.wav`),
      recordOf({ ...misdialled, number: wrong }, seat, 'rec/lost.wav'),
      recordOf({ shownAt: talked.shownAt, number: '13800009999' }, seat),
      '2026-11-25 10:00:00,,2026-11-25 10:00:30,8001,9139,接通,',
    ],
    name.endsWith('.csv') ? 'gb18030' : 'utf8',
  );
  return onDisk(name, name.endsWith('.csv') ? csv : exchangeWorkbook(csv));
}

const archiveOf = ({ callId }: MadeHere): string =>
  onDisk('rec.zip', zipFile([{ name: `rec/${callId}.wav`, content: wave([hiss(TALK_SECONDS, 40, Number(callId))]) }]));

function onDisk(name: string, content: Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), 'dialproof-browser-')), name);
  writeFileSync(path, content);
  return path;
}

/** A press meant for the state before does nothing, on purpose: pressed until the card has moved on. */
async function leave(page: Page, state: string, key: string): Promise<void> {
  await waitFor(`no longer ${state}`, async () => {
    await page.keyboard.press(key);
    return (await page.getByTestId('card-state').getAttribute('data-state')) !== state;
  });
}

async function reach(page: Page, wanted: string): Promise<void> {
  const seen = page.locator(`[data-testid="card-state"][data-state="${wanted}"]`);
  await seen.waitFor({ timeout: 20_000 }).catch(async () => {
    throw new Error(`waited for ${wanted}: ${await page.locator('body').innerText()}`);
  });
}
