import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

/** A fresh folder for the running test, deleted after it. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'carillon-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The same in memory where that can be had: for tests that write thousands of files. */
export function memoryFolder(): string {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'carillon-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** One for all the tests of a file, deleted after the last. */
export function sharedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'carillon-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
