import { writeFileSync } from 'node:fs';
import { openApiOf } from '../../../src/platform/index.js';
import { startTestApp } from '../../support/test-app.js';
it('probe', async () => {
  const test = await startTestApp();
  writeFileSync('/tmp/house/openapi.json', JSON.stringify(openApiOf(test.app), null, 2));
  await test.close();
});
