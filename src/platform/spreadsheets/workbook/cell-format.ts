import { LIMITS } from '../limits.js';
import { readWholeXmlPart, type XmlAttributes, type XmlHandlers } from './xml-part.js';
import type { ZipParts } from './zip-parts.js';

/** How a number is shown, as far as it changes what a person reads in the cell. */
export type CellFormat =
  | { kind: 'plain' }
  | { kind: 'date' }
  | { kind: 'time' }
  /** How LibreOffice writes TRUE and FALSE: a number under the format `"TRUE";"TRUE";"FALSE"`. */
  | { kind: 'boolean' }
  | { kind: 'percent'; decimals: number }
  /** `00000000`: a customer number that begins with zeros. */
  | { kind: 'zeros'; digits: number };

export const PLAIN: CellFormat = { kind: 'plain' };

/** Built-in number formats (ECMA-376 part 1, 18.8.30), with the Chinese ones 27–36 and 50–58. */
const BUILT_IN = new Map<number, CellFormat>([
  ...[14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id): [number, CellFormat] => [id, { kind: 'date' }]),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id): [number, CellFormat] => [id, { kind: 'time' }]),
  [9, { kind: 'percent', decimals: 0 }],
  [10, { kind: 'percent', decimals: 2 }],
]);

/** What a format code says, reading its first section; colours, locales and literal text are no part of it. */
export function formatOf(code: string): CellFormat {
  if (/^"[^"]+";"[^"]+";"[^"]+"$/.test(code)) return { kind: 'boolean' };
  const bare = code
    .replace(/"[^"]*"|\\./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .split(';')[0]!;
  if (/^0{2,}$/.test(bare)) return { kind: 'zeros', digits: bare.length };
  if (/general/i.test(bare)) return PLAIN;
  if (bare.includes('%')) return { kind: 'percent', decimals: /\.(0+)/.exec(bare)?.[1]?.length ?? 0 };
  if (/[yd]/i.test(bare)) return { kind: 'date' };
  if (/[hs]/i.test(bare)) return { kind: 'time' };
  return /m/i.test(bare) ? { kind: 'date' } : PLAIN;
}

/** The format of each cell style by its index. A workbook without styles answers an empty list. */
export async function readCellFormats(parts: ZipParts, part: string | null): Promise<CellFormat[]> {
  if (!part || !parts.has(part)) return [];
  const reader = new StylesReader();
  await readWholeXmlPart(parts.inflate(part, LIMITS.partInflatedBytes), part, reader);
  return reader.formats;
}

class StylesReader implements XmlHandlers {
  readonly formats: CellFormat[] = [];
  private readonly custom = new Map<number, CellFormat>();
  private inCellFormats = false;

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'numFmt' && this.custom.size < LIMITS.cellFormats) {
      this.custom.set(Number(attributes['numFmtId']), formatOf(attributes['formatCode'] ?? ''));
    } else if (name === 'cellXfs') this.inCellFormats = true;
    else if (name === 'xf' && this.inCellFormats && this.formats.length < LIMITS.cellFormats) {
      const id = Number(attributes['numFmtId'] ?? 0);
      this.formats.push(this.custom.get(id) ?? BUILT_IN.get(id) ?? PLAIN);
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.inCellFormats = false;
  }
}
