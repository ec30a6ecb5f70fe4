import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import electronPackage from '../../../node_modules/electron/package.json' with { type: 'json' };

const REGISTER = fileURLToPath(new URL('./register.mjs', import.meta.url));
/** What stands before the fuses in Electron's binary. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/**
 * Fills a folder with what stands for Electron's own files, for `electronDist`. Its "binary" runs the app that was unpacked to
 * resources/app on the stand-in, and has a fuse wire of version 1 with Electron 45's nine fuses, set as it ships them but for the ninth.
 */
export function fillWithPlaceholder(folder: string): void {
  const script = `#!/bin/sh
exec "${process.execPath}" --import "${REGISTER}" "$(dirname "$0")/resources/app/out/main/index.js" "$@"
# ${SENTINEL}`;
  const wire = Buffer.from([1, 9, ...Buffer.from('101100010')]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from(script, 'latin1'), wire]), { mode: 0o755 });
  writeFileSync(join(folder, 'version'), electronPackage.version);
  writeFileSync(join(folder, 'LICENSE'), '');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), '');
  mkdirSync(join(folder, 'resources'));
  mkdirSync(join(folder, 'locales'));
}

/** The fuses of a packed binary, one character each: 0 off, 1 on. As many as it says. */
export function fusesOf(binary: Buffer): string {
  const content = binary.toString('latin1');
  const wire = content.indexOf(SENTINEL) + SENTINEL.length + 2;
  return content.slice(wire, wire + (binary[wire - 1] ?? 0));
}
