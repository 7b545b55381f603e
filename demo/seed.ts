import { type INestApplicationContext, Logger } from '@nestjs/common';
import { Readable } from 'node:stream';
import { CampaignsService, ListImportService, ListsService } from '../src/campaigns/index.js';
import { DoNotCallService } from '../src/compliance/index.js';
import { ContractsService, loanOutboundTerms, type TermsDocument } from '../src/contracts/index.js';
import { PeopleService } from '../src/people/index.js';
import { AccountsService, type Actor, SignInHints, systemActor, UnitOfWork } from '../src/platform/index.js';
import { ScriptsService } from '../src/scripts/index.js';
import { addDays, Clock, localDateOf } from '../src/shared/index.js';
import { DEMO_DO_NOT_CALL, demoCustomers } from './lists/customers.js';
import { xlsxFile } from './lists/list-files.js';
import { DEMO_AGENTS, DEMO_LOGINS, DEMO_STAFF } from './logins.js';
import { loanScriptEn, loanScriptZh } from './scripts/loan-script.js';

export { DEMO_LOGINS };

const ZONE = 'Asia/Shanghai';
const SEED = systemActor('demo');
const CUSTOMERS = 1200;
const LIST_SEED = 77;
const SHIFT_DAYS = 60;

type AccountActor = Actor & { kind: 'account' };

/** The loan contract with calling hours round the clock every day, so that the demo runs on any date and hour; labelled so. */
function demoTerms(): TermsDocument {
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

/** Seeds the demo once, through the services; later starts only keep the shifts going. */
export async function seedDemo(app: INestApplicationContext): Promise<void> {
  app.get(SignInHints, { strict: false }).show(DEMO_LOGINS);
  const accounts = app.get(AccountsService, { strict: false });
  const people = app.get(PeopleService, { strict: false });
  const today = localDateOf(app.get(Clock, { strict: false }).now(), ZONE);
  if ((await accounts.count()) > 0) {
    await keepShiftsGoing(app, today);
    return;
  }
  const started = performance.now();
  const { vendorId, bankId, contractId, orderId } = await seedContract(app, today);
  const actors = new Map<string, AccountActor>();
  for (const person of DEMO_STAFF) {
    const partyId = person.role === 'admin' ? null : person.role === 'vendor_manager' ? vendorId : bankId;
    const accountId = await accounts.create(SEED, { ...person, partyId, agentId: null });
    actors.set(person.username, { kind: 'account', accountId, role: person.role });
  }
  for (const [index, person] of DEMO_AGENTS.entries()) {
    const staffNo = String(316 + index).padStart(4, '0');
    const agentId = await people.createAgent(SEED, { contractId, staffNo, displayName: person.displayName, seat: `seat-${index + 1}` });
    for (const kind of ['labour_contract', 'confidentiality', 'training', 'exam'] as const) {
      const expiresOn = kind === 'exam' || kind === 'training' ? addDays(today, 300) : null;
      await people.addDocument(SEED, agentId, {
        kind,
        datedOn: addDays(today, -30),
        expiresOn,
        passed: true,
        score: kind === 'exam' ? 88 + index : null,
      });
    }
    await planShifts(people, agentId, today);
    await accounts.create(SEED, { ...person, partyId: vendorId, agentId });
  }
  await seedCampaign(app, { bankId, contractId, orderId, today, first: actors.get('manager1')!, second: actors.get('manager2')! });
  await app.get(UnitOfWork, { strict: false }).run({ actor: SEED, action: 'demo.seeded' }, async () => undefined);
  Logger.log(`demo seeded in ${Math.round(performance.now() - started)} ms`, 'Demo');
}

async function seedContract(
  app: INestApplicationContext,
  today: string,
): Promise<{ bankId: string; vendorId: string; contractId: string; orderId: string }> {
  const contracts = app.get(ContractsService, { strict: false });
  const bankId = await contracts.createParty(SEED, 'bank', '示范银行');
  const vendorId = await contracts.createParty(SEED, 'vendor', '恒信外包服务');
  const startsOn = `${today.slice(0, 4)}-01-01`;
  const endsOn = `${Number(today.slice(0, 4)) + 1}-12-31`;
  const contractId = await contracts.createContract(SEED, {
    ...{
      code: 'DEMO-L',
      title: '普惠金融外呼服务（演示：每天0:00–24:00可拨）',
      bankId,
      vendorId,
      template: 'L',
      startsOn,
      endsOn,
      zone: ZONE,
    },
    ...{ contact: '孙莉', demo: true },
  });
  await contracts.addTerms(SEED, contractId, startsOn, demoTerms(), '演示条款：全天可拨，便于任何时间试用');
  const orderId = await contracts.addOrder(SEED, {
    contractId,
    code: 'DEMO-L-01',
    title: '外呼营销订单01',
    startsOn,
    endsOn,
    ceilingFen: 60_000_000n,
  });
  return { bankId, vendorId, contractId, orderId };
}

interface CampaignSeed {
  bankId: string;
  contractId: string;
  orderId: string;
  today: string;
  first: AccountActor;
  second: AccountActor;
}

/** Script, campaign, do-not-call and a released list, each made by the first manager and approved by the second. */
async function seedCampaign(
  app: INestApplicationContext,
  { bankId, contractId, orderId, today, first, second }: CampaignSeed,
): Promise<void> {
  const scripts = app.get(ScriptsService, { strict: false });
  const scriptId = await scripts.create(first, bankId, { title: '经营快贷话术', language: 'zh-CN', body: loanScriptZh() });
  await scripts.submit(first, bankId, scriptId, 1);
  await scripts.approve(second, bankId, scriptId, 1);
  const english = await scripts.create(first, bankId, { title: 'Business loan script', language: 'en', body: loanScriptEn() });
  await scripts.submit(first, bankId, english, 1);

  const doNotCall = app.get(DoNotCallService, { strict: false });
  for (const number of DEMO_DO_NOT_CALL) await doNotCall.addByHand(first, bankId, { number, reason: '客户曾要求不再来电' });

  const campaigns = app.get(CampaignsService, { strict: false });
  const contract = await app.get(ContractsService, { strict: false }).contract(contractId);
  const campaignId = await campaigns.create(first, contract, {
    ...{ orderId, title: '普惠贷款外呼', product: '经营快贷', applyAt: '手机银行或城西支行', scriptId },
    ...{ startsOn: addDays(today, -1), endsOn: contract.endsOn, priority: 5 },
  });
  await campaigns.act(first, campaignId, 'submit', null);
  await campaigns.act(second, campaignId, 'approve', null);
  await seedList(app, campaignId, first, second);
  await campaigns.act(first, campaignId, 'start', null);
}

async function seedList(app: INestApplicationContext, campaignId: string, first: AccountActor, second: AccountActor): Promise<void> {
  const lists = app.get(ListsService, { strict: false });
  const campaigns = app.get(CampaignsService, { strict: false });
  const list = demoCustomers(LIST_SEED, CUSTOMERS);
  // Other people than those of the sample files, which are there to be uploaded beside this list.
  const file = await xlsxFile({ ...list, rows: list.rows.map(([ref = '', ...cells]) => [ref === '' ? '' : `D${ref}`, ...cells]) });
  const listId = await lists.upload(first, await campaigns.campaign(campaignId), '目标客户-城区.xlsx', Readable.from([file]));
  const uploaded = await lists.list(listId);
  const { suggestedMapping } = await lists.preview(uploaded);
  const columns = suggestedMapping.columns.map(({ column, heading, target, attributeName }) => ({
    column,
    heading,
    target,
    ...(attributeName ? { attributeName } : {}),
  }));
  await lists.startImport(first, uploaded, { columns, customerRefFromPhone: false });
  await app.get(ListImportService, { strict: false }).run(listId);
  await waitUntilImported(lists, listId);
  await lists.release(second, await lists.list(listId));
}

/** The worker may have taken the import first; wait for whoever has it. */
async function waitUntilImported(lists: ListsService, listId: string): Promise<void> {
  for (let round = 0; round < 600; round += 1) {
    const { state, problemCode } = await lists.list(listId);
    if (state === 'imported') return;
    if (state === 'failed') throw new Error(`the demo's list was not imported: ${problemCode}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("the demo's list is still being imported after 30 s");
}

async function planShifts(people: PeopleService, agentId: string, today: string): Promise<void> {
  await people.planShifts(SEED, agentId, {
    from: addDays(today, -1),
    to: addDays(today, SHIFT_DAYS),
    start: '00:00',
    end: '24:00',
    workingDaysOnly: false,
  });
}

async function keepShiftsGoing(app: INestApplicationContext, today: string): Promise<void> {
  const people = app.get(PeopleService, { strict: false });
  const contracts = app.get(ContractsService, { strict: false });
  const demo = (await contracts.allContracts()).filter((contract) => contract.demo);
  const agents = await people.agentsOf(demo.map((contract) => contract.id));
  const ahead = await people.shiftsOf(
    agents.map((agent) => agent.id),
    addDays(today, SHIFT_DAYS / 2),
    addDays(today, SHIFT_DAYS),
  );
  if (ahead.length > 0) return;
  for (const agent of agents) await planShifts(people, agent.id, today);
}
