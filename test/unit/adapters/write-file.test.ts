import { lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replaceFile, replaceFileSync, stageFile } from '../../../main/adapters/write-file.ts';
import { isWithoutDisk, smallDisk } from '../../support/disk.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const WRITERS: [string, (file: string, content: string | Uint8Array) => Promise<void>][] = [
  ['at once', async (file, content) => replaceFileSync(file, content)],
  ['beside other work', replaceFile],
];

describe.each(WRITERS)('a file that is written %s', (_, write) => {
  test('holds what was written, belongs to this account alone, and leaves nothing beside it', async () => {
    const folder = tempFolder();
    const file = join(folder, 'jobs.json');
    writeFileSync(file, 'former', { mode: 0o644 });
    for (const content of ['short', 'Auf geht’s! 🛎'.repeat(90_000), '']) {
      await write(file, content);
      expect(readFileSync(file, 'utf8')).toBe(content);
    }
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['jobs.json']);
  });

  test('takes the place of what a killed process left half written', async () => {
    const file = join(tempFolder(), 'jobs.json');
    writeFileSync(`${file}.new`, '{"version":1,"jo');
    await write(file, 'whole');
    expect(readFileSync(file, 'utf8')).toBe('whole');
  });

  test('is replaced where a link leads, and the link stays one', async () => {
    const [folder, elsewhere] = [tempFolder(), tempFolder()];
    writeFileSync(join(elsewhere, 'jobs.json'), 'former');
    symlinkSync(join(elsewhere, 'jobs.json'), join(folder, 'jobs.json'));
    await write(join(folder, 'jobs.json'), 'new');
    expect(readFileSync(join(elsewhere, 'jobs.json'), 'utf8')).toBe('new');
    expect(lstatSync(join(folder, 'jobs.json')).isSymbolicLink()).toBe(true);
  });

  test('stays as it was when it cannot be replaced, and nothing is left of the new one', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'jobs.json'));
    await expect(write(join(folder, 'jobs.json'), 'new')).rejects.toThrow('EISDIR');
    expect(readdirSync(folder)).toEqual(['jobs.json']);
  });

  test.skipIf(isWithoutDisk())('stays as it was on a disk that ends in the middle of the new one', async () => {
    const { folder, fill, makeRoom } = smallDisk(400_000);
    const file = join(folder, 'jobs.json');
    const former = 'x'.repeat(30_000);
    await write(file, former);
    fill();
    for (const room of [0, 4_096, 16_384, 20_480]) {
      makeRoom(room);
      await expect(write(file, 'y'.repeat(60_000)), `${room} bytes more`).rejects.toThrow('ENOSPC');
      expect(readFileSync(file, 'utf8'), `${room} bytes more`).toBe(former);
      expect(readdirSync(folder).sort()).toEqual(['ballast', 'jobs.json']);
    }
    makeRoom(40_960);
    await write(file, 'y'.repeat(60_000));
    expect(readFileSync(file, 'utf8')).toBe('y'.repeat(60_000));
  });
});

test('what is staged is there whole, and counts only from its commit on', () => {
  const folder = tempFolder();
  const file = join(folder, 'jobs.json');
  replaceFileSync(file, 'former');
  const dropped = stageFile(file, 'never');
  expect(readFileSync(`${file}.new`, 'utf8')).toBe('never');
  dropped.abandon();
  expect(readdirSync(folder)).toEqual(['jobs.json']);
  const staged = stageFile(file, 'new');
  expect(readFileSync(file, 'utf8')).toBe('former');
  staged.commit();
  expect(readFileSync(file, 'utf8')).toBe('new');
});
