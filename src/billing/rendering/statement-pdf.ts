import { fileURLToPath } from 'node:url';
import type pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { StatementDocument } from '../rules/statement-document.js';
import { headOf, LINE_HEADINGS, lineTitle, reasonOf, TITLE, totalsOf, yuan } from './statement-words.js';

const FONT = fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'));

/** The statement as a PDF on A4, with every line's reason. */
export async function statementPdf(document: StatementDocument, sha256: string): Promise<Buffer> {
  return (await printer()).createPdf(definitionOf(document, sha256)).getBuffer();
}

/** The library, loaded with the first statement that is printed. */
async function printer(): Promise<typeof pdfmake> {
  const { default: library } = await import('pdfmake');
  library.setFonts({ Noto: { normal: FONT, bold: FONT, italics: FONT, bolditalics: FONT } });
  // Nothing but the one font is ever read: a statement names no file and no address.
  library.setUrlAccessPolicy(() => false);
  library.setLocalAccessPolicy((path) => path === FONT);
  return library;
}

function definitionOf(document: StatementDocument, sha256: string): TDocumentDefinitions {
  const right = (text: string): { text: string; alignment: 'right' } => ({ text, alignment: 'right' });
  const lines = document.lines.map((line, index) => [
    ...[String(index + 1), lineTitle(line), line.period, reasonOf(line)],
    ...[right(yuan(line.owedFen)), right(yuan(line.settledFen)), right(yuan(line.amountFen))],
  ]);
  const provisional = document.provisional.map(({ key, amountFen, why }) => [
    reasonOf({ key, why: { fee: null, falsification: why, complaint: null } }),
    right(yuan(amountFen)),
  ]);
  return {
    pageSize: 'A4',
    pageMargins: [36, 36, 36, 48],
    defaultStyle: { font: 'Noto', fontSize: 8 },
    info: { title: `${TITLE} ${document.period.code}`, subject: sha256 },
    footer: (page, pages) => ({ text: `${document.period.code}  ${page} / ${pages}`, alignment: 'center', fontSize: 7 }),
    content: [
      { text: TITLE, fontSize: 15, margin: [0, 0, 0, 8] },
      { layout: 'noBorders', table: { widths: [110, '*'], body: headOf(document, sha256) } },
      { text: ' ' },
      {
        layout: 'lightHorizontalLines',
        table: { widths: [170, 100], body: totalsOf(document).map(([label, fen]) => [label, right(yuan(fen))]) },
      },
      { text: '明细 Lines', fontSize: 11, margin: [0, 12, 0, 4] },
      {
        layout: 'lightHorizontalLines',
        table: { headerRows: 1, widths: [22, 74, 42, '*', 52, 52, 52], body: [[...LINE_HEADINGS], ...lines] },
      },
      ...(provisional.length > 0
        ? [
            { text: '可申诉，未计入 Open to appeal, not counted', fontSize: 11, margin: [0, 12, 0, 4] as [number, number, number, number] },
            { layout: 'lightHorizontalLines', table: { widths: ['*', 70], body: provisional } },
          ]
        : []),
    ],
  };
}
