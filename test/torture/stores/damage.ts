import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../random.ts';

/** What is damaged while Carillon is not there. */
const FILES = [
  'jobs.json',
  'jobs.1.json',
  'jobs.2.json',
  'jobs.json.new',
  'settings.json',
  'carillon.db',
  'practice-chat.json',
] as const;

/** Of SQLite, and of most disks. */
const PAGE_BYTES = 4_096;

const HOW: Record<string, (bytes: Buffer, random: Random) => Buffer | null> = {
  emptied: () => Buffer.alloc(0),
  gone: () => null,
  'cut off': (bytes, random) => bytes.subarray(0, random.between(0, Math.max(0, bytes.length - 1))),
  'all zeros': (bytes) => Buffer.alloc(bytes.length),
  'damaged in one page': (bytes, random) => {
    const at = random.between(0, Math.max(0, Math.ceil(bytes.length / PAGE_BYTES) - 1)) * PAGE_BYTES;
    return Buffer.from(bytes).fill(random.chance(0.5) ? 0 : 0xa5, at, Math.min(at + PAGE_BYTES, bytes.length));
  },
  'of junk': (_, random) => Buffer.from(Array.from({ length: random.between(1, 5_000) }, () => random.between(0, 255))),
};

/** Damages one file, or none. @returns which, and how */
export function damage(folder: string, random: Random): { file: (typeof FILES)[number]; how: string } | null {
  if (random.chance(0.25)) return null;
  const there = FILES.filter((name) => existsSync(join(folder, name)));
  if (there.length === 0) return null;
  const file = random.pick(there);
  const how = random.pick(Object.keys(HOW));
  const path = join(folder, file);
  const damaged = HOW[how]?.(readFileSync(path), random) ?? null;
  rmSync(path, { force: true });
  if (damaged) writeFileSync(path, damaged);
  // What SQLite has not written over yet belongs to the file.
  if (file === 'carillon.db') for (const part of ['-wal', '-shm']) rmSync(path + part, { force: true });
  return { file, how };
}
