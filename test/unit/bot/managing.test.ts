import { describe, expect, test } from 'vitest';
import { systemClock, systemTimers } from '../../../main/adapters/clock.ts';
import type { Timers } from '../../../main/core/ports.ts';
import { ANN, BOB, openStory, ZONE } from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';

const GROUP = -1_000_700;
const DAY_MS = 86_400_000;
const LABELS = { one: '/every 2h One', two: '/every 3h Two', later: '/at 2031-12-24 18:00 Later' };

describe('/stop alone', () => {
  test('with none', async () => {
    const { ask } = await openStory();
    expect(await ask('/stop')).toMatchObject({ text: 'No recurring task to stop.', buttons: [] });
  });

  test('with one stops it, and undo brings it back with its id', async () => {
    const { ask, tap, jobs, idIn } = await openStory();
    const id = idIn((await ask(LABELS.one)).text);
    const answer = await ask('/stop');
    expect(answer.text).toBe('Recurring task stopped.');
    expect(jobs()).toEqual([]);
    expect(await tap(answer.id, 'Undo')).toMatchObject({
      text: expect.stringMatching(/^Undone: Stopped “One”\.\nNext: “One”, /),
      buttons: [],
    });
    expect(jobs()).toMatchObject([{ id, phase: 'active' }]);
    expect((await ask('/stop')).text).toBe('Recurring task stopped.');
    expect((await ask('/stop')).text).toBe('No recurring task to stop.');
  });

  test('leaves what is sent only once alone', async () => {
    const { ask, jobs } = await openStory();
    await ask(LABELS.later);
    expect((await ask('/stop')).text).toBe('No recurring task to stop.');
    await ask(LABELS.one);
    expect((await ask('/stop')).text).toBe('Recurring task stopped.');
    expect(jobs().map(({ message }) => message.text)).toEqual(['Later']);
  });

  test('stops one that is paused, too', async () => {
    const { ask, jobs, idIn } = await openStory();
    await ask(`/pause ${idIn((await ask(LABELS.one)).text)}`);
    expect((await ask('/stop')).text).toBe('Recurring task stopped.');
    expect(jobs()).toEqual([]);
  });

  test('with several asks which, and a tap stops that one', async () => {
    const { ask, tap, jobs } = await openStory();
    await ask(LABELS.one);
    await ask(LABELS.two);
    await ask(LABELS.later);
    const question = await ask('/stop');
    expect(question.text).toBe('Several recurring tasks run in this chat. Which one should stop?');
    expect(question.buttons.flat().map(({ text }) => text)).toEqual(['“One” · Every 2 hours', '“Two” · Every 3 hours']);
    expect(jobs()).toHaveLength(3);
    const answer = await tap(question.id, '“Two”');
    expect(answer.text).toBe('Recurring task stopped.\n“Two”');
    expect(answer.buttons.flat().map(({ text }) => text)).toEqual(['Undo']);
    expect(jobs().map(({ message }) => message.text)).toEqual(['One', 'Later']);
  });

  test('is about the chat where it is typed', async () => {
    const { telegram, ask, jobs } = await openStory();
    telegram.addChat({ id: GROUP, type: 'supergroup', title: 'Choir' });
    await ask(LABELS.one, GROUP);
    await ask(LABELS.two);
    expect((await ask('/stop', GROUP)).text).toBe('Recurring task stopped.');
    expect(jobs().map(({ message }) => message.text)).toEqual(['Two']);
    expect((await ask('/stop', GROUP)).text).toBe('No recurring task to stop.');
    expect((await ask('/stop')).text).toBe('Recurring task stopped.');
  });
});

describe('/stop ID', () => {
  test('stops a recurring one in the same words, however the id is typed', async () => {
    const { ask, jobs, idIn } = await openStory();
    const id = idIn((await ask(LABELS.one)).text);
    await ask(LABELS.two);
    expect(await ask(`/stop #${id.toUpperCase()} `)).toMatchObject({
      text: 'Recurring task stopped.',
      buttons: [[{ text: 'Undo' }]],
    });
    expect(jobs().map(({ message }) => message.text)).toEqual(['Two']);
    expect((await ask(`/stop ${id}`)).text).toContain(`There is no message with the id ${id}.`);
  });

  test('stops one that is sent once, before it is', async () => {
    const { ask, jobs, idIn } = await openStory();
    const id = idIn((await ask(LABELS.later)).text);
    expect((await ask(`/stop ${id}`)).text).toBe('Stopped “Later”. It will not be sent.');
    expect(jobs()).toEqual([]);
  });

  test('of one that is over says so', async () => {
    const { ask, jobs, botMessages } = await openStory();
    await ask('/once Now');
    await until(() => botMessages(ANN.id).length === 2);
    expect((await ask(`/stop ${jobs()[0]?.id}`)).text).toBe('“Now” was finished already.');
  });
});

describe('buttons', () => {
  test('the one under a new message stops it', async () => {
    const { ask, tap, jobs } = await openStory();
    const { id } = await ask(LABELS.later);
    expect((await tap(id, 'Stop')).text).toBe('Stopped “Later”. It will not be sent.');
    expect(jobs()).toEqual([]);
  });

  test('of what is gone say so, and go; their neighbours stay', async () => {
    const { telegram, ask, tap, jobs } = await openStory();
    const toasts: string[] = [];
    telegram.onEvent((event) => event.type === 'toast' && toasts.push(event.text));
    await ask(LABELS.one);
    await ask(LABELS.two);
    const question = await ask('/stop');
    await ask(`/stop ${jobs()[0]?.id}`);
    const answer = await tap(question.id, '“One”');
    expect(answer.text).toBe(question.text);
    expect(answer.buttons.flat().map(({ text }) => text)).toEqual(['“Two” · Every 3 hours']);
    expect(toasts).toEqual([expect.stringContaining('It may have been stopped already.')]);
    expect(jobs()).toHaveLength(1);
  });

  test('undo takes back its own change only', async () => {
    const { telegram, ask, tap, jobs } = await openStory();
    const toasts: string[] = [];
    telegram.onEvent((event) => event.type === 'toast' && toasts.push(event.text));
    await ask(LABELS.one);
    const stopped = await ask('/stop');
    await ask(LABELS.two);
    expect((await tap(stopped.id, 'Undo')).buttons).toEqual([]);
    expect(toasts).toEqual(['Something else was changed since. /undo takes the last change back.']);
    expect(jobs().map(({ message }) => message.text)).toEqual(['Two']);
  });

  test('undo of what was taken back otherwise takes back nothing more', async () => {
    const { telegram, ask, tap, jobs } = await openStory();
    const toasts: string[] = [];
    telegram.onEvent((event) => event.type === 'toast' && toasts.push(event.text));
    await ask(LABELS.one);
    const stopped = await ask('/stop');
    await ask('/undo');
    await tap(stopped.id, 'Undo');
    expect(toasts).toEqual(['That was taken back already.']);
    expect(jobs()).toHaveLength(1);
  });
});

describe('/undo', () => {
  test('takes changes back one after the other, whoever made them', async () => {
    const { ask, jobs, workspace, idIn } = await openStory();
    const id = idIn((await ask(LABELS.one)).text);
    workspace.jobs.pause(id, 'window');
    expect((await ask('/undo')).text).toMatch(/^Undone: Paused “One”\.\nNext: “One”, /);
    expect(jobs()[0]?.phase).toBe('active');
    expect((await ask('/undo')).text).toBe('Undone: Created “One”.\nThe message is gone.');
    expect(jobs()).toEqual([]);
    expect((await ask('/undo')).text).toBe('There is nothing to undo.');
  });

  test('says what holds now: who takes back that all was resumed has everything paused again', async () => {
    const { ask } = await openStory();
    await ask(LABELS.one);
    await ask('/pause 15d');
    expect((await ask('/list')).text).toMatch(/^All messages are paused until .*\n[\s\S]*Next: /);
    await ask('/resume');
    expect((await ask('/undo')).text).toMatch(/^Undone: Resumed all messages\.\nAll messages are paused until .*\.$/);
    await ask('/resume');
    await ask('/pause');
    await ask('/resume');
    expect((await ask('/undo')).text).toBe('Undone: Resumed all messages.\nAll messages are paused. /resume goes on.');
  });
});

describe('/pause and /resume', () => {
  test('one message', async () => {
    const { ask, jobs, idIn } = await openStory();
    const id = idIn((await ask(LABELS.one)).text);
    expect((await ask(`/pause ${id}`)).text).toBe(`Paused “One”. /resume ${id} goes on.`);
    expect(jobs()[0]?.phase).toBe('paused');
    expect((await ask(`/pause ${id}`)).text).toContain('“One” is paused already.');
    expect((await ask(`/resume ${id}`)).text).toBe('“One” goes on.');
    expect(jobs()[0]?.phase).toBe('active');
    expect((await ask(`/resume ${id}`)).text).toContain('“One” is not paused.');
  });

  test('one message for five days, then for two: it stays paused for five, and the answer says so', async () => {
    const { ask, idIn } = await openStory();
    const id = idIn((await ask(LABELS.one)).text);
    const { text } = await ask(`/pause ${id} 5d`);
    expect(text).toMatch(/^Paused “One” until /);
    expect((await ask(`/pause ${id} 2d`)).text).toBe(text);
  });

  test('everything for some hours, then until further notice: the pause no longer ends by itself', async () => {
    const { ask, state } = await openStory();
    await ask(LABELS.one);
    await ask('/pause 2h');
    expect(state.rest.pausedAllUntil).not.toBeNull();
    // It comes after the pause, without a word from anybody.
    expect((await ask(LABELS.two)).text).toMatch(/\nNext: [^\n]+$/);
    expect((await ask('/pause')).text).toBe('All messages are paused. Nothing is sent until /resume.');
    expect(state.rest).toMatchObject({ pausedAll: true, pausedAllUntil: null });
  });

  test('one message, while everything is paused: the answer does not promise what will not come', async () => {
    const { ask, idIn } = await openStory();
    const id = idIn((await ask(LABELS.one)).text);
    await ask(`/pause ${id}`);
    await ask('/pause');
    expect((await ask(`/resume ${id}`)).text).toBe('“One” goes on.\nAll messages are paused. /resume goes on.');
  });

  test('everything', async () => {
    const { ask, state } = await openStory();
    await ask(LABELS.one);
    expect((await ask('/pause')).text).toBe('All messages are paused. Nothing is sent until /resume.');
    expect(state.rest.pausedAll).toBe(true);
    expect((await ask('/pause')).text).toContain('paused already');
    expect((await ask('/list')).text).toContain('Waiting for /resume.');
    expect((await ask(LABELS.two)).text).toContain('All messages are paused now');
    expect((await ask('/resume')).text).toBe('All messages go on.');
    expect((await ask('/resume')).text).toContain('not paused as a whole');
  });
});

describe('/list', () => {
  test('a finished one-off leaves it after a week, on a computer that is never switched off', async () => {
    let days = 0;
    const nightly: (() => void)[] = [];
    const after: Timers['after'] = (ms, run) => {
      if (ms === DAY_MS) nightly.push(run);
      return systemTimers.after(ms, run);
    };
    const clock = { ...systemClock, now: () => Date.now() + days * DAY_MS, timeZone: () => ZONE };
    const { ask, jobs, state } = await openStory({ clock, timers: { after } });
    await ask('/once Hello');
    await until(() => state.current().recent[0]?.state === 'sent', 'being sent');
    expect(jobs()).toMatchObject([{ phase: 'finished' }]);
    for (const inList of [1, 0]) {
      days += 4;
      for (const run of nightly.splice(0)) run();
      // The next night is set once this one is over.
      await until(() => nightly.length > 0, 'the next night');
      expect(state.current().jobs).toHaveLength(inList);
    }
    expect(jobs()).toEqual([]);
  });

  test('in the private chat shows all, and says where each goes', async () => {
    const { telegram, ask, state } = await openStory();
    telegram.addChat({ id: GROUP, type: 'supergroup', title: 'Choir' });
    await until(() => state.rest.chats.some(({ id }) => id === GROUP));
    expect((await ask('/list')).text).toContain('Nothing is scheduled.');
    await ask(LABELS.one);
    expect((await ask('/list')).text).not.toContain('→');
    await ask('/every 5h Sing', GROUP);
    const { text } = await ask('/list');
    expect(text).toContain('“One” → Ann\n');
    expect(text).toContain('“Sing” → Choir\n');
    expect(text).toContain(`(${ZONE})`);
  });

  test('in a group shows the group’s own, and nothing else is named there', async () => {
    const { telegram, ask, idIn } = await openStory();
    telegram.addChat({ id: GROUP, type: 'supergroup', title: 'Choir' });
    const secret = idIn((await ask('/at 2031-12-24 18:00 Secret')).text);
    expect((await ask('/list', GROUP)).text).not.toContain('Secret');
    expect((await ask(`/pause ${secret}`, GROUP)).text).toBe(`Paused ${secret}. /resume ${secret} goes on.`);
    expect((await ask(`/resume ${secret}`, GROUP)).text).toBe(`${secret} goes on.`);
    expect((await ask('/undo', GROUP)).text).toBe('Undone.');
    expect((await ask(`/stop ${secret}`, GROUP)).text).toBe(`Stopped ${secret}. It will not be sent.`);
    await ask('/every 5h Sing', GROUP);
    expect((await ask('/undo', GROUP)).text).toBe('Undone: Created “Sing”.\nThe message is gone.');
  });
});

test('the owner is found by id, not by where they write', async () => {
  const { telegram, ask, botMessages, jobs } = await openStory();
  telegram.addChat({ id: GROUP, type: 'supergroup', title: 'Choir' });
  telegram.userSends('/every 2h Mine now', { chatId: GROUP, from: BOB });
  await ask('/every 2h Sing', GROUP);
  expect(jobs().map(({ message }) => message.text)).toEqual(['Sing']);
  expect(botMessages(GROUP)).toHaveLength(1);
  expect(botMessages(ANN.id)).toEqual([]);
});

test('a group that becomes a supergroup keeps its messages, and its commands find them at once', async () => {
  const { telegram, ask, jobs } = await openStory();
  const [group, supergroup] = [-500, -1_000_000_500];
  telegram.addChat({ id: group, type: 'group', title: 'Choir' });
  await ask('/every 2h Sing', group);
  telegram.migrate(group, supergroup);
  await until(() => jobs()[0]?.chatId === supergroup, 'the job to move');
  expect((await ask('/list', supergroup)).text).toContain('“Sing”');
  expect((await ask('/stop', supergroup)).text).toBe('Recurring task stopped.');
});

test('the undo of a pause of everything says that messages are sent again', async () => {
  const { ask } = await openStory();
  await ask('/every 2h One');
  await ask('/pause');
  expect((await ask('/undo')).text).toBe('Undone: Paused all messages.\nMessages are sent again when they are due.');
});
