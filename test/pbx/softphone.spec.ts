import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { AsteriskPair } from '../support/asterisk-pair.js';
import { launchBrowser } from '../support/browser.js';
import { ServerProcess } from '../support/server-process.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { customers, makeWorld, PASSWORD, releaseList } from '../support/world.js';
import { aLawFile, likeness } from './heard.js';
import { type CallRow, storedRecording } from './pbx-call.js';

const TALKS_ON = 8;
const TALK_SECONDS = 8;
const MUTED_SECONDS = 4;
const SEAT = 'web-1';
/** A browser whose microphone hears the demo's agent, over and over. */
const FAKE_MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
const RATE = 48_000;

/** Samples of 8 kHz as a file that the browser takes for its microphone: 16 bits, 48 kHz, mono. */
function microphoneFile(path: string, samples: Int16Array): string {
  const file = Buffer.alloc(44 + samples.length * 12);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 12, 40);
  samples.forEach((sample, at) => {
    for (let again = 0; again < 6; again += 1) file.writeInt16LE(sample, 44 + (at * 6 + again) * 2);
  });
  writeFileSync(path, file);
  return path;
}

describe('a telephone in the browser, on a real telephone system', () => {
  const pair = new AsteriskPair();
  let server: ServerProcess;
  let rows: TestApp;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    const { ari } = pair.pair;
    server = await ServerProcess.prepare({
      ...{ DIALPROOF_DEMO: 'false', DIALPROOF_REQUIRE_SECOND_FACTOR: 'false', DIALPROOF_WEB_DIR: 'web/dist' },
      ...{ DIALPROOF_SOFTPHONE_URL: `${ari.replace('http', 'ws')}/ws`, DIALPROOF_SOFTPHONE_SEATS: SEAT },
      ...pair.environment,
    });
    rows = await startTestApp({ on: { config: Object.assign(Object.create(server.config), { role: 'api' }) } as TestApp });
    const world = await makeWorld(rows);
    await rows.get(DataSource).query('UPDATE agent SET seat = ? WHERE id = ?', [SEAT, world.agentIds[0]]);
    await releaseList(rows, world, customers(3, TALKS_ON));
    await server.start();
    const voice = microphoneFile(join(pair.pair.sounds, 'microphone.wav'), aLawFile(join(pair.pair.sounds, 'agent.alaw')));
    browser = await launchBrowser([...FAKE_MICROPHONE, `--use-file-for-fake-audio-capture=${voice}`]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    page = await context.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await rows?.close();
  });

  const inState = (wanted: string): Promise<void> =>
    page.locator(`[data-testid="card-state"][data-state="${wanted}"]`).waitFor({ timeout: 30_000 });
  const lastCall = async (): Promise<CallRow> =>
    ((await rows.get(DataSource).query('SELECT * FROM phone_call ORDER BY id DESC LIMIT 1')) as CallRow[])[0]!;

  async function leave(state: string): Promise<void> {
    await waitFor(`no longer ${state}`, async () => {
      await page.keyboard.press('F2');
      return (await page.getByTestId('card-state').getAttribute('data-state')) !== state;
    });
  }

  async function signIn(): Promise<void> {
    await page.goto(server.url);
    await page.locator('input[autocomplete="username"]').fill('agent1');
    await page.locator('input[type="password"]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('[data-testid="softphone"][data-state="registered"]').waitFor({ timeout: 20_000 });
  }

  it('nobody is signed in: the seat’s telephone is offline', async () => {
    expect((await pair.ask('GET', `/endpoints/PJSIP/${SEAT}`)).body).toMatchObject({ state: 'offline' });
  });

  it('registers with a password that it was given, and the card shows the telephone online', async () => {
    await signIn();
    await waitFor('the exchange has it', async () => (await pair.ask('GET', `/endpoints/PJSIP/${SEAT}`)).body.state === 'online');
    await inState('ready');
    await waitFor('the card may be used', async () => (await page.getByTestId('card-stop').getAttribute('data-code')) === null);
    const auth = await pair.ask('GET', `/asterisk/config/dynamic/res_pjsip/auth/${SEAT}-login`);
    expect(auth.status).toBe(200);
  });

  it('the microphone test hears the microphone', async () => {
    await page.keyboard.press('F7');
    await page.locator('[data-testid="microphone-heard"][data-heard="true"]').waitFor();
    await page.keyboard.press('Escape');
  });

  it('picks up by itself what the card has dialled, goes on while the seat is locked, and both sides are in the recording', async () => {
    await leave('ready');
    await inState('prepared');
    await leave('prepared');
    await inState('talking');
    await page.locator('[data-testid="softphone"][data-in-call="true"]').waitFor();
    await page.keyboard.press('Control+Shift+L');
    await page.getByTestId('lock-screen').waitFor();
    await new Promise((done) => setTimeout(done, TALK_SECONDS * 1000));
    expect(await lastCall()).toMatchObject({ state: 'talking' });
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await inState('talking');
    await page.keyboard.press('F8');
    await inState('wrap_up');
    const call = await waitFor(
      'the recording is taken in',
      async () => {
        const row = await lastCall();
        return row['recordings'] === 'stored' ? row : null;
      },
      30_000,
    );
    expect(call).toMatchObject({ hung_up_by: 'agent', q850_cause: 16 });
    const talk = (await storedRecording(rows, String(call['id']), 'talk'))!;
    const talkMs = call['ended_at'].getTime() - call['answered_at'].getTime();
    expect(Math.abs(talk.durationMs - talkMs)).toBeLessThanOrEqual(300);
    // Media crosses a browser that shares two cores with two exchanges, so packets come late; the microphone is smoothed and resampled besides.
    const [agentSound, customerSound] = ['agent', 'customer'].map((name) => aLawFile(join(pair.pair.sounds, `${name}.alaw`)));
    const about = { agent: likeness(talk.left, agentSound!), customer: likeness(talk.right, customerSound!) };
    if (process.env['PBX_FIGURES']) process.stdout.write(`${JSON.stringify(about)}\n`);
    expect(about.customer).toBeGreaterThan(0.9);
    expect(about.agent).toBeGreaterThan(0.7);
    expect(likeness(talk.right, agentSound!)).toBeLessThan(0.7);
    await page.getByTestId('outcome-wrong_person').click();
    await page.getByTestId('save-outcome').click();
    await inState('ready');
  });

  it('muted by key: the customer’s side goes on, the agent’s is silent', async () => {
    await leave('ready');
    await inState('prepared');
    await leave('prepared');
    await inState('talking');
    await page.keyboard.press('Control+M');
    await page.locator('[data-testid="mute"][aria-pressed="true"]').waitFor();
    const mutedAt = performance.now();
    await waitFor('some seconds of silence', async () => performance.now() - mutedAt > MUTED_SECONDS * 1000);
    await page.keyboard.press('F8');
    await inState('wrap_up');
    const call = await waitFor('the recording is taken in', async () => {
      const row = await lastCall();
      return row['recordings'] === 'stored' ? row : null;
    });
    const talk = (await storedRecording(rows, String(call['id']), 'talk'))!;
    const loudest = (side: Int16Array): number => side.subarray(-16_000).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(loudest(talk.left)).toBeLessThan(200);
    expect(loudest(talk.right)).toBeGreaterThan(2000);
    await page.getByTestId('outcome-wrong_person').click();
    await page.getByTestId('save-outcome').click();
    await inState('ready');
  });

  it('a call that the card has not dialled is not picked up', async () => {
    const placed = await pair.ask(
      'POST',
      `/channels?endpoint=PJSIP/${SEAT}&channelId=stranger&context=dialproof-nothing&extension=s&priority=1&timeout=10`,
    );
    expect(placed.status).toBe(200);
    await waitFor('it is refused', async () => (await pair.ask('GET', '/channels/stranger')).status === 404);
    expect(await page.getByTestId('softphone').getAttribute('data-in-call')).toBe('false');
  });

  it('signed out: the telephone is gone, and its password is worth nothing within seconds', async () => {
    await page.getByTestId('account-menu').click();
    await page.getByText('退出').last().click();
    await page.locator('input[autocomplete="username"]').waitFor();
    await waitFor('offline', async () => (await pair.ask('GET', `/endpoints/PJSIP/${SEAT}`)).body.state === 'offline');
    await waitFor(
      'the password is taken back',
      async () => (await pair.ask('GET', `/asterisk/config/dynamic/res_pjsip/auth/${SEAT}-login`)).status === 404,
      15_000,
    );
    expect(await rows.get(DataSource).query('SELECT * FROM softphone_login')).toEqual([]);
  });

  it('the page reported no error, and no password was logged', () => {
    expect(errors.filter((text) => !text.includes('Failed to load resource'))).toEqual([]);
    expect(server.output).not.toMatch(/password/i);
  });
});
