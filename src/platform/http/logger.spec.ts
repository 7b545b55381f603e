import { withoutNumbers } from './logger.js';

describe('a line of the log', () => {
  it.each<[string, string, string]>([
    ['13800001111', '138****1111', 'nothing else'],
    ['+8613800001111', '+86138****1111', 'as the product writes numbers'],
    ['8613800001111', '86138****1111', 'without the plus'],
    ['008613800001111', '0086138****1111', 'as dialled from abroad'],
    ['Duplicate entry "13800001111" for key', 'Duplicate entry "138****1111" for key', 'in an error of the database'],
    ['13800001111,13900002222', '138****1111,139****2222', 'two'],
    ['号码13800001111无效', '号码138****1111无效', 'in Chinese'],
    ['19900001111', '199****1111', 'the last mobile range'],
    ['12900001111', '12900001111', 'no mobile range'],
    ['1380000111', '1380000111', 'ten digits'],
    ['138000011112', '138000011112', 'twelve digits: another kind of number'],
    ['call 1790000000001', 'call 1790000000001', 'a time in milliseconds'],
    ['138****1111', '138****1111', 'masked already'],
    ['', '', 'nothing'],
  ])('%j is written %j: %s', (text, written) => expect(withoutNumbers(text)).toBe(written));
});
