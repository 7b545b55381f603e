import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Statement, StatementsService } from '../../src/billing/index.js';
import { ContractsService } from '../../src/contracts/index.js';
import type { LocalDate } from '../../src/shared/index.js';
import type { DemoContract, DemoPeople } from '../contract.js';
import type { HistoryClock } from './history-clock.js';

/** The days on which the last quarter was settled. */
export interface SettlementDays {
  reportedOn: LocalDate;
  assessedOn: LocalDate;
  approvedOn: LocalDate;
  invoicedOn: LocalDate;
  paidOn: LocalDate;
}

/** Takes the statement of the quarter that ends on `toOn` through its whole life, each step by who has to make it. */
export async function settleQuarter(
  app: INestApplicationContext,
  clock: HistoryClock,
  { contractId, orderId }: DemoContract,
  people: DemoPeople,
  { toOn, days }: { toOn: LocalDate; days: SettlementDays },
): Promise<void> {
  const statements = app.get(StatementsService, { strict: false });
  const { manager } = app.get(DataSource, { strict: false });
  const [manager1, manager2, vendor] = ['manager1', 'manager2', 'vendor'].map((name) => people.get(name)!);
  clock.moveTo(days.reportedOn, '10:00');
  const contract = await app.get(ContractsService, { strict: false }).contract(contractId);
  await statements.open([contract]);
  const { id } = await manager.findOneByOrFail(Statement, { orderId, toOn });
  await statements.report(vendor!, id, '试运行两周，六个座席按排班出勤，附考勤与意向明细。');
  clock.moveTo(days.assessedOn, '10:00');
  await statements.assess(manager1!, id, '按条款核算，不实记录与投诉已扣减。');
  clock.advance(3_600_000);
  const seen = async (): Promise<string> => (await manager.findOneByOrFail(Statement, { id })).sha256!.toString('hex');
  await statements.agree(vendor!, id, await seen());
  clock.moveTo(days.approvedOn, '11:00');
  await statements.approve(manager2!, id, await seen());
  clock.moveTo(days.invoicedOn, '15:00');
  const { payableFen } = await manager.findOneByOrFail(Statement, { id });
  await statements.invoice(manager1!, id, { invoiceNo: '25317000000012345678', receivedOn: days.invoicedOn, amountFen: payableFen! });
  clock.moveTo(days.paidOn, '16:00');
  await statements.pay(manager1!, id, days.paidOn);
  clock.advance(3_600_000);
  await statements.close(manager1!, id);
}
