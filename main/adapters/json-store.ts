import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Translatable } from '../contract/translatable.ts';
import { UserError } from '../core/errors.ts';
import { msg, sentences } from '../i18n/msg.ts';
import { isOfLaterVersion, type MigrationSteps, migrate } from './migrate.ts';
import {
  commitStaged,
  linkOrCopy,
  replaceFileSync,
  type StagedFile,
  stagedAt,
  stageFile,
  whyRefused,
} from './write-file.ts';

/**
 * What Carillon uses of electron-store (in the app) and of conf, its base (in `serve`): where the file is, and what is in
 * it. It is written by {@link stageFile}, for conf's writer puts a torn file in the place of a good one when the disk is full.
 */
export interface JsonFile {
  readonly path: string;
  readonly store: Record<string, unknown>;
}

/** Opens `<folder>/<name>.json`. The file must be absent or hold a JSON object. */
export type StoreFactory = (folder: string, name: string) => JsonFile;

/** Without line breaks: thousands of jobs are written whole at each change. */
export const serialize = (value: Record<string, unknown>): string => JSON.stringify(value);

export interface JsonStore<T> {
  read(): Readonly<T>;
  /** Atomic: on the disk when it returns. @throws UserError when the disk refuses; {@link read} then still gives the former value */
  write(value: T): void;
  /** The value is on the disk beside the file, and counts from its commit on. @throws UserError */
  stage(value: T): StagedFile;
}

/** What lies in the folder under one name. */
export interface Found<T> {
  /** Null: damaged, or absent. */
  file: T | null;
  /** As what the damaged file is kept. */
  keptAs: string | null;
  /** Written whole, and never put in the place of the file: the process ended before. */
  staged(): T | null;
  /** Former states, the newest first. @throws UserError when one is of a later version */
  former(): T[];
}

export interface JsonStoreOptions<S extends z.ZodType<Record<string, unknown>>> {
  open: StoreFactory;
  folder: string;
  name: string;
  schema: S;
  /** What leads from the files of earlier versions to the schema. */
  steps: MigrationSteps;
  empty: z.infer<S>;
  /** Epoch ms, for the name of a damaged file. */
  now: () => number;
  onDamage: (text: Translatable) => void;
  /** Makes of a former state what may be taken in place of the last one, and says what is not; left out: all of it may. */
  fromFormer?: (former: z.infer<S>) => { value: z.infer<S>; but: Translatable | null };
  /** Decides which state counts; left out: the file, or else the newest former one. */
  choose?: (found: Found<z.infer<S>>) => z.infer<S>;
}

/** Each change leaves the state before it as `<name>.1.json`, and the one before that as `<name>.2.json`. */
const GENERATIONS = 2;

/**
 * A JSON file held in memory: read once, written once a change. A file that does not parse or does not fit its schema is
 * set aside as `<name>.corrupt-<time>.json`, a former state is taken, and `onDamage` hears of it; so too of a file that is
 * gone while a former state is there.
 * @throws UserError when the file is of a later version or cannot be read: it may be good, and stays as it is
 */
export function openJsonStore<S extends z.ZodType<Record<string, unknown>>>(
  options: JsonStoreOptions<S>,
): JsonStore<z.infer<S>> {
  const { folder, name, empty, choose = (found) => chooseNewest(found, options) } = options;
  const file = join(folder, `${name}.json`);
  const reading = readJson(file, options);
  let staged: z.infer<S> | null | undefined;
  const found: Found<z.infer<S>> = {
    file: reading.value,
    keptAs: reading.isDamaged ? `${name}.corrupt-${options.now()}.json` : null,
    staged: () => (staged ??= readFormer(stagedAt(file), options)),
    former: () =>
      formerNames(options)
        .map((former) => readFormer(former, options))
        .filter((former) => former !== null),
  };
  let current: z.infer<S> = choose(found);
  if (found.keptAs) renameSync(file, join(folder, found.keptAs));
  const { path } = options.open(folder, name);
  const stage = (next: z.infer<S>): StagedFile => {
    const { commit, abandon } = orRefuse(() => stageFile(path, serialize(next)));
    return {
      abandon,
      commit() {
        keepFormer(path);
        orRefuse(commit);
        current = next;
      },
    };
  };
  const write = (next: z.infer<S>) => {
    const { commit, abandon } = stage(next);
    try {
      commit();
    } catch (error) {
      abandon();
      throw error;
    }
  };
  if (current === staged) finish(path);
  else if (current !== found.file && current !== empty) write(current);
  else if (found.file && !existsSync(nthFormer(path, 1))) copyAsFormer(path);
  return { read: () => current, write, stage };
}

/** The process ended between the decision and the name. */
function finish(file: string): void {
  keepFormer(file);
  orRefuse(() => commitStaged(file));
}

function chooseNewest<S extends z.ZodType<Record<string, unknown>>>(
  { file, keptAs, former }: Found<z.infer<S>>,
  { name, empty, onDamage, fromFormer = (value) => ({ value, but: null }) }: JsonStoreOptions<S>,
): z.infer<S> {
  if (file) return file;
  const [newest] = former();
  const { value, but } = newest ? fromFormer(newest) : { value: empty, but: null };
  if (keptAs) {
    const rescue = newest ? msg('notice.newestCopyTakenInstead') : msg('notice.noCopyStartsEmpty');
    onDamage(sentences(msg('notice.jsonDamagedKeptAs', { name, keptAs, instead: rescue }), but));
  } else if (newest) {
    onDamage(sentences(msg('notice.jsonGoneNewestCopy', { name }), but));
  }
  return value;
}

function nthFormer(file: string, n: number): string {
  return file.replace(/json$/, `${n}.json`);
}

/** Newest first. The last is what earlier versions made at each start. */
function formerNames({ folder, name }: { folder: string; name: string }): string[] {
  const nth = Array.from({ length: GENERATIONS }, (_, n) => nthFormer(join(folder, `${name}.json`), n + 1));
  return [...nth, join(folder, `${name}.backup.json`)];
}

/** The present file is about to be replaced. A disk on which no copy can be kept does not keep the change from being made. */
function keepFormer(file: string): void {
  if (!existsSync(file)) return;
  try {
    for (let n = GENERATIONS - 1; n >= 1; n--) renameIfThere(nthFormer(file, n), nthFormer(file, n + 1));
    linkOrCopy(file, nthFormer(file, 1));
    rmSync(file.replace(/json$/, 'backup.json'), { force: true });
  } catch {
    // What there is of former states stays.
  }
}

function renameIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}

/** From the first start on there is a copy, and not only from the first change on. */
function copyAsFormer(file: string): void {
  try {
    replaceFileSync(nthFormer(file, 1), readFileSync(file));
  } catch {
    // A full disk: Carillon starts all the same.
  }
}

interface Reading<T> {
  /** Null: damaged, or absent. */
  value: T | null;
  isDamaged: boolean;
}

/** @throws UserError */
function readJson<S extends z.ZodType<Record<string, unknown>>>(
  file: string,
  { name, schema, steps }: JsonStoreOptions<S>,
): Reading<z.infer<S>> {
  const text = readText(file, `${name}.json`);
  if (text === null) return { value: null, isDamaged: false };
  const damaged = { value: null, isDamaged: true };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return damaged;
  }
  if (isOfLaterVersion(content, steps)) {
    throw new UserError('conflict', 'error.jsonWrittenLaterVersion', { name });
  }
  try {
    return { value: schema.parse(migrate(content, steps)), isDamaged: false };
  } catch {
    return damaged;
  }
}

/** A file that is there and cannot be read is not damaged: whoever may read it finds it whole. */
function readText(file: string, name: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new UserError('internal', 'error.butCannotReadNothing', { name, why: whyRefused(error) });
  }
}

/** Null when there is none that could be taken. @throws UserError when it is of a later version */
function readFormer<S extends z.ZodType<Record<string, unknown>>>(
  file: string,
  options: JsonStoreOptions<S>,
): z.infer<S> | null {
  try {
    return readJson(file, options).value;
  } catch (error) {
    if (error instanceof UserError && error.code === 'conflict') throw error;
    return null;
  }
}

function orRefuse<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new UserError('internal', 'error.changeCouldNotSaved', { why: whyRefused(error) });
  }
}
