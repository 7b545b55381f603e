import { DataSource } from 'typeorm';
import { type Prospect, ProspectsService, TargetList } from '../../src/campaigns/index.js';
import type { TestApp } from './test-app.js';

export interface StoredCustomer {
  row: number;
  customerRef: string | null;
  name: string | null;
  gender: string | null;
  consent: string | null;
  region: string | null;
  segment: string | null;
  priority: number;
  state: string;
  attributes: Record<string, string>;
  numbers: string[];
}

export interface StoredList {
  customers: StoredCustomer[];
  rejects: { row: number; code: string; masked: string }[];
  counts: { rows: number; accepted: number; rejected: number; numbers: number | null; losses: Record<string, number> };
}

/** All that an import has stored, opened: what two imports of one file must have in common. */
export async function storedList(test: TestApp, listId: string): Promise<StoredList> {
  const source = test.get(DataSource);
  const prospects = test.get(ProspectsService);
  const rows = await source.manager.find<Prospect>('Prospect', { where: { listId }, order: { fileRow: 'ASC' } });
  const customers: StoredCustomer[] = [];
  for (const prospect of rows) {
    const { customerRef, name, gender, attributes, consent } = await prospects.person(prospect);
    const phones = await prospects.phones(prospect.id);
    const numbers: string[] = [];
    for (const { id } of phones) numbers.push(await prospects.number(id));
    const { fileRow: row, region, segment, priority, state } = prospect;
    customers.push({ row, customerRef, name, gender, attributes, consent: consent ?? null, region, segment, priority, state, numbers });
  }
  const rejects = (await source.query(
    'SELECT file_row AS file_row, code, masked FROM list_reject WHERE list_id = ? ORDER BY file_row, code, masked',
    [listId],
  )) as { file_row: number; code: string; masked: string }[];
  const list = await source.manager.findOneByOrFail(TargetList, { id: listId });
  const losses = Object.fromEntries([...list.losses].sort((a, b) => (a.code < b.code ? -1 : 1)).map(({ code, count }) => [code, count]));
  return {
    customers,
    rejects: rejects.map(({ file_row: row, code, masked }) => ({ row, code, masked })),
    counts: { rows: list.rowsRead, accepted: list.accepted, rejected: list.rejected, numbers: list.numbers, losses },
  };
}
