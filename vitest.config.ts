import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Much of a test is waiting for a browser, a server or a disk: on two cores Vitest itself would run one file at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // How long is no assertion: what a test waits for is a state, on a machine that may be busy with much else.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // In whole runs of 1,700 tests one step in a browser was too early now and then, each time another. A test may try
    // once more, and the end of the run names every test that had to (reporter.ts): each of them is to be mended.
    retry: 1,
    // The provider that the tests sign in at says that it is one for tests.
    onConsoleLog: (text) => !text.startsWith('oidc-provider WARNING'),
  },
});
