import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../main/adapters/clock.ts';
import type { SendOptions } from '../../../main/practice/person.ts';
import { ANN, freshFolder, startCarillon, TOKEN } from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';
import { TestTelegram } from '../../support/practice/test-telegram.ts';

const HOUR_MS = 3_600_000;
const BERLIN = 'Europe/Berlin';

/** Telegram, in the hands of a test that may write to the bot hours ago. */
async function openTelegram() {
  const time = { ago: 0 };
  const telegram = new TestTelegram({
    token: TOKEN,
    bot: { username: 'bell_bot', name: 'Bell' },
    user: ANN,
    now: () => Date.now() - time.ago,
  });
  await telegram.start();
  onTestFinished(() => telegram.stop());
  const fromBot = () => telegram.messages(ANN.id).filter(({ from }) => from === 'bot');
  const answer = (nth = 0) => until(() => fromBot()[nth], 'the answer');
  const tap = async (messageId: number, label: string) => {
    const find = () => telegram.messages(ANN.id).find(({ id }) => id === messageId);
    const button = find()
      ?.buttons.flat()
      .find(({ text }) => text === label);
    const before = JSON.stringify(find());
    telegram.userTaps(messageId, button?.data ?? `no button ${label}`);
    await until(() => JSON.stringify(find()) !== before, `what came of ${label}`);
  };
  return {
    telegram,
    answer,
    tap,
    texts: () => fromBot().map(({ text }) => text),
    /** Ann writes while nobody is there. */
    writesAgo(hours: number, text: string, options: SendOptions = {}) {
      time.ago = hours * HOUR_MS;
      const sent = telegram.userSends(text, options);
      time.ago = 0;
      return sent;
    },
  };
}

const labels = (message: { buttons: { text: string }[][] }) => message.buttons.flat().map(({ text }) => text);

describe('written while the computer slept, 20 hours ago', () => {
  test('/once is asked about, and sent when that is still meant', async () => {
    const { telegram, writesAgo, answer, tap, texts } = await openTelegram();
    writesAgo(20, '/once the meeting starts in five minutes');
    const { online } = startCarillon({ apiRoot: telegram.apiRoot });
    await online();
    const question = await answer();
    expect(question.text).toMatch(
      /^You wrote this .*, while Carillon was away:\n\/once the meeting starts in five minutes\n\nDo you still want it\?$/,
    );
    expect(labels(question)).toEqual(['Do it now', 'Cancel']);
    expect(texts()).toHaveLength(1);
    await tap(question.id, 'Do it now');
    await until(() => texts().includes('the meeting starts in five minutes'), 'the message');
  });

  test('a photo that was to be sent at once goes with it', async () => {
    const { telegram, writesAgo, answer, tap } = await openTelegram();
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    writesAgo(20, '/once The cake', { photo: { name: 'cake.png', content: png } });
    startCarillon({ apiRoot: telegram.apiRoot });
    const question = await answer();
    expect(labels(question)).toEqual(['Do it now', 'Cancel']);
    await tap(question.id, 'Do it now');
    const sent = await until(() =>
      telegram.messages(ANN.id).find(({ text, from }) => from === 'bot' && text === 'The cake'),
    );
    expect(JSON.stringify(sent)).toContain('photo');
  });

  test('/at, whose time has passed, offers to send it now', async () => {
    const { telegram, writesAgo, answer, tap, texts } = await openTelegram();
    const at = new Date(Date.now() - 10 * HOUR_MS).toISOString().slice(0, 16).replace('T', ' ');
    writesAgo(20, `/at ${at} Lunch`);
    const { workspace } = startCarillon({
      apiRoot: telegram.apiRoot,
      clock: { ...systemClock, timeZone: () => 'UTC' },
    });
    const question = await answer();
    expect(labels(question)).toEqual(['Send it now', 'Cancel']);
    expect(workspace.jobs.list()).toEqual([]);
    await tap(question.id, 'Send it now');
    await until(() => texts().includes('Lunch'), 'the message');
  });

  test('/new, whose time has passed, offers to send it now, or asks when', async () => {
    const { telegram, writesAgo, answer, tap, texts } = await openTelegram();
    writesAgo(20, '/new in 10 minutes tea');
    writesAgo(20, '/tz Tokyo');
    const { workspace } = startCarillon({ apiRoot: telegram.apiRoot });
    const question = await answer();
    expect(labels(question)).toEqual(['Send it now', 'Cancel']);
    expect(labels(await answer(1))).toEqual(['Do it now', 'Cancel']);
    await tap(question.id, 'Send it now');
    await until(() => texts().includes('tea'), 'the message');
    writesAgo(20, '/new in 10 minutes to Ann: soup');
    expect((await answer(3)).text).toMatch(/^That time has passed\..*\n[\s\S]*When/);
    telegram.userSends('tomorrow at 9');
    await until(() => texts().some((text) => /“soup”[^?]*09:00/s.test(text)), 'the question');
    expect(workspace.jobs.list().map(({ message }) => message.text)).toEqual(['tea']);
  });

  test('/at, whose time is to come, is scheduled as it was written, and so is /daily', async () => {
    const { telegram, writesAgo, answer } = await openTelegram();
    const soon = new Date(Date.now() + 5 * HOUR_MS).toISOString();
    writesAgo(20, `/at ${soon.slice(0, 16).replace('T', ' ')} Dinner`);
    const { workspace } = startCarillon({
      apiRoot: telegram.apiRoot,
      clock: { ...systemClock, timeZone: () => 'UTC' },
    });
    expect((await answer()).text).toMatch(/^Scheduled “Dinner”/);
    writesAgo(2, `/daily ${soon.slice(11, 16)} Tea`);
    expect((await answer(1)).text).toMatch(/^Scheduled “Tea”/);
    expect(workspace.jobs.list()).toHaveLength(2);
  });

  test('a relative time counts from when it was written', async () => {
    const { telegram, writesAgo, answer } = await openTelegram();
    writesAgo(20, '/new in 23 hours: Back home');
    startCarillon({ apiRoot: telegram.apiRoot, clock: { ...systemClock, timeZone: () => 'UTC' } });
    const { text } = await answer();
    const due = new Date(Date.now() + 3 * HOUR_MS);
    expect(text).toContain(`${String(due.getUTCHours()).padStart(2, '0')}:`);
    expect(text).toContain('Back home');
  });

  test.each(['/every 10s Beep', '/resume', '/undo', '/run water', '/pause 2h', '/snooze water 1h'])(
    '%s is asked about',
    async (line) => {
      const { telegram, writesAgo, answer } = await openTelegram();
      writesAgo(20, line);
      startCarillon({ apiRoot: telegram.apiRoot });
      expect(labels(await answer())).toEqual(['Do it now', 'Cancel']);
    },
  );

  test('a yes to what was read back asks once more, for things may have changed since', async () => {
    const { telegram, writesAgo, answer, tap } = await openTelegram();
    const { workspace, online } = startCarillon({ apiRoot: telegram.apiRoot });
    await online();
    telegram.userSends('/new every weekday at 9 Stand-up');
    const question = await answer();
    writesAgo(20, 'yes');
    await until(
      () => telegram.messages(ANN.id).some(({ text }) => /while Carillon was away:\nyes\n/.test(text)),
      'the question',
    );
    expect(workspace.jobs.list()).toEqual([]);
    await tap(question.id, 'Confirm');
    expect(workspace.jobs.list()).toHaveLength(1);
  });

  test('a time that had passed when it was written is refused, as it would have been then', async () => {
    const { telegram, writesAgo, answer } = await openTelegram();
    writesAgo(20, '/at 2020-01-01 09:00 Happy new year');
    startCarillon({ apiRoot: telegram.apiRoot });
    expect((await answer()).text).toMatch(/^That time has passed\./);
  });

  test.each(['/stop', '/list', '/help'])('%s harms nobody and is done', async (line) => {
    const { telegram, writesAgo, answer } = await openTelegram();
    writesAgo(20, line);
    startCarillon({ apiRoot: telegram.apiRoot });
    expect((await answer()).text).not.toContain('Do you still want it?');
  });
});

test('a minute ago is not late, nor is anything while only the computer’s own clock is wrong', async () => {
  const { telegram, writesAgo, texts } = await openTelegram();
  writesAgo(1 / 60, '/once Hello');
  const clock = { ...systemClock, now: () => Date.now() + 3 * HOUR_MS, timeZone: () => BERLIN };
  const { online } = startCarillon({ apiRoot: telegram.apiRoot, clock });
  await online();
  await until(() => texts().includes('Hello'), 'the message');
});

test('a button that was tapped while Carillon was away does nothing until it is tapped again', async () => {
  const { telegram, texts, answer } = await openTelegram();
  const folder = freshFolder();
  const first = startCarillon({ apiRoot: telegram.apiRoot, folder });
  await first.online();
  telegram.userSends('/every 1d Water the plants');
  await answer();
  telegram.userSends('/list');
  const list = await answer(1);
  const run = list.buttons.flat().find(({ text }) => text === 'Run');
  await first.workspace.stop();
  telegram.userTaps(list.id, run?.data ?? '');
  const second = startCarillon({ apiRoot: telegram.apiRoot, folder });
  await second.online();
  telegram.userSends('/status');
  await answer(2);
  expect(texts()).not.toContain('Water the plants');
  telegram.userTaps(list.id, run?.data ?? '');
  await until(() => texts().includes('Water the plants'), 'the message');
});
