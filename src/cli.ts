import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { AppModule } from './app.module.js';
import { ContractsService } from './contracts/index.js';
import { PeopleService } from './people/index.js';
import {
  AccountsService,
  AuditSealer,
  AuditVerifier,
  CalendarService,
  newSecondFactor,
  type OfficialYear,
  prepareFolders,
  readConfig,
  systemActor,
  useLogger,
} from './platform/index.js';
import { setUpContract } from './setup-contract.js';
import { AppError } from './shared/index.js';

const OPERATOR = systemActor('operator');

interface Command {
  usage: string;
  run: (app: CliApp, args: string[]) => Promise<number>;
}

interface CliApp {
  get: <T>(type: new (...dependencies: never[]) => T) => T;
}

/** Checks the whole audit trail; exit code 1 when something does not fit. */
async function verifyAudit(app: CliApp): Promise<number> {
  // A trail that was tampered with is not sealed any further; the verdict then says what was done to it.
  await app
    .get(AuditSealer)
    .seal()
    .catch((error: Error) => say(error.message));
  const verdict = await app.get(AuditVerifier).verify();
  say(`${verdict.entries} entries, ${verdict.ok ? 'the chain holds' : `${verdict.problems.length} problems`}`);
  verdict.problems.forEach((problem) => say(`  ${problem}`));
  return verdict.ok ? 0 : 1;
}

/** Loads an official calendar year from a JSON file: { "year", "source", "days": [{ "from", "to", "kind": "holiday" | "workday" }] }. */
async function loadCalendar(app: CliApp, [path]: string[]): Promise<number> {
  if (!path) return usage('calendar:load');
  const year = JSON.parse(readFileSync(path, 'utf8')) as OfficialYear;
  await app.get(CalendarService).load(OPERATOR, year);
  say(`calendar of ${year.year} is loaded`);
  return 0;
}

/** Makes the first administrator; the password is asked for and not shown in the process list. */
async function createAdmin(app: CliApp, [username, displayName]: string[]): Promise<number> {
  if (!username) return usage('admin:create');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const password = await terminal.question('Password (at least 10 characters): ');
  terminal.close();
  const given = { username, displayName: displayName ?? username, role: 'admin' as const, partyId: null, agentId: null, password };
  await app.get(AccountsService).create(OPERATOR, given);
  say(`administrator ${username} is made; now enrol the second factor: second-factor ${username}`);
  return 0;
}

/** Gives an account a new second factor; the secret is printed once. */
async function enrolSecondFactor(app: CliApp, [username]: string[]): Promise<number> {
  if (!username) return usage('second-factor');
  const accounts = app.get(AccountsService);
  const account = (await accounts.list()).find((one) => one.username === username);
  if (!account) {
    say(`there is no account ${username}`);
    return 1;
  }
  const { secret, uri } = newSecondFactor(username);
  await accounts.enrolSecondFactor(OPERATOR, account.id, secret);
  say(`Enter this key in the authenticator of ${username}, it is not shown again:\n  ${secret}\n  ${uri}`);
  return 0;
}

/** Sets up a bank, a vendor, their contract and its people from a JSON file; prints each first password once. */
async function setUp(app: CliApp, [path]: string[]): Promise<number> {
  if (!path) return usage('setup');
  const services = { contracts: app.get(ContractsService), people: app.get(PeopleService), accounts: app.get(AccountsService) };
  const logins = await setUpContract(services, OPERATOR, JSON.parse(readFileSync(path, 'utf8')));
  say('First passwords, not shown again:');
  for (const { username, role, password } of logins) say(`  ${username.padEnd(24)} ${password}   ${role}`);
  say('Roles of the bank also need a second factor before they can sign in: second-factor USERNAME');
  return 0;
}

const COMMANDS: Record<string, Command> = {
  'audit:verify': { usage: 'audit:verify', run: verifyAudit },
  'calendar:load': { usage: 'calendar:load FILE.json', run: loadCalendar },
  setup: { usage: 'setup FILE.json', run: setUp },
  'admin:create': { usage: 'admin:create USERNAME [NAME]', run: createAdmin },
  'second-factor': { usage: 'second-factor USERNAME', run: enrolSecondFactor },
};

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function usage(name: string): number {
  say(`Usage: ${COMMANDS[name]!.usage}`);
  return 2;
}

async function main(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2);
  const command = COMMANDS[name];
  if (!command) {
    say(
      `Commands:\n${Object.values(COMMANDS)
        .map((one) => `  ${one.usage}`)
        .join('\n')}`,
    );
    return 2;
  }
  const config = readConfig({ ...process.env, DIALPROOF_ROLE: 'api' });
  useLogger('error');
  prepareFolders(config);
  const app = await NestFactory.createApplicationContext(AppModule.with(config), { abortOnError: false });
  try {
    return await command.run({ get: (type) => app.get(type as never, { strict: false }) }, args);
  } finally {
    await app.close();
  }
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    const errors = error instanceof AppError ? ((error.facts['errors'] as { field: string; reason: string }[] | undefined) ?? []) : [];
    process.stderr.write([error.message, ...errors.map(({ field, reason }) => `  ${field}: ${reason}`)].join('\n') + '\n');
    process.exit(1);
  },
);
