import { workbookLibrary } from '../../platform/index.js';

const SAMPLE = {
  'zh-CN': {
    sheet: '目标客户',
    headings: ['客户号', '姓名', '性别', '手机号', '备用电话', '地区', '优先级', '授信额度'],
    rows: [
      ['C000001', '李明', '男', '13800000000', '', '城西', 8, '30万元'],
      ['C000002', '欧阳晓', '女', '13900000000', '010-60000000', '城东', 5, '20万元'],
    ],
  },
  en: {
    sheet: 'Customers',
    headings: ['Customer ID', 'Name', 'Gender', 'Mobile', 'Phone 2', 'Region', 'Priority', 'Credit limit'],
    rows: [
      ['C000001', '李明', 'male', '13800000000', '', 'West', 8, '300,000'],
      ['C000002', '欧阳晓', 'female', '13900000000', '010-60000000', 'East', 5, '200,000'],
    ],
  },
} as const;

/** A small workbook with every column that is understood; phone columns are text, so that no spreadsheet rounds them. */
export async function sampleWorkbook(language: keyof typeof SAMPLE): Promise<Buffer> {
  const { sheet: name, headings, rows } = SAMPLE[language];
  const book = new (await workbookLibrary()).Workbook();
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = headings.map((heading) => ({ header: heading, width: 18, style: { numFmt: '@' } }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}
