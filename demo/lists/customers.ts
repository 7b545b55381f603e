import type { RejectCode } from '../../src/campaigns/index.js';
import { seededRandom, shuffled } from '../../src/shared/index.js';
import { DISTRICTS, GIVEN, PRODUCTS, SURNAMES } from './names.js';

type Counts = Partial<Record<RejectCode, number>>;

/** A bank's target list that never was, with what a correct intake must make of it. */
export interface DemoList {
  headings: string[];
  /** Cells as text, in the order of the headings. */
  rows: string[][];
  expected: {
    /** Distinct customers that enter the list. */
    customers: number;
    /** Numbers of those customers. */
    phones: number;
    /** Refused rows by code, `duplicate_in_file` and `do_not_call` among them. */
    rejects: Counts;
    /** Numbers left out of rows that are kept. */
    warnings: Counts;
  };
}

export const DEMO_HEADINGS = ['客户号', '客户姓名', '性别', '手机号码', '备用电话', '所属地区', '优先级', '产品', '授信额度', '授权日期'];

/** Numbers the demo bank may not call, E.164. The list holds each that fits as the only number of one customer. */
export const DEMO_DO_NOT_CALL: readonly string[] = Array.from(
  { length: 36 },
  (_, index) => `+861580000${String(index * 271 + 17).padStart(4, '0')}`,
);

/** Prefixes of the three mobile networks; every number behind them is in a valid range. */
const MOBILE_PREFIXES = ['134', '135', '136', '137', '138', '139', '150', '151', '152', '157', '159', '182', '186', '187', '188', '189'];
const BROKEN: readonly [RejectCode, string][] = [
  ['phone_scientific', '1.38E+10'],
  ['phone_letters', '1390000XXXX'],
  ['phone_length', '1386'],
  ['phone_unknown_range', '14000001111'],
  ['phone_foreign', '+14155550123'],
  ['phone_empty', ''],
];
const CONSENT_EPOCH = Date.UTC(2026, 0, 1);
const DAY_MILLISECONDS = 86_400_000;

/**
 * `count` rows from a seed: the same seed gives the same list, byte for byte. Of a hundred rows about four repeat an earlier customer,
 * five have no usable number, three have a bad number beside a good one, fifteen have two numbers, and up to three in a hundred are on
 * do-not-call (as many as `doNotCall` has).
 */
export function demoCustomers(seed: number, count: number, doNotCall: readonly string[] = DEMO_DO_NOT_CALL): DemoList {
  const maker = new CustomerMaker(seededRandom(seed), doNotCall);
  const share = (percent: number): number => Math.floor((count * percent) / 100);
  const rejects: Counts = {};
  const warnings: Counts = {};
  const add = (counts: Counts, code: RejectCode): void => void (counts[code] = (counts[code] ?? 0) + 1);
  const rows: string[][] = [];

  const onRegister = doNotCall.slice(0, share(3));
  for (const number of onRegister) rows.push(maker.row(maker.written(number.slice(3)), ''));
  for (let index = 0; index < share(5); index += 1) {
    const [code, written] = BROKEN[index % BROKEN.length]!;
    rows.push(maker.row(written, ''));
    add(rejects, code);
  }
  const half = Math.floor(share(3) / 2);
  for (let index = 0; index < share(3); index += 1) {
    const [code, written] = BROKEN[index % (BROKEN.length - 1)]!;
    rows.push(index < half ? maker.row(written, maker.number()) : maker.row(maker.number(), written));
    add(warnings, code.replace('phone_', 'phone_dropped_') as RejectCode);
  }
  const twoPhones = share(15);
  for (let index = 0; index < twoPhones; index += 1) rows.push(maker.row(maker.number(), maker.number()));
  const duplicates = share(4);
  while (rows.length < count - duplicates) rows.push(maker.row(maker.number(), ''));
  for (const again of rows.slice(rows.length - duplicates)) rows.push([...again]);

  if (duplicates > 0) rejects.duplicate_in_file = duplicates;
  if (onRegister.length > 0) rejects.do_not_call = onRegister.length;
  const customers = count - Object.values(rejects).reduce((sum, refused) => sum + refused, 0);
  return {
    headings: [...DEMO_HEADINGS],
    rows: shuffled(rows, maker.random),
    expected: { customers, phones: customers + twoPhones, rejects, warnings },
  };
}

class CustomerMaker {
  private readonly taken: Set<string>;
  private made = 0;

  constructor(
    readonly random: () => number,
    doNotCall: readonly string[],
  ) {
    this.taken = new Set(doNotCall.map((number) => number.slice(3)));
  }

  /** A new customer with these numbers as written. */
  row(phone: string, second: string): string[] {
    this.made += 1;
    const gender = this.random() < 0.5 ? 'male' : 'female';
    const consent = new Date(CONSENT_EPOCH + Math.floor(this.random() * 240) * DAY_MILLISECONDS).toISOString().slice(0, 10);
    return [
      `C${String(100_000 + this.made)}`,
      this.name(gender),
      gender === 'male' ? '男' : '女',
      phone,
      second,
      this.one(DISTRICTS),
      String(Math.floor(this.random() * 10)),
      this.one(PRODUCTS),
      String(10_000 * (1 + Math.floor(this.random() * 50))),
      consent,
    ];
  }

  /** A number nobody in the list has yet, in one of the ways people write it. */
  number(): string {
    for (;;) {
      const digits = this.one(MOBILE_PREFIXES) + String(Math.floor(this.random() * 1e8)).padStart(8, '0');
      if (this.taken.has(digits)) continue;
      this.taken.add(digits);
      return this.written(digits);
    }
  }

  written(digits: string): string {
    const style = this.random();
    if (style < 0.8) return digits;
    if (style < 0.86) return `+86${digits}`;
    if (style < 0.92) return `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`;
    if (style < 0.96) return `${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}`;
    return digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  }

  private name(gender: 'male' | 'female'): string {
    // Squaring leans toward the front of the table, where the common surnames stand.
    const surname = SURNAMES[Math.floor(this.random() ** 2 * SURNAMES.length)]!;
    return surname + this.one(GIVEN[gender]) + (this.random() < 0.6 ? this.one(GIVEN[gender]) : '');
  }

  private one<T>(items: readonly T[]): T {
    return items[Math.floor(this.random() * items.length)]!;
  }
}
