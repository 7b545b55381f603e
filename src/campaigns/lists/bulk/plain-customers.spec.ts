import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { PlainCustomer } from './customer-rows.js';
import { customersOf, PlainCustomers } from './plain-customers.js';

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
const customer = (id: number, more: Partial<PlainCustomer> = {}): PlainCustomer => ({
  ...{
    id,
    row: id % 1_000_000,
    customerIndex: hash(`c${id}`),
    person: Buffer.from(`{"name":"王伟${id}"}`),
    region: '上海市',
    segment: null,
  },
  ...{ priority: id % 10, phones: [{ index: hash(`n${id}`), e164: `+86138${String(id).padStart(8, '0')}` }], ...more },
});

describe('customers on their way to the thread that seals', () => {
  it.each<[string, PlainCustomer, string]>([
    ['an id past 32 bits', customer(2 ** 40 + 1), 'ids of a large bank'],
    ['the largest exact id', customer(2 ** 53 - 1), 'ids are kept as doubles'],
    ['nothing said', customer(1, { region: null, segment: null }), 'nothing and the empty text are two things'],
    ['said, but empty', customer(2, { region: '', segment: '' }), ''],
    [
      'five numbers',
      customer(3, { phones: [1, 2, 3, 4, 5].map((n) => ({ index: hash(`${n}`), e164: `+86100${n}` })) }),
      'the most one may have',
    ],
    ['a person as long as may be', customer(4, { person: Buffer.from('汉'.repeat(2657)) }), 'eight kilobytes sealed'],
    ['row and priority at their ends', customer(5, { row: 2 ** 32 - 1, priority: 9 }), ''],
  ])('%s arrives as it was', (_case, given) => {
    const plain = new PlainCustomers();
    plain.add(given);
    expect([...customersOf(plain.take()[0]!)]).toEqual([given]);
  });

  it('many arrive in order, whole, over several pieces', () => {
    const given = Array.from({ length: 20_000 }, (_, index) => customer(index + 1));
    const plain = new PlainCustomers();
    given.forEach((one) => plain.add(one));
    const pieces = plain.take();
    expect(pieces.length).toBeGreaterThan(1);
    const arrived = pieces.flatMap((piece) => [...customersOf(piece)].map(({ id, person }) => `${id} ${person.toString()}`));
    expect(arrived).toEqual(given.map(({ id, person }) => `${id} ${person.toString()}`));
    expect(plain.take()).toEqual([]);
  });
});
