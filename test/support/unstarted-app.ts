import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module.js';
import { Config, createAdapter, useApiPrefix } from '../../src/platform/index.js';

/** The product's modules, controllers and routes without anything behind them: nothing is constructed, no service is needed. */
export async function unstartedApp(): Promise<NestFastifyApplication> {
  const config = Object.assign(new Config(), { databaseUrl: 'mariadb://nobody@127.0.0.1:1/none', redisUrl: 'redis://127.0.0.1:1' });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config) as never, createAdapter(''), {
    preview: true,
    abortOnError: false,
    logger: false,
  });
  useApiPrefix(app);
  return app;
}
