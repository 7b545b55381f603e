/** Money is whole fen (1/100 yuan) in a bigint; nothing in the product holds an amount as a float. */
export type AmountFen = bigint;

/** `123456n` → `"1234.56"`, with sign, no grouping. */
export function yuanText(amountFen: AmountFen): string {
  const sign = amountFen < 0n ? '-' : '';
  const size = amountFen < 0n ? -amountFen : amountFen;
  return `${sign}${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
}

/** `"1234.5"` → `123450n`. At most two decimals; anything else throws a RangeError. */
export function fenOf(yuan: string): AmountFen {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,2}))?$/.exec(yuan.trim());
  if (!match) throw new RangeError(`not an amount in yuan: ${yuan}`);
  const size = BigInt(match[2]!) * 100n + BigInt((match[3] ?? '').padEnd(2, '0'));
  return match[1] ? -size : size;
}

/** `numerator / denominator` to the nearest whole, a half away from zero; exact for any size. The denominator is positive. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('the denominator must be positive');
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}
