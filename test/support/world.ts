import { Readable } from 'node:stream';
import { CampaignsService, ListImportService, ListsService } from '../../src/campaigns/index.js';
import { ContractsService, loanOutboundTerms, type TermsDocument } from '../../src/contracts/index.js';
import { PeopleService } from '../../src/people/index.js';
import { AccountsService, type Actor, systemActor } from '../../src/platform/index.js';
import { ScriptsService } from '../../src/scripts/index.js';
import { addDays, localDateOf } from '../../src/shared/index.js';
import type { HttpClient } from './http-client.js';
import type { TestApp } from './test-app.js';
import { waitFor } from './wait-for.js';

const SYSTEM = systemActor('test');
const ZONE = 'Asia/Shanghai';
export const PASSWORD = 'dialproof-test';

type AccountActor = Actor & { kind: 'account' };

export interface World {
  bankId: string;
  vendorId: string;
  contractId: string;
  orderId: string;
  campaignId: string;
  scriptId: string;
  agentIds: string[];
  manager1: AccountActor;
  manager2: AccountActor;
}

export interface WorldOptions {
  agents?: number;
  /** Changes to the contract's terms; by default calls go round the clock without gaps. */
  terms?: (terms: TermsDocument) => void;
  shift?: { start: string; end: string };
  /** Prefix of user names, so that one database can hold several worlds. */
  prefix?: string;
}

/** A bank, a vendor, its agents on duty, two managers, two auditors, an admin, and a running campaign without customers. */
export async function makeWorld(test: TestApp, options: WorldOptions = {}): Promise<World> {
  const contracts = test.get(ContractsService);
  const accounts = test.get(AccountsService);
  const prefix = options.prefix ?? '';
  const today = localDateOf(test.clock.now(), ZONE);
  const bankId = await contracts.createParty(SYSTEM, 'bank', `${prefix}银行`);
  const vendorId = await contracts.createParty(SYSTEM, 'vendor', `${prefix}外包`);
  const period = { startsOn: addDays(today, -400), endsOn: addDays(today, 400) };
  const contractId = await contracts.createContract(SYSTEM, {
    ...{ code: `${prefix}L`, title: '外呼服务', bankId, vendorId, template: 'L', zone: ZONE, contact: null, demo: false, ...period },
  });
  const terms = roundTheClock();
  options.terms?.(terms);
  await contracts.addTerms(SYSTEM, contractId, period.startsOn, terms, null);
  const orderId = await contracts.addOrder(SYSTEM, { contractId, code: '1', title: '订单', ceilingFen: 100_000_000n, ...period });
  const staff = async (
    username: string,
    role: 'bank_manager' | 'bank_auditor' | 'vendor_manager' | 'admin',
    partyId: string | null,
  ): Promise<AccountActor> => ({
    kind: 'account',
    role,
    accountId: await accounts.create(SYSTEM, {
      username: `${prefix}${username}`,
      displayName: username,
      role,
      partyId,
      agentId: null,
      password: PASSWORD,
    }),
  });
  const manager1 = await staff('manager1', 'bank_manager', bankId);
  const manager2 = await staff('manager2', 'bank_manager', bankId);
  await staff('auditor1', 'bank_auditor', bankId);
  await staff('auditor2', 'bank_auditor', bankId);
  await staff('admin', 'admin', null);
  await staff('vendor', 'vendor_manager', vendorId);
  const agentIds = await makeAgents(test, {
    contractId,
    vendorId,
    prefix,
    today,
    count: options.agents ?? 1,
    shift: options.shift ?? { start: '00:00', end: '24:00' },
  });
  const { scriptId, campaignId } = await makeCampaign(test, { bankId, contractId, orderId, today, manager1, manager2 });
  return { bankId, vendorId, contractId, orderId, campaignId, scriptId, agentIds, manager1, manager2 };
}

function roundTheClock(): TermsDocument {
  const terms = loanOutboundTerms();
  terms.serviceWindows = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }];
  terms.officialCalendar = false;
  Object.assign(terms.dialling, {
    perNumberGapMinutes: 0,
    coolingDays: 0,
    retryMinutes: { no_answer: 60, busy: 60, switched_off: 60, callback: 0 },
  });
  return terms;
}

async function makeAgents(
  test: TestApp,
  given: { contractId: string; vendorId: string; prefix: string; today: string; count: number; shift: { start: string; end: string } },
): Promise<string[]> {
  const people = test.get(PeopleService);
  const accounts = test.get(AccountsService);
  const ids: string[] = [];
  for (let index = 1; index <= given.count; index += 1) {
    const agentId = await people.createAgent(SYSTEM, {
      contractId: given.contractId,
      staffNo: String(index),
      displayName: `agent${index}`,
      seat: `seat-${index}`,
    });
    for (const kind of ['labour_contract', 'confidentiality', 'training', 'exam'] as const) {
      await people.addDocument(SYSTEM, agentId, { kind, datedOn: addDays(given.today, -30), expiresOn: null, passed: true, score: null });
    }
    await people.planShifts(SYSTEM, agentId, {
      from: addDays(given.today, -1),
      to: addDays(given.today, 3),
      workingDaysOnly: false,
      ...given.shift,
    });
    await accounts.create(SYSTEM, {
      username: `${given.prefix}agent${index}`,
      displayName: `agent${index}`,
      role: 'agent',
      partyId: given.vendorId,
      agentId,
      password: PASSWORD,
    });
    ids.push(agentId);
  }
  return ids;
}

async function makeCampaign(
  test: TestApp,
  given: { bankId: string; contractId: string; orderId: string; today: string; manager1: AccountActor; manager2: AccountActor },
): Promise<{ scriptId: string; campaignId: string }> {
  const scripts = test.get(ScriptsService);
  const body = { opening: '{{customer.title}}，您好', sections: [], objections: [{ key: 'rate', title: '利率太高', text: '可以了解' }] };
  const scriptId = await scripts.create(given.manager1, given.bankId, { title: '话术', language: 'zh-CN', body });
  await scripts.submit(given.manager1, given.bankId, scriptId, 1);
  await scripts.approve(given.manager2, given.bankId, scriptId, 1);
  const campaignId = await startedCampaign(test, { ...given, scriptId, title: '经营快贷' });
  return { scriptId, campaignId };
}

/** A campaign made by the first manager, approved by the second, running. */
export async function startedCampaign(
  test: TestApp,
  given: {
    contractId: string;
    orderId: string;
    scriptId: string;
    today?: string;
    title: string;
    manager1: AccountActor;
    manager2: AccountActor;
  },
): Promise<string> {
  const campaigns = test.get(CampaignsService);
  const today = given.today ?? localDateOf(test.clock.now(), ZONE);
  const contract = await test.get(ContractsService).contract(given.contractId);
  const id = await campaigns.create(given.manager1, contract, {
    ...{ orderId: given.orderId, title: given.title, product: '经营快贷', applyAt: '城西支行', scriptId: given.scriptId },
    ...{ startsOn: addDays(today, -1), endsOn: addDays(today, 300), priority: 5 },
  });
  await campaigns.act(given.manager1, id, 'submit', null);
  await campaigns.act(given.manager2, id, 'approve', null);
  await campaigns.act(given.manager1, id, 'start', null);
  return id;
}

/** The last two digits of a number plan its call (see the simulated telephone system); the rest counts up. */
export function numberFor(index: number, behaviour: number): string {
  return `139${String(index).padStart(6, '0')}${String(behaviour).padStart(2, '0')}`;
}

export interface Row {
  ref: string;
  name: string;
  phones: string[];
  region?: string;
}

/** Rows of customers with one number each; every call goes as `behaviour` says. */
export function customers(count: number, behaviour: number | ((index: number) => number) = 7, from = 1): Row[] {
  return Array.from({ length: count }, (_, offset) => {
    const index = from + offset;
    return {
      ref: `C${index}`,
      name: `王${index}`,
      phones: [numberFor(index, typeof behaviour === 'number' ? behaviour : behaviour(index))],
      region: `区${index % 3}`,
    };
  });
}

export function csvOf(rows: Row[]): Buffer {
  const lines = rows.map((row) => [row.ref, row.name, row.phones[0] ?? '', row.phones[1] ?? '', row.region ?? ''].join(','));
  return Buffer.from(`客户号,姓名,手机号,备用电话,地区\r\n${lines.join('\r\n')}\r\n`);
}

/** Uploads rows as a csv through the services, imports and releases them. */
export async function releaseList(test: TestApp, world: World, rows: Row[], campaignId = world.campaignId): Promise<string> {
  const lists = test.get(ListsService);
  const campaign = await test.get(CampaignsService).campaign(campaignId);
  const listId = await lists.upload(world.manager1, campaign, '名单.csv', Readable.from([csvOf(rows)]));
  const uploaded = await lists.list(listId);
  const { suggestedMapping } = await lists.preview(uploaded);
  await lists.startImport(world.manager1, uploaded, { columns: suggestedMapping.columns.map(plainColumn), customerRefFromPhone: false });
  await test.get(ListImportService).run(listId);
  await waitFor('the list is imported', async () => (await lists.list(listId)).state === 'imported');
  await lists.release(world.manager2, await lists.list(listId));
  return listId;
}

export function plainColumn<T extends { column: number; heading: string; target: string; attributeName?: string }>(given: T): object {
  const { column, heading, target, attributeName } = given;
  return { column, heading, target, ...(attributeName ? { attributeName } : {}) };
}

/** Waits until the agent's call has ended, or this call has left the card; answers the card. */
export async function callEnded(agent: HttpClient, callId?: string): Promise<Record<string, any>> {
  return waitFor(
    'the call has ended',
    async () => {
      const { body } = await agent.get('/card');
      const over = !['placing', 'agent_ringing', 'ringing', 'talking', 'checking'].includes(body['state']);
      return over || (callId && body['call']?.callId !== callId) ? body : null;
    },
    120_000,
  );
}

/** Waits until a worker drives the telephone system. */
export async function phonesReady(agent: HttpClient): Promise<void> {
  await waitFor('the telephone system is driven', async () => (await agent.get('/card')).body['agent']?.phone === 'online');
}
