import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomFillSync } from 'node:crypto';

const VERSION = 1;
const VECTOR_BYTES = 12;
/** Said to the decipher too: it would take a shorter tag, which is easier to guess. */
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + VECTOR_BYTES + TAG_BYTES;

/** Random vectors are drawn many at a time: drawing one costs as much as sealing a short value. */
const vectors = Buffer.alloc(VECTOR_BYTES * 1024);
let vectorsUsed = vectors.length;

/** AES-256-GCM: `version(1) iv(12) tag(16) ciphertext`. `context` binds the value to its place, so that it cannot be moved to another row. */
export function seal(key: Buffer | KeyObject, plain: string, context: string): Buffer {
  if (vectorsUsed >= vectors.length) {
    randomFillSync(vectors);
    vectorsUsed = 0;
  }
  const iv = vectors.subarray(vectorsUsed, vectorsUsed + VECTOR_BYTES);
  vectorsUsed += VECTOR_BYTES;
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(context));
  const body = cipher.update(plain, 'utf8');
  // A stream cipher holds nothing back: what is left at the end is empty, the tag apart.
  cipher.final();
  const sealed = Buffer.allocUnsafe(HEAD_BYTES + body.length);
  sealed[0] = VERSION;
  sealed.set(iv, 1);
  sealed.set(cipher.getAuthTag(), 1 + VECTOR_BYTES);
  sealed.set(body, HEAD_BYTES);
  return sealed;
}

/** Opens what `seal` made; throws when the key, the context or a byte is wrong. */
export function unseal(key: Buffer, sealed: Buffer, context: string): string {
  if (sealed[0] !== VERSION) throw new Error('unknown cipher version');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + VECTOR_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(1 + VECTOR_BYTES, HEAD_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]).toString('utf8');
}

export type IndexKind = 'number' | 'customer';

/** Keyed hash by which equal values find each other without being readable (S2). 32 bytes. */
export function blindIndex(indexKey: Buffer | KeyObject, kind: IndexKind, value: string): Buffer {
  return createHmac('sha256', indexKey).update(`${kind}\0${value}`).digest();
}
