import { generateKeyPairSync } from 'node:crypto';
import { type ChainedEntry, chainHash, GENESIS, headsAreSigned, type SignedHeads, signHeads } from './audit-chain.js';

const ENTRY: ChainedEntry = {
  id: '7',
  at: new Date('2026-07-28T01:00:00.000Z'),
  actor: 'account:1',
  action: 'list.release',
  subject: 'list:3',
  details: '{"rows":1200}',
};

describe('the hash of an entry in its place', () => {
  const hash = chainHash(GENESIS, '1', ENTRY).toString('hex');

  it('is the same again, and the same in every version', () => {
    expect(chainHash(Buffer.alloc(32), '1', { ...ENTRY, at: new Date(ENTRY.at) }).toString('hex')).toBe(hash);
    expect(hash).toBe('9436bc111731a916c40f8e90b4232bc5dd6a9f93c74000c79a3e19640953240b');
  });

  it('does not hang on what else a row holds', () => {
    expect(chainHash(GENESIS, '1', { ...ENTRY, sealedAt: 'later' } as ChainedEntry).toString('hex')).toBe(hash);
  });

  it.each<[Partial<ChainedEntry>, string]>([
    [{ id: '8' }, 'another row'],
    [{ at: new Date(ENTRY.at.getTime() + 1) }, 'a millisecond later'],
    [{ actor: 'account:2' }, 'another person'],
    [{ action: 'list.releases' }, 'another action'],
    [{ subject: 'list:4' }, 'another thing'],
    [{ subject: null }, 'no thing'],
    [{ details: '{"rows":1201}' }, 'one row more'],
    [{ details: '{"rows": 1200}' }, 'a blank: details are bytes'],
  ])('%j is seen: %s', (change) => expect(chainHash(GENESIS, '1', { ...ENTRY, ...change }).toString('hex')).not.toBe(hash));

  it.each<[Buffer, string, string]>([
    [GENESIS, '2', 'another place'],
    [Buffer.alloc(32, 1), '1', 'another past'],
  ])('its place is part of it (%#)', (previous, seq) => expect(chainHash(previous, seq, ENTRY).toString('hex')).not.toBe(hash));

  it('what is moved from one field to the next is seen', () => {
    const moved = { ...ENTRY, actor: 'account:1l', action: 'ist.release' };
    expect(chainHash(GENESIS, '1', moved).toString('hex')).not.toBe(hash);
  });
});

describe('signed heads', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const head = (seq: string): { seq: string; hash: string } => ({ seq, hash: seq.padStart(64, '0') });
  const signed = signHeads({ confirmed: head('1'), pending: head('2'), at: '2026-07-28T01:00:00.000Z' }, privateKey);

  it('hold, in any order of their keys, also after JSON', () => {
    expect(headsAreSigned(signed, publicKey)).toBe(true);
    const turned = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(signed).reverse()))) as SignedHeads;
    expect(headsAreSigned(turned, publicKey)).toBe(true);
  });

  it('hold without a pending one', () => {
    expect(headsAreSigned(signHeads({ confirmed: head('1'), pending: null, at: 'x' }, privateKey), publicKey)).toBe(true);
  });

  it.each<[Partial<SignedHeads>, string]>([
    [{ confirmed: head('2') }, 'another place'],
    [{ confirmed: { seq: '1', hash: head('3').hash } }, 'another hash'],
    [{ pending: null }, 'the pending one taken away'],
    [{ pending: head('3') }, 'another pending one'],
    [{ at: '2026-07-28T01:00:00.001Z' }, 'a millisecond later'],
    [{ signature: '' }, 'no signature'],
    [{ signature: Buffer.alloc(64).toString('base64') }, 'an empty signature'],
  ])('%j does not hold: %s', (change) => expect(headsAreSigned({ ...signed, ...change }, publicKey)).toBe(false));

  it("another pair's signature does not hold", () => {
    expect(headsAreSigned(signed, generateKeyPairSync('ed25519').publicKey)).toBe(false);
  });
});
