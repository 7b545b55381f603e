import { Global, Logger, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../config/config.js';
import { createDataSource } from './data-source.js';
import { registeredEntities } from './entities.js';
import { UnitOfWork } from './unit-of-work.js';

/** Opens the database before anything else runs, with the migrations applied. */
@Global()
@Module({
  providers: [
    {
      provide: DataSource,
      inject: [Config],
      useFactory: async (config: Config): Promise<DataSource> => {
        const source = createDataSource(config, registeredEntities());
        await source.initialize();
        await migrate(source);
        return source;
      },
    },
    UnitOfWork,
  ],
  exports: [DataSource, UnitOfWork],
})
export class DatabaseModule implements OnModuleInit, OnApplicationShutdown {
  constructor(private readonly source: DataSource) {}

  onModuleInit(): void {
    Logger.log(`database open (${this.source.options.type})`, 'Database');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.source.destroy();
  }
}

/** Applies pending migrations; processes that start together wait for one another on a named lock. */
export async function migrate(source: DataSource): Promise<number> {
  const runner = source.createQueryRunner();
  try {
    await runner.query("SELECT GET_LOCK('dialproof.migrations', 120)");
    return (await source.runMigrations({ transaction: 'none' })).length;
  } finally {
    await runner.query("SELECT RELEASE_LOCK('dialproof.migrations')");
    await runner.release();
  }
}
