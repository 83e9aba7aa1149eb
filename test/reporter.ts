/** Ends the test run with the tests that passed only when they tried again, and one line that counts: `N passed, N failed`. */
import type { Reporter, TestModule } from 'vitest/node';

export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length;
    const again = tests.filter((test) => test.diagnostic()?.flaky);
    const named = again.map(
      ({ module, fullName }) => `passed at the second try: ${module.relativeModuleId} > ${fullName}\n`,
    );
    process.on('exit', () =>
      process.stdout.write(`\n${named.join('')}${count('passed')} passed, ${count('failed') + broken} failed\n`),
    );
  }
}
