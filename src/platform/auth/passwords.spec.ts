import { hashPassword, passwordMatches } from './passwords.js';

const PASSWORD = 'correct horse 电池';

describe('passwords', () => {
  let stored: string;
  beforeAll(async () => void (stored = await hashPassword(PASSWORD)));

  it('are kept by Argon2id with 19 MiB and two passes, salted', async () => {
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword(PASSWORD)).not.toBe(stored);
  });

  it.each<[string, boolean, string]>([
    [PASSWORD, true, 'the password'],
    [`${PASSWORD} `, false, 'a blank more'],
    [PASSWORD.slice(0, -1), false, 'a sign less'],
    [PASSWORD.toUpperCase(), false, 'capitals'],
    ['', false, 'nothing'],
  ])('%j matches: %s (%s)', async (given, matches) => expect(await passwordMatches(stored, given)).toBe(matches));

  it.each<[string, string]>([
    ['a password that nobody has', 'not even the decoy'],
    ['', 'nothing'],
  ])('nobody signs in without a hash, with %j: %s', async (given) => expect(await passwordMatches(null, given)).toBe(false));
});
