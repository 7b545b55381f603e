/** `node import-process.mjs <configuration> <list|do-not-call> <id>`: the built product doing one import and nothing else, to be killed at will. */
import { NestFactory } from '@nestjs/core';

// By address: the product is built after the laws have looked at who imports what.
const built = (path) => import(new URL(`../../dist/src/${path}`, import.meta.url).href);
const { AppModule } = await built('app.module.js');
const { ListImportService } = await built('campaigns/index.js');
const { ImportRun } = await built('compliance/index.js');
const { Config } = await built('platform/index.js');
const { SystemClock } = await built('shared/index.js');

const [given, kind, id] = process.argv.slice(2);
const config = Object.assign(new Config(), JSON.parse(given), { role: 'api' });
const app = await NestFactory.createApplicationContext(AppModule.with(config, new SystemClock()), { logger: false });
process.stdout.write('begun\n');
await app.get(kind === 'list' ? ListImportService : ImportRun, { strict: false }).run(id);
await app.close();
process.exit(0);
