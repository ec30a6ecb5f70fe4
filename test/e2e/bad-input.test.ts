import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Translatable } from '../../main/contract/translatable.ts';
import { english } from '../support/english.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

/** One line that ends as a sentence does, or with the example in it. */
const ONE_SENTENCE = /^[^\n]{10,240}[.!)…\d]\n$/;

describe('a command line that cannot be', () => {
  const wrong: [name: string, args: string[], env: NodeJS.ProcessEnv, says: RegExp][] = [
    ['an unknown flag', ['--colour'], {}, /--colour.*--help/],
    ['a stray word', ['hello'], {}, /hello/],
    ['a port that is no number', ['--port', 'http'], {}, /--port needs a number from 0 to 65535, not "http"/],
    ['a log level that is none', ['--log-level', 'loud'], {}, /--log-level needs one of debug, info, warn, error/],
    ['a port out of range', ['--port', '65536'], {}, /--port needs a number/],
    ['an API root that is no URL', ['--api-root', 'localhost'], {}, /--api-root needs a URL/],
    ['practice on another server', ['--practice', '--api-root', 'http://127.0.0.1:1'], {}, /leave out/],
    ['a malformed token', [], { CARILLON_BOT_TOKEN: 'my-token' }, /CARILLON_BOT_TOKEN is no bot token/],
    ['an owner that is no id', [], { CARILLON_OWNER_ID: '@olga' }, /CARILLON_OWNER_ID needs a numeric/],
  ];
  for (const [name, args, env, says] of wrong) {
    test(`${name} ends with code 2 and one line, and leaves no trace`, async () => {
      const folder = join(tempFolder(), 'data');
      const ended = await ServeProcess.run(['--data-dir', folder, '--port', '0', ...args], env);
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toMatch(ONE_SENTENCE);
      expect(ended.stderr).toMatch(says);
      expect(readdirSync(join(folder, '..'))).toEqual([]);
    });
  }

  test('a token is never repeated in the complaint about it', async () => {
    const { stderr } = await ServeProcess.run([], { CARILLON_BOT_TOKEN: '123456:s3cr3t s3cr3t' });
    expect(stderr).not.toContain('s3cr3t');
  });

  test('a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const folder = join(tempFolder(), 'data');
    const ended = await ServeProcess.run(['--data-dir', folder, '--port', String(port)]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(new RegExp(`^Port ${port} is taken by another program. Choose another`));
    expect(readdirSync(join(folder, '..'))).toEqual([]);
  });

  test('a data folder that is a file, or cannot be made', async () => {
    const file = join(tempFolder(), 'notes.txt');
    writeFileSync(file, 'mine');
    const onFile = await ServeProcess.run(['--data-dir', file]);
    expect(onFile).toMatchObject({ code: 2, stderr: expect.stringMatching(/is a file, not a folder/) });
    const onSystem = await ServeProcess.run(['--data-dir', '/proc/carillon', '--port', '0']);
    expect(onSystem).toMatchObject({ code: 2, stderr: expect.stringMatching(/Choose another --data-dir/) });
  });

  test('a data folder that another Carillon is using', async () => {
    const folder = tempFolder();
    await ServeProcess.start(['--data-dir', folder]);
    const ended = await ServeProcess.run(['--data-dir', folder, '--port', '0']);
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringMatching(/running already/) });
  });
});

describe('what the window’s API refuses', () => {
  const draft = {
    chatId: 1001,
    message: { text: 'hello' },
    schedule: { kind: 'interval', everyMs: 60_000, anchor: 0 },
    timeZone: 'Europe/Berlin',
  };
  const refused: [name: string, channel: string, input: unknown, status: number, says: RegExp][] = [
    [
      'a cron line with 7 fields',
      'jobs.create',
      { ...draft, schedule: { kind: 'cron', expression: '0 0 9 * * 1-5 2027' } },
      400,
      /has 7/,
    ],
    [
      'a cron line that never comes',
      'jobs.create',
      { ...draft, schedule: { kind: 'cron', expression: '0 9 30 2 *' } },
      400,
      /never/,
    ],
    [
      'an interval of 0',
      'jobs.create',
      { ...draft, schedule: { ...draft.schedule, everyMs: 0 } },
      400,
      /at least 1 second/,
    ],
    [
      'an interval of 10,000 years',
      'jobs.create',
      { ...draft, schedule: { ...draft.schedule, everyMs: 31_557_600_000 * 10_000 } },
      400,
      /at most 10 years/,
    ],
    [
      'a date in the past',
      'jobs.create',
      { ...draft, schedule: { kind: 'once', at: '2020-01-01T09:00' } },
      400,
      /has passed/,
    ],
    [
      'a day that is none',
      'jobs.create',
      { ...draft, schedule: { kind: 'once', at: '2027-02-30T09:00' } },
      400,
      /no such day/,
    ],
    ['an empty message', 'jobs.create', { ...draft, message: { text: '  \n ' } }, 400, /empty/],
    ['4,097 characters', 'jobs.create', { ...draft, message: { text: 'x'.repeat(4_097) } }, 400, /too long.*4,096/],
    ['a zone that is none', 'jobs.create', { ...draft, timeZone: 'Mars/Olympus' }, 400, /time zone/],
    ['a chat that nobody knows', 'jobs.create', { ...draft, chatId: -424_242 }, 400, /not know the chat -424242/],
    ['one of several', 'jobs.createMany', { drafts: [draft, { ...draft, chatId: 7 }] }, 400, /not know the chat 7/],
    [
      'a default that nobody knows',
      'preferences.set',
      { defaultChat: -99_999, base: { defaultChat: null } },
      400,
      /not know the chat -99999/,
    ],
    ['a setting without its base', 'preferences.set', { undoSend: false, base: {} }, 400, /before the change/],
    ['an edit without its base', 'jobs.edit', { id: 'k7pd', draft }, 400, /“base” is missing/],
    ['a field that nobody knows', 'jobs.create', { ...draft, colour: 'red' }, 400, /colour/],
    ['an unknown id', 'jobs.stop', { id: 'zzzz' }, 404, /no message with the id zzzz/],
    ['an id that cannot be one', 'jobs.stop', { id: '../../etc' }, 400, /4 characters/],
    ['an unknown call', 'jobs.explode', {}, 404, /no call named "jobs.explode"/],
    ['nothing where something is due', 'jobs.create', null, 400, /\w/],
  ];

  test('each gets one sentence and its status, and nothing changes', async () => {
    const serve = await ServeProcess.start(['--data-dir', tempFolder(), '--practice']);
    await until('online', async () => (await serve.state()).connection.state === 'online');
    await serve.ask('jobs.create', { ...draft, schedule: { kind: 'interval', everyMs: 3_600_000, anchor: 0 } });
    const [{ id } = { id: '' }] = (await serve.state()).jobs;
    const before = await serve.state();
    const base = { ...draft, schedule: { kind: 'interval', everyMs: 3_600_000, anchor: 0 } } as const;
    const elsewhere = await serve.call('jobs.edit', { id, draft: { ...base, chatId: -424_242 }, base });
    expect(elsewhere).toMatchObject({ error: { code: 'invalid', key: 'error.carillonDoesNotKnow' } });
    const headers = { ...serve.key, origin: serve.origin, 'content-type': 'application/json' };
    for (const [name, channel, input, status, says] of refused) {
      const response = await fetch(`${serve.origin}/api/${channel}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(input),
      });
      const body = (await response.json()) as { ok: boolean; error: Translatable };
      expect.soft({ status: response.status, ok: body.ok }, name).toEqual({ status, ok: false });
      expect.soft(english(body.error), name).toMatch(says);
      expect.soft(`${english(body.error)}\n`, name).toMatch(ONE_SENTENCE);
    }
    const noJson = await fetch(`${serve.origin}/api/jobs.create`, { method: 'POST', headers, body: '{"chatId": 1' });
    expect(noJson.status).toBe(400);
    expect(await serve.state()).toEqual(before);
  });

  test('who is not let in', async () => {
    const serve = await ServeProcess.start(['--data-dir', tempFolder(), '--practice']);
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${serve.origin}/api/state.get`, { method: 'POST', headers, body: 'null' })).status;
    const json = { 'content-type': 'application/json' };
    expect(await status({ ...json, ...serve.key, origin: serve.origin })).toBe(200);
    expect(await status({ ...json, origin: serve.origin })).toBe(401);
    expect(await status({ ...json, origin: serve.origin, 'x-carillon-key': 'wrong' })).toBe(401);
    expect(await status({ ...json, ...serve.key, origin: 'https://evil.example' })).toBe(403);
  });
});

describe('a folder with damage in it', () => {
  test('a jobs file that is no JSON is kept aside, said, and nothing else is lost', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'practice'));
    writeFileSync(join(folder, 'practice', 'jobs.json'), '{"jobs": [oops');
    const serve = await ServeProcess.start(['--data-dir', folder, '--practice']);
    const { notices } = await serve.state();
    expect(notices.map(({ text }) => english(text)).join()).toMatch(/jobs\.corrupt-/);
    expect(readdirSync(join(folder, 'practice')).some((name) => name.startsWith('jobs.corrupt-'))).toBe(true);
  });
});
