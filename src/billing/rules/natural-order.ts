/** Compares as people count: `seat-2` before `seat-10`. Equal only for the same text. */
export function inNaturalOrder(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (let at = 0; at < left.length && at < right.length; at += 1) {
    const order = inPartOrder(left[at]!, right[at]!);
    if (order !== 0) return order;
  }
  return left.length - right.length || byText(a, b);
}

function inPartOrder(a: string, b: string): number {
  if (!/^\d/.test(a) || !/^\d/.test(b)) return byText(a, b);
  const [left, right] = [a.replace(/^0+(?=\d)/, ''), b.replace(/^0+(?=\d)/, '')];
  return left.length - right.length || byText(left, right);
}

/** By code units: the same on every machine, whatever its language. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
