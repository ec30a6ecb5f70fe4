import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFileStore } from '../../../main/adapters/file-store.ts';
import { Uploads } from '../../../main/services/uploads.ts';
import { mediaHere } from '../../support/reading.ts';
import { memoryFolder } from '../../support/temp-folder.ts';

function openUploads() {
  const folder = join(memoryFolder(), 'files');
  const clock = { ms: 0 };
  const uploads = new Uploads(openFileStore(folder, mediaHere), { monotonic: () => clock.ms });
  return { uploads, clock, folder, begin: (size: number) => uploads.begin({ name: 'a.txt', as: 'document', size }) };
}

test('pieces that come at once are kept in their order', async () => {
  const { uploads, folder, begin } = openUploads();
  const id = await begin(6);
  await Promise.all(['ab', 'cd', 'ef'].map((text) => uploads.piece(id, Buffer.from(text))));
  const { file, size } = await uploads.end(id);
  expect(size).toBe(6);
  expect(readFileSync(join(folder, file), 'utf8')).toBe('abcdef');
  await expect(uploads.end(id)).rejects.toThrow('That upload is over');
});

test('what comes short or too long is refused, and nothing of it is left', async () => {
  const { uploads, folder, begin } = openUploads();
  const short = await begin(6);
  await uploads.piece(short, Buffer.from('abc'));
  await expect(uploads.end(short)).rejects.toThrow('did not come whole');
  const long = await begin(2);
  await expect(uploads.piece(long, Buffer.from('abc'))).rejects.toThrow('The file changed while it was read');
  expect(readdirSync(folder)).toEqual([]);
});

test('forty at once are the most: a page that never ends them does not fill the disk', async () => {
  const { uploads, clock, begin } = openUploads();
  for (let n = 0; n < 40; n++) await begin(6);
  await expect(begin(6)).rejects.toThrow('Too many files at once');
  clock.ms += 11 * 60_000;
  await begin(6);
  await uploads.stop();
});

test('a window that went away leaves nothing behind', async () => {
  const { uploads, clock, folder, begin } = openUploads();
  const left = await begin(6);
  await uploads.piece(left, Buffer.from('abc'));
  clock.ms += 11 * 60_000;
  const next = await begin(1);
  expect(readdirSync(folder)).toHaveLength(1);
  await expect(uploads.piece(left, Buffer.from('def'))).rejects.toThrow('That upload is over');
  await uploads.piece(next, Buffer.from('x'));
  await uploads.stop();
  expect(readdirSync(folder)).toEqual([]);
});
