/** A list as banks send it: doubles near and far, shared numbers, second numbers, numbers that are none, customers other lists have. */
export function dirtyList(rows: number, random: () => number, note = ''): Buffer {
  const lines = ['客户号,姓名,手机号,备用电话,地区,客群,备注'];
  const integer = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const number = (index: number): string => `137${String(index).padStart(8, '0')}`;
  for (let row = 1; row <= rows; row += 1) {
    const kind = integer(0, 99);
    const earlier = integer(1, row);
    const customer = kind < 4 ? earlier : row;
    const phone = kind === 4 ? '1.37E+10' : kind === 5 ? '' : kind < 9 ? number(earlier) : number(row);
    const second = kind > 85 ? number(10_000_000 + row) : kind === 85 ? number(earlier) : '';
    lines.push([`C${customer}`, `王${row}`, phone, second, `区${row % 7}`, row % 3 ? '金卡' : '', note].join(','));
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}
