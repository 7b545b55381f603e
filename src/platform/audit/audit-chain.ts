import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson } from '../database/canonical-json.js';

export interface ChainedEntry {
  id: string;
  at: Date;
  actor: string;
  action: string;
  subject: string | null;
  details: string;
}

export interface ChainHead {
  seq: string;
  /** Hex of the hash of the entry at `seq`. */
  hash: string;
}

export const GENESIS = Buffer.alloc(32);

/** Hash of an entry in its place: SHA-256 over the previous hash, the place and the canonical content. */
export function chainHash(previous: Buffer, seq: string, entry: ChainedEntry): Buffer {
  const { id, at, actor, action, subject, details } = entry;
  return createHash('sha256').update(previous).update(canonicalJson({ id, seq, at, actor, action, subject, details })).digest();
}

/** What stands outside the database: the last head known to be committed and, during a commit, the one about to be. */
export interface SignedHeads {
  confirmed: ChainHead;
  pending: ChainHead | null;
  at: string;
  signature: string;
}

export function signHeads(heads: Omit<SignedHeads, 'signature'>, privateKey: KeyObject): SignedHeads {
  const { confirmed, pending, at } = heads;
  return {
    confirmed,
    pending,
    at,
    signature: sign(null, Buffer.from(canonicalJson({ confirmed, pending, at })), privateKey).toString('base64'),
  };
}

export function headsAreSigned(heads: SignedHeads, publicKey: KeyObject): boolean {
  const { confirmed, pending, at } = heads;
  return verify(null, Buffer.from(canonicalJson({ confirmed, pending, at })), publicKey, Buffer.from(heads.signature, 'base64'));
}
