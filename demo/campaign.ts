import type { INestApplicationContext } from '@nestjs/common';
import { Readable } from 'node:stream';
import { CampaignsService, ListImportService, ListsService } from '../src/campaigns/index.js';
import { DoNotCallService } from '../src/compliance/index.js';
import { ContractsService } from '../src/contracts/index.js';
import type { Actor, Principal } from '../src/platform/index.js';
import { ScriptsService } from '../src/scripts/index.js';
import type { LocalDate } from '../src/shared/index.js';
import type { DemoContract } from './contract.js';
import { DEMO_DO_NOT_CALL } from './lists/customers.js';
import { loanScriptEn, loanScriptZh } from './scripts/loan-script.js';

type AccountActor = Actor & { kind: 'account' };

/** Two managers of the bank: what the first makes, the second approves. */
export interface TwoManagers {
  first: AccountActor;
  second: AccountActor;
}

export const accountOf = ({ accountId, role }: Principal): AccountActor => ({ kind: 'account', accountId, role });

/** Two scripts, the Chinese one approved. Answers its id. */
export async function seedScripts(app: INestApplicationContext, bankId: string, { first, second }: TwoManagers): Promise<string> {
  const scripts = app.get(ScriptsService, { strict: false });
  const scriptId = await scripts.create(first, bankId, { title: '经营快贷话术', language: 'zh-CN', body: loanScriptZh() });
  await scripts.submit(first, bankId, scriptId, 1);
  await scripts.approve(second, bankId, scriptId, 1);
  const english = await scripts.create(first, bankId, { title: 'Business loan script', language: 'en', body: loanScriptEn() });
  await scripts.submit(first, bankId, english, 1);
  return scriptId;
}

export async function seedDoNotCall(app: INestApplicationContext, bankId: string, { first }: TwoManagers): Promise<void> {
  const doNotCall = app.get(DoNotCallService, { strict: false });
  for (const number of DEMO_DO_NOT_CALL) await doNotCall.addByHand(first, bankId, { number, reason: '客户曾要求不再来电' });
}

export interface DemoCampaign {
  title: string;
  scriptId: string;
  startsOn: LocalDate;
  endsOn: LocalDate;
  listName: string;
  file: Buffer;
}

/** A running campaign with a released list, made by the first manager and approved by the second. Answers its id. */
export async function seedCampaign(
  app: INestApplicationContext,
  { contractId, orderId }: DemoContract,
  managers: TwoManagers,
  { title, scriptId, startsOn, endsOn, listName, file }: DemoCampaign,
): Promise<string> {
  const { first, second } = managers;
  const campaigns = app.get(CampaignsService, { strict: false });
  const contract = await app.get(ContractsService, { strict: false }).contract(contractId);
  const campaignId = await campaigns.create(first, contract, {
    ...{ orderId, title, product: '经营快贷', applyAt: '手机银行或城西支行', scriptId, startsOn, endsOn, priority: 5, goalIntents: 900 },
  });
  await campaigns.act(first, campaignId, 'submit', null);
  await campaigns.act(second, campaignId, 'approve', null);
  await seedList(app, campaignId, managers, listName, file);
  await campaigns.act(first, campaignId, 'start', null);
  return campaignId;
}

async function seedList(
  app: INestApplicationContext,
  campaignId: string,
  { first, second }: TwoManagers,
  name: string,
  file: Buffer,
): Promise<void> {
  const lists = app.get(ListsService, { strict: false });
  const campaigns = app.get(CampaignsService, { strict: false });
  const listId = await lists.upload(first, await campaigns.campaign(campaignId), name, Readable.from([file]));
  const uploaded = await lists.list(listId);
  const { suggestedMapping } = await lists.preview(uploaded);
  const columns = suggestedMapping.columns.map(({ column, heading, target, attributeName }) => ({
    ...{ column, heading, target },
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
