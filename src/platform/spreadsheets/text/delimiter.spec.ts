import { delimiterOf } from './delimiter.js';

describe('delimiterOf', () => {
  it.each([
    [',', 'a,b,c\nd,e,f\n', 'commas'],
    [';', 'a;b;c\nd;e,e;f\n', 'a comma in a cell does not win against semicolons in every line'],
    ['\t', 'a\tb\nc, d\te, f\n', 'tabs beside commas in addresses'],
    ['|', 'a|b|c\nd|e|f\n', 'a plain bar'],
    ['｜', '姓名｜电话\n李｜13800001111\n', 'a full-width bar'],
    [';', '"x,y,z";b\n"p,q,r";d\n', 'what stands in quotation marks does not count'],
    [',', '13800001111\n13900001111\n', 'one column: nothing to tell, a comma'],
    [',', '', 'an empty text'],
    [',', '名单\n\n编号,电话\n1,13800001111\n2,13900001111\n', 'a title line above the table'],
  ])('%j for %j: %s', (delimiter, text) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });
});
