/** `node import-process.mjs <configuration> <list>`: the built product importing one list and nothing else, to be killed at will. */
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../dist/src/app.module.js';
import { ListImportService } from '../../dist/src/campaigns/index.js';
import { Config } from '../../dist/src/platform/index.js';
import { SystemClock } from '../../dist/src/shared/index.js';

const [given, listId] = process.argv.slice(2);
const config = Object.assign(new Config(), JSON.parse(given), { role: 'api' });
const app = await NestFactory.createApplicationContext(AppModule.with(config, new SystemClock()), { logger: false });
process.stdout.write('begun\n');
await app.get(ListImportService).run(listId);
await app.close();
process.exit(0);
