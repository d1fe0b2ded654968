import { defineConfig } from 'vitest/config';

/** Where CI wants the runner's own counts; nowhere otherwise. */
const report = process.env.TILELINT_TEST_REPORT;

export default defineConfig({
  define: { TILELINT_VERSION: JSON.stringify('0.0.0-test') },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/chrome.ts'],
    testTimeout: 60_000,
    restoreMocks: true,
    // oidc-provider's advice for servers on the internet, printed where Node is not the newest.
    onConsoleLog: (log) => (/^oidc-provider (?:WARNING|NOTICE)/.test(log) ? false : undefined),
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
