import type { INestApplicationContext } from '@nestjs/common';
import { ContractsService, loanOutboundTerms, type TermsDocument } from '../src/contracts/index.js';
import { PeopleService } from '../src/people/index.js';
import { AccountsService, type Principal, type Role, systemActor } from '../src/platform/index.js';
import { addDays, type LocalDate } from '../src/shared/index.js';
import { DEMO_AGENTS, DEMO_STAFF, type DemoPerson } from './logins.js';

export const ZONE = 'Asia/Shanghai';
export const SEED = systemActor('demo');
const SHIFT_DAYS = 60;
const CEILING_FEN = 60_000_000n;

export interface DemoContract {
  bankId: string;
  vendorId: string;
  contractId: string;
  orderId: string;
}

/** The demo's people as they act, by user name. */
export type DemoPeople = ReadonlyMap<string, Principal>;

/** The loan contract with calling hours round the clock every day, so that the demo runs on any date and hour; labelled so. */
function roundTheClockTerms(): TermsDocument {
  const terms = loanOutboundTerms();
  return {
    ...terms,
    serviceWindows: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }],
    officialCalendar: false,
    dialling: {
      ...terms.dialling,
      perNumberGapMinutes: 0,
      coolingDays: 0,
      retryMinutes: { no_answer: 30, busy: 10, switched_off: 60, callback: 0 },
    },
  };
}

/** The trial weeks at the end of the last quarter: weekdays only, and a target that a dozen calls a day can reach. */
function trialTerms(): TermsDocument {
  const terms = roundTheClockTerms();
  return {
    ...terms,
    serviceWindows: [{ weekdays: [1, 2, 3, 4, 5], start: '00:00', end: '24:00' }],
    volume: { ...terms.volume, requiredPerHeadPerDay: 2, intentTargetPerHeadPerDay: 1 },
    fees: {
      ...terms.fees,
      coefficients: [
        { fromSuccessesHundredths: 60, coefficientBps: 10_000 },
        { fromSuccessesHundredths: 30, coefficientBps: 8000 },
        { fromSuccessesHundredths: 0, coefficientBps: 5000 },
      ],
    },
  };
}

/** Bank, vendor, a contract that began with trial weeks, and one order. `runningFrom`: first day of the quarter that runs now. */
export async function seedContract(
  app: INestApplicationContext,
  { startsOn, runningFrom }: { startsOn: LocalDate; runningFrom: LocalDate },
): Promise<DemoContract> {
  const contracts = app.get(ContractsService, { strict: false });
  const bankId = await contracts.createParty(SEED, 'bank', '示范银行');
  const vendorId = await contracts.createParty(SEED, 'vendor', '恒信外包服务');
  const period = { startsOn, endsOn: `${Number(runningFrom.slice(0, 4)) + 1}-12-31` };
  const contractId = await contracts.createContract(SEED, {
    ...{ code: 'DEMO-L', title: '普惠金融外呼服务（演示：每天0:00–24:00可拨）', bankId, vendorId, template: 'L', zone: ZONE },
    ...{ contact: '孙莉', demo: true, ...period },
  });
  await contracts.addTerms(SEED, contractId, startsOn, trialTerms(), '试运行：工作日外呼，目标每人每天1位意向客户');
  await contracts.addTerms(SEED, contractId, runningFrom, roundTheClockTerms(), '演示条款：全天可拨，便于任何时间试用');
  const order = { contractId, code: 'DEMO-L-01', title: '外呼营销订单01', ceilingFen: CEILING_FEN, ...period };
  return { bankId, vendorId, contractId, orderId: await contracts.addOrder(SEED, order) };
}

/** Accounts of both sides, and the six agents with what they hold and shifts from the contract's first day on. */
export async function seedPeople(
  app: INestApplicationContext,
  { bankId, vendorId, contractId }: DemoContract,
  { startsOn, today }: { startsOn: LocalDate; today: LocalDate },
): Promise<DemoPeople> {
  const accounts = app.get(AccountsService, { strict: false });
  const people = app.get(PeopleService, { strict: false });
  const known = new Map<string, Principal>();
  const open = async (person: DemoPerson, partyId: string | null, agentId: string | null): Promise<void> => {
    const accountId = await accounts.create(SEED, { ...person, partyId, agentId });
    known.set(person.username, principal(accountId, person, partyId, agentId));
  };
  for (const person of DEMO_STAFF) await open(person, partyOf(person.role, bankId, vendorId), null);
  for (const [index, person] of DEMO_AGENTS.entries()) {
    const staffNo = String(316 + index).padStart(4, '0');
    const agentId = await people.createAgent(SEED, { contractId, staffNo, displayName: person.displayName, seat: `seat-${index + 1}` });
    for (const kind of ['labour_contract', 'confidentiality', 'training', 'exam'] as const) {
      const expiresOn = kind === 'exam' || kind === 'training' ? addDays(today, 300) : null;
      const score = kind === 'exam' ? 88 + index : null;
      await people.addDocument(SEED, agentId, { kind, datedOn: addDays(startsOn, -30), expiresOn, passed: true, score });
    }
    await planShifts(people, agentId, startsOn, addDays(today, SHIFT_DAYS));
    await open(person, vendorId, agentId);
  }
  return known;
}

/** Later starts only keep the shifts going. */
export async function keepShiftsGoing(app: INestApplicationContext, today: LocalDate): Promise<void> {
  const people = app.get(PeopleService, { strict: false });
  const contracts = app.get(ContractsService, { strict: false });
  const demo = (await contracts.allContracts()).filter((contract) => contract.demo);
  const agents = await people.agentsOf(demo.map((contract) => contract.id));
  const ids = agents.map((agent) => agent.id);
  if ((await people.shiftsOf(ids, addDays(today, SHIFT_DAYS / 2), addDays(today, SHIFT_DAYS))).length > 0) return;
  for (const id of ids) await planShifts(people, id, addDays(today, -1), addDays(today, SHIFT_DAYS));
}

function planShifts(people: PeopleService, agentId: string, from: LocalDate, to: LocalDate): Promise<number> {
  return people.planShifts(SEED, agentId, { from, to, start: '00:00', end: '24:00', workingDaysOnly: false });
}

function partyOf(role: Role, bankId: string, vendorId: string): string | null {
  return role === 'admin' ? null : role === 'vendor_manager' ? vendorId : bankId;
}

function principal(
  accountId: string,
  { username, displayName, role }: DemoPerson,
  partyId: string | null,
  agentId: string | null,
): Principal {
  return { sessionId: '', accountId, username, displayName, role, partyId, agentId, locked: false };
}
