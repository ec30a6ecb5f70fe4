import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openFileStore } from '../../../main/adapters/file-store.ts';
import { Attachment } from '../../../main/contract/message.ts';
import { isWithoutDisk, smallDisk } from '../../support/disk.ts';
import { png } from '../../support/pictures.ts';
import { mediaHere } from '../../support/reading.ts';
import { memoryFolder } from '../../support/temp-folder.ts';

const DAY_MS = 86_400_000;

function openStore(folder = join(memoryFolder(), 'files')) {
  const store = openFileStore(folder, mediaHere);
  const names = () => (existsSync(folder) ? readdirSync(folder).sort() : []);
  const keep = async (name: string, content: Uint8Array, as: Attachment['kind'] = 'document') => {
    const incoming = await store.receive(name, as);
    await incoming.write(content);
    return incoming.finish();
  };
  /** As if it had come so many days ago. */
  const age = (file: string, days: number) => {
    const at = new Date(Date.now() - days * DAY_MS);
    utimesSync(join(folder, file), at, at);
  };
  return { ...store, folder, names, keep, age };
}

describe('a file is kept under what is in it', () => {
  test('however it is cut in pieces, and once however often it comes', async () => {
    const { receive, folder, names } = openStore();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 5 }),
        fc.string({ maxLength: 60, unit: 'binary' }),
        fc.constantFrom('photo' as const, 'document' as const),
        async (pieces, name, as) => {
          const incoming = await receive(name, as);
          for (const piece of pieces) await incoming.write(piece);
          const attachment = Attachment.parse(await incoming.finish());
          const whole = Buffer.concat(pieces);
          expect(attachment.file.slice(0, 64)).toBe(createHash('sha256').update(whole).digest('hex'));
          expect(attachment.size).toBe(whole.length);
          expect(attachment.name).not.toMatch(/[\\/\p{Cc}\p{Cf}]/u);
          expect(readFileSync(join(folder, attachment.file))).toEqual(whole);
        },
      ),
      { numRuns: 150 },
    );
    expect(names().filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('a second time it is the same file', async () => {
    const { keep, names } = openStore();
    const first = await keep('plan.pdf', Buffer.from('plan'));
    const second = await keep('copy of plan.pdf', Buffer.from('plan'));
    expect(second).toEqual({ ...first, name: 'copy of plan.pdf' });
    expect(names()).toEqual([first.file]);
  });

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Ann\\cat.jpg', 'cat.jpg'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['  .hidden\n', 'hidden'],
    ['a<b>:c?.txt', 'a_b__c_.txt'],
    ['...', 'file'],
    [`${'ü'.repeat(300)}.jpeg`, `${'ü'.repeat(115)}.jpeg`],
  ])('%j goes by the name %j', async (given, name) => {
    expect((await openStore().keep(given, Buffer.from('x'))).name).toBe(name);
  });
});

describe('what is wanted as a photo', () => {
  test('is one when Telegram takes it, whatever its name says', async () => {
    const { keep, needKind } = openStore();
    const photo = await keep('cat.txt', png(40, 30), 'photo');
    expect(photo).toMatchObject({ kind: 'photo', name: 'cat.txt' });
    expect(photo.file).toMatch(/\.png$/);
    await needKind(photo.file, 'photo');
  });

  test.each([
    ['a text that is called a picture', Buffer.from('<script>alert(1)</script>'), /no picture that Telegram/],
    ['a strip', png(800, 20), /no photo of 800 × 20 pixels/],
    ['an animation', Buffer.from('GIF89a\x10\x00\x10\x00\x00\x00\x00', 'latin1'), /stand still/],
    ['what ends before it says its size', png(40, 30).subarray(0, 18), /no picture that Telegram/],
    ['a huge one', Buffer.concat([png(40, 30), Buffer.alloc(10_485_760)]), /at most 10 MB/],
  ])('%s becomes a document, and says why it is no photo', async (_what, content, why) => {
    const { keep, needKind } = openStore();
    const { kind, file } = await keep('cat.png', content, 'photo');
    expect(kind).toBe('document');
    await expect(needKind(file, 'photo')).rejects.toThrow(why);
  });
});

test('an empty file and one over 50 MB are refused, and nothing of them is left', async () => {
  const { receive, names } = openStore();
  await expect((await receive('empty.txt', 'document')).finish()).rejects.toThrow('The file is empty.');
  const large = await receive('film.mp4', 'document');
  const piece = Buffer.alloc(1_048_576);
  for (let n = 0; n < 47; n++) await large.write(piece);
  await expect(large.write(piece)).rejects.toThrow('at most 50 MB');
  expect(names()).toEqual([]);
});

test('on a full disk it says so, and leaves the room that there was', async () => {
  if (isWithoutDisk()) return;
  const disk = smallDisk(300_000);
  const { receive, keep, names } = openStore(join(disk.folder, 'files'));
  const incoming = await receive('film.mp4', 'document');
  await incoming.write(Buffer.alloc(100_000));
  await expect(incoming.write(Buffer.alloc(400_000))).rejects.toThrow('the disk is full. Make room, then attach it');
  expect(names()).toEqual([]);
  await keep('small.txt', Buffer.from('fits'));
});

describe('what nothing refers to any more', () => {
  test('goes after its time; what is in use, new, or not ours stays', async () => {
    const { keep, age, sweep, names, receive } = openStore();
    const [used, unused, fresh] = [
      await keep('used.txt', Buffer.from('used')),
      await keep('unused.txt', Buffer.from('unused')),
      await keep('fresh.txt', Buffer.from('fresh')),
    ];
    const incoming = await receive('half.bin', 'document');
    onTestFinished(() => incoming.drop());
    const half = names().find((name) => name.endsWith('.part')) as string;
    for (const file of [used.file, unused.file, half]) age(file, 8);
    expect(await sweep(Date.now() - 7 * DAY_MS, () => new Set([used.file]))).toBe(2);
    expect(names()).toEqual([used.file, fresh.file].sort());
  });

  test('begins its time anew when it comes again', async () => {
    const { keep, age, sweep, names } = openStore();
    const { file } = await keep('a.txt', Buffer.from('a'));
    age(file, 30);
    await keep('a.txt', Buffer.from('a'));
    expect(await sweep(Date.now() - 7 * DAY_MS, () => new Set())).toBe(0);
    expect(names()).toEqual([file]);
  });

  test('never takes what is in use, whatever its age', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(
          fc.record({
            content: fc.string({ minLength: 1 }),
            days: fc.integer({ min: 0, max: 20 }),
            used: fc.boolean(),
          }),
          {
            selector: ({ content }) => content,
            maxLength: 8,
          },
        ),
        async (files) => {
          const { keep, age, sweep, names } = openStore();
          const kept = [];
          for (const { content, ...rest } of files) {
            const { file } = await keep('x.txt', Buffer.from(content));
            age(file, rest.days + 0.5);
            kept.push({ file, ...rest });
          }
          const inUse = new Set(kept.filter(({ used }) => used).map(({ file }) => file));
          await sweep(Date.now() - 7 * DAY_MS, () => inUse);
          const expected = kept.filter(({ used, days }) => used || days < 7).map(({ file }) => file);
          expect(names()).toEqual(expected.sort());
        },
      ),
      { numRuns: 40 },
    );
  });
});
