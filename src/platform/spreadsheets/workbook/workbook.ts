import { AppError } from '../../../shared/index.js';
import { LIMITS } from '../limits.js';
import type { RandomAccessSource } from '../source.js';
import { attributeOf, readWholeXmlPart, type XmlAttributes } from './xml-part.js';
import { ZipParts } from './zip-parts.js';

export interface Sheet {
  name: string;
  part: string;
}

/** The skeleton of a workbook: where its parts are. No cell is read yet. */
export interface Workbook {
  parts: ZipParts;
  /** Visible worksheets in the order of their tabs; hidden ones and charts are left out. */
  sheets: Sheet[];
  stringsPart: string | null;
  stylesPart: string | null;
  /** Whether day 0 is 1 January 1904. */
  date1904: boolean;
}

interface Relation {
  id: string;
  /** Last word of the relation's type: transitional and strict documents differ in all that stands before it. */
  kind: string;
  part: string;
}

/** @throws AppError file_broken {reason, part}, no_visible_sheet when every sheet is hidden. */
export async function openWorkbook(source: RandomAccessSource): Promise<Workbook> {
  return workbookOf(await ZipParts.open(source));
}

/** The same from an archive that is open already. */
export async function workbookOf(parts: ZipParts): Promise<Workbook> {
  const main = (await relationsOf(parts, '')).find((relation) => relation.kind === 'officeDocument')?.part;
  if (!main) throw new AppError('file_broken', { reason: 'part_missing', part: 'xl/workbook.xml' });
  const relations = await relationsOf(parts, main);
  const { sheets, date1904 } = await readIndex(parts, main);
  const worksheets = new Map(relations.filter((relation) => relation.kind === 'worksheet').map((relation) => [relation.id, relation.part]));
  const visible = sheets
    .filter((sheet) => !sheet.hidden && worksheets.has(sheet.relation))
    .map((sheet) => ({ name: sheet.name, part: worksheets.get(sheet.relation)! }));
  if (visible.length === 0) throw new AppError('file_broken', { reason: 'no_visible_sheet' });
  const partOf = (kind: string): string | null =>
    relations.find((relation) => relation.kind === kind && parts.has(relation.part))?.part ?? null;
  return { parts, sheets: visible, stringsPart: partOf('sharedStrings'), stylesPart: partOf('styles'), date1904 };
}

interface IndexedSheet {
  name: string;
  relation: string;
  hidden: boolean;
}

async function readIndex(parts: ZipParts, main: string): Promise<{ sheets: IndexedSheet[]; date1904: boolean }> {
  const sheets: IndexedSheet[] = [];
  let date1904 = false;
  await readWholeXmlPart(parts.inflate(main, LIMITS.partInflatedBytes), main, {
    open(name: string, attributes: XmlAttributes) {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet' || sheets.length >= LIMITS.sheets) return;
      const state = attributes['state'] ?? 'visible';
      sheets.push({ name: attributes['name'] ?? '', relation: attributeOf(attributes, 'id') ?? '', hidden: state !== 'visible' });
    },
  });
  return { sheets, date1904 };
}

async function relationsOf(parts: ZipParts, owner: string): Promise<Relation[]> {
  const slash = owner.lastIndexOf('/') + 1;
  const part = `${owner.slice(0, slash)}_rels/${owner.slice(slash)}.rels`;
  const relations: Relation[] = [];
  await readWholeXmlPart(parts.inflate(part, LIMITS.partInflatedBytes), part, {
    open(name: string, attributes: XmlAttributes) {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External' || relations.length >= LIMITS.zipEntries) return;
      const type = attributes['Type'] ?? '';
      relations.push({
        id: attributes['Id'] ?? '',
        kind: type.slice(type.lastIndexOf('/') + 1),
        part: resolved(owner.slice(0, slash), attributes['Target'] ?? ''),
      });
    },
  });
  return relations;
}

/** A relation's target against its owner's folder. The result is only ever looked up among the names of the archive. */
function resolved(folder: string, target: string): string {
  const steps = (target.startsWith('/') ? target : folder + target).split('/');
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
