import type { Reporter, TestModule } from 'vitest/node';

/** Says which tests passed only when they were tried once more, so that none of them goes unseen. */
export default class SecondTries implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const module of modules) {
      for (const test of module.children.allTests('passed')) {
        if (test.diagnostic()?.flaky) console.log(`Passed only at the second try: ${test.fullName}`);
      }
    }
  }
}
