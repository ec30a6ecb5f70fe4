import { execFileSync } from 'node:child_process';

/** One process of the app. */
export interface AppProcess {
  /** What Chromium calls it; the first is `main`. */
  type: string;
  /** Resident, with what it shares with others. */
  bytes: number;
}

interface Listed {
  pid: number;
  parent: number;
  bytes: number;
  command: string;
}

/** What the process with this id has started, and itself. */
export function processesOf(pid: number): AppProcess[] {
  return familyOf(pid, process.platform === 'win32' ? listedByWindows() : listedByPs());
}

/** Pure: the processes under `pid`, and itself, by their command lines. */
export function familyOf(pid: number, listed: readonly Listed[]): AppProcess[] {
  const root = listed.filter((each) => each.pid === pid).map(({ bytes }) => ({ type: 'main', bytes }));
  const below = (parent: number): AppProcess[] =>
    listed
      .filter((each) => each.parent === parent && each.pid !== parent)
      .flatMap((each) => [{ type: typeOf(each.command), bytes: each.bytes }, ...below(each.pid)]);
  return [...root, ...below(pid)];
}

/** Chromium tells its processes what they are. */
function typeOf(command: string): string {
  const type = /--type=([\w-]+)/.exec(command)?.[1];
  const kind = /--utility-sub-type=(\w+)/.exec(command)?.[1];
  if (type) return kind ? `${type} (${kind})` : type;
  return /crashpad/i.test(command) ? 'crashpad' : 'other';
}

/** Pure: of `ps -A -ww -o pid= -o ppid= -o rss= -o args=`, whose sizes are in KiB. */
export function parsePs(text: string): Listed[] {
  return [...text.matchAll(/^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/gm)].map(([, pid, parent, kib, command]) => ({
    pid: Number(pid),
    parent: Number(parent),
    bytes: Number(kib) * 1_024,
    command: command ?? '',
  }));
}

/** Pure: of Win32_Process as JSON. */
export function parseWindows(json: string): Listed[] {
  type Row = { ProcessId: number; ParentProcessId: number; WorkingSetSize: number; CommandLine: string | null };
  return (JSON.parse(json) as Row[]).map(({ ProcessId, ParentProcessId, WorkingSetSize, CommandLine }) => ({
    pid: ProcessId,
    parent: ParentProcessId,
    bytes: Number(WorkingSetSize),
    command: CommandLine ?? '',
  }));
}

function listedByPs(): Listed[] {
  const columns = ['pid=', 'ppid=', 'rss=', 'args='].flatMap((column) => ['-o', column]);
  return parsePs(execFileSync('ps', ['-A', '-ww', ...columns], { encoding: 'utf8' }));
}

function listedByWindows(): Listed[] {
  const command =
    'Get-CimInstance Win32_Process | Select-Object ProcessId,ParentProcessId,WorkingSetSize,CommandLine | ConvertTo-Json -Compress';
  const maxBuffer = 64 * 1_024 * 1_024;
  return parseWindows(execFileSync('powershell', ['-NoProfile', '-Command', command], { encoding: 'utf8', maxBuffer }));
}

export interface Measured {
  /** System and processor. */
  system: string;
  version: string;
  /** From the start of the process, as the app itself says. */
  trayMs: number;
  hidden: readonly AppProcess[];
  withWindow: readonly AppProcess[];
}

/** Pure: as Markdown, for the release. */
export function report({ system, version, trayMs, hidden, withWindow }: Measured): string {
  const types = [...new Set([...hidden, ...withWindow].map(({ type }) => type))];
  const rows = [...types, 'All'].map((type) => `| ${type} | ${sum(hidden, type)} | ${sum(withWindow, type)} |`);
  return [
    `Carillon ${version} on ${system}: in the tray ${trayMs} ms after the start. Resident memory by process, in MB, with what`,
    'processes share counted in each:',
    '',
    '| Process | Hidden in the tray | With its window |',
    '| --- | ---: | ---: |',
    ...rows,
    '',
  ].join('\n');
}

function sum(processes: readonly AppProcess[], type: string): string {
  const ofType = processes.filter((each) => type === 'All' || each.type === type);
  if (ofType.length === 0) return '–';
  const megabytes = Math.round(ofType.reduce((total, { bytes }) => total + bytes, 0) / 1e6);
  return ofType.length > 1 && type !== 'All' ? `${megabytes} (${ofType.length})` : String(megabytes);
}
