import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { USAGE } from '../../main/app/flags.ts';
import { openStory } from '../support/bot/carillon.ts';

const ROOT = join(import.meta.dirname, '../..');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs')).map((file) => `docs/${file}`),
];
const read = (page: string) => readFileSync(join(ROOT, page), 'utf8');

test.each(pages)('%s: what it links to is there', (page) => {
  const targets = [...read(page).matchAll(/\]\(([^)#\s]+)[^)]*\)|(?:src|srcset)="([^"]+)"/g)].map(
    (found) => found[1] ?? found[2] ?? '',
  );
  const missing = targets.filter((to) => !/^https?:/.test(to) && !existsSync(join(ROOT, dirname(page), to)));
  expect(missing).toEqual([]);
});

test.each(pages)('%s: its npm commands exist', (page) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [...read(page).matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name ?? '');
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test('every flag and variable that --help lists is explained', () => {
  const flags = [...USAGE.matchAll(/--[\w-]+|CARILLON_\w+/g)].map(([name]) => name);
  const explained = read('docs/terminal.md');
  expect(flags.length).toBeGreaterThan(5);
  expect(flags.filter((name) => !explained.includes(name))).toEqual([]);
});

test('the command that shows a schedule prints its next runs', () => {
  const [, line = ''] = /npm run -s preview -- (.*)/.exec(read('docs/terminal.md')) ?? [];
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const printed = execFileSync(process.execPath, [join(ROOT, 'main/preview.ts'), ...args], { encoding: 'utf8' });
  expect(printed).toContain('Every weekday at 09:00');
  expect(printed.match(/09:00/g)?.length).toBeGreaterThanOrEqual(5);
});

test('the README is short enough to be read', () => {
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(150);
});

describe('every chat command of the docs works as it stands', () => {
  const columns = [...read('docs/chat-commands.md').matchAll(/^\| (`\/[^|]*)\|/gm)].map(([, first]) => first ?? '');
  const inTable = columns.flatMap((first) => [...first.matchAll(/`(\/[^`]+)`/g)].map(([, line]) => line ?? ''));
  const inReadme = [...read('README.md').matchAll(/^\/\w.*$/gm)].map(([line]) => line);

  test.each([...new Set([...inTable, ...inReadme])])('%s', async (line) => {
    const { ask, telegram, jobs } = await openStory();
    telegram.addChat({ id: -100, type: 'group', title: 'Team' });
    await ask('/every 3h Water the plants');
    const asked = line
      .replace(/\bID\b/, jobs()[0]?.id ?? '')
      .replace('2026-12-24', `${new Date().getFullYear() + 1}-12-24`);
    const { text } = await ask(asked);
    // A refusal shows the command's form; /help shows each of them.
    if (line !== '/help') expect(text).not.toMatch(/\b(TIME|TEXT|WHEN|ID|ZONE)\b|no command|no message with/);
  });
});
