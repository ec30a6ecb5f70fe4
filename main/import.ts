import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ListOptions, type ListReading, type ListRow } from './contract/foreign-list.ts';
import { firstIssue } from './contract/issues.ts';
import { UserError } from './core/errors.ts';
import { readList } from './core/foreign-list/read-list.ts';
import { en } from './i18n/en/index.ts';

const USAGE = `Says what a list of another program would become; nothing is saved. To schedule it, choose Import in Carillon's window.

  npm run -s import -- FILE --dry-run [--json] [--zone Europe/Berlin] [--day-first | --month-first] [--lead MINUTES]

  --json         one object with all rows
  --zone         where times without a zone are meant; left out: this computer's
  --day-first    3/4 is 3 April
  --month-first  3/4 is 4 March
  --lead         so many minutes before each event of a calendar
  --from         as at this time: 2026-11-25T10:00:00Z; left out: now`;

const Instant = z.iso
  .datetime({ offset: true, error: 'Write “from” like 2026-03-27T00:00:00Z.' })
  .transform((text) => Date.parse(text));

/** What cannot be done is said in one line, with code 2. */
class Refused extends Error {}

function main(): void {
  const { values, positionals } = argumentsOf(process.argv.slice(2));
  if (values.help) return console.log(USAGE);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0 || !values['dry-run']) throw new Refused(USAGE);
  const options = ListOptions.safeParse({
    ...(values.zone !== undefined && { zone: values.zone }),
    ...((values['day-first'] || values['month-first']) && { dayFirst: values['day-first'] === true }),
    ...(values.lead !== undefined && { leadMinutes: Number(values.lead) }),
  });
  if (!options.success) throw new Refused(en.say(firstIssue(options.error)));
  const from = values.from === undefined ? Date.now() : Instant.safeParse(values.from);
  if (typeof from === 'object' && !from.success) throw new Refused(from.error.issues[0]?.message);
  const now = typeof from === 'number' ? from : from.data;
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const reading = readList(contentOf(file), options.data, { now, zone, chats: [], own: null, jobs: [] });
  if (values.json) console.log(JSON.stringify(asJson(reading)));
  else console.log([...reading.rows.map(inWords), '', ending(reading)].join('\n'));
}

function argumentsOf(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
        zone: { type: 'string' },
        from: { type: 'string' },
        'day-first': { type: 'boolean' },
        'month-first': { type: 'boolean' },
        lead: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new Refused(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function contentOf(file: string): Uint8Array {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    throw new Refused(`${file} cannot be read: ${(error as Error).message}.`);
  }
}

function asJson({ format, columns, isOrderOpen, rows }: ListReading) {
  return {
    format,
    ...(columns && { columns }),
    ...(isOrderOpen && { isOrderOpen }),
    rows: rows.map(({ message, chat, timing, inWords, runs, ...row }) => ({
      ...row,
      text: message?.text ?? null,
      textFormat: message?.format ?? 'plain',
      chat: chat.written,
      when: inWords,
      schedule: timing?.schedule ?? null,
      timeZone: timing?.timeZone ?? null,
      next: runs.map(({ at }) => new Date(at).toISOString().replace('.000Z', 'Z')),
    })),
  };
}

function inWords({ line, message, chat, inWords, runs, problem, notes }: ListRow): string {
  const text = (message?.text ?? '').split('\n')[0]?.slice(0, 60) ?? '';
  const to = chat.written === '' ? '' : ` to ${chat.written}`;
  const why = problem && 'why' in problem && problem.why ? problem.why : problem && spaced(problem.kind);
  const told = notes.map((note) => ('written' in note ? `${spaced(note.kind)}: ${note.written}` : spaced(note.kind)));
  return [
    `${line}: “${text}”${to}`,
    problem ? `   Not ready: ${why}` : `   ${inWords}`,
    ...runs.map(({ local }) => `   ${local}`),
    ...told.map((each) => `   (${each})`),
  ].join('\n');
}

/** `tokenLeftOut` as “token left out”. */
function spaced(kind: string): string {
  return kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function ending({ format, rows }: ListReading): string {
  const ready = rows.filter(({ problem }) => problem === null).length;
  const count = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
  return `${count} (${format}), ${ready} of them ready. Nothing was saved.`;
}

try {
  main();
} catch (error) {
  if (!(error instanceof Refused || error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
