import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock, systemTimers } from '../../../main/adapters/clock.ts';
import { createLog } from '../../../main/adapters/log.ts';
import { createRedactor } from '../../../main/bot/redact.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { UserError } from '../../../main/core/errors.ts';
import type { Timers } from '../../../main/core/ports.ts';
import { ANN, freshFolder, openStory, openTelegram, startCarillon, TOKEN, ZONE } from '../../support/bot/carillon.ts';
import { ListLog } from '../../support/bot/log.ts';
import { openScriptedTelegram } from '../../support/bot/scripted-telegram.ts';
import { until } from '../../support/bot/until.ts';
import { english } from '../../support/english.ts';

/** Telegram's own time, in seconds. */
const NOW_S = Math.floor(Date.now() / 1_000);

const ann = { id: ANN.id, is_bot: false, first_name: 'Ann' };
const written = (text: string) => ({
  message: { message_id: 5, date: NOW_S, chat: { ...ann, type: 'private' as const }, from: ann, text },
});

/** The system's timers, which note how long they are set for, and make long waits short. */
function quickTimers() {
  const waits: number[] = [];
  const timers: Timers = {
    after(ms, run) {
      waits.push(ms);
      return systemTimers.after(ms >= 1_000 && ms <= 10_000 ? 20 : ms, run);
    },
  };
  return { timers, waits };
}

describe('a restart', () => {
  test('keeps jobs and undo, and what was said meanwhile is done', async () => {
    const folder = freshFolder();
    const { telegram, ask, workspace } = await openStory({ folder });
    await ask('/every 2h One');
    const stopped = await ask('/stop');
    await workspace.stop();
    telegram.userSends('/every 3h Two');

    const again = startCarillon({ apiRoot: telegram.apiRoot, folder });
    const texts = () => again.workspace.jobs.list().map(({ message }) => message.text);
    await until(() => texts().includes('Two'));
    expect(texts()).toEqual(['Two']);
    await until(() => telegram.messages().at(-1)?.text.startsWith('Scheduled “Two”'));
    telegram.userSends('/undo');
    await until(() => telegram.messages().at(-1)?.text === 'Undone: Created “Two”.\nThe message is gone.');
    telegram.userTaps(stopped.id, stopped.buttons[0]?.[0]?.data ?? '');
    await until(() => texts().includes('One'));
  });

  test('does nothing twice, also when Telegram hands out everything once more', async () => {
    const folder = freshFolder();
    const telegram = await openScriptedTelegram();
    telegram.push(written('/every 2h One'), written('/every 3h Two'));
    const first = startCarillon({ apiRoot: telegram.apiRoot, folder });
    await until(() => telegram.deeds().length === 2);
    await first.workspace.stop();

    const second = startCarillon({ apiRoot: telegram.apiRoot, folder });
    telegram.push(written('/every 4h Three'));
    await until(() => telegram.deeds().length === 3);
    expect(second.workspace.jobs.list().map(({ message }) => message.text)).toEqual(['One', 'Two', 'Three']);
    const polls = telegram.calls.filter(({ method }) => method === 'getUpdates');
    expect(polls.filter(({ params }) => params.offset === undefined).length).toBe(2);
  });

  test('after a crash, what was carried out is not done again, and what was not is done', async () => {
    const folder = freshFolder();
    const telegram = await openTelegram();
    for (const line of ['/every 2h One', '/every 3h Two', '/every 4h Three']) telegram.userSends(line);
    telegram.faults.next('sendMessage', { kind: 'hang' });
    const first = startCarillon({ apiRoot: telegram.apiRoot, folder });
    await until(() => telegram.requests.some(({ method }) => method === 'sendMessage'));
    expect(first.workspace.jobs.list().map(({ message }) => message.text)).toEqual(['One']);
    // No poll has confirmed it to Telegram, which hands it out again.
    expect(telegram.requests.some(({ params }) => 'offset' in params)).toBe(false);
    // What a process leaves that ends here without another word: its files as they are.
    const left = freshFolder();
    cpSync(folder, left, { recursive: true });

    const second = startCarillon({ apiRoot: telegram.apiRoot, folder: left });
    await until(() => second.workspace.jobs.list().length >= 3);
    telegram.userSends('/every 5h Four');
    const texts = () => second.workspace.jobs.list().map(({ message }) => message.text);
    await until(() => texts().includes('Four'));
    expect(texts()).toEqual(['One', 'Two', 'Three', 'Four']);
  });

  test('a stop in the middle of a batch loses none of it', async () => {
    const folder = freshFolder();
    const telegram = await openTelegram();
    const lines = ['One', 'Two', 'Three'].map((name, n) => `/every ${n + 2}h ${name}`);
    for (const line of lines) telegram.userSends(line);
    telegram.faults.next('sendMessage', { kind: 'hang' });
    const { timers, waits } = quickTimers();
    const first = startCarillon({ apiRoot: telegram.apiRoot, folder, timers });
    await until(() => telegram.requests.some(({ method }) => method === 'sendMessage'));
    await first.workspace.stop();
    expect(waits).toContain(2_000);

    const second = startCarillon({ apiRoot: telegram.apiRoot, folder });
    await until(() => second.workspace.jobs.list().length === 3);
    expect(second.workspace.jobs.list().map(({ message }) => message.text)).toEqual(['One', 'Two', 'Three']);
  });
});

describe('an answer in the chat', () => {
  test('waits as long as Telegram asks for, if that is short, and comes', async () => {
    const { timers, waits } = quickTimers();
    const { telegram, ask } = await openStory({ timers });
    telegram.faults.next('sendMessage', { kind: 'status', code: 429, retryAfter: 7 });
    expect((await ask('/list')).text).toContain('Nothing is scheduled.');
    expect(waits).toContain(7_000);
  });

  test.each([
    ['Telegram asks to wait for long', { kind: 'status', code: 429, retryAfter: 11 }, 1],
    ['Telegram asks to wait again', { kind: 'status', code: 429, retryAfter: 1 }, 2],
    ['the chat is closed to it', { kind: 'status', code: 403 }, 1],
    ['Telegram has a problem', { kind: 'status', code: 500 }, 1],
    ['the connection breaks', { kind: 'resetAfterRead' }, 1],
  ] as const)('fails where %s: that is in the log, and the next command is answered', async (_why, fault, times) => {
    const log = new ListLog();
    const { telegram, ask, jobs } = await openStory({ log, timers: quickTimers().timers });
    telegram.faults.next('sendMessage', fault, times);
    telegram.userSends('/every 2h One');
    await until(() => log.lines.some((line) => line.includes('An answer in the chat failed')));
    expect(jobs()).toHaveLength(1);
    expect((await ask('/list')).text).toMatch(/“One”/);
    expect(telegram.requests.filter(({ method }) => method === 'getUpdates').length).toBeGreaterThan(1);
  });

  test('a tap whose time is over is carried out and shown all the same', async () => {
    const { telegram, ask, tap, jobs } = await openStory();
    const { id } = await ask('/every 2h One');
    telegram.faults.next('answerCallbackQuery', {
      kind: 'status',
      code: 400,
      description: 'Bad Request: query is too old',
    });
    expect((await tap(id, 'Stop')).text).toBe('Recurring task stopped.\n“One”');
    expect(jobs()).toEqual([]);
  });

  test('a message that cannot be changed any more gets a new one beside it', async () => {
    const { telegram, ask, botMessages, jobs } = await openStory();
    const { id, buttons } = await ask('/every 2h One');
    telegram.faults.next('editMessageText', {
      kind: 'status',
      code: 400,
      description: "Bad Request: message can't be edited",
    });
    telegram.userTaps(id, buttons[0]?.[0]?.data ?? '');
    await until(() => botMessages(ANN.id).at(-1)?.text === 'Recurring task stopped.\n“One”');
    expect(jobs()).toEqual([]);
  });

  test.each(['/list', 'a tap'])('%s: a failure inside is said and logged, and does not end the bot', async (what) => {
    const log = new ListLog();
    const { telegram, ask, workspace } = await openStory({ log });
    const toasts: string[] = [];
    telegram.onEvent((event) => event.type === 'toast' && toasts.push(event.text));
    const { id, buttons } = await ask('/every 2h One');
    const { list, stop } = workspace.jobs;
    const fail = () => {
      throw new TypeError('oops');
    };
    Object.assign(workspace.jobs, { list: fail, stop: fail });
    const excuse = 'Something went wrong inside Carillon. Its log has the details.';
    if (what === '/list') expect((await ask('/list')).text).toBe(excuse);
    else {
      telegram.userTaps(id, buttons[0]?.[0]?.data ?? '');
      await until(() => toasts.includes(excuse));
    }
    expect(log.lines.join('\n')).toContain('TypeError: oops');
    Object.assign(workspace.jobs, { list, stop });
    expect((await ask('/list')).text).toContain('“One”');
    // It may be tried again.
    expect(telegram.messages().find((message) => message.id === id)?.buttons).toHaveLength(1);
  });

  test('a change that the disk refuses is said as it is, and the button stays', async () => {
    const { telegram, ask, workspace } = await openStory();
    const toasts: string[] = [];
    telegram.onEvent((event) => event.type === 'toast' && toasts.push(event.text));
    const { id, buttons } = await ask('/every 2h One');
    const why = 'The change could not be saved, so nothing was changed: disk full';
    const refuse = () => {
      throw new UserError('internal', verbatim(why));
    };
    Object.assign(workspace.jobs, { create: refuse, stop: refuse });
    telegram.userTaps(id, buttons[0]?.[0]?.data ?? '');
    await until(() => toasts.includes(why));
    expect((await ask('/every 2h Two')).text).toBe(why);
    expect(telegram.messages().find((message) => message.id === id)?.buttons).toHaveLength(1);
  });
});

describe('stopping', () => {
  test('lets a message that is under way come to its end', async () => {
    const { telegram, ask, workspace, state } = await openStory();
    await ask('/every 2h One');
    const [job] = workspace.jobs.list();
    telegram.faults.next('sendMessage', { kind: 'delay', ms: 200 });
    workspace.jobs.run(job?.id ?? '', 'chat');
    await until(() => state.current().recent[0]?.state === 'sending');
    await until(() => telegram.messages().at(-1)?.text === 'One');
    await workspace.stop();
    expect(state.current().recent[0]?.state).toBe('sent');
  });

  test('gives an answer that Telegram holds up 2 s, and no more', async () => {
    const waits: number[] = [];
    const after: Timers['after'] = (ms, run) => {
      waits.push(ms);
      return systemTimers.after(ms === 2_000 ? 20 : ms, run);
    };
    const { telegram, workspace, log } = await openStory({ timers: { after } });
    telegram.faults.next('sendMessage', { kind: 'status', code: 429, retryAfter: 9 });
    telegram.userSends('/list');
    await until(() => waits.includes(9_000));
    await workspace.stop();
    // The wait is over with it: nothing is tried afterwards, and nothing keeps the process.
    await until(() => (log as ListLog).lines.some((line) => line.includes('An answer in the chat failed')));
    expect(telegram.requests.filter(({ method }) => method === 'sendMessage')).toHaveLength(1);
  });

  test('is quick while it is offline', async () => {
    const { telegram, workspace, state } = await openStory();
    telegram.faults.offline = true;
    await until(() => state.rest.connection.state === 'reconnecting');
    const started = performance.now();
    await workspace.stop();
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('the network', () => {
  test('goes and comes: shown at once, and what was due is sent when it is back', async () => {
    const { telegram, ask, workspace, connections, botMessages, state } = await openStory();
    await ask('/at 2031-01-01 10:00 Later');
    const { apiRoot } = telegram;
    const port = Number(new URL(apiRoot).port);
    await telegram.stop();
    await until(() => state.rest.connection.state === 'reconnecting');
    workspace.jobs.run(workspace.jobs.list()[0]?.id ?? '', 'chat');
    await until(() => english(state.current().recent[0]?.reason)?.includes('cannot be reached'));
    expect(state.current().recent[0]?.state).toBe('pending');
    await telegram.start(port);
    workspace.replan();
    await until(() => botMessages(ANN.id).some(({ text }) => text === 'Later'));
    await until(() => state.rest.connection.state === 'online');
    expect(connections.map(({ state }) => state)).toEqual(['connecting', 'online', 'reconnecting', 'online']);
  });

  test('after a sleep nothing goes out on a connection from before', async () => {
    const telegram = await openScriptedTelegram();
    const { workspace, online } = startCarillon({ apiRoot: telegram.apiRoot });
    await online();
    telegram.push(written('/list'));
    const last = (method: string) => telegram.calls.findLastIndex((call) => call.method === method);
    const menus = () => telegram.calls.filter(({ method }) => method === 'setMyCommands').length;
    await until(() => menus() === 4 && last('sendMessage') >= 0 && last('getUpdates') > last('sendMessage'));
    const before = { connections: telegram.connections(), calls: telegram.calls.length };
    workspace.replan();
    await until(() => telegram.calls.length > before.calls);
    // There was an idle one to be had.
    expect(before.connections).toBeGreaterThan(1);
    expect(telegram.connections()).toBe(before.connections + 1);
  });
});

describe('the token', () => {
  test('is in no log line and in no text for people, whatever fails', async () => {
    const folder = freshFolder();
    const logFolder = freshFolder();
    const raw: string[] = [];
    const redact = createRedactor(TOKEN);
    const log = createLog(logFolder, (text) => {
      raw.push(text);
      return redact(text);
    });
    const { telegram, ask, workspace, state } = await openStory({ folder, log });
    const shown: string[] = [];
    state.subscribe((change) => shown.push(JSON.stringify(change)));
    await ask('/every 2h One');
    telegram.keepDoubts();
    telegram.faults.next('sendMessage', { kind: 'resetAfterRead' }, 2);
    telegram.userSends('/list');
    await until(() => raw.some((line) => line.includes('An answer in the chat failed')));
    workspace.jobs.run(workspace.jobs.list()[0]?.id ?? '', 'chat');
    await until(() => state.current().recent[0]?.state === 'unsure');
    await telegram.stop();
    await until(() => state.rest.connection.state === 'reconnecting');
    await expect(workspace.bot.findChat('@choir')).rejects.toThrow('Telegram could not be asked.');
    log.error('Anything', new Error(`request to https://api.telegram.org/bot${TOKEN}/getMe failed`));
    await workspace.stop();

    // There was something to take out.
    expect(raw.filter((line) => line.includes(TOKEN)).length).toBeGreaterThan(0);
    const secret = TOKEN.split(':')[1] ?? '';
    const file = await until(() => {
      const text = readFileSync(join(logFolder, 'logs', 'carillon.log'), 'utf8');
      return text.includes('Anything') && text;
    });
    expect(file).toContain('/bot<token>/');
    expect(file).not.toContain(secret);
    expect(shown.join()).not.toContain(secret);
    expect(
      telegram
        .messages()
        .map(({ text }) => text)
        .join(),
    ).not.toContain(secret);
  });

  test('another’s is taken out, too, alone or in an URL, and nothing else is', () => {
    const redact = createRedactor();
    const foreign = '123456789:AAEhBP0av28Vh4oL1HNaYIjzzDCcDE6kXyz';
    expect(redact(`a ${foreign} b`)).toBe('a <token> b');
    expect(redact('https://h:1/bot9:short/getMe')).toBe('https://h:1/bot<token>/getMe');
    expect(redact('at 10:30:00, job k7pd@1774602000000, 12345:67890')).toBe(
      'at 10:30:00, job k7pd@1774602000000, 12345:67890',
    );
    expect(createRedactor('9:abc')('9:abc and 9:abc')).toBe('<token> and <token>');
  });
});

test('the time zone of the computer is the job’s', async () => {
  const clock = { ...systemClock, timeZone: () => 'America/New_York' };
  const { ask, jobs } = await openStory({ clock });
  expect((await ask('/at 2031-12-24 18:00 Merry')).text).toContain('18:00 (America/New_York)');
  expect(jobs()[0]?.timeZone).not.toBe(ZONE);
});
