import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ENTRY = fileURLToPath(new URL('../../main/preview.ts', import.meta.url));

async function preview(args: string[], stdin = '') {
  const child = spawn(process.execPath, [ENTRY, ...args], { env: { ...process.env, TZ: 'UTC' } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdin.end(stdin);
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('at the terminal', () => {
  test('a phrase is answered with the rule, the runs, and what the clock change does to them', async () => {
    const { code, stdout } = await preview([
      'every day at 2:30',
      '--zone',
      'Europe/Berlin',
      '--from',
      '2026-03-28T00:00:00Z',
      '--count',
      '3',
    ]);
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'Every day at 02:30 (Europe/Berlin)',
      '  2026-03-28T02:30:00+01:00  2026-03-28T01:30:00Z',
      '  2026-03-29T03:30:00+02:00  2026-03-29T01:30:00Z',
      '      The clock goes forward: 02:30 does not exist on this day, it sends at 03:30.',
      '  2026-03-30T02:30:00+02:00  2026-03-30T00:30:00Z',
      '',
    ]);
  });

  test('--json prints one object a run', async () => {
    const { stdout } = await preview([
      'every weekday at 9',
      '--zone',
      'UTC',
      '--from',
      '2026-03-27T00:00:00Z',
      '--json',
    ]);
    expect(lines(stdout).map(({ utc }) => utc)).toEqual([
      '2026-03-27T09:00:00Z',
      '2026-03-30T09:00:00Z',
      '2026-03-31T09:00:00Z',
      '2026-04-01T09:00:00Z',
      '2026-04-02T09:00:00Z',
    ]);
  });

  test.each([
    [['every monday'], /needs a time of day/],
    [['every weekday at 9', '--zone', 'Mars/Olympus'], /time zone is not known/],
    [['every weekday at 9', '--from', 'yesterday'], /Write “from” like/],
    [['every weekday at 9', '--count', '0'], /At least one/],
    [['--colour'], /Unknown option/],
  ])('%j is refused with code 2, what is wrong and what would be right', async (args, why) => {
    const { code, stdout, stderr } = await preview(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(why);
  });

  test('a batch is answered line by line, also where a line is nonsense', async () => {
    const questions = [
      { phrase: 'every 2nd friday 9:30', zone: 'Europe/Berlin', from: '2026-11-23T00:00:00Z', count: 1 },
      {
        schedule: { kind: 'cron', expression: '30 2 * * *' },
        zone: 'Europe/Berlin',
        from: '2026-10-24T12:00:00Z',
        count: 1,
      },
      { schedule: { kind: 'interval', everyMs: 5_400_000 }, zone: 'UTC', from: '2026-01-01T00:00:00Z', count: 2 },
      { phrase: 'bananas' },
      { schedule: { kind: 'cron', expression: '0 9 * * 1 2 3' }, zone: 'UTC' },
    ];
    const { code, stdout } = await preview(
      ['--batch'],
      `${questions.map((q) => JSON.stringify(q)).join('\n')}\nnonsense\n`,
    );
    expect(code).toBe(0);
    const answers = lines(stdout);
    expect(answers).toHaveLength(6);
    expect(answers[0].runs).toEqual([{ utc: '2026-12-11T08:30:00Z', local: '2026-12-11T09:30:00+01:00', dst: 'none' }]);
    expect(answers[1].runs).toMatchObject([
      { utc: '2026-10-25T00:30:00Z', dst: 'fold', note: expect.stringContaining('twice') },
    ]);
    expect(answers[2].runs.map(({ utc }: { utc: string }) => utc)).toEqual([
      '2026-01-01T01:30:00Z',
      '2026-01-01T03:00:00Z',
    ]);
    for (const refused of answers.slice(3))
      expect(refused).toEqual({ error: expect.any(String), hint: expect.any(String) });
  });

  test('a batch tells the time, the chat and the message apart, and answers a question with its choices', async () => {
    const asked = { zone: 'Europe/Berlin', from: '2026-11-25T09:20:00Z', message: true, chats: ['Team'], count: 1 };
    const phrases = ['every weekday at 9 to team: Stand-up', 'friday at 9 hello'];
    const { stdout } = await preview(
      ['--batch'],
      phrases.map((phrase) => `${JSON.stringify({ ...asked, phrase })}\n`).join(''),
    );
    const [clear, unclear] = lines(stdout);
    expect(clear).toMatchObject({ runs: [{ utc: '2026-11-26T08:00:00Z' }], to: 'Team', message: 'Stand-up' });
    expect(unclear.choices).toEqual(['on 2026-11-27 at 9 hello', 'every friday at 9 hello']);
  });
});
