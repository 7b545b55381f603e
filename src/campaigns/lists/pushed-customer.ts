import { type ColumnMapping, type NormalisedRow, normaliseRow, type RejectCode } from '../intake/index.js';

/** A customer as the bank's own system names it. */
export interface PushedCustomer {
  customerRef: string;
  phones: string[];
  name?: string;
  gender?: string;
  region?: string;
  priority?: number;
  attributes?: { name: string; value: string }[];
}

/** What became of one pushed customer. Problems of an accepted one name what was left out of it. */
export interface PushedRow {
  /** Place in the batch, from 0. */
  index: number;
  state: 'accepted' | 'refused';
  problems: { code: RejectCode; field: string | null; masked: string }[];
}

const TARGETS = ['customerRef', 'name', 'gender', 'region', 'priority'] as const;

/** Reads one pushed customer by the same rules as a row of a file; `row` is its running number in the list. */
export function readPushedCustomer(customer: PushedCustomer, row: number): NormalisedRow {
  const fixed = [
    customer.customerRef,
    customer.name ?? '',
    customer.gender ?? '',
    customer.region ?? '',
    customer.priority === undefined ? '' : String(customer.priority),
  ];
  const attributes = customer.attributes ?? [];
  const columns: ColumnMapping['columns'] = [
    ...TARGETS.map((target, column) => ({ column, heading: target, target })),
    ...customer.phones.map((_, at) => ({ column: fixed.length + at, heading: `phones.${at}`, target: 'phone' as const })),
    ...attributes.map(({ name }, at) => ({
      ...{ column: fixed.length + customer.phones.length + at, heading: `attributes.${at}.value` },
      ...{ target: 'attribute' as const, attributeName: name },
    })),
  ];
  const cells = [...fixed, ...customer.phones, ...attributes.map(({ value }) => value)];
  return normaliseRow({ row, cells }, { columns, headingCount: cells.length, customerRefFromPhone: false });
}
