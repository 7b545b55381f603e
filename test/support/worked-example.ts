import { DataSource } from 'typeorm';
import { ContractsService } from '../../src/contracts/index.js';
import { systemActor } from '../../src/platform/index.js';
import { foundFalse, upheld } from './decided.js';
import { type RecordedIntent, recordDay } from './recorded-calls.js';
import type { TestApp } from './test-app.js';
import { makeWorld, type World } from './world.js';

/** The order of docs/settlement.md: its days, intents, falsifications and complaint as rows of the database. */
export interface WorkedExample {
  world: World;
  orderId: string;
  /** The intent of July that was found false. */
  falseInJuly: RecordedIntent;
  /** The intent of August whose falsification is under appeal at first. */
  doubtedInAugust: RecordedIntent;
}

export const ORDER_PERIOD = { startsOn: '2026-07-15', endsOn: '2026-12-31' };
const CALLS_A_DAY = 20;

const days = (month: string, ...numbers: number[]): string[] => numbers.map((day) => `${month}-${String(day).padStart(2, '0')}`);
const AUGUST = days('2026-08', 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 17, 18, 19, 20, 21, 24, 25, 26, 27, 28, 31);
const OCTOBER = days('2026-10', 8, 9, 10, 12, 13, 14, 15, 16);

/** Seat, place of the agent, days, intents a day. */
const WORK: [seat: string, agent: number, workOn: string[], intents: number][] = [
  ['seat-1', 0, days('2026-07', 15, 16, 17, 20, 21, 22, 23, 24, 27, 28, 29, 30, 31), 10],
  ['seat-2', 1, days('2026-07', 20, 21, 22, 23, 24, 27, 28, 29, 30, 31), 11],
  ['seat-1', 0, AUGUST, 15],
  ['seat-2', 1, AUGUST.slice(0, 20), 15],
  ['seat-1', 0, days('2026-09', 1), 15],
  ['seat-1', 0, days('2026-09', 2), 14],
  ['seat-1', 0, OCTOBER, 15],
  ['seat-2', 1, OCTOBER, 15],
];

export async function makeWorkedExample(test: TestApp, prefix = ''): Promise<WorkedExample> {
  const world = await makeWorld(test, {
    ...{ agents: 3, prefix },
    terms: (terms) => {
      terms.officialCalendar = true;
      terms.serviceWindows = [{ weekdays: [1, 2, 3, 4, 5], start: '09:00', end: '18:00' }];
      terms.volume.seats = 2;
    },
  });
  const orderId = await test.get(ContractsService).addOrder(systemActor('test'), {
    ...{ contractId: world.contractId, code: `${prefix}L-2`, title: '第二份订单', ceilingFen: 10_000_000n, ...ORDER_PERIOD },
  });
  const source = test.get(DataSource);
  const recorded: RecordedIntent[] = [];
  const work = async (seat: string, agent: number, workOn: string, intents: string[]): Promise<void> => {
    const agentId = world.agentIds[agent]!;
    const given = { contractId: world.contractId, orderId, agentId, seat, workOn, calls: CALLS_A_DAY, intents, takenBack: 1 };
    recorded.push(...(await recordDay(source, given)));
  };
  for (const [seat, agent, workOns, count] of WORK) {
    for (const workOn of workOns)
      await work(
        seat,
        agent,
        workOn,
        Array.from({ length: count }, (_, index) => `${seat} ${workOn} ${index}`),
      );
  }
  // A third seat where two are paid for: one intent of a customer who counts already, one that will be found false.
  await work('seat-10', 2, '2026-07-31', ['seat-1 2026-07-15 0', 'invented']);
  const example: WorkedExample = {
    ...{ world, orderId },
    falseInJuly: recorded.find(({ customer }) => customer === 'invented')!,
    doubtedInAugust: recorded.find(({ customer }) => customer === 'seat-2 2026-08-05 3')!,
  };
  const offset = prefix === '' ? '' : '9';
  await foundFalse(test, world, orderId, example.falseInJuly, { caseId: `${offset}7`, state: 'final' });
  await foundFalse(test, world, orderId, example.doubtedInAugust, { caseId: `${offset}8`, state: 'appealed' });
  await upheld(test, world, orderId, { id: `${offset}5`, receivedOn: '2026-08-20' });
  return example;
}
