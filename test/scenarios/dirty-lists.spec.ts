import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { CampaignsService, ListsService, Prospect, ProspectsService } from '../../src/campaigns/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { makeWorld, plainColumn, startedCampaign, type World } from '../support/world.js';

/**
 * `dirty-list.fods` is written by hand; LibreOffice has made the others of it: `soffice --convert-to xlsx`, and `--convert-to
 * "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true"` (76 is UTF-8, 85 GB18030).
 */
const FILES = ['dirty-list.xlsx', 'dirty-list.utf-8.csv', 'dirty-list.gb18030.csv'] as const;
type FileName = (typeof FILES)[number];

/** reference, name, gender, region, priority, numbers, credit limit, consent on, remark. */
type Kept = [string, string, 'male' | 'female' | null, string | null, number, string[], string?, string?, string?];

/** Row of the file, the dirt in it, the customer it becomes (null: none), what is reported. */
const EXPECTED: [row: number, dirt: string, kept: Kept | null, reported: string[]][] = [
  [2, 'none', ['K0001', '王小明', 'male', '上海市浦东新区', 5, ['13900000101'], '300000', '2026-03-05', '老客户'], []],
  [
    3,
    'full-width letters, digits and date',
    ['K0002', '李丽', 'female', '上海市徐汇区', 8, ['13900000201'], '200,000', '2026年3月6日'],
    [],
  ],
  [4, 'blanks around and inside', ['K0003', '张 三', 'male', '上海市黄浦区', 5, ['13900000301'], undefined, undefined, '两边有空格'], []],
  [5, 'hyphens; a form of address; a word for the priority', ['K0004', '赵四', 'male', null, 8, ['13900000401'], '12.5'], []],
  [6, '+86', ['K0005', '钱五', 'female', null, 2, ['13900000501']], []],
  [7, '0086', ['K0006', '孙六', 'female', null, 5, ['13900000601']], []],
  [8, 'the number is a numeric cell', ['K0007', '周七', 'male', null, 9, ['13900000701']], []],
  [9, 'a numeric cell shown as 1.39E+10', null, ['phone_scientific']],
  [10, '1.39E+10 as text', null, ['phone_scientific']],
  [11, 'a landline with brackets', ['K0010', '王十', 'male', null, 5, ['2161234567']], []],
  [12, 'an extension; the second number is good', ['K0011', '冯十一', 'male', null, 5, ['13900001101']], ['phone_dropped_length']],
  [13, 'two numbers in one cell', ['K0012', '陈十二', 'male', null, 5, ['13900001201', '13900001202']], []],
  [14, 'no-break, thin, zero-width and ideographic spaces', ['K0013', '褚十三', 'male', '上海市 静安区', 5, ['13900001301']], []],
  [15, 'leading zeros', ['000014', '卫十四', 'male', null, 5, ['13900001401']], []],
  [16, 'the reference is a numeric cell', ['15', '蒋十五', 'male', null, 5, ['13900001501']], []],
  [17, 'the reference became a date', ['2026-01-02', '沈十六', 'male', null, 5, ['13900001601']], []],
  [18, 'the reference became 1.23E+15', null, ['customer_ref_scientific']],
  [19, 'no reference', null, ['customer_ref_missing']],
  [20, 'no number', null, ['phone_empty']],
  [21, 'a short number and a good one', ['K0020', '秦二十', 'male', null, 5, ['13900002001']], ['phone_dropped_unknown_range']],
  [22, 'a short number alone', null, ['phone_unknown_range']],
  [23, 'a word in place of a number', null, ['phone_letters']],
  [24, 'a foreign number', null, ['phone_foreign']],
  [25, 'a reference from further up', null, ['duplicate_in_file']],
  [26, 'a number from further up', null, ['duplicate_in_file']],
  [27, 'a blank row', null, []],
  [28, 'a number among the remarks', null, ['attribute_holds_phone']],
  [29, 'a gender nobody knows', ['K0028', '张廿八', null, null, 5, ['13900002801']], ['gender_unknown']],
  [30, 'a priority nobody knows', null, ['priority_invalid']],
  [
    31,
    'quotation marks, a comma, a line break',
    ['K0030', '曹"三十"', 'male', null, 5, ['13900003001'], undefined, undefined, '第一行,有逗号 第二行"有引号"'],
    [],
  ],
  [32, 'text that looks like a formula', ['K0031', '严卅一', 'male', null, 5, ['13900003101'], undefined, undefined, '=1+1'], []],
  [33, 'formulas', ['K0032', '华卅二', 'male', null, 5, ['13900003201'], '300000'], []],
  [34, 'an error for a value', ['K0033', '金卅三', 'male', null, 5, ['13900003301']], ['cell_error']],
  [
    35,
    'characters outside GBK and outside the first plane',
    ['K0034', '𠮷㼆', 'male', '䶮区', 5, ['13900003401'], undefined, undefined, '喆堃'],
    [],
  ],
  [36, 'a percentage and a date', ['K0035', '魏卅五', 'male', null, 5, ['13900003501'], '4.50%', '2026-12-31'], []],
];

/** A workbook keeps the digits that its sheet does not show; a text file has only what was shown. */
const BETTER_IN_WORKBOOK = new Map<number, { kept: Kept; reported: string[] }>([
  [9, { kept: ['K0008', '吴八', 'male', null, 5, ['13900000801']], reported: [] }],
]);

describe('lists as LibreOffice writes them, with the dirt of real ones', () => {
  let test: TestApp;
  let world: World;
  const kept = new Map<FileName, Map<number, Kept>>();
  const reported = new Map<FileName, Map<number, string[]>>();

  beforeAll(async () => {
    test = await startTestApp();
    world = await makeWorld(test, { agents: 1 });
    for (const name of FILES) await imported(name);
  }, 120_000);
  afterAll(() => test.close());

  it.each(EXPECTED)('row %i, %s', (row, _dirt, customer, codes) => {
    for (const name of FILES) {
      const better = name.endsWith('.xlsx') ? BETTER_IN_WORKBOOK.get(row) : undefined;
      const wanted = better?.kept ?? customer;
      expect([name, kept.get(name)!.get(row) ?? null]).toEqual([name, wanted && filled(wanted)]);
      expect([name, reported.get(name)!.get(row) ?? []]).toEqual([name, better?.reported ?? codes]);
    }
  });

  it('holds nothing beside these rows', () => {
    const rows = EXPECTED.map(([row]) => row);
    for (const name of FILES) {
      const found = [...kept.get(name)!.keys(), ...reported.get(name)!.keys()];
      expect(found.filter((row) => !rows.includes(row))).toEqual([]);
    }
  });

  async function imported(name: FileName): Promise<void> {
    const lists = test.get(ListsService);
    const campaign = await test.get(CampaignsService).campaign(await startedCampaign(test, { ...world, title: name }));
    const listId = await lists.upload(world.manager1, campaign, name, Readable.from([readFileSync(`test/fixtures/lists/${name}`)]));
    const uploaded = await lists.list(listId);
    const { columns } = (await lists.preview(uploaded)).suggestedMapping;
    const mapped = columns.map((column) =>
      column.heading === '备注' ? { ...plainColumn(column), target: 'attribute', attributeName: 'remark' } : plainColumn(column),
    );
    await lists.startImport(world.manager1, uploaded, { columns: mapped, customerRefFromPhone: false });
    await waitFor(`${name} is imported`, async () => (await lists.list(listId)).state === 'imported', 60_000);
    kept.set(name, await keptOf(listId));
    const codes = new Map<number, string[]>();
    for await (const { row, code } of lists.allRejects(listId)) codes.set(row, [...(codes.get(row) ?? []), code]);
    reported.set(name, codes);
  }

  async function keptOf(listId: string): Promise<Map<number, Kept>> {
    const prospects = test.get(ProspectsService);
    const rows = new Map<number, Kept>();
    for (const prospect of await test.get(DataSource).manager.findBy(Prospect, { listId })) {
      const { customerRef, name, gender, attributes } = await prospects.person(prospect);
      const phones = await prospects.phones(prospect.id);
      const numbers = await Promise.all(phones.map(async ({ id }) => (await prospects.number(id)).replace(/^\+86/, '')));
      const { creditLimit, consentOn, remark, ...others } = attributes;
      expect(others).toEqual({});
      const row: Kept = [customerRef!, name!, gender, prospect.region, prospect.priority, numbers, creditLimit, consentOn, remark];
      rows.set(prospect.fileRow, filled(row));
    }
    return rows;
  }
});

/** With a place for every column. */
function filled(row: Kept): Kept {
  return [...row, ...new Array<undefined>(9 - row.length).fill(undefined)] as Kept;
}
