import iconv from 'iconv-lite';
import { DataSource } from 'typeorm';
import { EvidenceService, type EvidenceSnapshot } from '../../src/compliance/index.js';
import { systemActor, UnitOfWork } from '../../src/platform/index.js';
import { type OutcomeCode, OUTCOMES } from '../../src/shared/index.js';
import type { TestApp } from './test-app.js';
import { rowXml, textCell, workbookFile } from './workbook-file.js';
import type { World } from './world.js';

const ZONE_MS = 8 * 3_600_000;

/** A call dialled by hand, as it stands when its agent has said that it is over. */
export interface MadeCall {
  id: string;
  number: string;
  seat: string;
  /** When the agent saw the number. */
  revealedAt: Date;
}

/** Writes calls dialled by hand as the card would have, one to each number of the campaign's list, six seats side by side. */
export async function makeManualCalls(
  test: TestApp,
  world: World,
  given: { numbers: readonly string[]; from: Date; everySeconds: number },
): Promise<MadeCall[]> {
  const source = test.get(DataSource);
  const phones = (await source.query(
    'SELECT n.id, n.prospect_id, n.list_id FROM prospect_phone n JOIN target_list l ON l.id = n.list_id WHERE l.campaign_id = ? ORDER BY n.id',
    [world.campaignId],
  )) as {
    id: string;
    prospect_id: string;
    list_id: string;
  }[];
  const seats = world.agentIds.length;
  const calls = given.numbers.map((number, index) => {
    const placedAt = new Date(given.from.getTime() + Math.floor(index / seats) * given.everySeconds * 1000 + (index % seats) * 1000);
    return {
      number,
      seat: `seat-${1 + (index % seats)}`,
      placedAt,
      revealedAt: new Date(placedAt.getTime() + 5000),
      phone: phones[index]!,
    };
  });
  const rows = calls.map(({ seat, placedAt, phone }, index) => [
    ...[0, world.agentIds[index % seats], 0, phone.prospect_id, phone.id, world.campaignId, phone.list_id, world.contractId, world.orderId],
    ...[0, 1, localDay(placedAt), seat, 'manual', 'ended', 45, placedAt, placedAt, 0, 'none'],
  ]);
  const { insertId } = (await source.query(
    `INSERT INTO phone_call (card_id, agent_id, account_id, prospect_id, phone_id, campaign_id, list_id, contract_id, order_id, decision_id,
       terms_version, work_on, seat, gateway, state, ring_timeout_seconds, placed_at, claimed_at, lost, recordings) VALUES ?`,
    [rows],
  )) as { insertId: number };
  for (const agentId of world.agentIds)
    await source.query('INSERT INTO agent_day (agent_id, work_on, calls, connected, intents) VALUES (?, ?, 0, 0, 0)', [
      agentId,
      localDay(given.from),
    ]);
  await source.query('INSERT INTO manual_call (call_id, reveals, revealed_at, said_ended_at) VALUES ?', [
    calls.map(({ revealedAt }, index) => [insertId + index, 1, revealedAt, new Date(revealedAt.getTime() + 30_000)]),
  ]);
  return calls.map(({ number, seat, revealedAt }, index) => ({ id: String(insertId + index), number, seat, revealedAt }));
}

/** The outcome of such a call, with its evidence as the card hands it over. Answers the case's id. */
export async function recordOutcome(test: TestApp, world: World, call: MadeCall, code: OutcomeCode): Promise<string> {
  const source = test.get(DataSource);
  const [row] = await source.query('SELECT agent_id, prospect_id, list_id, work_on, placed_at FROM phone_call WHERE id = ?', [call.id]);
  const { insertId } = (await source.query(
    `INSERT INTO outcome (card_id, call_id, version, agent_id, account_id, prospect_id, campaign_id, list_id, contract_id, order_id,
       customer_index, work_on, code, confirmed_against_record, recorded_at)
     SELECT 0, ?, 1, ?, 0, ?, ?, ?, ?, ?, customer_index, ?, ?, 0, ? FROM prospect WHERE id = ?`,
    [
      ...[call.id, row.agent_id, row.prospect_id, world.campaignId, row.list_id, world.contractId, world.orderId, row.work_on, code],
      ...[new Date(call.revealedAt.getTime() + 60_000), row.prospect_id],
    ],
  )) as { insertId: number };
  const { conversation, contact, success, doNotCall } = OUTCOMES[code];
  const snapshot: EvidenceSnapshot = {
    claim: {
      ...{ outcomeId: String(insertId), code, traits: { conversation, contact, success, doNotCall }, confirmedAgainstRecord: false },
      recordedAt: new Date(call.revealedAt.getTime() + 60_000).toISOString(),
      byHand: {
        ...{ callId: call.id, grantedAt: row.placed_at.toISOString(), revealedAt: call.revealedAt.toISOString() },
        ...{ saidAnsweredAt: null, saidEndedAt: null },
      },
      fields: { amountYuan: null, applyChannel: null, callbackAt: null, reason: null },
    },
    call: null,
    recordings: [],
    context: {
      ...{ bankId: world.bankId, agentId: String(row.agent_id), accountId: '1', seat: call.seat, masked: '139****0007' },
      ...{ campaignId: world.campaignId, listId: String(row.list_id), prospectId: String(row.prospect_id) },
      ...{ contractId: world.contractId, orderId: world.orderId, termsVersion: 1, scriptVersionId: null, workOn: row.work_on },
      ...{ wrapUpSeconds: null, earlierIntents: [] },
    },
  };
  return test
    .get(UnitOfWork)
    .run({ actor: systemActor('test'), action: 'test.case' }, (tx) => test.get(EvidenceService).openCase(tx, snapshot, null, false));
}

export interface ExchangeRow {
  startedAt: Date;
  /** Of a call nobody answered: null. */
  talkSeconds: number | null;
  ringSeconds: number;
  extension: string;
  number: string;
  recording?: string;
}

export const EXCHANGE_HEADINGS = ['开始时间', '接通时间', '结束时间', '分机', '被叫号码', '挂机原因', '录音文件'] as const;

/** A table as an exchange exports it, by its own clock in local time. */
export function exchangeCsv(rows: readonly (ExchangeRow | string)[], encoding: 'utf8' | 'gb18030'): Buffer {
  const lines = rows.map((row) => {
    if (typeof row === 'string') return row;
    const answeredAt = new Date(row.startedAt.getTime() + row.ringSeconds * 1000);
    const endedAt = new Date(answeredAt.getTime() + (row.talkSeconds ?? 0) * 1000);
    const answer = row.talkSeconds === null ? '' : localTime(answeredAt);
    const cause = row.talkSeconds === null ? '无人接听' : '接通';
    return [localTime(row.startedAt), answer, localTime(endedAt), row.extension, `9${row.number}`, cause, row.recording ?? ''].join(',');
  });
  return iconv.encode(`${EXCHANGE_HEADINGS.join(',')}\r\n${lines.join('\r\n')}\r\n`, encoding);
}

/** The same table as a workbook, every cell a text. */
export function exchangeWorkbook(csv: Buffer): Buffer {
  const lines = csv
    .toString()
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  const rows = lines.map((cells, at) =>
    rowXml(
      at + 1,
      cells.map((text, column) => textCell(`${'ABCDEFG'[column]}${at + 1}`, text)),
    ),
  );
  return workbookFile({ rows: rows.join('') });
}

/** How such a table is read. */
export const EXCHANGE_MAPPING = {
  columns: {
    ...{ start: 0, date: null, answer: 1, end: 2, talk: null, duration: null, extension: 3, number: 4, cause: 5, recording: 6 },
  },
  ...{ timeOrder: 'ymd', zone: 'Asia/Shanghai', numberPrefix: '9', causes: [], extensions: [], toleranceSeconds: 30, channels: 'unknown' },
};

const localTime = (at: Date): string => new Date(at.getTime() + ZONE_MS).toISOString().slice(0, 19).replace('T', ' ');
const localDay = (at: Date): string => localTime(at).slice(0, 10);
