import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Two browsers, a server and a worker share two cores: a step of a person may come too soon for the page once.
    retry: 2,
  },
});
