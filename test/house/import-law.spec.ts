import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

interface Violation {
  rule: { name: string };
  from: string;
}

const config = createRequire(import.meta.url)(resolve('.dependency-cruiser.cjs')) as { forbidden: { name: string }[] };

/** What dependency-cruiser finds in a tree: `rule: file that breaks it`. */
function breachesIn(root: string, folders: string[]): string[] {
  const cruise = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const run = spawnSync(process.execPath, [cruise, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (!run.stdout.startsWith('{')) throw new Error(`dependency-cruiser did not run: ${run.stderr}`);
  const { summary } = JSON.parse(run.stdout) as { summary: { violations: Violation[] } };
  return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`).sort();
}

/** One breach a rule: the file that commits it, what stands in it, and what else must be there. */
const SEEDED: [rule: string, file: string, text: string, also?: Record<string, string>][] = [
  ['shared-imports-only-from-its-left', 'src/shared/a.ts', "import '../platform/index.js';"],
  ['platform-imports-only-from-its-left', 'src/platform/a.ts', "import '../contracts/index.js';"],
  ['contracts-imports-only-from-its-left', 'src/contracts/a.ts', "import '../people/index.js';"],
  ['people-imports-only-from-its-left', 'src/people/a.ts', "import '../compliance/index.js';"],
  ['compliance-imports-only-from-its-left', 'src/compliance/a.ts', "import '../scripts/index.js';"],
  ['scripts-imports-only-from-its-left', 'src/scripts/a.ts', "import '../compliance/index.js';"],
  ['campaigns-imports-only-from-its-left', 'src/campaigns/a.ts', "import '../dialer/index.js';"],
  ['dialer-imports-only-from-its-left', 'src/dialer/a.ts', "import '../billing/index.js';"],
  ['billing-imports-only-from-its-left', 'src/billing/a.ts', "import '../reports/index.js';"],
  ['reports-imports-only-from-its-left', 'src/reports/a.ts', "import '../billing/index.js';"],
  ['integrations-imports-only-from-its-left', 'src/integrations/a.ts', "import '../app.module.js';"],
  ['known-folders-only', 'src/integrations/b.ts', "import '../misc/a.js';", { 'src/misc/a.ts': '' }],
  ['features-by-their-index', 'src/dialer/b.ts', "import '../people/agents.js';", { 'src/people/agents.ts': '' }],
  [
    'rules-enter-other-features-by-index-or-rule',
    'src/dialer/rules/b.ts',
    "import type { A } from '../../people/kinds.js';",
    { 'src/people/kinds.ts': 'export type A = 1;' },
  ],
  ['main-by-index', 'src/main.ts', "import './people/agents.js';\nimport './app.module.js';"],
  ['no-cycles', 'src/people/and-round.ts', "import './round.js';", { 'src/people/round.ts': "import './and-round.js';" }],
  ['rules-are-pure', 'src/dialer/rules/c.ts', "import 'node:fs';"],
  ['rules-are-pure', 'src/dialer/rules/d.ts', "import '@nestjs/common';"],
  ['rules-are-pure', 'src/campaigns/campaign-states.ts', "import 'typeorm';"],
  ['rules-know-values-only', 'src/dialer/rules/e.ts', "import '../../platform/index.js';"],
  [
    'rules-know-values-only',
    'src/campaigns/dealing/deal-lists.ts',
    "import './dealing.service.js';",
    { 'src/campaigns/dealing/dealing.service.ts': '' },
  ],
  ['shared-is-values', 'src/shared/b.ts', "import 'node:fs';"],
  ['shared-is-values', 'src/shared/c.ts', "import '@nestjs/common';"],
  ['entities-are-records', 'src/people/agent.entity.ts', "import './people.service.js';", { 'src/people/people.service.ts': '' }],
  ['controllers-are-thin', 'src/people/people.controller.ts', "import 'typeorm';"],
  ['controllers-are-thin', 'src/people/call.handler.ts', "import 'ioredis';"],
  ['no-test-code-in-the-product', 'src/people/b.ts', "import '../../test/support/a.js';", { 'test/support/a.ts': '' }],
  ['no-test-code-in-the-product', 'demo/b.ts', "import './a.spec.js';", { 'demo/a.spec.ts': '' }],
  ['no-dev-packages-in-the-product', 'src/people/c.ts', "import 'fast-check';"],
  ['packages-are-declared', 'src/people/d.ts', "import 'pg';"],
  ['imports-resolve', 'src/people/e.ts', "import './nowhere.js';"],
  ['only-main-starts-the-demo', 'src/app.module.ts', "import '../demo/seed.js';", { 'demo/seed.ts': '' }],
  ['web-knows-no-server-code', 'web/src/a.tsx', "import '../../src/shared/index.js';"],
  ['server-knows-no-web-code', 'src/reports/b.ts', "import '../../web/src/a.js';"],
  ['no-orphans', 'test/support/alone.ts', 'export const alone = 1;'],
  ['no-unused-modules', 'src/billing/unused.ts', "import './index.js';"],
];

const FEATURES = [
  'shared',
  'platform',
  'contracts',
  'people',
  'compliance',
  'scripts',
  'campaigns',
  'dialer',
  'billing',
  'reports',
  'integrations',
];
const DEPENDENCIES = ['@nestjs/common', 'typeorm', 'ioredis'];

describe('the import law', () => {
  let root: string;
  let found: string[];

  const put = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${text}\nexport {};\n`);
  };

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'import-law-'));
    copyFileSync('.dependency-cruiser.cjs', join(root, '.dependency-cruiser.cjs'));
    copyFileSync('tsconfig.json', join(root, 'tsconfig.json'));
    const versions = (names: string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, '*']));
    put('web/src/main.tsx', '');
    for (const feature of FEATURES) put(`src/${feature}/index.ts`, '');
    for (const [, file, text, also = {}] of SEEDED) {
      put(file, text);
      for (const [other, content] of Object.entries(also)) put(other, content);
    }
    writeFileSync(
      join(root, 'package.json'),
      JSON.stringify({ dependencies: versions(DEPENDENCIES), devDependencies: versions(['fast-check']) }),
    );
    mkdirSync(join(root, 'node_modules/@nestjs'), { recursive: true });
    for (const name of [...DEPENDENCIES, 'fast-check', 'typescript'])
      symlinkSync(resolve('node_modules', name), join(root, 'node_modules', name));
    mkdirSync(join(root, 'node_modules/pg'));
    writeFileSync(join(root, 'node_modules/pg/index.js'), '');
    found = breachesIn(root, ['src', 'test', 'demo', 'web/src']);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(SEEDED)('%s is found in %s', (rule, file) => expect(found).toContain(`${rule}: ${file}`));

  it('has a seeded breach for every rule', () => {
    expect(config.forbidden.map(({ name }) => name).filter((name) => !SEEDED.some(([rule]) => rule === name))).toEqual([]);
  });

  it('is kept', () => expect(breachesIn('.', ['src', 'test', 'demo', 'web/src'])).toEqual([]));
});
