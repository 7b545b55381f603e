import { createHash, randomBytes } from 'node:crypto';

const FORM = /^dpk_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

/** A new key's public part; it stays when the secret is rotated. */
export function newPrefix(): string {
  return randomBytes(8).toString('hex');
}

/** 256 random bits: too many to be guessed, so a plain SHA-256 is enough to keep. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The key as the bank's system sends it: `dpk_<public part>_<secret>`. */
export function keyText(prefix: string, secret: string): string {
  return `dpk_${prefix}_${secret}`;
}

/** The two parts of a key, or null when the text is none. */
export function readKeyText(text: string): { prefix: string; secret: string } | null {
  const [, prefix, secret] = FORM.exec(text) ?? [];
  return prefix && secret ? { prefix, secret } : null;
}

export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
