/**
 * A text that no spreadsheet takes for a formula (promise S12): a leading = + - @, tab or line break gets a quotation mark before it.
 * The full-width forms count too, because spreadsheets in East Asian settings read them as formulas.
 */
export function formulaSafe(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}
