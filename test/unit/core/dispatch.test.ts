import { describe, expect, test } from 'vitest';
import type { Handlers } from '../../../main/contract/ipc.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { dispatch } from '../../../main/core/dispatch.ts';
import { UserError } from '../../../main/core/errors.ts';
import { english } from '../../support/english.ts';

function call(
  channel: string,
  payload: unknown,
  handler: (payload: unknown) => unknown = (given) => given,
  newestChange?: () => number | undefined,
) {
  const logged: unknown[] = [];
  const log = {
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: (text: string, cause?: unknown) => void logged.push([text, cause]),
  };
  const handlers = new Proxy({} as Handlers, { get: () => handler });
  return dispatch(handlers, channel, payload, log, newestChange).then((reply) => ({ reply, logged }));
}
const draft = {
  chatId: 5,
  message: { text: 'Hello' },
  schedule: { kind: 'once', at: '2026-12-24T18:00' },
  timeZone: 'Europe/Berlin',
};

test('the handler gets the payload parsed, with its defaults, and its answer travels back', async () => {
  const { reply } = await call('jobs.create', draft);
  expect(reply).toMatchObject({ ok: true, value: { ...draft, name: '', ifUnsure: 'ask' } });
});

test('a call without a payload may come with none, with null, or with undefined', async () => {
  for (const payload of [undefined, null])
    expect((await call('state.get', payload, () => 7)).reply).toEqual({ ok: true, value: 7 });
});

test('the answer names the change that the call made, so that undo takes back this one and no other', async () => {
  let newest: number | undefined;
  const moving = async (next: number | undefined) => {
    const handler = () => {
      newest = next;
    };
    return (await call('jobs.resumeAll', undefined, handler, () => newest)).reply;
  };
  expect(await moving(undefined)).toEqual({ ok: true, value: undefined });
  expect(await moving(7)).toEqual({ ok: true, value: undefined, change: 7 });
  // It made none, or took one back.
  expect(await moving(7)).not.toHaveProperty('change');
  expect(await moving(5)).not.toHaveProperty('change');
});

test.each(['no.such', '__proto__', 'constructor', 'toString', ''])('"%s" is no call', async (channel) => {
  expect((await call(channel, {})).reply).toMatchObject({ ok: false, error: { code: 'notFound' } });
});

describe('a payload that cannot be is refused with the first thing that is wrong, in words', () => {
  test.each<[string, unknown, string]>([
    ['jobs.create', { ...draft, message: { text: '  ' } }, 'The message is empty. Write what should be sent.'],
    [
      'jobs.create',
      { ...draft, schedule: { kind: 'once', at: '2026-02-30T09:00' } },
      'There is no such day in the calendar.',
    ],
    [
      'jobs.create',
      { ...draft, timeZone: 'Mars/Olympus' },
      'That time zone is not known. Write one like Europe/Berlin.',
    ],
    ['jobs.create', { ...draft, chatId: 'ann' }, '“chatId” must be a number.'],
    ['jobs.create', { ...draft, surprise: 1 }, '“surprise” is not known here.'],
    ['jobs.create', 'text', 'That is not valid.'],
    ['jobs.stop', { id: 'l0l0' }, 'A job id has 4 characters, like k7pd.'],
    ['history', { limit: 0 }, '“limit” must be at least 1.'],
    [
      'jobs.create',
      { ...draft, schedule: { kind: 'cron', expression: `0 9 ${'1,'.repeat(120)}1 * *` } },
      'A cron line has at most 200 characters.',
    ],
  ])('%s %j', async (channel, payload, message) => {
    const { reply, logged } = await call(channel, payload, () => {
      throw new Error('must not be reached');
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(reply.ok || english(reply.error)).toBe(message);
    expect(logged).toEqual([]);
  });
});

test.each(['invalid', 'notFound', 'conflict', 'unavailable'] as const)(
  'a refusal keeps its code (%s) and its words',
  async (code) => {
    const { reply } = await call('state.get', undefined, async () => {
      throw new UserError(code, verbatim('Not now.'));
    });
    expect(reply).toEqual({ ok: false, error: { code, ...verbatim('Not now.') } });
  },
);

test('any other error is logged with all that there is, and tells the window nothing of it', async () => {
  const error = new Error('SQLITE_IOERR at /home/ann/.config/Carillon/carillon.db');
  const { reply, logged } = await call('state.get', undefined, () => {
    throw error;
  });
  expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(JSON.stringify(reply)).not.toMatch(/SQLITE|ann/);
  expect(logged).toEqual([['state.get failed', error]]);
});
