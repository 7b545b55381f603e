import { plainToInstance, Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, Matches, Max, Min, MinLength, validateSync } from 'class-validator';
import { resolve } from 'node:path';
import { networksAreValid } from '../auth/networks.js';

const flag = (): PropertyDecorator =>
  Transform(({ value }) => (value === 'true' || value === true ? true : value === 'false' || value === false ? false : value));
const number = (): PropertyDecorator => Transform(({ value }) => (typeof value === 'string' ? Number(value) : value));

/** Everything the environment may set. An invalid or unknown value stops the start with its name (`.env.example` explains each). */
export class Config {
  @IsIn(['api', 'worker', 'all'])
  role: 'api' | 'worker' | 'all' = 'all';

  @Matches(/^(mariadb|mysql):\/\//, { message: 'DATABASE_URL must begin with mariadb:// or mysql://' })
  databaseUrl!: string;

  @Matches(/^rediss?:\/\//, { message: 'REDIS_URL must begin with redis:// or rediss://' })
  redisUrl!: string;

  /** Hash tag in braces: all queue keys live in one slot of a Redis Cluster. */
  @Matches(/^\{.+\}$/)
  redisPrefix = '{dialproof}';

  @number()
  @IsInt()
  @Min(0)
  @Max(65_535)
  port = 8080;

  @IsString()
  @MinLength(1)
  host = '127.0.0.1';

  @IsString()
  @MinLength(1)
  dataDir = '.local/data';

  /** Keys stand apart from the data they open, with their own backup. */
  @IsString()
  @MinLength(1)
  keyDir = '.local/keys';

  /** How lists enter the database: LOAD DATA where the server takes it, or INSERT always. */
  @IsIn(['auto', 'insert'])
  bulkLoad: 'auto' | 'insert' = 'auto';

  /** Rows of a list that are committed together: more hold locks longer, fewer cost time. */
  @number()
  @IsInt()
  @Min(100)
  @Max(200_000)
  bulkBatchRows = 25_000;

  @IsString()
  webDir = 'web/dist';

  @flag()
  @IsBoolean()
  demo = false;

  @number()
  @IsInt()
  @Min(30)
  @Max(3600)
  idleLockSeconds = 180;

  /** Comma-separated CIDR ranges from which people may sign in (L3); empty: from anywhere. */
  @IsString()
  signInNetworks = '';

  /** Comma-separated CIDR ranges that may read /metrics; this machine alone unless said otherwise. */
  @IsString()
  metricsNetworks = '127.0.0.0/8,::1/128';

  /** Roles of the bank must sign in with a second factor (S13). Off in the demo, so that it can be tried. */
  @flag()
  @IsBoolean()
  @IsOptional()
  requireSecondFactor?: boolean;

  /** `manual`: nobody drives the telephone system; agents dial by hand, and the exchange's records are imported later. */
  @IsIn(['simulated', 'asterisk', 'manual'])
  gateway: 'simulated' | 'asterisk' | 'manual' = 'simulated';

  /** A folder of the exchange's recordings, as the worker sees it; only read. */
  @IsString()
  switchRecordings = '';

  /** Asterisk's REST interface (ARI). Customers' numbers travel there: this machine, or TLS. */
  @Matches(/^(https?:\/\/.+)?$/, { message: 'must begin with http:// or https://' })
  ariUrl = '';

  @IsString()
  ariUser = '';

  @IsString()
  ariPassword = '';

  /** The folder that Asterisk records into, as this machine sees it. */
  @IsString()
  ariRecordings = '';

  /** Asterisk's channel event log, as this machine sees it. */
  @IsString()
  ariEventLog = '';

  /** How long an agent's own telephone may ring before a call is given up. */
  @number()
  @IsInt()
  @Min(3)
  @Max(120)
  ariAgentRingSeconds = 20;

  /** How much faster than life simulated customers are; 0 means without any delay. From 2 on so little is said that a talk proves little. */
  /** Comma-separated telephones of the exchange on which auditors may listen in; empty: nobody listens in. */
  @Matches(/^([A-Za-z0-9_-]{1,20}(\s*,\s*[A-Za-z0-9_-]{1,20})*)?$/, { message: 'must be names of telephones, separated by commas' })
  listeningTelephones = '';

  /** Where browsers reach the exchange by SIP over WebSocket; empty: no telephones in the browser. Plain `ws:` for trials on one machine. */
  @Matches(/^(wss?:\/\/[^\s;,'"]+)?$/, { message: 'must begin with wss:// or ws://' })
  softphoneUrl = '';

  /** Comma-separated seats whose telephone is the agent's browser; `*`: all of them. */
  @Matches(/^(\*|[A-Za-z0-9_-]{1,20}(\s*,\s*[A-Za-z0-9_-]{1,20})*)?$/, { message: 'must be names of seats, separated by commas, or *' })
  softphoneSeats = '';

  @number()
  @IsNumber()
  @Min(0)
  @Max(1000)
  simulatedSpeed = 1.5;

  @IsIn(['mixed', 'by-number'])
  simulatedBehaviour: 'mixed' | 'by-number' = 'mixed';

  @flag()
  @IsBoolean()
  simulatedRecording = true;

  /** The voice-activity model (Silero, ONNX) that recordings are examined with; empty: the one that comes with the product. */
  @IsString()
  vadModel = '';

  /** Comma-separated hosts that webhooks may be sent to: `host`, `host:port` or `host:*`; empty: nowhere, but to this machine in the demo. */
  @IsString()
  webhookTargets = '';

  /** Comma-separated CIDR ranges of private addresses that those hosts may have; empty: public ones alone, and this machine in the demo. */
  @IsString()
  webhookNetworks = '';

  @IsIn(['silent', 'error', 'warn', 'info', 'debug'])
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug' = 'info';

  /** Addresses of proxies whose forwarded client address is believed; empty: nobody's. */
  @IsString()
  trustedProxies = '';

  get secondFactorRequired(): boolean {
    return this.requireSecondFactor ?? !this.demo;
  }

  get dialsByHand(): boolean {
    return this.gateway === 'manual';
  }

  get runsApi(): boolean {
    return this.role !== 'worker';
  }

  get runsWorker(): boolean {
    return this.role !== 'api';
  }
}

const NAMES: Record<string, keyof Config> = {
  DIALPROOF_ROLE: 'role',
  DATABASE_URL: 'databaseUrl',
  REDIS_URL: 'redisUrl',
  DIALPROOF_REDIS_PREFIX: 'redisPrefix',
  DIALPROOF_PORT: 'port',
  DIALPROOF_HOST: 'host',
  DIALPROOF_DATA_DIR: 'dataDir',
  DIALPROOF_KEY_DIR: 'keyDir',
  DIALPROOF_BULK_LOAD: 'bulkLoad',
  DIALPROOF_BULK_BATCH_ROWS: 'bulkBatchRows',
  DIALPROOF_WEB_DIR: 'webDir',
  DIALPROOF_DEMO: 'demo',
  DIALPROOF_IDLE_LOCK_SECONDS: 'idleLockSeconds',
  DIALPROOF_SIGN_IN_NETWORKS: 'signInNetworks',
  DIALPROOF_METRICS_NETWORKS: 'metricsNetworks',
  DIALPROOF_REQUIRE_SECOND_FACTOR: 'requireSecondFactor',
  DIALPROOF_GATEWAY: 'gateway',
  DIALPROOF_SWITCH_RECORDINGS: 'switchRecordings',
  DIALPROOF_ARI_URL: 'ariUrl',
  DIALPROOF_ARI_USER: 'ariUser',
  DIALPROOF_ARI_PASSWORD: 'ariPassword',
  DIALPROOF_ARI_RECORDINGS: 'ariRecordings',
  DIALPROOF_ARI_EVENT_LOG: 'ariEventLog',
  DIALPROOF_ARI_AGENT_RING_SECONDS: 'ariAgentRingSeconds',
  DIALPROOF_SOFTPHONE_URL: 'softphoneUrl',
  DIALPROOF_SOFTPHONE_SEATS: 'softphoneSeats',
  DIALPROOF_LISTENING_TELEPHONES: 'listeningTelephones',
  DIALPROOF_SIMULATED_SPEED: 'simulatedSpeed',
  DIALPROOF_SIMULATED_BEHAVIOUR: 'simulatedBehaviour',
  DIALPROOF_SIMULATED_RECORDING: 'simulatedRecording',
  DIALPROOF_VAD_MODEL: 'vadModel',
  DIALPROOF_WEBHOOK_TARGETS: 'webhookTargets',
  DIALPROOF_WEBHOOK_NETWORKS: 'webhookNetworks',
  DIALPROOF_LOG_LEVEL: 'logLevel',
  DIALPROOF_TRUSTED_PROXIES: 'trustedProxies',
};

const NEEDED_BY_ASTERISK = ['ariUrl', 'ariUser', 'ariPassword', 'ariRecordings', 'ariEventLog'] as const;

function missingForAsterisk(config: Config): string[] {
  if (config.gateway !== 'asterisk') return [];
  const missing = NEEDED_BY_ASTERISK.filter((key) => config[key] === '');
  return Object.entries(NAMES)
    .filter(([, key]) => missing.some((one) => one === key))
    .map(([name]) => `${name}: must be set with DIALPROOF_GATEWAY=asterisk`);
}

/** Reads and validates the environment; throws one error that lists every wrong name. Folders come back absolute. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given: Record<string, unknown> = {};
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(environment)) {
    const key = NAMES[name];
    if (key && value !== undefined && value !== '') given[key] = value;
    else if (!key && name.startsWith('DIALPROOF_')) unknown.push(name);
  }
  const config = plainToInstance(Config, given, { exposeDefaultValues: true });
  const problems = validateSync(config).map((error) => {
    const name = Object.entries(NAMES).find(([, key]) => key === error.property)?.[0] ?? error.property;
    return `${name}: ${Object.values(error.constraints ?? {}).join(', ')}`;
  });
  problems.push(...unknown.map((name) => `${name}: there is no such setting`), ...missingForAsterisk(config));
  for (const [name, ranges] of [
    ['DIALPROOF_SIGN_IN_NETWORKS', config.signInNetworks],
    ['DIALPROOF_METRICS_NETWORKS', config.metricsNetworks],
    ['DIALPROOF_WEBHOOK_NETWORKS', config.webhookNetworks],
  ] as const) {
    if (!networksAreValid(ranges)) problems.push(`${name}: must be addresses or CIDR ranges, separated by commas`);
  }
  if (problems.length > 0) throw new Error(`The configuration is wrong:\n  ${problems.join('\n  ')}`);
  config.dataDir = resolve(config.dataDir);
  config.keyDir = resolve(config.keyDir);
  config.webDir = resolve(config.webDir);
  return config;
}
