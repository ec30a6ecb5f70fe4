import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { HomeMemory } from '../contract/home.ts';
import { replaceFileSync } from './write-file.ts';

const FILE = 'home.json';
const WITHIN_MS = 5_000;

/** What an installation knows of its place. */
export interface HomeFile {
  read(): HomeMemory;
  write(memory: HomeMemory): void;
  /** The folder was copied, or restored on another machine, since it was last used: the original may still be in use. */
  isCopy: boolean;
}

/**
 * Opens `home.json`. A folder without one is new, or of a version that knew no homes: it is its own home. A folder that was merely
 * moved stays what it was; whether the original is still there tells a move from a copy on the same machine.
 * @param machine see {@link machineName}
 */
export function openHomeFile(folder: string, machine: string, newId: () => string): HomeFile {
  const here = realpathSync(folder);
  const known = readHomeFile(here);
  let memory: HomeMemory = known ?? {
    ...{ version: 1, installation: newId(), run: null, nextRun: null, isHome: true, isTakingOver: false },
    ...{ sendsAfter: 0, arrivedAt: 0, formerAheadMs: 0, folder: here, machine },
  };
  const isCopy = known !== null && isCopyOf(known, here, machine);
  const write = (next: HomeMemory) => {
    memory = { ...next, folder: here, machine };
    replaceFileSync(join(here, FILE), `${JSON.stringify(memory, null, 2)}\n`);
  };
  return { isCopy, read: () => memory, write };
}

function isCopyOf(known: HomeMemory, here: string, machine: string): boolean {
  const isOtherMachine = known.machine !== '' && machine !== '' && known.machine !== machine;
  if (isOtherMachine) return true;
  return known.folder !== here && readHomeFile(known.folder)?.installation === known.installation;
}

/** Null where there is none that can be read: then it is as if there were none. */
function readHomeFile(folder: string): HomeMemory | null {
  try {
    return HomeMemory.parse(JSON.parse(readFileSync(join(folder, FILE), 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Tells this machine from others: what its system took for itself when it was installed, whatever its host name and network cards
 * are called. Hashed, for that name is nobody's business (machine-id(5)). `''` where there is none.
 */
export async function machineName(platform: NodeJS.Platform = process.platform): Promise<string> {
  const id = (await idOfSystem(platform)).trim();
  return id === '' ? '' : createHash('sha256').update(`carillon ${id}`).digest('hex').slice(0, 16);
}

async function idOfSystem(platform: NodeJS.Platform): Promise<string> {
  if (platform === 'darwin') {
    const tree = await outputOf('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice']);
    return /"IOPlatformUUID" = "([^"]+)"/.exec(tree)?.[1] ?? '';
  }
  if (platform === 'win32') {
    const entry = await outputOf('reg.exe', [
      'query',
      'HKLM\\SOFTWARE\\Microsoft\\Cryptography',
      '/v',
      'MachineGuid',
      '/reg:64',
    ]);
    return /MachineGuid\s+REG_SZ\s+(\S+)/.exec(entry)?.[1] ?? '';
  }
  for (const file of ['/etc/machine-id', '/var/lib/dbus/machine-id']) {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      // Containers often have none.
    }
  }
  return '';
}

function outputOf(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(program, args, { windowsHide: true, timeout: WITHIN_MS }, (error, out) => resolve(error ? '' : out));
  });
}
