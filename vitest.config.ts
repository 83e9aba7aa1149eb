import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // One person through the whole work, step upon step: no step can be tried again, so it runs by itself
    // (npm run test:keyboard) until it holds on a busy machine too.
    exclude: process.env['ALONE'] ? [] : ['test/e2e/keyboard.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Two browsers, a server and a worker share two cores: a step of a person may come too soon for the page once.
    retry: 2,
  },
});
