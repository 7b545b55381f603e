import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { RECORD_DUE_DAYS } from '../../../src/compliance/index.js';
import { Sweeper } from '../../../src/platform/index.js';
import {
  EXCHANGE_MAPPING,
  exchangeCsv,
  exchangeWorkbook,
  type ExchangeRow,
  makeManualCalls,
  type MadeCall,
  recordOutcome,
} from '../../support/exchange-file.js';
import { FakeClock } from '../../support/fake-clock.js';
import type { HttpClient } from '../../support/http-client.js';
import { hiss, wave } from '../../support/made-audio.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { waitFor } from '../../support/wait-for.js';
import { customers, makeWorld, releaseList, type World } from '../../support/world.js';
import { zipFile } from '../../support/zip-file.js';

const CALLS = 4800;
const WITHOUT_RECORD = 10;
const STRANGE = 200;
const REFUSED = 10;
const RECORDINGS = 500;
const DRIFT_MS = 40_000;
const TALK_SECONDS = 2;
/** Calls of the file that are made special, by their place. */
const WRONG_EXTENSION = 10;
const WRONG_DIGIT = 20;
const SHARED = [32, 33] as const;
const FALSE_TALK = 40;
/** Calls of which the first file knows nothing. */
const SILENT = 2000;
const JUDGED = SILENT + 1;
const LATE = SILENT + 2;
const isSilent = (index: number): boolean => index >= SILENT && index < SILENT + WITHOUT_RECORD;
const FULL_NUMBER = /(?<!\d)1[3-9]\d{9}(?!\d)/;

describe('switch records of a bank whose telephone system cannot be driven', () => {
  let test: TestApp;
  let world: World;
  let source: DataSource;
  let manager: HttpClient;
  let calls: MadeCall[];
  let csv: Buffer;
  let importId: string;
  const clock = new FakeClock('2026-03-03T10:00:00.000Z');
  const cases = new Map<number, string>();

  const done = (id: string) =>
    waitFor(
      'the import is done',
      async () => {
        const { body } = await manager.get(`/switch-imports/${id}`);
        if (body['state'] === 'failed') throw new Error(JSON.stringify(body['problem']));
        return body['state'] === 'done' ? body : null;
      },
      90_000,
    );
  const findingsOf = (index: number) =>
    waitFor(`case ${index} is judged`, async () => {
      const [row] = await source.query('SELECT state FROM evidence_case WHERE id = ?', [cases.get(index)]);
      if (!['examined', 'cannot_be_examined'].includes(row.state)) return null;
      const rows = await source.query('SELECT code FROM evidence_finding WHERE case_id = ? ORDER BY code', [cases.get(index)]);
      return (rows as { code: string }[]).map(({ code }) => code);
    });
  const upload = (name: string, content: Buffer) => manager.upload(`/contracts/${world.contractId}/switch-imports`, name, content);
  const start = (id: string, recordingsFrom: string) =>
    manager.post(`/switch-imports/${id}/start`, { exchange: '总机', mapping: EXCHANGE_MAPPING, recordingsFrom });

  const recordOf = (call: MadeCall, index: number): ExchangeRow => ({
    startedAt: new Date(call.revealedAt.getTime() + DRIFT_MS + ((index % 7) - 3) * 1000),
    talkSeconds: index % 4 === 3 ? null : index === SHARED[1] ? TALK_SECONDS + 7 : TALK_SECONDS,
    ringSeconds: 6,
    extension: index === WRONG_EXTENSION ? '8099' : `800${call.seat.slice(-1)}`,
    number: index === WRONG_DIGIT ? `${call.number.slice(0, -1)}8` : call.number,
    ...(index < RECORDINGS && index % 4 !== 3 ? { recording: `rec/${index === SHARED[1] ? SHARED[0] : index}.wav` } : {}),
  });

  beforeAll(async () => {
    test = await startTestApp({ clock, config: { gateway: 'manual' } });
    world = await makeWorld(test, { agents: 6 });
    source = test.get(DataSource);
    const rows = customers(CALLS, 7);
    await releaseList(test, world, rows);
    const numbers = rows.map(({ phones }) => phones[0]!);
    calls = await makeManualCalls(test, world, { numbers, from: new Date('2026-03-03T01:00:00.000Z'), everySeconds: 30 });
    for (const index of [0, WRONG_EXTENSION, WRONG_DIGIT, ...SHARED, JUDGED, LATE])
      cases.set(index, await recordOutcome(test, world, calls[index]!, 'refused'));
    cases.set(FALSE_TALK + 3, await recordOutcome(test, world, calls[FALSE_TALK + 3]!, 'intent'));
    const strange = Array.from({ length: STRANGE }, (_, index) => ({
      ...recordOf(calls[index * 7]!, index),
      number: `1380000${String(index).padStart(4, '0')}`,
      recording: '',
    }));
    const refused = Array.from({ length: REFUSED }, (_, index) => `2026-03-03 09:00:00,,2026-03-03 09:00:30,8001,9139${index},接通,`);
    const recorded = calls.map(recordOf).filter((_, index) => !isSilent(index));
    csv = exchangeCsv([...recorded, ...strange, ...refused], 'gb18030');
    manager = test.client();
    await manager.signIn('manager1');
  }, 120_000);
  afterAll(() => test.close());

  it('a table in GB18030 is understood by its headings, and shows no number', async () => {
    const { body, status } = await upload('话单.csv', csv);
    expect(status).toBe(201);
    importId = body['id'];
    const preview = await manager.get(`/switch-imports/${importId}/preview`);
    expect(preview.body).toMatchObject({
      suggested: { start: 0, answer: 1, end: 2, extension: 3, number: 4, cause: 5, recording: 6, talk: null },
      seats: ['seat-1', 'seat-2', 'seat-3', 'seat-4', 'seat-5', 'seat-6'],
      zone: 'Asia/Shanghai',
    });
    expect(preview.text).not.toMatch(/139\d{8}/);
  });

  it('the same file is recognised', async () => {
    const again = await upload('again.csv', csv);
    expect([again.status, again.body['code'], again.body['facts']]).toEqual([
      409,
      'switch_file_known',
      { import: importId, name: '话单.csv' },
    ]);
  });

  it(`${CALLS + STRANGE} rows and ${RECORDINGS} recordings, stopped and taken up again, give everything once`, async () => {
    const files = Array.from({ length: RECORDINGS }, (_, index) => ({
      ...{ name: `export/rec/${index}.wav`, method: 0 },
      content: wave([hiss(TALK_SECONDS, 40, index + 1)]),
    }));
    expect((await manager.upload(`/switch-imports/${importId}/recordings`, 'rec.zip', zipFile(files))).status).toBe(200);
    expect((await start(importId, 'archive')).status).toBe(200);
    await waitFor('some rows are read', async () => (await manager.get(`/switch-imports/${importId}`)).body['rows'] > 0);
    expect((await manager.post(`/switch-imports/${importId}/stop`)).body['state']).toBe('stopped');
    expect((await manager.post(`/switch-imports/${importId}/resume`)).status).toBe(200);
    // A worker that dies leaves its claim behind; the sweep takes it up when it has run out.
    await waitFor(
      'recordings are taken in',
      async () => (await manager.get(`/switch-imports/${importId}`)).body['counts'].recordingsTaken > 20,
      60_000,
    );
    await source.query('UPDATE switch_import SET claimed_by = ?, claimed_until = ? WHERE id = ?', ['dead', new Date(0), importId]);
    const view = await done(importId);
    expect(view).toMatchObject({
      ...{ rows: CALLS - WITHOUT_RECORD + STRANGE + REFUSED, taken: CALLS - WITHOUT_RECORD + STRANGE, known: 0, refused: REFUSED },
      clock: { aheadMs: DRIFT_MS },
      counts: {
        exact: CALLS - WITHOUT_RECORD - 2,
        extensionDiffers: 1,
        numberDiffers: 1,
        none: STRANGE,
        frozen: 0,
        recordingsUsedTwice: 1,
      },
      callsWithoutRecord: WITHOUT_RECORD,
    });
    expect(view['extensions']).toContainEqual({ seat: 'seat-3', extension: '8003' });
    // One recording a call, of 375 answered calls with a file: without the shared one's second, and without the wrong number's.
    const [{ recordings, distinct }] = await source.query(
      'SELECT COUNT(*) AS recordings, COUNT(DISTINCT call_id) AS `distinct` FROM recording',
    );
    expect([Number(recordings), Number(distinct)]).toEqual([373, 373]);
    const [{ twice }] = await source.query(
      'SELECT COUNT(*) AS twice FROM (SELECT call_id FROM switch_record WHERE call_id IS NOT NULL GROUP BY call_id HAVING COUNT(*) > 1) x',
    );
    expect(Number(twice)).toBe(0);
  }, 120_000);

  it("the call gets the exchange's facts with its clock set right, and counts as connected", async () => {
    const [call] = await source.query('SELECT * FROM phone_call WHERE id = ?', [calls[0]!.id]);
    const offset = (at: Date): number => at.getTime() - calls[0]!.revealedAt.getTime();
    expect([offset(call.dialled_at), offset(call.answered_at), offset(call.ended_at)]).toEqual([-3000, 3000, 5000]);
    expect(call).toMatchObject({ q850_cause: 16, recordings: 'stored', state: 'ended' });
    const [{ connected }] = await source.query('SELECT SUM(connected) AS connected FROM agent_day');
    const answered = calls.filter((_, index) => index % 4 !== 3 && index !== WRONG_DIGIT && !isSilent(index));
    expect(Number(connected)).toBe(answered.length);
  });

  it.each<[string, number, string[]]>([
    ['a record that fits', 0, ['conversation_without_human_voice']],
    ['another extension', WRONG_EXTENSION, ['conversation_without_human_voice', 'extension_differs']],
    ['a number off by one digit', WRONG_DIGIT, ['dialled_number_differs']],
    ['a recording used twice, the call it fits', SHARED[0], ['conversation_without_human_voice']],
    ['a recording used twice, the other call', SHARED[1], ['recording_used_twice']],
    ['an intent on a call nobody answered', FALSE_TALK + 3, ['conversation_on_unanswered_call']],
  ])('%s: %j', async (_what, index, codes) => {
    expect(await findingsOf(index)).toEqual(codes);
  });

  it('mono tells nobody apart', async () => {
    const [row] = await source.query('SELECT features FROM examination WHERE case_id = ?', [cases.get(0)]);
    expect(JSON.parse(row.features)).toMatchObject({ channels: 1, speech: { agent: [], customer: [] } });
  });

  it('calls without a record wait, and are found when the wait is over', async () => {
    const { body } = await manager.get(`/switch-imports/${importId}/calls-without-record`);
    expect(body['items']).toHaveLength(WITHOUT_RECORD);
    expect((await source.query('SELECT state FROM evidence_case WHERE id = ?', [cases.get(LATE)]))[0].state).toBe('waiting_for_record');
    clock.advance(RECORD_DUE_DAYS * 86_400_000 + 1);
    await test.get(Sweeper).runNow('record-wait');
    expect(await findingsOf(LATE)).toEqual(['outcome_without_call']);
    expect(await findingsOf(JUDGED)).toEqual(['outcome_without_call']);
  });

  it('a record that comes late is examined anew, but for a call somebody has decided on', async () => {
    await source.query("UPDATE review SET state = 'decided', decision = 'confirmed', decisions = 1 WHERE case_id = ?", [cases.get(JUDGED)]);
    await manager.signIn('manager1');
    const late = exchangeCsv([...[JUDGED, LATE, 0, 1, 2].map((index) => ({ ...recordOf(calls[index]!, index), talkSeconds: 20 }))], 'utf8');
    const { body } = await upload('late.csv', late);
    await start(body['id'], 'none');
    const view = await done(body['id']);
    // The two calls that had none get theirs; what the first file said of the others stays.
    expect(view).toMatchObject({ clock: { pairs: 5 }, counts: { exact: 2, second: 3, none: 0, frozen: 1 } });
    expect(await findingsOf(LATE)).toEqual([]);
    expect(await source.query('SELECT 1 FROM review WHERE case_id = ?', [cases.get(LATE)])).toEqual([]);
    expect(await findingsOf(JUDGED)).toEqual(['outcome_without_call']);
    const [frozen] = await source.query('SELECT answered_at FROM phone_call WHERE id = ?', [calls[JUDGED]!.id]);
    expect(frozen.answered_at).toBeNull();
  });

  it('a workbook with one call relies on the earlier clock; its recording may come later', async () => {
    const call = calls[SILENT + 4]!;
    cases.set(SILENT + 4, await recordOutcome(test, world, call, 'refused'));
    const row = exchangeCsv(
      [
        {
          ...recordOf(call, 3),
          talkSeconds: TALK_SECONDS,
          extension: `800${call.seat.slice(-1)}`,
          recording: `rec\\8001-${call.number}.WAV`,
        },
      ],
      'utf8',
    );
    const { body } = await upload('one.xlsx', exchangeWorkbook(row));
    await start(body['id'], 'none');
    expect(await done(body['id'])).toMatchObject({ clock: { pairs: 1 }, counts: { exact: 1, recordingsMissing: 1 } });
    expect(await findingsOf(SILENT + 4)).toEqual([]);

    const bad = await manager.upload(`/switch-imports/${body['id']}/recordings`, 'bad.zip', Buffer.from('no archive'));
    expect([bad.status, bad.body['code']]).toEqual([422, 'switch_recordings_broken']);
    const archive = zipFile([{ name: `8001-${call.number}.wav`, content: wave([hiss(TALK_SECONDS, 40, 9000)]) }]);
    expect((await manager.upload(`/switch-imports/${body['id']}/recordings`, 'late.zip', archive)).status).toBe(200);
    expect(await done(body['id'])).toMatchObject({ counts: { recordingsTaken: 1, recordingsMissing: 0 } });
    await waitFor('the case is examined with its recording', async () =>
      (await findingsOf(SILENT + 4)).includes('conversation_without_human_voice'),
    );
    expect(await source.query('SELECT segment FROM recording WHERE call_id = ?', [call.id])).toEqual([{ segment: 'talk' }]);
    // Exchanges like to name recordings by the number dialled: it is found by, and neither shown nor kept.
    const { text } = await manager.get(`/switch-imports/${body['id']}/records`);
    expect(text).toContain('8001-13*******');
    const kept = JSON.stringify(await source.query('SELECT recording_name FROM switch_record WHERE import_id = ?', [body['id']]));
    for (const told of [text, kept]) expect(told).not.toMatch(FULL_NUMBER);
  });

  it('rows of an earlier file are passed over', async () => {
    const again = exchangeCsv(calls.slice(0, 20).map(recordOf).concat(recordOf(calls[25]!, 24)), 'utf8');
    const { body } = await upload('again.csv', again);
    await start(body['id'], 'none');
    expect(await done(body['id'])).toMatchObject({ rows: 21, taken: 1, known: 20 });
  });

  it('a file that breaks off leaves nothing behind, and its mended copy finds its calls', async () => {
    const rows = Array.from({ length: 600 }, (_, index) => `2026-03-03 20:00:00,,2026-03-03 20:00:30,8001,9138${10_000_000 + index},接通,`);
    const call = calls[SILENT + 6]!;
    const good = exchangeCsv([recordOf(call, 3), ...rows], 'utf8');
    const { body: broken } = await upload('broken.csv', Buffer.concat([good, Buffer.from('"2026-03-03 21:00:00,,')]));
    await start(broken['id'], 'none');
    const failed = await waitFor('the file is found broken', async () => {
      const { body } = await manager.get(`/switch-imports/${broken['id']}`);
      return body['state'] === 'failed' ? body : null;
    });
    expect(failed['problem'].code).toBe('file_broken_quote');
    expect(await source.query('SELECT id FROM switch_record WHERE import_id = ?', [broken['id']])).toEqual([]);
    const { body: mended } = await upload('mended.csv', good);
    await start(mended['id'], 'none');
    expect(await done(mended['id'])).toMatchObject({ known: 0, counts: { exact: 1, none: 600 } });
  });

  it('no page and no report of the bank holds a full number, and an auditor reads no claim', async () => {
    const auditor = test.client();
    await auditor.signIn('auditor1');
    for (const client of [manager, auditor]) {
      for (const path of [
        '',
        '/records',
        '/records?kind=number_differs',
        '/calls-without-record',
        '/rejects',
        '/rejects.csv',
        '/results.csv',
      ]) {
        const answer = await client.get(`/switch-imports/${importId}${path}`);
        expect([path, answer.status, FULL_NUMBER.exec(answer.text)]).toEqual([path, 200, null]);
      }
    }
    const sealed = await auditor.get(`/switch-imports/${importId}/records?kind=exact`);
    expect(sealed.body['items'][0]).toMatchObject({ callId: null, outcome: null, hasOutcome: true });
    const open = await manager.get(`/switch-imports/${importId}/records?kind=exact`);
    expect(open.body['items'][0]).toMatchObject({ callId: calls[0]!.id, outcome: 'refused' });
    const stored = await source.query('SELECT masked FROM switch_record LIMIT 5');
    expect(stored[0].masked).toMatch(/^1\d\d\*{4}\d{4}$/);
    const book = await auditor.get(`/switch-imports/${importId}/rejects.xlsx`);
    expect(book.text.slice(0, 2)).toBe('PK');
  });
});
