import { repeatedDeflate } from '../../../../test/support/zip-file.js';
import { workbookFile } from '../../../../test/support/workbook-file.js';
import { allOf, refusalOf } from '../../../../test/support/refusal.js';
import { bufferSource } from '../source.js';
import { readXlsxRows } from './xlsx-rows.js';

const MIB = 1024 * 1024;
const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';

const filled = (text: string): string => text.repeat(Math.ceil(MIB / text.length));
/** Text that compresses about as well as asked, so that a bomb can stay under the limit of its ratio. */
function hardText(kept: number): string {
  let state = 7;
  let text = '';
  while (text.length < kept) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    text += String.fromCharCode(97 + ((state >>> 16) % 26));
  }
  return text;
}

/** What each kind of bomb repeats, one mebibyte of it, and what stands around. */
const KINDS: readonly [why: string, part: string, before: string, block: string, after: string][] = [
  ['spaces between rows', SHEET, '<worksheet><sheetData>', filled(' '), '</sheetData></worksheet>'],
  ['one text without end', SHEET, '<worksheet><sheetData><row r="1"><c t="str"><v>', filled('x'), '</v></c></row></sheetData></worksheet>'],
  ['one attribute without end', SHEET, '<worksheet a="', filled('x'), '"/>'],
  ['one comment without end', SHEET, '<worksheet><!--', filled('x'), '--></worksheet>'],
  ['empty rows', SHEET, '<worksheet><sheetData>', filled('<row/>'), '</sheetData></worksheet>'],
  ['cells of one row', SHEET, '<worksheet><sheetData><row>', filled('<c/>'), '</row></sheetData></worksheet>'],
  [
    'rows of equal text',
    SHEET,
    '<worksheet><sheetData>',
    filled('<row><c t="str"><v>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</v></c></row>'),
    '</sheetData></worksheet>',
  ],
  ['tags inside tags', SHEET, '', filled('<a>'), ''],
  [
    'characters by number',
    SHEET,
    '<worksheet><sheetData><row r="1"><c t="str"><v>',
    filled('&#65;'),
    '</v></c></row></sheetData></worksheet>',
  ],
  ['shared strings', STRINGS, '<sst>', filled('<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>'), '</sst>'],
  ['empty shared strings', STRINGS, '<sst>', filled('<si/>'), '</sst>'],
  ['one shared string without end', STRINGS, '<sst><si><t>', filled('a'), '</t></si></sst>'],
  ['one shared string of many runs', STRINGS, '<sst><si>', filled('<r><t>aaaaaaaa</t></r>'), '</si></sst>'],
  ['shared strings below the ratio', STRINGS, '<sst>', filled(`<si><t>${hardText(16_000)}${'a'.repeat(16_000)}</t></si>`), '</sst>'],
  ['the index', 'xl/workbook.xml', '<workbook><sheets>', filled('<sheet name="a" r:id="rId1"/>'), '</sheets></workbook>'],
  [
    'the relations',
    'xl/_rels/workbook.xml.rels',
    '<Relationships>',
    filled('<Relationship Id="a" Type="x/worksheet" Target="b"/>'),
    '</Relationships>',
  ],
  [
    'the relations of the package',
    '_rels/.rels',
    '<Relationships>',
    filled('<Relationship Id="a" Type="x" Target="b"/>'),
    '</Relationships>',
  ],
  ['the styles', 'xl/styles.xml', '<styleSheet><cellXfs>', filled('<xf numFmtId="14"/>'), '</cellXfs></styleSheet>'],
  [
    'number formats',
    'xl/styles.xml',
    '<styleSheet><numFmts>',
    filled('<numFmt numFmtId="1" formatCode="yyyy"/>'),
    '</numFmts></styleSheet>',
  ],
  ['a processing instruction', SHEET, '<worksheet><?a ', filled('x'), '?></worksheet>'],
];
const SIZES = [32, 64, 128, 256, 1024];

function bomb(part: string, before: string, block: string, mebibytes: number, after: string): Buffer {
  const raw = repeatedDeflate(before, block, mebibytes, after);
  const strings = part === SHEET ? {} : { strings: '<si><t>a</t></si>', styles: '<cellXfs/>' };
  return workbookFile({ rows: '<row><c><v>1</v></c></row>', ...strings, parts: { [part]: { raw, declaredBytes: 1000, crc: 0 } } });
}

async function detonate(
  file: Buffer,
): Promise<{ refusal: Awaited<ReturnType<typeof refusalOf>>; milliseconds: number; risenBytes: number }> {
  const before = process.memoryUsage().rss;
  let highest = before;
  const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 5);
  const started = performance.now();
  const cpu = process.cpuUsage();
  const refusal = await refusalOf(() => allOf(readXlsxRows(bufferSource(file))));
  const used = process.cpuUsage(cpu);
  // On a machine busy with other work the clock on the wall says little; the processor time says what the bomb cost.
  const milliseconds = Math.min(performance.now() - started, (used.user + used.system) / 1000);
  clearInterval(watch);
  return { refusal, milliseconds, risenBytes: Math.max(highest, process.memoryUsage().rss) - before };
}

describe('a hundred zip bombs (promise S10)', () => {
  it('are each refused within a second and raise memory by less than 64 MiB together', async () => {
    const first = process.memoryUsage().rss;
    const seen: string[] = [];
    let highest = 0;
    for (const [why, part, before, block, after] of KINDS) {
      for (const size of SIZES) {
        const { refusal, milliseconds, risenBytes } = await detonate(bomb(part, before, block, size, after));
        highest = Math.max(highest, risenBytes);
        if (refusal?.code === undefined || !/^file_(broken|too_wide|too_long)$/.test(refusal.code))
          seen.push(`${why}, ${size} MiB: not refused`);
        if (milliseconds > 1000) seen.push(`${why}, ${size} MiB: ${Math.round(milliseconds)} ms`);
      }
    }
    expect(seen).toEqual([]);
    expect(highest).toBeLessThan(64 * MIB);
    expect(process.memoryUsage().rss - first).toBeLessThan(2 * 64 * MIB);
  });

  it('the one seen in the wild: 783 KB that inflate to 256 MiB', async () => {
    const file = bomb(
      SHEET,
      '<worksheet><sheetData>',
      filled(`<row><c t="str"><v>${hardText(2600)}${' '.repeat(30_000)}</v></c></row>`).slice(0, MIB - 1) + ' ',
      256,
      '',
    );
    const { refusal, milliseconds, risenBytes } = await detonate(file);
    expect(refusal?.code).toBe('file_broken');
    expect(milliseconds).toBeLessThan(1000);
    expect(risenBytes).toBeLessThan(64 * MIB);
  });
});
