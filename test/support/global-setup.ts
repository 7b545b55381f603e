import { existsSync } from 'node:fs';

/** Database and queue tests need real services; `npm test` starts them and names them here. */
export default function globalSetup(): void {
  for (const name of ['TEST_DATABASE_URL', 'TEST_REDIS_URL']) {
    if (!process.env[name])
      throw new Error(`${name} is not set: run these tests through "npm test", or name a server that may be used for tests`);
  }
  if (!existsSync('demo/voices')) throw new Error('demo/voices is missing: run the tests from the project folder');
}
