/**
 * The import law (docs/architecture.md). A folder imports only from its left, and enters another feature only through its index:
 *
 *   shared ← platform ← contracts ← people ← compliance, scripts ← campaigns ← dialer ← billing, reports ← integrations ← main
 *
 * test/house/import-law.spec.ts seeds a breach of every rule below and sees it found.
 */
const LAYERS = [
  ['shared'],
  ['platform'],
  ['contracts'],
  ['people'],
  ['compliance', 'scripts'],
  ['campaigns'],
  ['dialer'],
  ['billing', 'reports'],
  ['integrations'],
];
/** The files to the right of every folder: where the parts are put together. */
const MAIN = '^src/(main|cli|setup-contract|app\\.module)\\.ts$';
const SPEC = '\\.spec\\.ts$';
/** What computes from its arguments alone. Pure code may name anybody's types: a type is gone when the program runs. */
const PURE =
  '(^src/.*/rules/|^src/.*-states\\.ts$|^src/campaigns/dealing/deal-lists\\.ts$|^src/platform/calendar/(working-calendar|deadlines)\\.ts$)';

const folder = (names) => `^src/(${names.join('|')})/`;
const breach = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** One rule a folder: what stands beside it or to its right is out of reach. */
const leftOnly = LAYERS.flatMap((layer, index) =>
  layer.map((name) => {
    const beyond = [...layer.filter((other) => other !== name), ...LAYERS.slice(index + 1).flat()];
    const paths = beyond.length > 0 ? [folder(beyond), MAIN] : [MAIN];
    return breach(
      `${name}-imports-only-from-its-left`,
      `src/${name} may not know ${beyond.join(', ') || 'main'}`,
      { path: folder([name]) },
      { path: paths },
    );
  }),
);

module.exports = {
  forbidden: [
    ...leftOnly,
    breach(
      'known-folders-only',
      'A new folder of src needs its place in the law',
      { path: '^(src|demo|test)/' },
      { path: '^src/', pathNot: [folder(LAYERS.flat()), MAIN] },
    ),
    breach(
      'features-by-their-index',
      'Another feature is entered through its index.ts only; a rule may call a rule, because an index brings the framework along; a worker ' +
        'thread loads what has an index without a framework',
      { path: '^src/([^/]+)/', pathNot: [SPEC, PURE] },
      { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/platform/(spreadsheets/index|crypto/seal)\\.ts$'] },
    ),
    breach(
      'rules-enter-other-features-by-index-or-rule',
      'A rule names types of another feature through its index, and calls nothing but its rules',
      { path: ['^src/([^/]+)/.*/rules/', '^src/([^/]+)/rules/', '^src/([^/]+)/.*-states\\.ts$'], pathNot: SPEC },
      { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', PURE] },
    ),
    breach(
      'main-by-index',
      'The parts are put together by what they export',
      { path: `(${MAIN}|^demo/)`, pathNot: SPEC },
      { path: '^src/[^/]+/', pathNot: '^src/[^/]+/index\\.ts$' },
    ),
    breach('no-cycles', 'A cycle has no left and no right', {}, { circular: true }),
    breach(
      'rules-are-pure',
      'A rule gets everything as an argument: no framework, no database, no files, no network',
      { path: PURE, pathNot: SPEC },
      { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'] },
    ),
    breach(
      'rules-know-values-only',
      'A rule calls shared values and other pure code; of the rest it knows types only',
      { path: PURE, pathNot: SPEC },
      { path: '^src/', pathNot: ['^src/shared/', PURE], dependencyTypesNot: ['type-only'] },
    ),
    breach(
      'shared-is-values',
      'shared has no framework and no I/O',
      { path: '^src/shared/', pathNot: SPEC },
      { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/libphonenumber-js' },
    ),
    breach(
      'entities-are-records',
      'An entity is a record: columns, typeorm and types',
      { path: '\\.entity\\.ts$' },
      {
        pathNot: ['node_modules/typeorm/', '^src/platform/index\\.ts$', '^src/platform/database/columns\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    ),
    breach(
      'controllers-are-thin',
      'A controller turns a request into one call of a service; it neither reads nor writes the database',
      { path: '\\.(controller|handler|handlers)\\.ts$' },
      { path: 'node_modules/(typeorm|mysql2|ioredis|bullmq)/' },
    ),
    breach(
      'no-test-code-in-the-product',
      'The product never needs what only tests have',
      { path: '^(src|demo)/', pathNot: SPEC },
      { path: ['^test/', SPEC, 'node_modules/(@jest/|@nestjs/testing|supertest|fast-check)'] },
    ),
    breach(
      'no-dev-packages-in-the-product',
      'A package the product imports is a dependency',
      { path: '^(src|demo)/', pathNot: SPEC },
      { dependencyTypes: ['npm-dev'] },
    ),
    breach(
      'packages-are-declared',
      'A package that is imported stands in package.json',
      { path: '^(src|demo|test|web)/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    breach('imports-resolve', 'What is imported exists', { path: '^(src|demo|test|web/src)/' }, { couldNotResolve: true }),
    breach(
      'only-main-starts-the-demo',
      'The demo stands outside the product',
      { path: '^src/', pathNot: '^src/(main|cli)\\.ts$' },
      { path: '^demo/' },
    ),
    breach(
      'web-knows-no-server-code',
      'Pages know the server by its OpenAPI document only',
      { path: '^web/' },
      { path: '^(src|demo|test)/' },
    ),
    breach('server-knows-no-web-code', 'The server knows the pages as built files only', { path: '^(src|demo)/' }, { path: '^web/' }),
    breach(
      'no-orphans',
      'A module that nothing imports is dead',
      { orphan: true, pathNot: ['\\.d\\.ts$', SPEC, MAIN, '^test/support/global-setup\\.ts$'] },
      {},
    ),
    breach(
      'no-unused-modules',
      'A module of the product must be reached from main, cli or a page',
      { path: '^(src/(main|cli)|web/src/main)\\.tsx?$' },
      { path: '^(src|web/src)/', pathNot: ['\\.d\\.ts$', SPEC, MAIN, '^web/src/main\\.tsx$'], reachable: false },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^(dist|web/dist|\\.local|coverage)/', '\\.(css|svg|png|woff2?)$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
