/** 1.05 of 10500 basis points; always two figures, more only where there are. */
export function coefficientText(bps: number): string {
  return (bps / 10_000).toFixed(4).replace(/(\.\d\d\d*?)0+$/, '$1');
}

/** Successes a head a day, cut off after two figures, never rounded up to a tier that was not reached. */
export function rateText(successes: number, headDays: number): string {
  return headDays === 0 ? '0.00' : (Math.floor((successes * 100) / headDays) / 100).toFixed(2);
}

/** Yuan as typed, in whole fen: `1,234.5` is 123450. Null when it is no amount. */
export function fenOf(text: string): string | null {
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text.trim().replaceAll(/[,，\s]/g, ''));
  if (!match) return null;
  return `${match[1]}${(match[2] ?? '').padEnd(2, '0')}`.replace(/^0+(?=\d)/, '');
}

/** The sum of amounts in whole fen. */
export function sumFen(amounts: readonly string[]): string {
  return amounts.reduce((sum, amount) => sum + BigInt(amount), 0n).toString();
}

export function negative(fen: string): string {
  return (-BigInt(fen)).toString();
}
