import { Logger, type LoggerService } from '@nestjs/common';
import { mkdirSync } from 'node:fs';
import { pino } from 'pino';
import type { Config } from '../config/config.js';

/** The product's log: one JSON line an event, ids and codes only, never a phone or a name (S14). To standard error, or to a file by its path. */
export function useLogger(level: Config['logLevel'], destination: number | string = 2): void {
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: destination, sync: true }));
  const write =
    (name: 'info' | 'error' | 'warn' | 'debug') =>
    (message: unknown, ...rest: unknown[]): void => {
      const context = rest.at(-1);
      log[name]({ part: typeof context === 'string' ? context : undefined }, withoutNumbers(String(message)));
    };
  const service: LoggerService = {
    log: write('info'),
    error: write('error'),
    warn: write('warn'),
    debug: write('debug'),
    verbose: write('debug'),
    fatal: write('error'),
  };
  Logger.overrideLogger(service);
}

/** The last guard: whatever reads like a mobile number is masked before it is written. */
export function withoutNumbers(text: string): string {
  return text.replace(
    /(?<!\d)((?:00)?86)?(1[3-9]\d)\d{4}(\d{4})(?!\d)/g,
    (_number, country = '', head, tail) => `${country}${head}****${tail}`,
  );
}

/** Makes the folders of data and keys, readable by the owner only. */
export function prepareFolders(config: Config): void {
  for (const folder of [config.dataDir, config.keyDir]) mkdirSync(folder, { recursive: true, mode: 0o700 });
}
