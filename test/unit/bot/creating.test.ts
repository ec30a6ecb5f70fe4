import { describe, expect, test } from 'vitest';
import { ANN, openStory, ZONE } from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';

const GROUP = -1_000_700;

/** A time of day at least an hour away, so that nothing falls due while the test runs. */
function farTime(): string {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit' }).format(Date.now()));
  return `${String((hour + 12) % 24).padStart(2, '0')}:30`;
}

describe('each command makes a message for the chat where it was typed', () => {
  const time = farTime();
  test.each([
    ['/every 2h30m Stretch', { kind: 'interval', everyMs: 9_000_000 }, 'Stretch', 'Every 2 hours 30 minutes'],
    ['/at 2031-12-24 18:00 Merry', { kind: 'once', at: '2031-12-24T18:00' }, 'Merry', '24 Dec 2031'],
    [`/daily ${time} Up`, { kind: 'calendar', days: { on: 'everyDay' }, times: [time] }, 'Up', `Every day at ${time}`],
    [
      `/weekly mon,fri ${time} Meet`,
      { kind: 'calendar', days: { on: 'weekdays', weekdays: [1, 5] }, times: [time] },
      'Meet',
      time,
    ],
    ['/cron “0 4 1 1 *” Year', { kind: 'cron', expression: '0 4 1 1 *' }, 'Year', 'Next: '],
    ['/every@Bell_Bot 2h Ours', { kind: 'interval', everyMs: 7_200_000 }, 'Ours', 'Every 2 hours'],
  ])('%s', async (line, schedule, message, words) => {
    const { ask, jobs, idIn } = await openStory();
    const answer = await ask(line);
    const [job] = jobs();
    expect(jobs()).toHaveLength(1);
    expect(job).toMatchObject({
      schedule,
      chatId: ANN.id,
      message: { text: message },
      timeZone: ZONE,
      createdBy: 'chat',
    });
    expect(job).not.toHaveProperty('threadId');
    expect(idIn(answer.text)).toBe(job?.id);
    expect(answer.text).toContain(`“${message}”`);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain(`(${ZONE})`);
    expect(answer.buttons).toEqual([[{ text: 'Stop', data: `1:stop:${job?.id}` }]]);
  });

  test('an interval is sent again and again, with its line breaks', async () => {
    const { telegram, ask, botMessages } = await openStory();
    await ask('/every 1s tick\n\n  tock');
    await until(() => botMessages(ANN.id).filter(({ text }) => text === 'tick\n\n  tock').length >= 2);
    await telegram.userSends('/stop');
  });

  test('/once is sent now, one time', async () => {
    const { ask, botMessages, jobs } = await openStory();
    const answer = await ask('/once Lunch is ready');
    expect(answer.text).toBe('Sending “Lunch is ready” to Ann now.');
    await until(() => botMessages(ANN.id).some(({ text }) => text === 'Lunch is ready'));
    expect(jobs()[0]).toMatchObject({ phase: 'finished', schedule: { kind: 'once' } });
  });

  test('in a group, for the group', async () => {
    const { telegram, ask, jobs, state } = await openStory();
    telegram.addChat({ id: GROUP, type: 'supergroup', title: 'Choir' });
    await until(
      () => state.rest.chats.some(({ id, title }) => id === GROUP && title === 'Choir'),
      'the group in the list',
    );
    await ask('/every@bell_bot 2h Sing', GROUP);
    expect(jobs()).toMatchObject([{ chatId: GROUP, message: { text: 'Sing' } }]);
  });
});

describe('each command takes what people write', () => {
  test.each([
    ['/every 10 minutes Drink', 'Every 10 minutes', 'Drink'],
    ['/every weekday at 9 Stand-up', 'Every weekday at 09:00', 'Stand-up'],
    ['/every 2h until friday Drink', 'Every 2 hours, until', 'Drink'],
    ['/daily 9am Up', 'Every day at 09:00', 'Up'],
    ['/daily 9 Up', 'Every day at 09:00', 'Up'],
    ['/daily 8am and 8pm Pills', 'Every day at 08:00 and 20:00', 'Pills'],
    ['/daily 09:00 on weekdays Up', 'Every weekday at 09:00', 'Up'],
    ['/daily 09:00 every day is a gift', 'Every day at 09:00', 'every day is a gift'],
    ['/weekly on monday at 9 Bins', 'Every Monday at 09:00', 'Bins'],
    ['/at tomorrow 9 Call', /^Once, on .* at 09:00$/, 'Call'],
    ['/at 24.12.2031 18:00 Merry', 'Once, on Wed, 24 Dec 2031 at 18:00', 'Merry'],
    ['/at 24 dec 2031 18 Merry', 'Once, on Wed, 24 Dec 2031 at 18:00', 'Merry'],
  ])('%s', async (line, inWords, text) => {
    const { ask, jobs } = await openStory();
    await ask(line);
    expect(jobs()).toHaveLength(1);
    expect(jobs()[0]?.inWords).toMatch(inWords);
    expect(jobs()[0]?.message.text).toBe(text);
  });
});

test('an uneven step of a cron line is read back as what it does, with what may be meant', async () => {
  const { ask } = await openStory();
  const { text } = await ask('/cron "*/45 * * * *" Stretch');
  expect(text).toContain('At :00 and :45 of each hour');
  expect(text).toContain('Every 45 minutes would be: /every 45m text');
});

test('what is offered for an uneven step within hours is a command that works', async () => {
  const { ask } = await openStory();
  const { text } = await ask('/cron "*/45 9-17 * * 1-5" Stretch');
  const offered = /would be: (\/new .*) text/.exec(text)?.[1] ?? '';
  const { text: readBack } = await ask(`${offered} Stretch`);
  expect(readBack).toContain('“Stretch”');
  expect(readBack).toContain('Every 45 minutes from 09:00 to 17:15, every weekday');
});

describe('a command that fails says why, how it goes, and one that works', () => {
  const failing = [
    ['/every', 'Something is missing', '/every TIME TEXT', '/every 10m '],
    ['/every 0s x', 'An interval is at least 1 second.', '/every TIME TEXT', '/every 10m '],
    ['/every 99999w x', 'An interval is at most 10 years.', '/every TIME TEXT', '/every 10m '],
    ['/at 2020-01-01 10:00 x', 'That time has passed.', '/at DATE TIME TEXT', '/at 2026-12-24 18:00 '],
    ['/at 2027-02-30 10:00 x', 'There is no such day', '/at DATE TIME TEXT', '/at 2026-12-24 18:00 '],
    ['/daily 25:00 x', 'no time of day', '/daily TIME TEXT', '/daily 09:00 '],
    ['/weekly xyz 10:00 x', 'no day of the week', '/weekly DAYS TIME TEXT', '/weekly mon,fri 10:00 '],
    ['/cron nine x', 'in quotes', '/cron "MINUTE HOUR DAY MONTH WEEKDAY" TEXT', '/cron "0 9 * * 1-5" '],
    ['/cron "0 9 * *" x', '5 fields', '/cron "MINUTE HOUR DAY MONTH WEEKDAY" TEXT', '/cron "0 9 * * 1-5" '],
    ['/cron "0 0 30 2 *" x', 'would never run', '/cron "MINUTE HOUR DAY MONTH WEEKDAY" TEXT', '/cron "0 9 * * 1-5" '],
    ['/once', 'The message is missing', '/once TEXT', '/once Lunch'],
    ['/stop zzzz', 'There is no message with the id zzzz.', '/stop or /stop ID', '/stop k7pd'],
    ['/stop every one of them', 'There is no message with the id', '/stop or /stop ID', '/stop k7pd'],
    [
      '/pause zzzz',
      'There is no message with the id zzzz.',
      '/pause, /pause TIME, /pause ID or /pause ID TIME',
      '/pause k7pd',
    ],
    ['/resume zzzz', 'There is no message with the id zzzz.', '/resume or /resume ID', '/resume k7pd'],
  ] as const;

  test('whichever', async () => {
    const { ask, jobs } = await openStory();
    for (const [line, why, form, example] of failing) {
      const { text } = await ask(line);
      expect(text, line).toContain(why);
      expect(text, line).not.toMatch(/^\s/);
      expect(text, line).toContain(`Usage: ${form}\n`);
      expect(text, line).toContain(`Example: ${example}`);
    }
    expect(jobs()).toEqual([]);
  });

  test('each example is one that works', async () => {
    const { ask, jobs } = await openStory();
    const help = await ask('/help');
    const examples = help.text.split('For example:\n')[1]?.split('\n\n')[0]?.split('\n') ?? [];
    expect(examples).toHaveLength(6);
    // The example's date passes; the form is what is tried.
    for (const example of examples) await ask(example.replace('/at 2026', '/at 2031'));
    expect(jobs()).toHaveLength(6);
  });
});

describe('what is no command of ours', () => {
  test('gets a hint in the private chat', async () => {
    const { ask } = await openStory();
    expect((await ask('/remind me')).text).toBe('There is no command /remind. /help shows what there is.');
    expect((await ask('good morning')).text).toBe('I understand commands only. /help shows them.');
    const hello = (await ask('/start')).text.split('\n');
    expect(hello[0]).toMatch(/^Hello!/);
    expect(hello.length).toBeLessThanOrEqual(8);
    expect(hello.filter((line) => line.startsWith('/new '))).toHaveLength(1);
  });

  test('is none of our business in a group, nor is what names another bot', async () => {
    const { telegram, ask, botMessages, jobs } = await openStory();
    telegram.addChat({ id: GROUP, type: 'supergroup', title: 'Choir' });
    for (const text of ['hello all', '/remind me', '/every@other_bot 2h x', '/stop@other_bot']) {
      telegram.userSends(text, { chatId: GROUP });
    }
    telegram.userSends('/every@other_bot 2h x');
    expect((await ask('/remind@bell_bot me', GROUP)).text).toContain('There is no command /remind.');
    expect(botMessages(GROUP)).toHaveLength(1);
    expect(botMessages(ANN.id)).toEqual([]);
    expect(jobs()).toEqual([]);
  });
});

test('a long list comes in pages, and the buttons on a /stop of very many still fit', async () => {
  const { ask, tap, workspace } = await openStory();
  const name = 'a rather long name for a message, indeed';
  const schedule = { kind: 'interval' as const, everyMs: 7_200_000, anchor: Date.now() };
  for (let n = 0; n < 60; n++) {
    const missed = { policy: 'latest' as const, maxLatenessMs: 1_000 };
    const draft = {
      name,
      chatId: ANN.id,
      message: { text: `x${n}` },
      schedule,
      timeZone: ZONE,
      missed,
      ifUnsure: 'ask' as const,
    };
    workspace.jobs.create(draft, 'window');
  }
  let page = await ask('/list');
  const ids = new Set<string>();
  for (;;) {
    for (const [, id = ''] of page.text.matchAll(/^([2-9a-z]{4}) {2}“/gm)) ids.add(id);
    expect(page.text.length).toBeLessThanOrEqual(4_096);
    if (!page.buttons.flat().some(({ text }) => text === 'More ›')) break;
    page = await tap(page.id, 'More');
  }
  expect(ids.size).toBe(60);
  expect(page.text).toContain('Page 12 of 12');
  expect((await ask('/stop')).buttons).toHaveLength(20);
});
