import { type Algorithm, hash, verify } from '@node-rs/argon2';

/** Argon2id with 19 MiB and two passes (S13; OWASP's floor). */
const OPTIONS = { algorithm: 2 satisfies Algorithm, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

export const MIN_PASSWORD_LENGTH = 10;

export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

let nobody: Promise<string> | null = null;

/** Compares a password with a hash; without a hash it works as long on a decoy, so that unknown users cost the same time. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('a password that nobody has');
  const matches = await verify(passwordHash ?? (await nobody), password);
  return passwordHash !== null && matches;
}
