import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../main/adapters/clock.ts';
import { DEFAULT_PREFERENCES } from '../../../main/contract/preferences.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { ANN, openStory, ZONE } from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';

const GROUP = -1_000_700;

describe('the list’s buttons', () => {
  test('pause, go on and stop in the same message, with a way back', async () => {
    const { ask, tap, jobs, idIn, telegram } = await openStory();
    const id = idIn((await ask('/every 2h One')).text);
    await ask('/every 3h Two');
    const list = await ask('/list');
    const count = telegram.messages(ANN.id).length;
    expect(list.buttons.map((row) => row.map(({ text }) => text))[0]).toEqual([`Pause ${id}`, 'Run', 'Edit', 'Stop']);
    expect((await tap(list.id, `Pause ${id}`)).text).toMatch(/^Paused “One”/);
    expect(jobs().find((job) => job.id === id)?.phase).toBe('paused');
    expect((await tap(list.id, `Resume ${id}`)).text).toMatch(/^“One” goes on\./);
    const stopped = await tap(list.id, 'Stop');
    expect(stopped.text).toMatch(/^Recurring task stopped\.\n“/);
    expect(jobs()).toHaveLength(1);
    expect((await tap(list.id, 'Undo')).text).toMatch(/^Undone: Stopped/);
    expect(jobs()).toHaveLength(2);
    expect(telegram.messages(ANN.id)).toHaveLength(count);
  });

  test('Run sends it now and leaves its times', async () => {
    const { ask, tap, jobs, botMessages } = await openStory();
    await ask('/every 2h One');
    const next = jobs()[0]?.nextAt;
    const list = await ask('/list');
    expect((await tap(list.id, 'Run')).text).toMatch(/^Sending “One” to Ann now\./);
    await until(() => botMessages(ANN.id).some(({ text }) => text === 'One'));
    expect(jobs()[0]?.nextAt).toBe(next);
  });
});

describe('an id', () => {
  test('may be the beginning of one; a slip of the finger is noticed', async () => {
    const { ask, jobs, idIn } = await openStory();
    const id = idIn((await ask('/every 2h One')).text);
    expect((await ask(`/pause ${id.slice(0, 2)}`)).text).toBe(`Paused “One”. /resume ${id} goes on.`);
    const swapped = [...id].map((letter, at) => (at === 3 ? (letter === 'x' ? 'y' : 'x') : letter)).join('');
    const { text } = await ask(`/run ${swapped}`);
    expect(text).toContain(`There is no message with the id ${swapped}.`);
    expect(text).toContain(`Did you mean ${id}?`);
    expect(jobs()[0]?.phase).toBe('paused');
  });

  test('that several begin with is asked about', async () => {
    const { ask, jobs } = await openStory();
    for (let n = 0; new Set(jobs().map(({ id }) => id[0])).size === jobs().length; n++) await ask(`/every 2h No ${n}`);
    const twin = jobs().find(({ id }, at) => jobs().some((other, index) => index !== at && other.id[0] === id[0]));
    expect((await ask(`/stop ${twin?.id[0]}`)).text).toBe(`“${twin?.id[0]}” could mean several things. Which one?`);
  });

  test('of what is sent elsewhere is not suggested in a group', async () => {
    const { telegram, ask, idIn } = await openStory();
    telegram.addChat({ id: GROUP, type: 'supergroup', title: 'Choir' });
    const id = idIn((await ask('/every 2h Secret')).text);
    const { text } = await ask(`/run ${id.slice(0, 3)}`, GROUP);
    expect(text).not.toContain(id);
  });
});

describe('a look', () => {
  test('/next: what comes, soonest first; with an id the next times of one', async () => {
    const { ask, idIn } = await openStory();
    expect((await ask('/next')).text).toBe('Nothing is coming up.');
    await ask('/every 3h Three');
    const id = idIn((await ask('/every 2h Two')).text);
    const lines = (await ask('/next')).text.split('\n');
    expect(lines[0]).toBe('Coming up:');
    expect(lines[1]).toContain(`“Two”, ${id}`);
    expect(lines[2]).toContain('“Three”');
    expect((await ask(`/next ${id}`)).text).toMatch(/^“Two”\nEvery 2 hours\. The next times:\n(• .*\n?){5}$/);
  });

  test('/list and /next say what waits though its time has come, and why', async () => {
    const { ask, idIn, workspace } = await openStory();
    const id = idIn((await ask('/every 2h Two')).text);
    const dueAt = Date.now() - 60_000;
    const waiting = {
      key: `${id}@${dueAt}`,
      jobId: id,
      jobName: '',
      chatId: ANN.id,
      text: 'Two',
      dueAt,
      coalesced: 0,
      scheduled: true,
      missed: false,
    };
    workspace.ledger.add({ ...waiting, state: 'pending', reason: verbatim('Waits until 07:00: quiet hours.') }, dueAt);
    expect((await ask('/list')).text).toMatch(/Every 2 hours\. Next: .*\n {6}Waits until 07:00: quiet hours\./);
    expect((await ask('/next')).text).toContain(`“Two”, ${id}: Waits until 07:00: quiet hours.`);
    expect((await ask(`/next ${id}`)).text).toContain('\n• Waits until 07:00: quiet hours.\n');
  });

  test('/history: what was sent and what became of it, page by page', async () => {
    let skipped = 0;
    const clock = { ...systemClock, timeZone: () => ZONE, monotonic: () => systemClock.monotonic() + skipped };
    const { ask, tap, workspace, idIn } = await openStory({ clock });
    expect((await ask('/history')).text).toBe('Nothing was sent yet.');
    const id = idIn((await ask('/every 9h Hello')).text);
    for (let n = 0; n < 12; n++) {
      skipped += 20_000;
      workspace.jobs.run(id, 'chat');
      await until(
        () => workspace.ledger.history({ limit: 100 }).filter(({ state }) => state === 'sent').length > n,
        '',
        9_000,
      );
    }
    const first = await ask('/history');
    expect(first.text.match(/“Hello” → Ann: sent/g)).toHaveLength(10);
    const older = await tap(first.id, 'Older');
    expect(older.text.match(/“Hello” → Ann: sent/g)).toHaveLength(2);
    expect(older.buttons).toEqual([]);
    expect((await ask(`/history ${id}`)).text.match(/sent$/gm)).toHaveLength(10);
  });

  test('/status: the connection, how many, what is next, the version', async () => {
    const { ask } = await openStory();
    await ask('/every 2h One');
    const { text } = await ask('/status');
    expect(text).toMatch(/^Connected to Telegram\.\n1 message scheduled, 0 paused\.\nNext: “One”, .*\nCarillon 0$/);
    await ask('/pause');
    expect((await ask('/status')).text).toContain('All messages are paused. /resume goes on.');
  });
});

describe('/tz', () => {
  test('sets the zone of new messages, by a city too; the ones that are there keep theirs', async () => {
    const { ask, tap, jobs } = await openStory();
    expect((await ask('/tz')).text).toMatch(/meant in Europe\/Berlin, .*\nThat is this computer’s time zone\.$/);
    await ask('/daily 09:00 Old');
    expect((await ask('/tz new york')).text).toContain('America/New_York from now on');
    await ask('/daily 09:00 New');
    expect((await ask('/tz nowhere')).text).toContain('“nowhere” is no time zone that I know.');
    expect(new Map(jobs().map(({ message, timeZone }) => [message.text, timeZone]))).toEqual(
      new Map([
        ['Old', ZONE],
        ['New', 'America/New_York'],
      ]),
    );
    // Undo takes back what was done last, and not the message before it.
    expect((await ask('/undo')).text).toContain('“New”');
    await ask('/tz tokyo');
    expect((await ask('/undo')).text).toContain('America/New_York from now on');
    expect(jobs()).toHaveLength(1);
    const shown = await ask('/tz');
    expect((await tap(shown.id, 'Use the computer’s')).text).toContain('Europe/Berlin from now on');
  });
});

describe('the language', () => {
  test('is the one that is preferred; the menus follow', async () => {
    const { ask, telegram } = await openStory({ preferences: { ...DEFAULT_PREFERENCES, language: 'de' } });
    expect((await ask('/stop')).text).toBe('Keine wiederkehrende Aufgabe zu beenden.');
    expect((await ask('/every 2h Eins')).text).toMatch(/^„Eins“ ist geplant, ID /);
    expect((await ask('/status')).text).toContain('1 Nachricht geplant, 0 angehalten.');
    const menus = telegram.requests.filter(({ method }) => method === 'setMyCommands');
    expect(JSON.stringify(menus)).not.toContain('What is scheduled');
  });

  test('holds for times in words, questions and refusals, which come from deeper inside', async () => {
    const { ask, tap } = await openStory({ preferences: { ...DEFAULT_PREFERENCES, language: 'de' } });
    const asked = await ask('/new every weekday at 9 Stand-up');
    expect(asked.text).toContain('Montags bis freitags um 09:00 Uhr (Europe/Berlin)');
    expect((await tap(asked.id, 'Bestätigen')).text).toContain('Montags bis freitags um 09:00 Uhr');
    expect((await ask('/list')).text).toContain('Montags bis freitags um 09:00 Uhr. Nächstes Mal: ');
    const unclear = await ask('/new every monday Stand-up');
    expect(unclear.text).toMatch(
      /^Bei „every monday“ fehlt die Uhrzeit\. Um wie viel Uhr\? Schreib „at 09:00“ dahinter\./,
    );
    expect((await ask('/every soon Hello')).text).toMatch(/^„soon“ ist keine Dauer\./);
    expect((await ask('/cron "0 25 * * *" Hello')).text).toMatch(
      /„25“ passt nicht ins Feld Stunde\. Dort steht 0 bis 23;/,
    );
    expect((await ask('/weekly someday 9:00 Hello')).text).toMatch(/^„someday“ ist kein Wochentag\./);
    expect((await ask('/undo')).text).toBe('Zurückgenommen: „Stand-up“ angelegt.\nDie Nachricht ist weg.');
  });

  test('else it is that of the owner’s Telegram: each scope has its menu in both', async () => {
    const { telegram } = await openStory();
    telegram.addChat({ id: -700, type: 'supergroup', title: 'Choir' });
    const menus = () => telegram.requests.filter(({ method }) => method === 'setMyCommands');
    await until(() => menus().length >= 10, 'the menus');
    const of = (type: string, language?: string) => {
      const { params } = menus().find(({ params }) => {
        return JSON.stringify(params.scope).includes(type) && params.language_code === language;
      }) as unknown as { params: { commands: { command: string; description: string }[] } };
      return new Map(params.commands.map(({ command, description }) => [command, description]));
    };
    expect([...of('all_private_chats').keys()]).toEqual(['start']);
    expect(of('"chat"').get('list')).toBe('What is scheduled');
    expect(of('"chat"', 'de').get('list')).toBe('Was geplant ist');
    // In a group they are the owner's to see alone: nobody else would get an answer.
    const inGroup = menus().find(({ params }) => JSON.stringify(params.scope).includes('chat_member'));
    expect(inGroup?.params.scope).toMatchObject({ chat_id: -700, user_id: ANN.id });
    expect(of('chat_member').has('list')).toBe(true);
    expect(of('chat_member').has('tz')).toBe(false);
    const gone = telegram.requests.filter(({ method }) => method === 'deleteMyCommands');
    expect(JSON.stringify(gone.map(({ params }) => params.scope))).toContain('all_group_chats');
  });
});
