import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const CHANCE = fileURLToPath(new URL('../../support/chance.mjs', import.meta.url));

/** Ten ids of a process in which these files of tests run one after the other. */
function idsOf(seed: number, ...files: string[]): string[] {
  const script = `
    import { randomBytes } from 'node:crypto';
    import { seedChance } from ${JSON.stringify(CHANCE)};
    for (const file of ${JSON.stringify(files)}) {
      seedChance(${seed}, file);
      for (let i = 0; i < 10; i++) console.log(randomBytes(16).toString('hex'));
    }`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trim().split('\n');
}

test('two files of tests in one process make no id twice, and the same seed makes the same ids again', () => {
  const ids = idsOf(1, 'e2e/a.test.ts', 'e2e/b.test.ts');
  expect(new Set(ids).size).toBe(20);
  expect(idsOf(1, 'e2e/a.test.ts', 'e2e/b.test.ts')).toEqual(ids);
  expect(idsOf(2, 'e2e/a.test.ts')).not.toEqual(ids.slice(0, 10));
});
