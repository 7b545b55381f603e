import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { CalendarService, systemActor } from '../../../src/platform/index.js';
import { appealEnded } from '../../support/decided.js';
import { FakeClock } from '../../support/fake-clock.js';
import type { Answer, HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { makeWorkedExample, type WorkedExample } from '../../support/worked-example.js';

const YEAR_2027 = { year: 2027, source: 'test', days: [{ from: '2027-01-01', to: '2027-01-03', kind: 'holiday' as const }] };

/** Docs/settlement.md, third quarter. */
const Q3_LINES = [
  ['fee:2026-07:seat-1', '361739'],
  ['fee:2026-07:seat-2', '278261'],
  ['fee:2026-08:seat-1', '800000'],
  ['fee:2026-08:seat-2', '761905'],
  ['fee:2026-09:seat-1', '58182'],
  ['falsification:7', '-50000'],
  ['complaint:5', '-100000'],
];
/** Fourth quarter: what the falsification of August takes back. */
const Q4_LINES = [
  ['fee:2026-10:seat-1', '355556'],
  ['fee:2026-10:seat-2', '355556'],
  ['fee:2026-08:seat-1', '-160000'],
  ['fee:2026-08:seat-2', '-152381'],
  ['falsification:8', '-50000'],
];

type View = Record<string, any>;

describe('the worked example of docs/settlement.md, from rows to a closed statement', () => {
  const clock = new FakeClock('2026-07-14T02:00:00.000Z');
  let test: TestApp;
  let example: WorkedExample;
  let id: string;
  let nextId: string;
  const files = new Map<string, string>();

  const as = async (username: string): Promise<HttpClient> => {
    const client = test.client();
    await client.signIn(username);
    return client;
  };
  /** One action by one person, signed in anew: the clock jumps by weeks. */
  const act = async (username: string, action: string, body: object = {}, of = id): Promise<Answer<View>> =>
    (await as(username)).post<View>(`/statements/${of}/${action}`, body);
  const show = async (username: string, of = id): Promise<View> => (await (await as(username)).get<View>(`/statements/${of}`)).body;
  const amounts = (view: View): string[][] => view['document'].lines.map((line: View) => [line['key'], line['amountFen']]);
  const deadline = (view: View, kind: string): View => view['deadlines'].find((each: View) => each['kind'] === kind);
  const bytes = async (username: string, format: string): Promise<Buffer> => {
    const client = await as(username);
    const { cookie } = client.session;
    const answer = await fetch(`${client.url}/api/v1/statements/${id}/document.${format}`, { headers: { cookie } });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };

  beforeAll(async () => {
    test = await startTestApp({ clock });
    example = await makeWorkedExample(test);
  }, 120_000);
  afterAll(() => test.close());

  it('the quarters of an order are there once they have begun', async () => {
    const codes = async (): Promise<string[]> => {
      const { body } = await (await as('manager1')).get<View>('/statements');
      return body['items'].filter((item: View) => item['orderId'] === example.orderId).map((item: View) => item['period'].code);
    };
    expect(await codes()).toEqual([]);
    clock.set('2026-09-30T15:59:00.000Z');
    expect(await codes()).toEqual(['2026-Q3']);
    clock.set('2026-09-30T16:00:00.000Z');
    expect(await codes()).toEqual(['2026-Q4', '2026-Q3']);
    const { body } = await (await as('vendor')).get<View>('/statements');
    const mine = body['items'].filter((item: View) => item['orderId'] === example.orderId) as View[];
    [nextId, id] = mine.map((item) => item['id'] as string) as [string, string];
    expect(mine.map(({ period, over, actions, bank }) => [period, over, actions, bank])).toEqual([
      [{ code: '2026-Q4', fromOn: '2026-10-01', toOn: '2026-12-31' }, false, [], ''],
      [{ code: '2026-Q3', fromOn: '2026-07-15', toOn: '2026-09-30' }, true, ['report'], ''],
    ]);
  });

  it('a quarter that runs shows its draft and cannot be reported', async () => {
    expect(await act('vendor', 'report', { note: '本季报告' }, nextId)).toMatchObject({
      status: 409,
      body: { code: 'period_not_over', facts: { endsOn: '2026-12-31' } },
    });
    expect(await show('vendor', nextId)).toMatchObject({ state: 'drafted', stored: false, frozen: false });
  });

  it('the draft is the example to the fen', async () => {
    clock.set('2026-10-09T02:00:00.000Z');
    const view = await show('vendor');
    expect(amounts(view)).toEqual(Q3_LINES);
    expect(view['document'].months).toEqual([
      {
        ...{ month: '2026-07', serviceDays: 23, paidSeatDays: 23, unpaidSeatDays: 1, headDays: 24 },
        ...{ successes: 240, duplicates: 1, falseSuccesses: 1, coefficients: [{ termsVersion: 1, coefficientBps: 8000 }] },
      },
      {
        ...{ month: '2026-08', serviceDays: 21, paidSeatDays: 41, unpaidSeatDays: 0, headDays: 41 },
        ...{ successes: 615, duplicates: 0, falseSuccesses: 0, coefficients: [{ termsVersion: 1, coefficientBps: 10_000 }] },
      },
      {
        ...{ month: '2026-09', serviceDays: 22, paidSeatDays: 2, unpaidSeatDays: 0, headDays: 2 },
        ...{ successes: 29, duplicates: 0, falseSuccesses: 0, coefficients: [{ termsVersion: 1, coefficientBps: 8000 }] },
      },
    ]);
    expect(view['document'].totals).toEqual({
      ...{ feesFen: '2260087', deductionsFen: '-150000', adjustmentsFen: '0', carriedFen: '0', linesFen: '2110087' },
      ...{ pricesIncludeVat: false, vatBps: 600, netFen: '2110087', vatFen: '126605', payableFen: '2236692' },
    });
    expect(view['document'].provisional.map((item: View) => [item['key'], item['amountFen']])).toEqual([['falsification:8', '-50000']]);
    expect(deadline(view, 'report')).toMatchObject({ dueOn: '2026-10-20', workingDaysLeft: 8, state: 'open' });
  });

  it('a fee line opens down to its calls, days and states', async () => {
    const client = await as('vendor');
    const first = await client.get<View>(`/statements/${id}/lines/fee:2026-07:seat-1/calls`);
    expect([first.body['items'].length, first.body['next']]).toEqual([10, '10']);
    expect(first.body['items'][0]).toMatchObject({ workOn: '2026-07-15', state: 'paid', calls: 20, connected: 10, successes: 10 });
    const rest = await client.get<View>(`/statements/${id}/lines/fee:2026-07:seat-1/calls?cursor=10`);
    expect([rest.body['items'].length, rest.body['next']]).toEqual([3, null]);
    const third = await client.get<View>(`/statements/${id}/lines/fee:2026-07:seat-10/calls`);
    expect(third.body['items']).toMatchObject([{ workOn: '2026-07-31', state: 'beyond_seats', calls: 20, connected: 2, successes: 0 }]);
    expect(third.body['items'][0].successCalls.map((call: View) => call['state'])).toEqual(['duplicate', 'false']);
    expect((await client.get(`/statements/${id}/lines/fee:2027-07:seat-1/calls`)).status).toBe(404);
    expect((await client.get(`/statements/${id}/lines/falsification:7/calls`)).status).toBe(404);
  });

  it('only the next step is open, and only to those whose step it is', async () => {
    expect((await act('manager1', 'report', { note: 'as agreed' })).status).toBe(403);
    expect((await act('auditor1', 'assess')).status).toBe(403);
    expect((await act('manager1', 'assess')).status).toBe(409);
    expect((await act('vendor', 'agree', { sha256: '0'.repeat(64) })).status).toBe(409);
  });

  it('report, assessment, dispute, assessment, agreement', async () => {
    expect((await act('vendor', 'report', { note: '本季报告：两席位' })).body).toMatchObject({ state: 'reported', actions: [] });
    expect(deadline(await show('manager1'), 'report')).toMatchObject({ state: 'met', doneOn: '2026-10-09', workingDaysLeft: null });
    const assessed = (await act('manager1', 'assess', { note: '第一次评估' })).body;
    expect(assessed).toMatchObject({ state: 'assessed', stored: true, payableFen: '2236692' });
    const wrong = await act('vendor', 'dispute', {
      sha256: assessed['sha256'],
      lines: [{ key: 'fee:2026-07:seat-99', reason: 'nobody sat there' }],
    });
    expect([wrong.status, wrong.body['code']]).toEqual([400, 'validation_failed']);
    const lines = [{ key: 'complaint:5', reason: '投诉并非由我方引起' }];
    expect((await act('vendor', 'dispute', { sha256: assessed['sha256'], lines })).body).toMatchObject({
      state: 'disputed',
      stored: false,
    });
    const again = (await act('manager1', 'assess')).body;
    expect(again['sha256']).toBe(assessed['sha256']);
    const stale = await act('vendor', 'agree', { sha256: '0'.repeat(64) });
    expect([stale.status, stale.body['code']]).toEqual([409, 'stale_action']);
    expect((await act('vendor', 'agree', { sha256: again['sha256'] })).body).toMatchObject({ state: 'agreed' });
    const history = (await show('manager2'))['history'] as View[];
    expect(history.map(({ action, side, by }) => [action, side, by])).toEqual([
      ['report', 'vendor', 'vendor'],
      ['assess', 'bank', 'manager1'],
      ['dispute', 'vendor', 'vendor'],
      ['assess', 'bank', 'manager1'],
      ['agree', 'vendor', 'vendor'],
    ]);
    expect(history[0]).toMatchObject({ note: '本季报告：两席位', payableFen: '2236692', sha256: assessed['sha256'] });
    expect(history[2]).toMatchObject({ disputed: lines });
  });

  it('what happens after the agreement does not move it; another manager freezes exactly what was agreed', async () => {
    await appealEnded(test, '8');
    const { sha256 } = await show('manager2');
    expect((await act('manager1', 'approve', { sha256 })).body).toMatchObject({ code: 'four_eyes' });
    expect((await (await as('vendor')).get(`/statements/${id}/document.json`)).status).toBe(409);
    const approved = (await act('manager2', 'approve', { sha256 })).body;
    expect(approved).toMatchObject({ state: 'approved', frozen: true, ceilingFen: '10000000', ceilingUsedFen: '2236692' });
    expect(amounts(approved)).toEqual(Q3_LINES);
    for (const format of ['json', 'xlsx', 'pdf']) files.set(format, sha256Of(await bytes('vendor', format)));
    expect(files.get('json')).toBe(sha256);
  });

  it('the workbook says the same, and names no bank', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await bytes('vendor', 'xlsx')) as never);
    const lines = book.getWorksheet('明细')!;
    const shown = Array.from({ length: Q3_LINES.length }, (_, index) => lines.getRow(index + 2).getCell(7).value);
    expect(shown).toEqual(Q3_LINES.map(([, fen]) => Number(fen) / 100));
    const cells: unknown[] = [];
    book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell.value))));
    expect(cells).toContain(22_366.92);
    expect(cells.filter((value) => String(value).includes('银行'))).toEqual([]);
  });

  it('the PDF holds text in the embedded font', async () => {
    const pdf = await bytes('manager1', 'pdf');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toMatch(/NotoSansSC/);
    expect(streamsOf(pdf).filter((stream) => /\bT[jJ]\b/.test(stream)).length).toBeGreaterThan(0);
  });

  it('the invoice is over the agreed amount; the payment term ends when a calendar knows it', async () => {
    clock.set('2026-12-10T02:00:00.000Z');
    const invoice = { invoiceNo: '04412345', receivedOn: '2026-12-10', amountFen: '2236692' };
    const facts = { payableFen: '2236692', amountFen: '2236691' };
    expect((await act('manager1', 'invoice', { ...invoice, amountFen: '2236691' })).body).toMatchObject({
      code: 'invoice_amount_differs',
      facts,
    });
    expect((await act('manager1', 'invoice', { ...invoice, receivedOn: '2026-12-11' })).body).toMatchObject({ code: 'validation_failed' });
    expect((await act('manager1', 'invoice', { ...invoice, receivedOn: '2026-02-30' })).body).toMatchObject({ code: 'validation_failed' });
    const invoiced = (await act('manager1', 'invoice', invoice)).body;
    expect(deadline(invoiced, 'payment')).toEqual({
      ...{ kind: 'payment', state: 'not_computable', dueOn: null, missingYear: 2027, workingDaysLeft: null, doneOn: null },
    });
    await test.get(CalendarService).load(systemActor('test'), YEAR_2027);
    expect(deadline(await show('manager1'), 'payment')).toMatchObject({ state: 'open', dueOn: '2027-01-08', workingDaysLeft: 20 });
    clock.set('2027-01-11T02:00:00.000Z');
    expect(deadline(await show('manager1'), 'payment')).toMatchObject({ state: 'overdue', workingDaysLeft: -1 });
    expect((await act('manager1', 'pay', { paidOn: '2026-12-09' })).body).toMatchObject({ code: 'validation_failed' });
    const paid = (await act('manager1', 'pay', { paidOn: '2027-01-08' })).body;
    expect(paid).toMatchObject({ state: 'paid', invoice: { invoiceNo: '04412345', paidOn: '2027-01-08' } });
    expect(deadline(paid, 'payment')).toMatchObject({ state: 'met' });
    expect((await act('manager2', 'close')).body).toMatchObject({ state: 'closed', actions: [] });
  });

  it('nothing moves a closed statement', async () => {
    const before = await show('manager1');
    const sha256 = before['sha256'] as string;
    const tries: [string, string, object][] = [
      ['vendor', 'report', { note: 'once more' }],
      ['manager1', 'assess', {}],
      ['vendor', 'agree', { sha256 }],
      ['vendor', 'dispute', { sha256, lines: [{ key: 'complaint:5', reason: 'once more' }] }],
      ['manager2', 'approve', { sha256 }],
      ['manager1', 'invoice', { invoiceNo: '1', receivedOn: '2026-12-10', amountFen: '2236692' }],
      ['manager1', 'pay', { paidOn: '2027-01-08' }],
      ['manager2', 'close', {}],
    ];
    for (const [username, action, body] of tries)
      expect([action, await act(username, action, body)]).toMatchObject([action, { status: 409, body: { code: 'state_conflict' } }]);
    expect(await show('manager1')).toEqual(before);
    for (const [format, hash] of files) expect([format, sha256Of(await bytes('manager2', format))]).toEqual([format, hash]);
  });

  it('what was decided later is an adjustment in the next statement, to the fen', async () => {
    const view = await show('manager1', nextId);
    expect(amounts(view)).toEqual(Q4_LINES);
    expect(view['document'].totals).toMatchObject({
      ...{ feesFen: '711112', deductionsFen: '0', adjustmentsFen: '-362381', linesFen: '348731', vatFen: '20924', payableFen: '369655' },
    });
    expect(view['document'].provisional).toEqual([]);
    const text = JSON.stringify((await (await as('vendor')).get(`/statements/${nextId}`)).body);
    expect(text).not.toContain('银行');
  });
});

const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** The readable streams of a PDF. */
function streamsOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, content]) => {
    try {
      return [inflateSync(Buffer.from(content!, 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });
}
