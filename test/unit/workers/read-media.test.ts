import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { MediaKind } from '../../../main/contract/media.ts';
import { kindOfFacts, type MediaFacts, whyNot } from '../../../main/core/files/media.ts';
import { readMedia } from '../../../main/workers/read-media.ts';
import { english } from '../../support/english.ts';
import { animatedSticker, gif, m4a, mp3, mp4, voice, webp } from '../../support/media.ts';
import { png } from '../../support/pictures.ts';

const folder = mkdtempSync(join(tmpdir(), 'carillon-media-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(content: Uint8Array, name = 'file'): Promise<MediaFacts | null> {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  return readMedia(path, name);
}

const FILM = { width: 1280, height: 720, seconds: 12 };

test.each<[what: string, content: Buffer, name: string, kind: MediaKind]>([
  ['a picture', png(40, 30), 'scan.dat', 'photo'],
  ['a film', mp4(FILM), 'scan.dat', 'video'],
  ['a GIF', gif(), 'scan.jpg', 'animation'],
  ['an MP3', mp3(), 'song', 'audio'],
  ['an M4A', m4a(), 'song', 'audio'],
  ['a recorded voice', voice(), 'x.txt', 'voice'],
  ['an animated sticker', animatedSticker(), 'duck.tgs', 'sticker'],
  ['a packed file', animatedSticker(), 'backup.gz', 'document'],
  ['a text that is called a film', Buffer.from('not a film at all, but long enough'), 'film.mp4', 'document'],
  ['a film that says nothing of itself', mp4(FILM).subarray(0, 24), 'film.mp4', 'video'],
])('%s is known by its content, whatever its name says', async (_what, content, name, kind) => {
  expect(kindOfFacts(await read(content, name), content.length)).toBe(kind);
});

test('of a film the shape, as it is held, and the length are known, wherever its index stands', async () => {
  expect(await read(mp4({ ...FILM, hasSound: true }))).toEqual({
    type: 'mp4',
    width: 1280,
    height: 720,
    duration: 12,
    hasSound: true,
  });
  const upright = mp4({ width: 720, height: 1280, seconds: 1, isTurned: true, indexLast: true });
  expect(await read(upright)).toMatchObject({ width: 720, height: 1280, duration: 1, hasSound: false });
});

test('what Telegram would not take as that is said beforehand', async () => {
  const facts = async (content: Buffer, name?: string) => whyNotAs(await read(content, name), content.length);
  const square = { width: 400, height: 400, seconds: 20 };
  expect((await facts(mp4(square)))('videoNote')).toBeNull();
  expect(english((await facts(mp4(FILM)))('videoNote'))).toContain('this one has 1280 × 720');
  expect(english((await facts(mp4({ ...square, seconds: 61 })))('videoNote'))).toContain('at most a minute');
  expect((await facts(webp(512, 512)))('sticker')).toBeNull();
  expect(english((await facts(webp(900, 512)))('sticker'))).toContain('this one 900 × 512');
  expect((await facts(mp3()))('voice')).toBeNull();
  expect(english((await facts(png(5, 5)))('video'))).toContain('MP4');
  expect(english(whyNotAs(null, 60_000_000)('document'))).toContain('at most 50 MB');
  expect(english(whyNotAs({ type: 'mp4', width: 5, height: 5 }, 13_000_000)('videoNote'))).toContain('12 MB');
});

const whyNotAs = (facts: MediaFacts | null, size: number) => (kind: MediaKind) => whyNot(kind, facts, size);

test('whatever stands in a file, it is read to its end and never sent as what it is not', async () => {
  const films = fc.record({ width: fc.nat(5_000), height: fc.nat(5_000), seconds: fc.nat(5_000) });
  const whole = fc.oneof(films.map(mp4), fc.constantFrom(gif(), mp3(), voice(), webp(9, 9), png(4, 4)));
  const damage = fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(whole, damage, fc.nat(600), async (content, flips, length) => {
      const damaged = Buffer.from(content.subarray(0, Math.max(1, length)));
      for (const [at, value] of flips) if (at < damaged.length) damaged[at] = value;
      const facts = await read(damaged);
      const kind = kindOfFacts(facts, damaged.length);
      expect(whyNot(kind, facts, damaged.length)).toBeNull();
    }),
    { numRuns: 150 },
  );
});
