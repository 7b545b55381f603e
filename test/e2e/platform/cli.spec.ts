import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeMatches } from '../../../src/platform/index.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';

interface Ended {
  code: number;
  output: string;
}

describe('the operator on the terminal', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  function manage(args: string[], input = ''): Promise<Ended> {
    const { databaseUrl, redisUrl, redisPrefix, dataDir, keyDir } = test.config;
    const env = {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      DIALPROOF_REDIS_PREFIX: redisPrefix,
      DIALPROOF_DATA_DIR: dataDir,
      DIALPROOF_KEY_DIR: keyDir,
    };
    return new Promise((done) => {
      const child = execFile(process.execPath, ['dist/src/cli.js', ...args], { env }, (error, stdout, stderr) =>
        done({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
      );
      child.stdin?.end(input);
    });
  }

  it('sets up a contract from the example and lets its people sign in', async () => {
    const ended = await manage(['setup', 'docs/setup-example.json']);
    expect(ended.code).toBe(0);
    const [, password] = /vendor\.a\s+(\S+)/.exec(ended.output)!;
    await test.client().signIn('vendor.a', password!);
  });

  it('names every wrong field and writes nothing', async () => {
    const path = join(test.config.dataDir, 'bad.json');
    const good = JSON.parse(readFileSync('docs/setup-example.json', 'utf8'));
    writeFileSync(
      path,
      JSON.stringify({ ...good, contractCode: 'X', terms: { ...good.terms, volume: { ...good.terms.volume, capPerHeadPerDay: 0 } } }),
    );
    const ended = await manage(['setup', path]);
    expect(ended).toMatchObject({ code: 1, output: expect.stringContaining('volume.capPerHeadPerDay') });
  });

  it('makes an administrator and a second factor whose codes are right', async () => {
    expect((await manage(['admin:create', 'root'], 'a long password\n')).code).toBe(0);
    const ended = await manage(['second-factor', 'root']);
    const [, secret] = /\n\s+([A-Z2-7]{16,})\n/.exec(ended.output)!;
    expect(await codeMatches(secret!, '000000', new Date('2026-01-01T00:00:00Z'))).toBe(false);
    expect((await test.client().post('/session', { username: 'root', password: 'a long password' })).body['code']).toBe(
      'second_factor_required',
    );
  });

  it('verifies the audit trail and loads a calendar year', async () => {
    expect(await manage(['audit:verify'])).toMatchObject({ code: 0, output: expect.stringContaining('the chain holds') });
    const path = join(test.config.dataDir, '2027.json');
    writeFileSync(
      path,
      JSON.stringify({ year: 2027, source: 'a notice', days: [{ from: '2027-01-01', to: '2027-01-01', kind: 'holiday' }] }),
    );
    expect(await manage(['calendar:load', path])).toMatchObject({ code: 0 });
    writeFileSync(
      path,
      JSON.stringify({ year: 2027, source: 'a notice', days: [{ from: '2026-12-31', to: '2027-01-01', kind: 'holiday' }] }),
    );
    expect(await manage(['calendar:load', path])).toMatchObject({ code: 1, output: expect.stringContaining('2026-12-31 is not in 2027') });
  });

  it('an unknown command lists what there is', async () => {
    expect(await manage(['sell'])).toMatchObject({ code: 2, output: expect.stringContaining('audit:verify') });
  });
});
