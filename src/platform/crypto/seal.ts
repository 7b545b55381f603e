import { createCipheriv, createDecipheriv, hash, type KeyObject, randomFillSync } from 'node:crypto';

const VERSION = 1;
const VECTOR_BYTES = 12;
/** Said to the decipher too: it would take a shorter tag, which is easier to guess. */
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + VECTOR_BYTES + TAG_BYTES;

/** Random vectors are drawn many at a time: drawing one costs as much as sealing a short value. */
const vectors = Buffer.alloc(VECTOR_BYTES * 1024);
let vectorsUsed = vectors.length;

/** AES-256-GCM: `version(1) iv(12) tag(16) ciphertext`. `context` binds the value to its place, so that it cannot be moved to another row. */
export function seal(key: Buffer | KeyObject, plain: string | Buffer, context: string): Buffer {
  if (vectorsUsed >= vectors.length) {
    randomFillSync(vectors);
    vectorsUsed = 0;
  }
  const iv = vectors.subarray(vectorsUsed, vectorsUsed + VECTOR_BYTES);
  vectorsUsed += VECTOR_BYTES;
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(context));
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  // A stream cipher holds nothing back: what is left at the end is empty, the tag apart.
  cipher.final();
  const sealed = Buffer.allocUnsafe(HEAD_BYTES + body.length);
  sealed[0] = VERSION;
  sealed.set(iv, 1);
  sealed.set(cipher.getAuthTag(), 1 + VECTOR_BYTES);
  sealed.set(body, HEAD_BYTES);
  return sealed;
}

/** Bytes that a text takes once it is sealed. */
export const sealedBytes = (plain: string): number => HEAD_BYTES + Buffer.byteLength(plain);

/** Opens what `seal` made; throws when the key, the context or a byte is wrong. */
export function unseal(key: Buffer, sealed: Buffer, context: string): string {
  if (sealed[0] !== VERSION) throw new Error('unknown cipher version');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + VECTOR_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(1 + VECTOR_BYTES, HEAD_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]).toString('utf8');
}

export type IndexKind = 'number' | 'customer' | 'recording-name';

/** Keyed hash by which equal values find each other without being readable (S2). 32 bytes. */
export function blindIndex(indexKey: Buffer, kind: IndexKind, value: string): Buffer {
  return new BlindIndexer(indexKey).of(kind, value);
}

const BLOCK_BYTES = 64;
const HASH_BYTES = 32;
const [INNER_PAD, OUTER_PAD] = [0x36, 0x5c];
/** Longer values get room of their own. */
const USUAL_BYTES = 512;

/**
 * The same for many values: HMAC-SHA-256 (RFC 2104) made of two plain hashes over prepared keys. A list of a million has two million of these, and
 * an HMAC object of the crypto library costs three times what its hashing does, half of that when it is collected.
 */
export class BlindIndexer {
  private readonly inner = Buffer.alloc(BLOCK_BYTES + USUAL_BYTES, INNER_PAD);
  private readonly outer = Buffer.alloc(BLOCK_BYTES + HASH_BYTES, OUTER_PAD);

  constructor(indexKey: Buffer) {
    if (indexKey.length > BLOCK_BYTES) throw new Error(`an index key has at most ${BLOCK_BYTES} bytes`);
    for (let at = 0; at < indexKey.length; at += 1) {
      this.inner[at] = indexKey[at]! ^ INNER_PAD;
      this.outer[at] = indexKey[at]! ^ OUTER_PAD;
    }
  }

  of(kind: IndexKind, value: string): Buffer {
    const text = `${kind}\0${value}`;
    let bytes = this.inner;
    // Three bytes are the most that a UTF-16 unit takes in UTF-8.
    if (text.length * 3 > USUAL_BYTES) bytes = Buffer.concat([this.inner.subarray(0, BLOCK_BYTES), Buffer.from(text)]);
    const end = bytes === this.inner ? BLOCK_BYTES + bytes.write(text, BLOCK_BYTES, 'utf8') : bytes.length;
    // Text is the quickest way out of the library; binary (latin1) keeps every byte.
    this.outer.write(hash('sha256', bytes.subarray(0, end), 'binary'), BLOCK_BYTES, 'binary');
    return Buffer.from(hash('sha256', this.outer, 'binary'), 'binary');
  }
}
