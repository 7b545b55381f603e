import { AppError } from '../../../shared/index.js';
import { LIMITS } from '../limits.js';
import { StringTable } from './string-table.js';
import { readXmlPart, type XmlHandlers } from './xml-part.js';
import type { OnCompressedBytes, ZipParts } from './zip-parts.js';

/**
 * The shared strings of a workbook (ECMA-376 part 1, 18.4), rich text joined, phonetic readings left out. What is kept in memory is
 * bounded absolutely and against the compressed bytes it came from, because this is the one part that cannot be streamed through.
 */
export async function readSharedStrings(parts: ZipParts, part: string, onBytes?: OnCompressedBytes): Promise<StringTable> {
  const table = new StringTable();
  let consumed = 0;
  const chunks = parts.inflate(part, LIMITS.stringsInflatedBytes, (bytes) => {
    consumed = bytes;
    onBytes?.(bytes);
  });
  for await (const _ of readXmlPart(chunks, part, new SharedStringsReader(table, part))) {
    const allowed = Math.min(LIMITS.stringTableBytes, LIMITS.stringTableFreeBytes + consumed * LIMITS.stringTableRatio);
    if (table.bytes > allowed || table.size > LIMITS.stringTableItems)
      throw new AppError('file_broken', { reason: 'part_too_large', part });
  }
  return table;
}

class SharedStringsReader implements XmlHandlers {
  private current = '';
  private collecting = false;
  private phonetic = false;

  constructor(
    private readonly table: StringTable,
    private readonly part: string,
  ) {}

  open(name: string): void {
    if (name === 'si') this.current = '';
    else if (name === 'rPh') this.phonetic = true;
    else if (name === 't') this.collecting = !this.phonetic;
  }

  text(text: string): void {
    if (!this.collecting) return;
    this.current += text;
    if (this.current.length > LIMITS.rowBytes) throw new AppError('file_too_long', { part: this.part, limitBytes: LIMITS.rowBytes });
  }

  close(name: string): void {
    if (name === 't') this.collecting = false;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'si') this.table.add(withoutEscapes(this.current));
  }
}

/** `_x000D_` is how a workbook writes a control character (ECMA-376 part 1, 22.9.2.19). */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
