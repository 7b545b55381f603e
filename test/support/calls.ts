import { DataSource } from 'typeorm';
import { GATEWAY } from '../../src/dialer/index.js';
import type { SimulatedGateway } from '../../src/dialer/gateways/simulated/index.js';
import { FakeClock } from './fake-clock.js';
import type { Answer, HttpClient } from './http-client.js';
import type { TestApp } from './test-app.js';
import { waitFor } from './wait-for.js';
import { callEnded, phonesReady } from './world.js';

export interface Recorded {
  code: string;
  fields?: object;
}

/**
 * Takes the next customer, dials the first number, waits for the end and records what `choose` says of a call to such a number (the last
 * two digits plan it); insists when asked once more. Answers the call's id and the digits.
 */
export async function recordCall(
  test: TestApp,
  agent: HttpClient,
  choose: (behaviour: number) => Recorded,
): Promise<{ callId: string; behaviour: number }> {
  const { body: card, text } = await agent.post('/card/next');
  if (card['state'] !== 'prepared') throw new Error(`no card: ${text}`);
  const cardId = card['customer'].cardId as string;
  const [phone] = card['customer'].phones as { index: number; masked: string }[];
  const behaviour = Number(phone!.masked.slice(-2));
  // A clock that was moved by hand has let the driver's lease run out; nobody dials until it is taken again.
  await phonesReady(agent);
  const dialled = await agent.post('/card/dial', { cardId, phoneIndex: phone!.index });
  if (dialled.status !== 200) throw new Error(`not dialled: ${dialled.text}`);
  const callId = dialled.body['call'].callId as string;
  await letItEnd(test, agent, callId);
  const { code, fields = {} } = choose(behaviour);
  const saved = await agent.post('/card/outcome', { cardId, callId, code, confirmed: true, fields });
  if (saved.status !== 200) throw new Error(`${code} was not saved: ${saved.text}`);
  return { callId, behaviour };
}

const STEP_MS = 5000;

/**
 * With a clock that is moved by hand a call takes as long as in life and no time at all. The clock stands still until the telephone system has
 * the call: the time in which a worker hands it over is nobody's to skip.
 */
async function letItEnd(test: TestApp, agent: HttpClient, callId: string): Promise<void> {
  const { clock } = test;
  if (!(clock instanceof FakeClock)) return void (await callEnded(agent));
  const gateway = test.app.get<SimulatedGateway>(GATEWAY, { strict: false });
  await waitFor(
    'the call has ended',
    async () => {
      const { body } = await agent.get('/card');
      if (body['state'] === 'wrap_up') return body;
      if (!(await gateway.inspect(callId))) return null;
      clock.advance(STEP_MS);
      await gateway.catchUp();
      return null;
    },
    60_000,
  );
}

/** Waits until the evidence of a call has been examined; answers the id of its review, or null when nobody has to look. */
export async function examined(test: TestApp, callId: string): Promise<string | null> {
  const source = test.get(DataSource);
  await waitFor(
    `call ${callId} is examined`,
    async () => {
      const [row] = await source.query("SELECT 1 FROM evidence_case WHERE call_id = ? AND state IN ('examined', 'cannot_be_examined')", [
        callId,
      ]);
      return Boolean(row);
    },
    60_000,
  );
  const [review] = await source.query('SELECT id FROM review WHERE call_id = ?', [callId]);
  return review ? String(review.id) : null;
}

/** One range of a recording. */
export function listen(client: HttpClient, path: string, range = 'bytes=0-'): Promise<Answer> {
  return client.send('GET', path, undefined, { range });
}

/** Listens, says what was heard, and decides. */
export async function decide(
  auditor: HttpClient,
  reviewId: string,
  heard: string,
  decision: string,
  reason: string,
  appeal = false,
): Promise<Answer> {
  await listen(auditor, `/reviews/${reviewId}/audio`);
  const answered = await auditor.post(`/reviews/${reviewId}/answer`, { heard });
  if (answered.status !== 200) throw new Error(`not answered: ${answered.text}`);
  return auditor.post(`/reviews/${reviewId}/${appeal ? 'appeal-decision' : 'decision'}`, {
    decision,
    reason,
    decisionsSeen: answered.body['decisionsCount'],
  });
}
