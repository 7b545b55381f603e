import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, type Person, signIn } from '../support/browser.js';
import type { HttpClient } from '../support/http-client.js';
import { ServerProcess } from '../support/server-process.js';
import { waitFor } from '../support/wait-for.js';
import { numberFor } from '../support/world.js';

const PASSWORD = 'dialproof-demo';
/** Both stand on the desk within this time of the end of the call. */
const ON_DESK_MS = 15_000;
const CONVERSATION = numberFor(41, 0);
const SILENCE = numberFor(42, 5);

interface Lie {
  callId: string;
  callRef: string;
  reviewId: string;
  onDeskMs: number;
}

describe('a false record from the card to the statement, in a real browser', () => {
  let server: ServerProcess;
  let browser: Browser;
  let desk: HttpClient;
  const people: Person[] = [];
  /** A conversation recorded as "no answer", and an intent of a customer who said nothing. */
  let lie: Lie;
  let invented: Lie;

  beforeAll(async () => {
    server = await ServerProcess.prepareDemo({
      ...{ DIALPROOF_SIMULATED_BEHAVIOUR: 'by-number', DIALPROOF_WEB_DIR: 'web/dist' },
    });
    await server.start();
    browser = await launchBrowser();
    await twoCustomers();
    desk = server.client();
    await desk.signIn('auditor2', PASSWORD);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function person(username: string): Promise<Page> {
    const signedIn = await signIn(browser, server.url, username, PASSWORD);
    people.push(signedIn);
    return signedIn.page;
  }

  /** A campaign beside the demo's, which is paused, with two customers whose calls are planned. */
  async function twoCustomers(): Promise<void> {
    const [first, second] = [server.client(), server.client()];
    await first.signIn('manager1', PASSWORD);
    await second.signIn('manager2', PASSWORD);
    const { body: all } = await first.get('/campaigns');
    const running = all['items'].find(({ state }: { state: string }) => state === 'running');
    const { body: model } = await first.get(`/campaigns/${running.id}`);
    await first.post(`/campaigns/${model['id']}/pause`, { reason: '测试期间暂停' });
    const { orderId, product, applyAt, script, startsOn, endsOn } = model;
    const title = '不实记录测试';
    const made = await first.post('/campaigns', { orderId, title, product, applyAt, scriptId: script.id, startsOn, endsOn, priority: 5 });
    const id = made.body['id'];
    for (const [who, action] of [
      [first, 'submit'],
      [second, 'approve'],
      [first, 'start'],
    ] as const)
      await who.post(`/campaigns/${id}/${action}`);
    const file = Buffer.from(`客户号,姓名,手机号\r\nP1,李明,${CONVERSATION}\r\nP2,王芳,${SILENCE}\r\n`);
    const { body: list } = await first.upload(`/campaigns/${id}/lists`, '两位客户.csv', file);
    const { body: preview } = await first.get(`/lists/${list['id']}/preview`);
    const columns = preview['suggested'].map(({ column, heading, target }: Record<string, unknown>) => ({ column, heading, target }));
    await first.post(`/lists/${list['id']}/import`, { columns, customerRefFromPhone: false });
    await waitFor('the list is imported', async () => (await first.get(`/lists/${list['id']}`)).body['state'] === 'imported');
    // Customers are dealt to agents who are there.
    for (const username of ['agent1', 'agent2']) await server.client().signIn(username, PASSWORD);
    expect((await second.post(`/lists/${list['id']}/release`)).status).toBe(200);
  }

  /** Next, dial, wait for the end, choose, insist if asked, and wait until the desk's queue shows the call. */
  async function record(page: Page, auditor: Page, code: string, fill?: () => Promise<void>): Promise<Lie> {
    const state = page.getByTestId('card-state');
    const reach = (wanted: string, timeout = 60_000): Promise<void> =>
      page.locator(`[data-testid="card-state"][data-state="${wanted}"]`).waitFor({ timeout });
    await reach('prepared');
    await waitFor('dialling', async () => {
      await page.keyboard.press('F2');
      return (await state.getAttribute('data-state')) !== 'prepared';
    });
    await reach('wrap_up', 90_000);
    const card = await page.evaluate(
      async () => (await (await fetch('/api/v1/card')).json()) as { call: { callId: string; endedAt: string } },
    );
    const { callId, endedAt } = card.call;
    await page.getByTestId(`outcome-${code}`).click();
    await fill?.();
    await page.getByTestId('save-outcome').click();
    if (code === 'no_answer') {
      // The card names what the telephone system saw and asks once more; the agent insists.
      await page.getByTestId('outcome-doubt').waitFor();
      await page.getByTestId('save-outcome').click();
    }
    await reach('ready');
    const item = auditor.locator('[data-testid^="case-"]').filter({ hasText: `-${callId}` });
    await item.first().waitFor({ timeout: ON_DESK_MS });
    const { body } = await desk.get('/reviews');
    const found = body['items'].find(({ callRef }: { callRef: string }) => callRef.endsWith(`-${callId}`));
    return { callId, callRef: found.callRef, reviewId: found.id, onDeskMs: Date.now() - Date.parse(endedAt) };
  }

  it('the agent records "no answer" over a conversation and "intent" on silence; both stand on the desk within 15 seconds', async () => {
    const auditor = await person('auditor1');
    await auditor.goto(`${server.url}/reviews`);
    await auditor.getByTestId('queue-list').waitFor();
    const recorded: Record<string, Lie> = {};
    for (const username of ['agent1', 'agent2']) {
      const page = await person(username);
      await page.locator('[data-testid="card-state"][data-state="ready"]').waitFor();
      const { code, fill } = await planned(username, page);
      recorded[code] = await record(page, auditor, code, fill);
    }
    lie = recorded['no_answer']!;
    invented = recorded['intent']!;
    expect(lie.onDeskMs).toBeLessThan(ON_DESK_MS);
    expect(invented.onDeskMs).toBeLessThan(ON_DESK_MS);
  }, 240_000);

  /** Which of the two customers this agent was dealt decides what is recorded. */
  async function planned(username: string, page: Page): Promise<{ code: string; fill?: () => Promise<void> }> {
    const agent = server.client();
    await agent.signIn(username, PASSWORD);
    const { body } = await agent.post('/card/next');
    await page.reload();
    if (body['customer'].phones[0].masked.endsWith(CONVERSATION.slice(-4))) return { code: 'no_answer' };
    const fill = async (): Promise<void> => {
      await page.getByTestId('field-amountYuan').fill('100000');
      await page.getByTestId('field-applyChannel').click();
      await page.locator('.ant-select-item-option').getByText('网点').click();
    };
    return { code: 'intent', fill };
  }

  /** Plays, answers what is heard, decides with a reason. */
  async function judge(page: Page, { reviewId }: Lie, heard: string, decision: string, reason: string): Promise<void> {
    await page.goto(`${server.url}/reviews/${reviewId}`);
    await page.getByTestId('wave').waitFor();
    expect(await page.getByTestId('claim').innerText()).toBe('—');
    await page.keyboard.press('F2');
    await page.locator('[data-testid="heard"][aria-disabled="false"]').waitFor();
    await page.keyboard.press('F2');
    await page.getByTestId(`heard-${heard}`).click();
    await page.getByTestId('save-answer').click();
    await page.getByTestId(`decision-${decision}`).click();
    await page.getByTestId('decision-reason').fill(reason);
    await page.getByTestId('save-decision').click();
    await page.getByTestId('revealed').waitFor();
  }

  it('an auditor hears both, confirms one and clears the other', async () => {
    const [auditor] = people;
    await judge(auditor!.page, lie, 'conversation', 'confirmed', '录音中双方有完整对话，记录为无人接听');
    await auditor!.page.getByTestId('finding-no_contact_over_conversation').waitFor();
    await judge(auditor!.page, invented, 'nobody', 'cleared', '客户随后以短信确认意向，行内已核实');
    await auditor!.page.getByTestId('finding-conversation_without_human_voice').waitFor();
  }, 120_000);

  it('the vendor appeals, and hears this one call', async () => {
    const page = await person('vendor');
    await page.goto(`${server.url}/appeals/${lie.reviewId}`);
    await page.getByTestId('appeal').click();
    await page.getByTestId('appeal-reason').fill('坐席称客户一直没有听清，请再听一次');
    await page.getByTestId('dialog-confirm').click();
    await page.getByTestId('wave').waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/1[3-9]\d{9}/);
  });

  it('a second auditor hears it blind and closes the appeal', async () => {
    const page = await person('auditor2');
    await judge(page, lie, 'conversation', 'confirmed', '复听确认双方有对话，维持不实');
  }, 60_000);

  it('the draft of the running quarter shows the deduction, and leads to the call', async () => {
    const page = await person('manager1');
    await page.goto(`${server.url}/statements`);
    await page.locator('[data-testid^="statement-"] a').first().click();
    await page.getByTestId('statement-draft').waitFor();
    const deductions = page.getByTestId('statement-deductions');
    await deductions.getByRole('button', { name: /^依据：不实记录/ }).click();
    const why = page.locator('[data-testid^="why-falsification"]');
    expect(await why.count()).toBe(1);
    await why.getByRole('link', { name: '查看通话' }).click();
    await page.getByTestId('call-review').waitFor();
    expect(page.url()).toContain(`/calls/${lie.callId}`);
  });

  it('no page reported an error', () => expect(people.flatMap(({ errors }) => errors)).toEqual([]));
});
