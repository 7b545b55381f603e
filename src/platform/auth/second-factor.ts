import { generateSecret, generateURI, verify } from 'otplib';

const ISSUER = 'Dialproof';
/** Codes of the neighbouring half minute count too, because clocks differ. */
const TOLERANCE_SECONDS = 30;

/** A new TOTP secret (RFC 6238) and the address that authenticator apps read. */
export function newSecondFactor(username: string): { secret: string; uri: string } {
  const secret = generateSecret();
  return { secret, uri: generateURI({ issuer: ISSUER, label: username, secret }) };
}

/** Whether a six-digit code belongs to a secret at an instant. */
export async function codeMatches(secret: string, code: string, at: Date): Promise<boolean> {
  const { valid } = await verify({ secret, token: code, epoch: Math.floor(at.getTime() / 1000), epochTolerance: TOLERANCE_SECONDS });
  return valid;
}
