import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const VERSION = 1;
/** Said to the decipher too: it would take a shorter tag, which is easier to guess. */
const TAG_BYTES = 16;

/** AES-256-GCM: `version(1) iv(12) tag(16) ciphertext`. `context` binds the value to its place, so that it cannot be moved to another row. */
export function seal(key: Buffer, plain: string, context: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body]);
}

/** Opens what `seal` made; throws when the key, the context or a byte is wrong. */
export function unseal(key: Buffer, sealed: Buffer, context: string): string {
  if (sealed[0] !== VERSION) throw new Error('unknown cipher version');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(13, 13 + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(13 + TAG_BYTES)), decipher.final()]).toString('utf8');
}

export type IndexKind = 'number' | 'customer';

/** Keyed hash by which equal values find each other without being readable (S2). 32 bytes. */
export function blindIndex(indexKey: Buffer, kind: IndexKind, value: string): Buffer {
  return createHmac('sha256', indexKey).update(`${kind}\0${value}`).digest();
}
