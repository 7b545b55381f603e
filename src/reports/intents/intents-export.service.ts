import { Injectable } from '@nestjs/common';
import { actorOf, type Principal, UnitOfWork, workbookLibrary } from '../../platform/index.js';
import { formulaSafe } from '../../shared/index.js';
import { type IntentFilter, IntentsService } from './intents.service.js';
import type { IntentView } from './intents.dto.js';

type Language = 'zh-CN' | 'en';

/** Columns of the export. The bank finds the customer by its own number; a telephone number never leaves whole. */
const COLUMNS: readonly { heading: Readonly<Record<Language, string>>; width: number; cell: (intent: IntentView) => string | number }[] = [
  { heading: { 'zh-CN': '记录时间', en: 'Recorded' }, width: 24, cell: ({ recordedAt }) => recordedAt },
  { heading: { 'zh-CN': '客户号', en: 'Customer number' }, width: 18, cell: ({ customerRef }) => customerRef },
  { heading: { 'zh-CN': '客户', en: 'Customer' }, width: 14, cell: ({ customer }) => customer },
  { heading: { 'zh-CN': '电话（已脱敏）', en: 'Telephone (masked)' }, width: 16, cell: ({ masked }) => masked },
  { heading: { 'zh-CN': '活动', en: 'Campaign' }, width: 24, cell: ({ campaign }) => campaign },
  { heading: { 'zh-CN': '产品', en: 'Product' }, width: 16, cell: ({ product }) => product },
  { heading: { 'zh-CN': '意向金额（元）', en: 'Amount (yuan)' }, width: 16, cell: ({ amountYuan }) => amountYuan ?? '' },
  { heading: { 'zh-CN': '申请渠道', en: 'Channel' }, width: 14, cell: ({ applyChannel }) => applyChannel ?? '' },
  { heading: { 'zh-CN': '承接网点', en: 'Branch' }, width: 24, cell: ({ branch }) => branch },
  { heading: { 'zh-CN': '承接人', en: 'Assigned to' }, width: 14, cell: ({ assignee }) => assignee },
  { heading: { 'zh-CN': '状态', en: 'State' }, width: 12, cell: ({ state }) => state },
  { heading: { 'zh-CN': '备注', en: 'Note' }, width: 30, cell: ({ note }) => note },
  { heading: { 'zh-CN': '座席', en: 'Seat' }, width: 10, cell: ({ seat }) => seat },
  { heading: { 'zh-CN': '通话', en: 'Call' }, width: 12, cell: ({ callId }) => callId },
  { heading: { 'zh-CN': '记录核查', en: 'Record' }, width: 16, cell: ({ record }) => record },
];
const SHEET: Readonly<Record<Language, string>> = { 'zh-CN': '意向客户', en: 'Intents' };
const BYTE_ORDER_MARK = '\uFEFF';

export interface ExportRequest extends IntentFilter {
  language?: Language;
}

/** Intents as a file for the bank's own people: written down, safe to open (S12), without a whole number. */
@Injectable()
export class IntentsExport {
  constructor(
    private readonly intents: IntentsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async xlsx(me: Principal, request: ExportRequest): Promise<Buffer> {
    const language = request.language ?? 'zh-CN';
    const book = new (await workbookLibrary()).Workbook();
    const sheet = book.addWorksheet(SHEET[language], { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = COLUMNS.map(({ width }) => ({ width }));
    sheet.addRow(COLUMNS.map(({ heading }) => heading[language])).font = { bold: true };
    for (const cells of await this.cells(me, request, 'xlsx')) sheet.addRow(cells);
    return Buffer.from(await book.xlsx.writeBuffer());
  }

  async csv(me: Principal, request: ExportRequest): Promise<Buffer> {
    const language = request.language ?? 'zh-CN';
    const lines = [COLUMNS.map(({ heading }) => heading[language]), ...(await this.cells(me, request, 'csv'))];
    return Buffer.from(BYTE_ORDER_MARK + lines.map(csvLine).join(''));
  }

  /** The log entry stands before the file leaves; without it there is no file. */
  private async cells(me: Principal, request: ExportRequest, format: 'xlsx' | 'csv'): Promise<(string | number)[][]> {
    const rows: (string | number)[][] = [];
    for await (const intent of this.intents.all(me, request))
      rows.push(COLUMNS.map(({ cell }) => cell(intent)).map((value) => (typeof value === 'string' ? formulaSafe(value) : value)));
    await this.unitOfWork.run({ actor: actorOf(me), action: 'intent.export', subject: `bank:${me.partyId}` }, async (tx) => {
      tx.audit(`bank:${me.partyId}`, { format, rows: rows.length, campaignId: request.campaignId ?? null, state: request.state ?? null });
    });
    return rows;
  }
}

function csvLine(cells: readonly (string | number)[]): string {
  const quoted = cells.map(String).map((cell) => (/[",\r\n\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return `${quoted.join(',')}\r\n`;
}
