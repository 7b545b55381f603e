/** A number with its blind index. */
export interface IndexedNumber {
  e164: string;
  index: Buffer;
}

/** A customer as lists know it. */
export interface KnownCustomer {
  index: Buffer;
  numbers: IndexedNumber[];
}

/** What an entry was written about. */
export interface GivenKeys {
  customer: Buffer | null;
  numbers: readonly IndexedNumber[];
}

/** Every key that an entry has to hold: what was given, the customers whose it is, and all their numbers (L15). */
export interface EntryKeys {
  customers: Buffer[];
  numbers: IndexedNumber[];
  /** Some list holds one of them; without, an entry has nothing to take effect on. */
  onLists: boolean;
}

/** Finds the customers of given keys among the known ones; made once for many entries. */
export function customerFinder(known: readonly KnownCustomer[]): (given: GivenKeys) => EntryKeys {
  const byCustomer = new Map(known.map((customer) => [customer.index.toString('hex'), customer]));
  const byNumber = new Map<string, KnownCustomer[]>();
  for (const customer of known) {
    for (const { index } of customer.numbers) {
      const key = index.toString('hex');
      byNumber.set(key, [...(byNumber.get(key) ?? []), customer]);
    }
  }
  return (given) => {
    const customers = new Map<string, Buffer>();
    const numbers = new Map(given.numbers.map((number) => [number.index.toString('hex'), number]));
    if (given.customer) customers.set(given.customer.toString('hex'), given.customer);
    for (const key of numbers.keys()) for (const { index } of byNumber.get(key) ?? []) customers.set(index.toString('hex'), index);
    for (const key of customers.keys())
      for (const number of byCustomer.get(key)?.numbers ?? []) numbers.set(number.index.toString('hex'), number);
    const onLists = [...customers.keys()].some((key) => byCustomer.has(key));
    return { customers: [...customers.values()], numbers: [...numbers.values()], onLists };
  };
}
