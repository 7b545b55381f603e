import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Config } from '../config/config.js';
import { type KeyDomain, KeyStore } from './key-store.js';

let keyDir: string;
const store = (): KeyStore => new KeyStore(Object.assign(new Config(), { keyDir }));

beforeEach(() => void (keyDir = mkdtempSync(join(tmpdir(), 'keys-'))));
afterEach(() => rmSync(keyDir, { recursive: true, force: true }));

describe('a data key', () => {
  it.each<KeyDomain>(['list', 'recording', 'upload', 'do-not-call', 'people'])(
    'of %s has an id that tells its domain, and 32 bytes',
    (domain) => {
      const keys = store();
      const id = keys.create(domain);
      expect(id).toMatch(new RegExp(`^${domain}-[0-9a-f]{24}$`));
      expect(keys.get(id)).toHaveLength(32);
      expect(keys.create(domain)).not.toBe(id);
    },
  );

  it('is not readable in its file, and its file is for the owner alone', () => {
    const keys = store();
    const id = keys.create('list');
    const file = join(keyDir, 'data-keys', `${id}.key`);
    expect(readFileSync(file).includes(keys.get(id))).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(keyDir, 'data-keys'))).toEqual([`${id}.key`]);
  });

  it('is gone when it was destroyed, for this store and for another, and the others stay', () => {
    const keys = store();
    const [id, other] = [keys.create('list'), keys.create('list')];
    keys.destroy(id);
    keys.destroy(id);
    for (const reader of [keys, store()]) {
      expect(() => reader.get(id)).toThrow(`data key ${id} does not exist (destroyed?)`);
      expect(reader.get(other)).toHaveLength(32);
    }
  });

  it.each<[string, string]>([
    ['../master', 'a way out of the folder'],
    ['list-', 'no key'],
    ['list-0123456789abcdef0123456', 'one sign short'],
    ['list-0123456789abcdef012345678', 'one sign more'],
    ['LIST-0123456789abcdef01234567', 'capitals'],
    ['list-0123456789abcdef01234567/..', 'a folder'],
  ])('%s is no id: %s', (id) => {
    expect(() => store().get(id)).toThrow('not a data key id');
    expect(() => store().destroy(id)).toThrow('not a data key id');
  });

  it('does not open under the name of another', () => {
    const keys = store();
    const [id, other] = [keys.create('list'), keys.create('list')];
    copyFileSync(join(keyDir, 'data-keys', `${id}.key`), join(keyDir, 'data-keys', `${other}.key`));
    expect(() => store().get(other)).toThrow();
  });

  it.each<[number, string]>([
    [0, 'the vector'],
    [20, 'the key'],
    [59, 'the tag'],
  ])('does not open with byte %i changed: %s', (at) => {
    const id = store().create('list');
    const file = join(keyDir, 'data-keys', `${id}.key`);
    const wrapped = readFileSync(file);
    wrapped[at]! ^= 1;
    writeFileSync(file, wrapped);
    expect(() => store().get(id)).toThrow();
  });
});

describe('two stores on one folder', () => {
  it('agree on every key, whoever made it', () => {
    const [one, other] = [store(), store()];
    const id = one.create('recording');
    expect(other.get(id).equals(one.get(id))).toBe(true);
    expect(other.indexKey().equals(one.indexKey())).toBe(true);
    for (const domain of ['do-not-call', 'people'] as const) expect(other.single(domain)).toBe(one.single(domain));
    const pem = (keys: KeyStore): unknown => keys.signingPair().publicKey.export({ type: 'spki', format: 'pem' });
    expect(pem(other)).toBe(pem(one));
  });

  it('a domain of one key keeps it, apart from the other domain', () => {
    const keys = store();
    expect(keys.single('people')).toBe(keys.single('people'));
    expect(keys.single('people')).toMatch(/^people-/);
    expect(keys.single('do-not-call')).toMatch(/^do-not-call-/);
  });
});

describe('a damaged secret', () => {
  it.each<[string, number, boolean, string]>([
    ['master.key', 31, false, 'one byte short'],
    ['master.key', 32, true, 'as long as it must be'],
    ['master.key', 33, false, 'one byte more'],
    ['master.key', 0, false, 'empty'],
    ['blind-index.v1.key', 31, false, 'one byte short'],
    ['blind-index.v1.key', 32, true, 'as long as it must be'],
    ['blind-index.v1.key', 33, false, 'one byte more'],
  ])('%s of %i bytes is taken: %s (%s)', (name, bytes, taken) => {
    writeFileSync(join(keyDir, name), Buffer.alloc(bytes, 1));
    const use = (): Buffer => store().indexKey();
    if (taken) expect(use()).toHaveLength(32);
    else expect(use).toThrow(`${name} in the key folder is damaged: ${bytes} bytes instead of 32`);
  });
});
