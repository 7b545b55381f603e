import { type INestApplicationContext, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import { CampaignsService } from '../../src/campaigns/index.js';
import { SamplesService } from '../../src/compliance/index.js';
import { ContractsService } from '../../src/contracts/index.js';
import { CalendarService, Config, isWorkingDay, type LoadedYears, UnitOfWork } from '../../src/platform/index.js';
import { addDays, type Clock, instantOf, type LocalDate, localDateOf, SystemClock, weekdayOf } from '../../src/shared/index.js';
import { accountOf, seedCampaign, seedDoNotCall, seedScripts, type TwoManagers } from '../campaign.js';
import { type DemoContract, type DemoPeople, SEED, seedContract, seedPeople, ZONE } from '../contract.js';
import { demoCustomers } from '../lists/customers.js';
import { xlsxFile } from '../lists/list-files.js';
import { CallingRounds } from './calling-round.js';
import { HistoryClock } from './history-clock.js';
import { DemoProof } from './proof.js';
import { settleQuarter } from './settled-quarter.js';
import { trialList } from './trial-customers.js';

const CUSTOMERS = 1200;
const LIST_SEED = 77;
/** More than are called, so that no seat runs dry. */
const TRIAL_CUSTOMERS = 72;
const TRIAL_DAYS = 4;
const CALLS_A_DAY = 2;
/** A quarter that ended so long ago can have been settled and paid by now. */
const SETTLED_AFTER_DAYS = 50;

/** What makes the product out of a configuration and a clock. */
export type ProductModule = (config: Config, clock: Clock) => unknown;

/**
 * Writes the demo's past through the services, with a clock that is moved from day to day: the contract, two trial weeks at the end of the
 * last quarter that can be settled by now, what auditors found in them, its statement up to the payment, a day of calls of the running
 * quarter, and a campaign that runs now. Takes seconds.
 */
export async function writeHistory(product: ProductModule, config: Config): Promise<void> {
  const started = performance.now();
  const today = localDateOf(new SystemClock().now(), ZONE);
  const toOn = settledQuarterEnd(today);
  const startsOn = addDays(toOn, -13);
  const clock = new HistoryClock(ZONE, instantOf(addDays(startsOn, -1), '08:00', ZONE));
  const past = Object.assign(new Config(), config, {
    ...{ role: 'worker', gateway: 'simulated', simulatedBehaviour: 'by-number', simulatedSpeed: 1, simulatedRecording: true },
    redisPrefix: `{dialproof-past-${randomUUID()}}`,
  } satisfies Partial<Config>);
  const app = await NestFactory.createApplicationContext(product(past, clock) as never, { abortOnError: false, logger: ['error', 'warn'] });
  try {
    const contract = await seedContract(app, { startsOn, runningFrom: addDays(toOn, 1) });
    const people = await seedPeople(app, contract, { startsOn, today });
    const managers = { first: accountOf(people.get('manager1')!), second: accountOf(people.get('manager2')!) };
    const scriptId = await seedScripts(app, contract.bankId, managers);
    await seedPast(app, clock, { contract, people, managers, scriptId, startsOn, toOn, today });
    await seedPresent(app, clock, { contract, managers, scriptId, today });
    await app.get(UnitOfWork, { strict: false }).run({ actor: SEED, action: 'demo.seeded' }, async () => undefined);
  } finally {
    await app.close();
  }
  Logger.log(`demo seeded in ${Math.round(performance.now() - started)} ms`, 'Demo');
}

interface Past {
  contract: DemoContract;
  people: DemoPeople;
  managers: TwoManagers;
  scriptId: string;
  startsOn: LocalDate;
  toOn: LocalDate;
  today: LocalDate;
}

async function seedPast(app: INestApplicationContext, clock: HistoryClock, past: Past): Promise<void> {
  const { contract, people, managers, scriptId, startsOn, toOn, today } = past;
  clock.moveTo(startsOn, '08:30');
  const campaignId = await seedCampaign(app, contract, managers, {
    ...{ title: '普惠贷款外呼·试运行', scriptId, startsOn, endsOn: addDays(today, -1) },
    ...{ listName: '目标客户-试运行.csv', file: trialList(TRIAL_CUSTOMERS) },
  });
  const rounds = new CallingRounds(app, clock, campaignId, ['overConversation', 'onSilence', 'onVoicemail']);
  const agents = [...people.values()].filter(({ role }) => role === 'agent');
  const years = await app.get(CalendarService, { strict: false }).years();
  const days = workDays(years, startsOn, toOn).slice(0, TRIAL_DAYS);
  for (const day of days) await rounds.day(day, agents, CALLS_A_DAY);
  const proof = new DemoProof(app, people);
  await proof.examined();
  await judge(app, clock, proof, rounds, past, days);
  await settleQuarter(app, clock, contract, people, { toOn, days: settlementDays(toOn) });
  // A day of the running quarter leaves the desk some work.
  rounds.alsoLie('overConversation', 'onSilence');
  const yesterday = addDays(today, -1);
  if (yesterday > addDays(toOn, 45)) await rounds.day(yesterday, agents, CALLS_A_DAY);
  await app.get(CampaignsService, { strict: false }).act(managers.first, campaignId, 'complete', null);
}

/** Two false records, one of them appealed against and upheld; one that nobody can tell; two complaints. */
async function judge(
  app: INestApplicationContext,
  clock: HistoryClock,
  proof: DemoProof,
  { lied }: CallingRounds,
  { contract, toOn }: Past,
  days: readonly LocalDate[],
): Promise<void> {
  clock.moveTo(addDays(days.at(-1)!, 1), '09:00');
  for (const [index, day] of days.entries()) await app.get(SamplesService, { strict: false }).draw(contract.contractId, day, 1000 + index);
  const talked = { heard: 'conversation', decision: 'confirmed', reason: '录音中客户与坐席有完整对话，记录为无人接听' } as const;
  const silent = { heard: 'nobody', decision: 'confirmed', reason: '接通后客户未说话，却记录为有意向' } as const;
  const machine = { heard: 'tone_or_notice', decision: 'cannot_tell', reason: '疑似语音信箱，无法判断客户是否回应' } as const;
  await proof.decide(lied.get('overConversation'), 'auditor1', talked);
  const appealed = await proof.decide(lied.get('onSilence'), 'auditor1', silent);
  await proof.decide(lied.get('onVoicemail'), 'auditor2', machine);
  await proof.clearSample(days.slice(0, -1), 'auditor2', '录音与记录一致');
  clock.advance(7_200_000);
  if (appealed) {
    await proof.appeal(appealed, '坐席称客户有轻声应答，请求复听');
    clock.advance(7_200_000);
    await proof.closeAppeal(appealed, 'auditor2', { ...silent, reason: '复听确认客户未出声，维持不实' });
  }
  // Who is called is dealt by chance; of these answers there are several on the list.
  const [pressed, startled] = [...(await proof.callsWith('refused')), ...(await proof.callsWith('wrong_person'))];
  const receivedOn = addDays(days.at(-1)!, 1);
  if (pressed)
    await proof.complaint(
      { callId: pressed, receivedOn, channel: 'telephone', summary: '客户投诉坐席在其拒绝后继续推销' },
      { upheld: true, level: 2, reason: '录音属实，已要求外包方整改' },
    );
  if (startled)
    await proof.complaint(
      { callId: startled, receivedOn, channel: 'branch', summary: '客户称不知为何接到来电' },
      { upheld: false, reason: '坐席用语得当，未违规' },
    );
  clock.moveTo(addDays(toOn, 18), '09:00');
  await proof.lapse();
}

/** The campaign that runs now, with its list of today. */
async function seedPresent(
  app: INestApplicationContext,
  clock: HistoryClock,
  { contract, managers, scriptId, today }: Omit<Past, 'people' | 'startsOn' | 'toOn'>,
): Promise<void> {
  clock.moveTo(today, '00:00');
  await seedDoNotCall(app, contract.bankId, managers);
  const list = demoCustomers(LIST_SEED, CUSTOMERS);
  const { endsOn } = await app.get(ContractsService, { strict: false }).contract(contract.contractId);
  // Other people than those of the sample files, which are there to be uploaded beside this list.
  const file = await xlsxFile({ ...list, rows: list.rows.map(([ref = '', ...cells]) => [ref === '' ? '' : `D${ref}`, ...cells]) });
  await seedCampaign(app, contract, managers, {
    ...{ title: '普惠贷款外呼', scriptId, startsOn: addDays(today, -1), endsOn },
    ...{ listName: '目标客户-城区.xlsx', file },
  });
}

/** The newest quarter's end that lies far enough back. */
function settledQuarterEnd(today: LocalDate): LocalDate {
  const limit = addDays(today, -SETTLED_AFTER_DAYS);
  const [year, month] = limit.split('-').map(Number) as [number, number];
  // The day before the first of the limit's own quarter.
  return addDays(`${year}-${String(Math.floor((month - 1) / 3) * 3 + 1).padStart(2, '0')}-01`, -1);
}

function settlementDays(toOn: LocalDate): Parameters<typeof settleQuarter>[4]['days'] {
  return {
    ...{ reportedOn: addDays(toOn, 19), assessedOn: addDays(toOn, 22), approvedOn: addDays(toOn, 23) },
    ...{ invoicedOn: addDays(toOn, 27), paidOn: addDays(toOn, 43) },
  };
}

/** Weekdays that are no official day off, as far as that is known. */
function workDays(years: LoadedYears, from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    if (weekdayOf(day) <= 5 && (!years.has(Number(day.slice(0, 4))) || isWorkingDay(years, day))) days.push(day);
  return days;
}
