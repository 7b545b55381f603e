import { createHash } from 'node:crypto';
import { normaliseRow, previewFile, type RejectCode, validateMapping } from '../../src/campaigns/intake/index.js';
import { bufferSource, detectFile, readRows } from '../../src/platform/spreadsheets/index.js';
import { normalisePhone } from '../../src/shared/index.js';
import { DEMO_DO_NOT_CALL, demoCustomers, type DemoList } from './customers.js';
import { csvFile, xlsxFile } from './list-files.js';

/** What a correct intake makes of a file: read, mapped as suggested, each customer once, do-not-call left out. */
async function takenIn(file: Buffer): Promise<DemoList['expected']> {
  const source = bufferSource(file);
  const { headings, headingRow, suggestedMapping } = await previewFile(source, 'list');
  const mapping = validateMapping(suggestedMapping, headings);
  const counts = { rejects: {} as Partial<Record<RejectCode, number>>, warnings: {} as Partial<Record<RejectCode, number>> };
  const add = (kind: 'rejects' | 'warnings', code: RejectCode): void => void (counts[kind][code] = (counts[kind][code] ?? 0) + 1);
  const customers = new Set<string>();
  let phones = 0;
  for await (const row of readRows(source, await detectFile(source, 'list'))) {
    if (row.row <= headingRow) continue;
    const read = normaliseRow(row, mapping);
    if (!read.ok) {
      read.rejects.forEach(({ code }) => add('rejects', code));
      continue;
    }
    read.warnings.forEach(({ code }) => add('warnings', code));
    if (customers.has(read.prospect.customerRef!)) add('rejects', 'duplicate_in_file');
    else if (read.prospect.phones.some(({ e164 }) => DEMO_DO_NOT_CALL.includes(e164))) add('rejects', 'do_not_call');
    else {
      customers.add(read.prospect.customerRef!);
      phones += read.prospect.phones.length;
    }
  }
  return { customers: customers.size, phones, ...counts };
}

describe('demoCustomers', () => {
  it.each([
    ['the sample list', 20_260_901, 1200],
    ['another seed', 7, 1200],
    ['a short list', 1, 120],
    ['a list of ten', 1, 10],
    ['a long list', 3, 9000],
  ])('%s: both files give what is expected', async (_why, seed, count) => {
    const list = demoCustomers(seed, count);
    expect(list.rows).toHaveLength(count);
    expect(await takenIn(csvFile(list))).toEqual(list.expected);
    expect(await takenIn(await xlsxFile(list))).toEqual(list.expected);
  });

  it('holds every kind of row a manager will meet', () => {
    const { expected } = demoCustomers(20_260_901, 1200);
    expect(expected.rejects).toEqual({
      duplicate_in_file: 48,
      do_not_call: 36,
      phone_scientific: 10,
      phone_letters: 10,
      phone_length: 10,
      phone_unknown_range: 10,
      phone_foreign: 10,
      phone_empty: 10,
    });
    expect(expected.customers).toBe(1056);
    expect(expected.phones).toBe(1056 + 180);
  });

  it('is the same for the same seed, for ever', () => {
    const hash = (seed: number): string =>
      createHash('sha256')
        .update(csvFile(demoCustomers(seed, 1200)))
        .digest('hex');
    expect(hash(20_260_901)).toBe('837332b1132962368dbbb84e8000f22968cde7fc28b93923d3ecff01b3a13f1d');
    expect(hash(1)).not.toBe(hash(2));
  });

  it('has numbers in valid ranges only, those of do-not-call too', () => {
    for (const number of DEMO_DO_NOT_CALL) expect(normalisePhone(number)).toEqual({ ok: true, e164: number, kind: 'mobile' });
    expect(new Set(DEMO_DO_NOT_CALL).size).toBe(DEMO_DO_NOT_CALL.length);
  });
});
