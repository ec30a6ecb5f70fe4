import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Marks the fuses in Electron's binary; a byte for their version follows, one for their number, and one for each. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Electron 45's: https://github.com/electron/electron/blob/main/build/fuses/fuses.json5 */
const FUSES = 9;
/** wasmTrapHandlers: bounds of WebAssembly's memory are kept by the processor. Node's own fetch runs WebAssembly. */
const NINTH = '1';

/**
 * electron-builder's `electronFuses` knows eight fuses; this states the ninth, and fails where an Electron has more. It runs
 * before electron-builder flips the others and signs.
 * @param {{ appOutDir: string, electronPlatformName: string, packager: { executableName?: string, appInfo: { productFilename: string } } }} context
 */
export default function stateNinthFuse({ appOutDir, electronPlatformName, packager }) {
  const file = join(appOutDir, fileWithFuses(electronPlatformName, packager));
  const binary = readFileSync(file);
  const content = binary.toString('latin1');
  let isChanged = false;
  // A universal build of macOS has them twice.
  for (let at = content.indexOf(SENTINEL); at !== -1; at = content.indexOf(SENTINEL, at + 1)) {
    const wire = at + SENTINEL.length + 2;
    const count = binary[wire - 1];
    if (count !== FUSES)
      throw new Error(`This Electron has ${count} fuses, and ${FUSES} are stated (electron-builder.yml).`);
    const ninth = NINTH.charCodeAt(0);
    isChanged ||= binary[wire + FUSES - 1] !== ninth;
    binary[wire + FUSES - 1] = ninth;
  }
  if (isChanged) writeFileSync(file, binary);
}

/**
 * @param {string} platform
 * @param {{ executableName?: string, appInfo: { productFilename: string } }} packager
 */
function fileWithFuses(platform, { executableName, appInfo }) {
  if (platform === 'linux') return executableName ?? appInfo.productFilename;
  if (platform === 'win32') return `${appInfo.productFilename}.exe`;
  const framework = 'Contents/Frameworks/Electron Framework.framework/Electron Framework';
  return join(`${appInfo.productFilename}.app`, framework);
}
