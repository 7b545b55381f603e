/** Real modules, real decorators: swc compiles each file on the fly, tsc checks the types beside it (`npm run types`). */
const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // The CommonJS build of the same library: the other one imports JSON in a way that jest warns about at every file.
    '^libphonenumber-js/max$': '<rootDir>/node_modules/libphonenumber-js/max/index.cjs',
  },
  transform: { '^.+\\.ts$': '@swc/jest' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.local', '<rootDir>/web/dist'],
};
export default {
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  projects: [
    // Unit tests need nothing but the code.
    {
      ...base,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/src/**/*.spec.ts',
        '<rootDir>/demo/**/*.spec.ts',
        '<rootDir>/test/house/**/*.spec.ts',
        '<rootDir>/web/src/**/*.spec.ts',
      ],
    },
    {
      ...base,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.spec.ts', '<rootDir>/test/scenarios/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
    },
    // Figures, not verdicts: `npm run bench:<name>`.
    {
      ...base,
      displayName: 'bench',
      testMatch: ['<rootDir>/test/bench/**/*.bench.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
    },
    // Needs a real Asterisk: `npm run test:pbx`.
    {
      ...base,
      displayName: 'pbx',
      testMatch: ['<rootDir>/test/pbx/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
    },
    {
      ...base,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/browser-setup.mjs',
      globalTeardown: '<rootDir>/test/support/browser-teardown.mjs',
    },
  ],
};
