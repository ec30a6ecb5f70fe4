// Carillon beside others, in one run: `npm run bench -- [--only adding,chat] [--idle SECONDS] [--markdown FILE]`.
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { Progress } from '../support/progress.ts';
import type { Bench, Part } from './part.ts';
import { adding } from './parts/adding.ts';
import { chat } from './parts/chat.ts';
import { dueAtOnce } from './parts/due-at-once.ts';
import { fires } from './parts/fires.ts';
import { firstPaint } from './parts/first-paint.ts';
import { footprint } from './parts/footprint.ts';
import { pacing } from './parts/pacing.ts';
import { start } from './parts/start.ts';
import { windowList } from './parts/window.ts';
import { year } from './parts/year.ts';
import { asMarkdown, asText, leftOut, type Section, sayGoals } from './report.ts';
import { APSCHEDULER, outputOf, PYTHON } from './run-child.ts';

const parts: Record<string, Part> = {
  adding,
  dueAtOnce,
  fires,
  start,
  pacing,
  chat,
  footprint,
  year,
  window: windowList,
  firstPaint,
};

const { values } = parseArgs({
  options: { only: { type: 'string' }, idle: { type: 'string' }, markdown: { type: 'string' } },
});
const wanted = values.only?.split(',') ?? Object.keys(parts);
const unknown = wanted.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined) complain(`There is no part "${unknown}". There are: ${Object.keys(parts).join(', ')}.`);
const idleSeconds = Number(values.idle ?? 30);
if (!(idleSeconds > 0)) complain('--idle takes a number of seconds, such as 30.');

const startedAt = performance.now();
const load = loadavg()[0]?.toFixed(1);
const hasPython = await outputOf(PYTHON, ['-c', 'import apscheduler']).then(
  () => true,
  () => false,
);
const sections: Section[] = hasPython ? [] : [{ title: 'APScheduler', rows: [withoutPython()] }];
const progress = new Progress('Bench');
const bench: Omit<Bench, 'say'> = {
  peers: ['node-schedule', 'croner', 'cron', ...(hasPython ? [APSCHEDULER] : [])],
  idleMs: idleSeconds * 1_000,
  msToAdd: new Map(),
};
let failures = 0;
for (const [n, name] of wanted.entries()) sections.push(await runPart(parts[name] as Part, n));
progress.show(1, 'done');
progress.end();

const seconds = Math.round((performance.now() - startedAt) / 1_000);
const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${load} at the start; ${seconds} s.`;
console.log(`\n${asText(sections)}\n\n${sayGoals(sections)} ${machine}`);
if (values.markdown !== undefined) {
  const options = (['only', 'idle'] as const).flatMap((name) => (values[name] ? [`--${name} ${values[name]}`] : []));
  const command = ['npm run bench', ...(options.length > 0 ? ['--', ...options] : [])].join(' ');
  writeFileSync(values.markdown, `\`${command}\`: ${machine}\n\n${asMarkdown(sections)}\n`);
}
process.exit(failures === 0 ? 0 : 1);

async function runPart({ title, run }: Part, n: number): Promise<Section> {
  const say = (note: string) => progress.show(n / wanted.length, `${title}: ${note}`);
  say('…');
  try {
    return { title, rows: await run({ ...bench, say }) };
  } catch (error) {
    failures++;
    return { title, rows: [leftOut('It could not be measured', (error as Error).message.split('\n')[0] ?? '')] };
  }
}

function withoutPython() {
  return leftOut('In every part', 'python3-apscheduler is not installed');
}

function complain(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
