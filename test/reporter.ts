/** Ends the test run with one line that counts: `N passed, N failed`. */
import type { Reporter, TestModule } from 'vitest/node';

export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length;
    process.on('exit', () => process.stdout.write(`\n${count('passed')} passed, ${count('failed') + broken} failed\n`));
  }
}
