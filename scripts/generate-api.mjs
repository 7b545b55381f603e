/**
 * `node scripts/generate-api.mjs [--check]`: the types of the pages, from the committed OpenAPI document. The same document gives the
 * same bytes. With `--check` nothing is written, and a file that is not current is an error.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

const root = join(import.meta.dirname, '..');
const from = join(root, 'docs/generated/openapi.json');
const to = join(root, 'web/src/shared/api.generated.ts');

const document = JSON.parse(readFileSync(from, 'utf8'));
const types = astToString(await openapiTS(document, { alphabetize: true, silent: true }));
const text = `// Generated from docs/generated/openapi.json by scripts/generate-api.mjs; do not edit.\n\n${types}`;

if (!process.argv.includes('--check')) writeFileSync(to, text);
else if (readFileSync(to, 'utf8') !== text) {
  process.stderr.write('web/src/shared/api.generated.ts is not current: run "npm run openapi"\n');
  process.exitCode = 1;
}
