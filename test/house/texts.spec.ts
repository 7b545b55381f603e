import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { REJECT_CODES } from '../../src/campaigns/intake/index.js';
import { DOCUMENT_KINDS } from '../../src/contracts/index.js';
import { ROLES } from '../../src/platform/index.js';
import { ERRORS, OUTCOME_CODES, REFUSAL_REASONS } from '../../src/shared/index.js';
import { filesIn, productFiles } from '../support/source-files.js';

type Pair = readonly [zh: string, en: string];
type Dictionary = Readonly<Record<string, Pair | { what: Pair; next?: Pair } | undefined>>;

const PROMISED = ['dependency_down', 'card_open'];

/** The pages are another program: their dictionaries are read as what they are, files. */
async function dictionary(name: string): Promise<Dictionary> {
  const [file, ...others] = filesIn('web/src', /\.ts$/).filter((path) => readFileSync(path, 'utf8').includes(`export const ${name}:`));
  if (!file || others.length > 0) throw new Error(`${name} is exported ${file ? 'more than once' : 'nowhere'} in web/src`);
  return ((await import(resolve(file))) as Record<string, Dictionary>)[name]!;
}

const pairsOf = (text: Dictionary[string]): Pair[] => {
  if (!text) return [];
  return 'what' in text ? [text.what, ...(text.next ? [text.next] : [])] : [text];
};

/** What a dictionary lacks for a list of codes: a text, a language, or the same facts in both languages. */
function gaps(texts: Dictionary, codes: readonly string[]): string[] {
  return codes.flatMap((code) => {
    const pairs = pairsOf(texts[code]);
    if (pairs.length === 0) return [`${code} has no text`];
    return pairs.flatMap(([zh, en]) => [
      ...(/[\u4e00-\u9fff]/.test(zh) ? [] : [`${code} has no Chinese`]),
      ...(/[A-Za-z]/.test(en) && !/[\u4e00-\u9fff]/.test(en) ? [] : [`${code} has no English`]),
      ...(sameFacts(zh, en) ? [] : [`${code} names other facts in the other language`]),
    ]);
  });
}

function sameFacts(zh: string, en: string): boolean {
  const named = (text: string): string => [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]))].sort().join();
  return named(zh) === named(en);
}

describe('every code has its words in Chinese and English', () => {
  it.each<[string, readonly string[], string]>([
    ['ERROR_TEXTS', Object.keys(ERRORS), 'what the server refuses with'],
    ['OUTCOME_TEXTS', OUTCOME_CODES, 'what an agent records'],
    ['REASON_TEXTS', REFUSAL_REASONS, 'why a customer refuses'],
    ['DOCUMENT_TEXTS', DOCUMENT_KINDS, 'what an agent must hold'],
    ['ROLE_TEXTS', ROLES, 'who somebody is'],
    ['LOSS_TEXTS', Object.keys(REJECT_CODES).filter((code) => code !== 'row_blank'), 'why a row is not taken'],
  ])('%s', async (name, codes) => {
    expect(gaps(await dictionary(name), codes)).toEqual([]);
  });

  it('every dictionary of the pages is whole in both languages', async () => {
    const incomplete: string[] = [];
    for (const file of filesIn('web/src', /-texts\.ts$/)) {
      for (const [name, texts] of Object.entries((await import(resolve(file))) as Record<string, unknown>)) {
        if (!name.endsWith('_TEXTS')) continue;
        for (const [code, text] of Object.entries(texts as Dictionary)) {
          const empty = pairsOf(text).length === 0 || pairsOf(text).some((pair) => !pair[0] || !pair[1] || !sameFacts(pair[0], pair[1]));
          if (empty) incomplete.push(`${file} ${name} ${code}`);
        }
      }
    }
    expect(incomplete).toEqual([]);
  });

  it('no code of the error table is dead, but for those that clients are promised and nothing throws yet', () => {
    const source = productFiles()
      .filter((file) => !file.endsWith('shared/errors.ts'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    expect(Object.keys(ERRORS).filter((code) => !source.includes(`'${code}'`))).toEqual(PROMISED);
  });

  it.each<[string, Dictionary, string[]]>([
    ['zh only', { a: ['好', ''] }, ['a has no English']],
    ['en only', { a: ['', 'Good'] }, ['a has no Chinese']],
    ['neither', {}, ['a has no text']],
    ['another fact', { a: ['{n}个', '{m} pieces'] }, ['a names other facts in the other language']],
  ])('sees a gap: %s', (_why, texts, expected) => expect(gaps(texts, ['a'])).toEqual(expected));
});
