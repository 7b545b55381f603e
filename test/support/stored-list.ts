import { DataSource } from 'typeorm';
import { numberContext, type Person, personContext, Prospect, ProspectPhone, TargetList } from '../../src/campaigns/index.js';
import { Protector } from '../../src/platform/index.js';
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
  const protector = test.get(Protector);
  const list = await source.manager.findOneByOrFail(TargetList, { id: listId });
  const rows = await source.manager.find(Prospect, { where: { listId }, order: { fileRow: 'ASC' } });
  const phones = await source.manager.find(ProspectPhone, { where: { listId }, order: { position: 'ASC' } });
  const numbers = new Map<string, string[]>(rows.map(({ id }) => [id, []]));
  for (const phone of phones) {
    numbers.get(phone.prospectId)!.push(protector.unseal(list.keyId, phone.number, numberContext(listId, phone.numberIndex)));
  }
  const customers = rows.map((prospect): StoredCustomer => {
    const sealed = protector.unseal(list.keyId, prospect.person, personContext(listId, prospect.customerIndex));
    const { customerRef, name, gender, attributes, consent } = JSON.parse(sealed) as Person;
    const { fileRow: row, region, segment, priority, state, id } = prospect;
    const who = { customerRef, name, gender, attributes, consent: consent ?? null };
    return { row, ...who, region, segment, priority, state, numbers: numbers.get(id)! };
  });
  const rejects = (await source.query(
    'SELECT file_row AS file_row, code, masked FROM list_reject WHERE list_id = ? ORDER BY file_row, code, masked',
    [listId],
  )) as { file_row: number; code: string; masked: string }[];
  const losses = Object.fromEntries([...list.losses].sort((a, b) => (a.code < b.code ? -1 : 1)).map(({ code, count }) => [code, count]));
  return {
    customers,
    rejects: rejects.map(({ file_row: row, code, masked }) => ({ row, code, masked })),
    counts: { rows: list.rowsRead, accepted: list.accepted, rejected: list.rejected, numbers: list.numbers, losses },
  };
}
