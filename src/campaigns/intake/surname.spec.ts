import { maskName, surnameAndTitle, surnameOf } from './surname.js';

describe('surnameOf', () => {
  it.each([
    ['李明', '李', 'one character'],
    ['欧阳娜娜', '欧阳', 'a compound surname'],
    ['司马光', '司马', 'three characters'],
    ['司马', '司', 'two characters are a surname and a given name'],
    ['諸葛亮', '諸葛', 'traditional characters'],
    ['𠮷永小百合', '𠮷', 'a character beyond the first plane is one'],
    ['李 明', '李', 'a space inside'],
    ['阿依古丽·买买提', '阿依古丽', 'the first part before a middle dot'],
    ['阿依古丽•买买提', '阿依古丽', 'the same with another dot'],
    ['John Smith', 'Smith', 'the last word of a Latin name'],
    ['SMITH, John', 'SMITH', 'or what stands before the comma'],
    ['  ', '', 'nothing'],
  ])('%j is called %j: %s', (name, surname) => {
    expect(surnameOf(name)).toBe(surname);
  });
});

describe('surnameAndTitle', () => {
  it.each([
    ['李明', 'male', 'zh', '李先生'],
    ['欧阳娜', 'female', 'zh', '欧阳女士'],
    ['李明', null, 'zh', '李 客户'],
    [null, 'male', 'zh', '客户'],
    ['李明', 'male', 'en', 'Mr 李'],
    ['李明', 'female', 'en', 'Ms 李'],
    ['李明', null, 'en', 'Customer 李'],
    [null, null, 'en', 'Customer'],
  ] as const)('%j, %j in %s: %s', (name, gender, language, expected) => {
    expect(surnameAndTitle(name, gender, language)).toBe(expected);
  });
});

it('maskName tells neither the given name nor its length', () => {
  expect([maskName('李明'), maskName('李小明'), maskName('')]).toEqual(['李*', '李*', '']);
});
