import { DataSource } from 'typeorm';
import { FileStore } from '../../src/platform/index.js';
import type { HttpClient } from '../support/http-client.js';
import type { TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { phonesReady } from '../support/world.js';

export type CallRow = Record<string, any>;

export interface Dialled {
  callId: string;
  cardId: string;
  /** The last two digits of the customer's number, by which the carrier plays the customer. */
  behaviour: string;
}

/** Takes the next customer, or the one already on the card, and dials; null when the list is finished. */
export async function dial(agent: HttpClient): Promise<Dialled | null> {
  const { body: card, text } = await agent.post('/card/next');
  if (card['code'] === 'list_empty') return null;
  if (!card['customer']) throw new Error(`no card: ${text}`);
  const cardId = card['customer'].cardId as string;
  const behaviour = (card['customer'].phones[0].masked as string).slice(-2);
  await phonesReady(agent);
  const answer = await agent.post('/card/dial', { cardId, phoneIndex: card['customer'].phones[0].index });
  if (answer.status !== 200) throw new Error(`not dialled: ${answer.text}`);
  return { callId: answer.body['call'].callId, cardId, behaviour };
}

/** Waits until the card is in one of these states. */
export async function reached(agent: HttpClient, ...states: string[]): Promise<CallRow> {
  return waitFor(
    `the card shows ${states.join(' or ')}`,
    async () => {
      const { body } = await agent.get('/card');
      return states.includes(body['state']) ? body : null;
    },
    60_000,
  );
}

/** The row of an ended call, once its recordings are dealt with. */
export async function endedCall(source: DataSource, callId: string): Promise<CallRow> {
  return waitFor(
    `call ${callId} is over and taken in`,
    async () => {
      const [row] = (await source.query('SELECT * FROM phone_call WHERE id = ?', [callId])) as CallRow[];
      return row?.['state'] === 'ended' && row['recordings'] !== 'pending' ? row : null;
    },
    60_000,
  );
}

export async function recordOutcome(agent: HttpClient, { cardId, callId }: Dialled, row: CallRow): Promise<void> {
  const code = row['answered_at'] ? 'wrong_person' : 'no_answer';
  const answer = await agent.post('/card/outcome', { cardId, callId, code, confirmed: true, fields: {} });
  if (answer.status !== 200) throw new Error(`no outcome: ${answer.text}`);
}

export interface StoredRecording {
  durationMs: number;
  startedAt: Date;
  left: Int16Array;
  right: Int16Array;
}

/** A stored segment of a call, opened; null when there is none. */
export async function storedRecording(test: TestApp, callId: string, segment: string): Promise<StoredRecording | null> {
  const [row] = (await test
    .get(DataSource)
    .query('SELECT * FROM recording WHERE call_id = ? AND segment = ?', [callId, segment])) as CallRow[];
  if (!row) return null;
  const file = await test.get(FileStore).open(String(row['file_id']));
  const wav = await file.read(0, file.size);
  await file.close();
  if (wav.readUInt16LE(22) !== 2 || wav.readUInt32LE(24) !== 8000) throw new Error('not a stereo recording of 8 kHz');
  const count = (wav.length - 44) / 4;
  const side = (offset: number): Int16Array => Int16Array.from({ length: count }, (_, index) => wav.readInt16LE(44 + index * 4 + offset));
  return { durationMs: row['duration_ms'], startedAt: new Date(row['started_at']), left: side(0), right: side(2) };
}
