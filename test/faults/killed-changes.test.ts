import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { type ChangeName, killInChange } from '../torture/changes/killed-change.ts';

/** Every call of every change is in test/unit/core/killed-changes.test.ts; `npm run torture` does this one at length. */
const KILLS: [ChangeName, number][] = [
  ['pause all', 9],
  ['stop several', 14],
  ['edit', 8],
];

test.each(KILLS)(
  '%s, killed by the system at the %ith call to the disk: after the restart all of it or nothing',
  async (name, nth) => {
    const folder = join(tempFolder(), 'data');
    mkdirSync(folder);
    const { problems, wasKilled } = await killInChange(folder, name, nth);
    expect(problems).toEqual([]);
    expect(wasKilled).toBe(true);
  },
);
