import fc from 'fast-check';
import { holdsPhoneNumber, maskPhone, normalisePhone, type PhoneProblem } from './phone.js';

const MOBILE = '+8613800001111';

describe('a number as people write it', () => {
  it.each<[string, string, 'mobile' | 'landline', string]>([
    ['13800001111', MOBILE, 'mobile', 'plain'],
    [' 13800001111\t', MOBILE, 'mobile', 'blanks around it'],
    ['138 0000 1111', MOBILE, 'mobile', 'groups'],
    ['138-0000-1111', MOBILE, 'mobile', 'dashes'],
    ['138–0000—1111', MOBILE, 'mobile', 'long dashes'],
    ['138.0000·1111', MOBILE, 'mobile', 'dots'],
    ['１３８００００１１１１', MOBILE, 'mobile', 'full-width digits'],
    ['＋８６ １３８００００１１１１', MOBILE, 'mobile', 'full-width sign'],
    ['+8613800001111', MOBILE, 'mobile', 'with the country'],
    ['+86 138 0000 1111', MOBILE, 'mobile', 'with the country and groups'],
    ['008613800001111', MOBILE, 'mobile', 'as dialled from abroad'],
    ['8613800001111', MOBILE, 'mobile', 'the plus got lost'],
    ['(+86)13800001111', MOBILE, 'mobile', 'brackets'],
    ['（86）13800001111', MOBILE, 'mobile', 'full-width brackets'],
    ['010-12345678', '+861012345678', 'landline', 'Beijing, two digits of area'],
    ['021 6234 5678', '+862162345678', 'landline', 'Shanghai'],
    ['(0755) 8234-5678', '+8675582345678', 'landline', 'three digits of area'],
    ['+86 10 6234 5678', '+861062345678', 'landline', 'the country and an area without its nought'],
  ])('%j is %s, a %s: %s', (written, e164, kind) => expect(normalisePhone(written)).toEqual({ ok: true, e164, kind }));

  it.each<[string, PhoneProblem, string]>([
    ['', 'phone_empty', 'nothing'],
    [' \u3000', 'phone_empty', 'only blanks'],
    ['1.38E+10', 'phone_scientific', 'a spreadsheet rounded it'],
    ['1.38000011e10', 'phone_scientific', 'without the sign'],
    ['1e10', 'phone_scientific', 'without decimals'],
    ['１．３８Ｅ＋１０', 'phone_scientific', 'full-width'],
    ['1380000111O', 'phone_letters', 'an O for a nought'],
    ['无', 'phone_letters', 'a word'],
    ['13800001111+', 'phone_letters', 'a sign in the wrong place'],
    ['13800001111,13900001111', 'phone_letters', 'two numbers in one field'],
    ['+12025550123', 'phone_foreign', 'another country'],
    ['0012025550123', 'phone_foreign', 'another country as dialled'],
    ['+85251234567', 'phone_foreign', 'Hong Kong has its own code'],
    ['1', 'phone_length', 'one digit'],
    ['1380000', 'phone_unknown_range', 'a local number without its area'],
    ['1380000111122222', 'phone_length', 'far too long'],
    ['12000001111', 'phone_length', 'no mobile range begins with 12'],
  ])('%j is refused, %s: %s', (written, problem) => expect(normalisePhone(written)).toEqual({ ok: false, problem }));

  it.each<[string, boolean, string]>([
    ['1380000111', false, 'one digit short'],
    ['13800001111', true, 'eleven digits'],
    ['138000011112', false, 'one digit more'],
  ])('%s is a mobile number: %s (%s)', (written, mobile) => {
    const seen = normalisePhone(written);
    expect(seen.ok && seen.kind === 'mobile').toBe(mobile);
  });

  it('what it answers it also understands', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?[0-9 ()-]{0,18}$/), (written) => {
        const seen = normalisePhone(written);
        if (seen.ok) expect(normalisePhone(seen.e164)).toEqual(seen);
      }),
    );
  });
});

describe('the mask', () => {
  it.each<[string, string, string]>([
    [MOBILE, '138****1111', 'a mobile number'],
    ['+861062345678', '010****5678', 'Beijing begins with a 1 and is no mobile'],
    ['+862162345678', '021****5678', 'Shanghai'],
    ['+8675582345678', '075****5678', 'three digits of area'],
    ['+8662345678', '062****5678', 'eight digits'],
    ['+866234567', '****', 'seven digits show nothing'],
    ['', '****', 'nothing'],
  ])('%s shows %s: %s', (e164, mask) => expect(maskPhone(e164)).toBe(mask));

  it('never shows more than seven digits, nor the middle of a number', () => {
    fc.assert(
      fc.property(fc.oneof(fc.stringMatching(/^\+86\d{0,14}$/), fc.string({ maxLength: 30 })), (value) => {
        const mask = maskPhone(value);
        expect(mask).toMatch(/^(\d{3})?\*{4}(\d{4})?$/);
        expect(mask.replace(/\D/g, '').length).toBeLessThanOrEqual(7);
      }),
    );
  });
});

describe('a text that holds a phone number', () => {
  it.each<[string, boolean, string]>([
    ['13800001111', true, 'nothing else'],
    ['请打13800001111找李', true, 'in a sentence'],
    ['138 0000 1111', true, 'groups'],
    ['138-0000-1111', true, 'dashes'],
    ['１３８００００１１１１', true, 'full-width'],
    ['+8613800001111', true, 'with the country'],
    ['86-13800001111', true, 'without the plus'],
    ['008613800001111', true, 'as dialled from abroad'],
    ['1380000111', false, 'ten digits'],
    ['138000011112', false, 'twelve digits'],
    ['913800001111', false, 'the end of a longer number'],
    ['12800001111', false, 'no mobile range'],
    ['2026-07-28 10:30', false, 'a time'],
    ['额度 500000 元', false, 'an amount'],
    ['138****1111', false, 'a mask'],
    ['', false, 'nothing'],
  ])('%j: %s (%s)', (text, expected) => expect(holdsPhoneNumber(text)).toBe(expected));
});
