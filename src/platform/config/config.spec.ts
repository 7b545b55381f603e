import { isAbsolute, resolve } from 'node:path';
import { type Config, readConfig } from './config.js';

const GOOD = { DATABASE_URL: 'mariadb://localhost/dialproof', REDIS_URL: 'redis://localhost' };
const read = (given: NodeJS.ProcessEnv): Config => readConfig({ ...GOOD, ...given });

describe('the configuration', () => {
  it('needs two addresses and has a value for everything else', () => {
    expect(read({ PATH: '/bin', HOME: 'x' })).toMatchObject({
      role: 'all',
      port: 8080,
      host: '127.0.0.1',
      demo: false,
      idleLockSeconds: 180,
    });
  });

  it('an empty value is none', () => expect(read({ DIALPROOF_PORT: '', DIALPROOF_ROLE: '' })).toMatchObject({ port: 8080, role: 'all' }));

  it.each<[string, string, string]>([
    ['DIALPROOF_ROLE', 'server', 'no such role'],
    ['DATABASE_URL', 'postgres://localhost/x', 'another database'],
    ['DATABASE_URL', '', 'missing'],
    ['REDIS_URL', 'http://localhost', 'another service'],
    ['REDIS_URL', '', 'missing'],
    ['DIALPROOF_REDIS_PREFIX', 'dialproof', 'no braces'],
    ['DIALPROOF_REDIS_PREFIX', '{}', 'empty braces'],
    ['DIALPROOF_PORT', '-1', 'one below'],
    ['DIALPROOF_PORT', '65536', 'one above'],
    ['DIALPROOF_PORT', '80.5', 'no whole number'],
    ['DIALPROOF_PORT', 'http', 'a word'],
    ['DIALPROOF_DEMO', 'yes', 'neither true nor false'],
    ['DIALPROOF_DEMO', '1', 'neither true nor false'],
    ['DIALPROOF_IDLE_LOCK_SECONDS', '29', 'one below'],
    ['DIALPROOF_IDLE_LOCK_SECONDS', '3601', 'one above'],
    ['DIALPROOF_SIGN_IN_NETWORKS', '10.0.0.0/33', 'no range'],
    ['DIALPROOF_SIGN_IN_NETWORKS', '10.0.0.0/', 'a forgotten prefix'],
    ['DIALPROOF_METRICS_NETWORKS', 'office', 'no range'],
    ['DIALPROOF_REQUIRE_SECOND_FACTOR', 'on', 'neither true nor false'],
    ['DIALPROOF_GATEWAY', 'tin-can', 'no such gateway'],
    ['DIALPROOF_SIMULATED_SPEED', '-0.1', 'one below'],
    ['DIALPROOF_SIMULATED_SPEED', '1000.1', 'one above'],
    ['DIALPROOF_SIMULATED_SPEED', 'Infinity', 'no number'],
    ['DIALPROOF_SIMULATED_BEHAVIOUR', 'random', 'no such behaviour'],
    ['DIALPROOF_SIMULATED_RECORDING', 'maybe', 'neither true nor false'],
    ['DIALPROOF_LOG_LEVEL', 'trace', 'no such level'],
    ['DIALPROOF_PROT', '80', 'no such setting'],
    ['DIALPROOF_', 'x', 'no such setting'],
    ['DIALPROOF_PASSWORD', '', 'no such setting, even when it is empty'],
  ])('%s=%j is refused by its name: %s', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(new RegExp(`^The configuration is wrong:\\n {2}${name}: [^\\n]+$`));
  });

  it('names everything that is wrong at once', () => {
    const wrong = { DIALPROOF_PORT: 'x', DIALPROOF_ROLE: 'x', DIALPROOF_X: 'x', DIALPROOF_METRICS_NETWORKS: 'x' };
    const names = /ROLE[^]*PORT[^]*DIALPROOF_X[^]*METRICS_NETWORKS/;
    expect(() => read(wrong)).toThrow(names);
  });

  it.each<[NodeJS.ProcessEnv, Partial<Config>, string]>([
    [{ DIALPROOF_PORT: '0' }, { port: 0 }, 'any free port'],
    [{ DIALPROOF_PORT: '65535' }, { port: 65535 }, 'the last port'],
    [{ DIALPROOF_IDLE_LOCK_SECONDS: '30' }, { idleLockSeconds: 30 }, 'the shortest'],
    [{ DIALPROOF_IDLE_LOCK_SECONDS: '3600' }, { idleLockSeconds: 3600 }, 'the longest'],
    [{ DIALPROOF_SIMULATED_SPEED: '0' }, { simulatedSpeed: 0 }, 'without any delay'],
    [{ DIALPROOF_SIMULATED_SPEED: '1000' }, { simulatedSpeed: 1000 }, 'the fastest'],
    [{ DIALPROOF_DEMO: 'true' }, { demo: true, secondFactorRequired: false }, 'the demo can be tried without a second factor'],
    [{ DIALPROOF_DEMO: 'false' }, { demo: false, secondFactorRequired: true }, 'outside it the bank needs one'],
    [{ DIALPROOF_DEMO: 'true', DIALPROOF_REQUIRE_SECOND_FACTOR: 'true' }, { secondFactorRequired: true }, 'unless said otherwise'],
    [{ DIALPROOF_REQUIRE_SECOND_FACTOR: 'false' }, { secondFactorRequired: false }, 'either way'],
    [{ DIALPROOF_GATEWAY: 'manual' }, { dialsByHand: true, switchRecordings: '' }, 'calls are dialled by hand'],
    [{}, { dialsByHand: false }, 'unless said so'],
    [{ DIALPROOF_ROLE: 'api' }, { runsApi: true, runsWorker: false }, 'requests only'],
    [{ DIALPROOF_ROLE: 'worker' }, { runsApi: false, runsWorker: true }, 'jobs only'],
    [{ DIALPROOF_ROLE: 'all' }, { runsApi: true, runsWorker: true }, 'both'],
    [
      { DATABASE_URL: 'mysql://db/x', REDIS_URL: 'rediss://r' },
      { databaseUrl: 'mysql://db/x', redisUrl: 'rediss://r' },
      'the other spellings',
    ],
  ])('%j is understood: %j: %s', (given, expected) => expect(read(given)).toMatchObject(expected));

  it('folders come back absolute', () => {
    const { dataDir, keyDir, webDir } = read({ DIALPROOF_DATA_DIR: 'here/data', DIALPROOF_KEY_DIR: resolve('there') });
    expect([dataDir, keyDir]).toEqual([resolve('here/data'), resolve('there')]);
    expect(isAbsolute(webDir)).toBe(true);
  });
});
