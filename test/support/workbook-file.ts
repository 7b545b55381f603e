import { zipFile, type ZipPart } from './zip-file.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface HandMadeWorkbook {
  /** What stands inside `<sheetData>` of the one sheet. */
  rows?: string;
  /** What stands inside `<sst>`. */
  strings?: string;
  /** What stands inside `<styleSheet>`. */
  styles?: string;
  /** What stands inside `<workbook>` before the sheets. */
  properties?: string;
  /** What stands inside `<sheets>`, for other than one visible sheet. */
  sheets?: string;
  /** Parts that take the place of the usual ones or stand beside them; null takes a part away. */
  parts?: Record<string, Omit<ZipPart, 'name'> | null>;
  zip64?: boolean;
}

/** A small .xlsx written by hand, so that tests can say exactly what stands in it. */
export function workbookFile(given: HandMadeWorkbook): Buffer {
  const parts: Record<string, Omit<ZipPart, 'name'> | null> = {
    '[Content_Types].xml': { content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
    '_rels/.rels': { content: relations([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    'xl/workbook.xml': {
      content: `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${given.properties ?? ''}<sheets>${
        given.sheets ?? '<sheet name="名单" sheetId="1" r:id="rId1"/>'
      }</sheets></workbook>`,
    },
    'xl/_rels/workbook.xml.rels': {
      content: relations([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'worksheet', '/xl/worksheets/sheet2.xml'],
        ['rId3', 'sharedStrings', 'sharedStrings.xml'],
        ['rId4', 'styles', 'styles.xml'],
      ]),
    },
    'xl/worksheets/sheet1.xml': { content: `<worksheet xmlns="${MAIN}"><sheetData>${given.rows ?? ''}</sheetData></worksheet>` },
    ...(given.strings === undefined ? {} : { 'xl/sharedStrings.xml': { content: `<sst xmlns="${MAIN}">${given.strings}</sst>` } }),
    ...(given.styles === undefined ? {} : { 'xl/styles.xml': { content: `<styleSheet xmlns="${MAIN}">${given.styles}</styleSheet>` } }),
    ...given.parts,
  };
  const entries = Object.entries(parts).flatMap(([name, part]) => (part ? [{ name, ...part }] : []));
  return zipFile(entries, { zip64: given.zip64 });
}

function relations(rows: readonly [string, string, string][]): string {
  const lines = rows.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`);
  return `<Relationships xmlns="${PACKAGE}">${lines.join('')}</Relationships>`;
}

/** `[[ref, attributes, inner]]` → `<c r="A1" …>inner</c>` cells of one row. */
export function rowXml(row: number, cells: readonly string[]): string {
  return `<row r="${row}">${cells.join('')}</row>`;
}

/** A cell holding text inline. */
export function textCell(reference: string, text: string): string {
  return `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
}
