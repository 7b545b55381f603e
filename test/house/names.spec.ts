import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { filesIn, productFiles } from '../support/source-files.js';

const everything = ['src', 'demo', 'test', 'scripts', 'web/src'].flatMap((folder) => filesIn(folder, /\.(ts|tsx|mjs|css)$/));
const features = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => existsSync(`src/${name}/index.ts`));

/** Still to be named by what it holds. */
const TO_BE_RENAMED = ['web/src/shared/i18n/common-texts.ts'];

/** Names that say nothing about what is inside, and the second version of something. */
const EMPTY_NAME = /(^|[-.])(utils?|helpers?|common|managers?|misc|stuff|v\d+|old|new)([-.]|$)/;
const ENTITY_FILES = 'src/**/*.entity.ts';

describe('names', () => {
  it('every file is named by a kebab noun and its role', () => {
    const odd = everything.filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.(ts|tsx|mjs|css)$/.test(basename(path)));
    expect(odd).toEqual([]);
  });

  it('no file or folder is named after nothing', () => {
    const empty = everything.filter((path) =>
      [...dirname(path).split('/'), basename(path).replace(/\.\w+$/, '')].some((part) => EMPTY_NAME.test(part)),
    );
    expect(empty.filter((path) => !/\/new-[a-z]+-page\.tsx$/.test(path) && !TO_BE_RENAMED.includes(path))).toEqual([]);
  });

  it('controllers and services are plural or a whole, entities are records of one thing', () => {
    const entities = productFiles().filter((path) => path.endsWith('.entity.ts'));
    expect(entities.length).toBeGreaterThan(8);
    expect({ [ENTITY_FILES]: entities.filter((path) => /ies\.entity|[^s]s\.entity/.test(path)) }).toEqual({ [ENTITY_FILES]: [] });
  });

  it.each(features)('src/%s begins with what it owns and what it never does', (feature) => {
    const opening = readFileSync(`src/${feature}/index.ts`, 'utf8').split(/^(?:export|import)/m)[0]!;
    expect(opening).toMatch(/^\/\/ /);
    expect(opening).toMatch(/\b(Never|No) /);
  });

  it('no source names a machine, a person or an issue', () => {
    const marks = /\/(home|root|work|Users)\/[a-z]|\bTODO\b|\bFIXME\b|\bXXX\b|@author/;
    const marked = everything.filter((path) => !path.startsWith('test/house/') && marks.test(readFileSync(path, 'utf8')));
    expect(marked).toEqual([]);
  });
});
