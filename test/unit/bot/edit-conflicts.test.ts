import { expect, test } from 'vitest';
import { draftOf } from '../../../main/contract/job.ts';
import { openStory } from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';

/** Ann's message, and what another place makes of it. */
async function openEdited() {
  const story = await openStory();
  const { ask, workspace, idIn, jobs } = story;
  const id = idIn((await ask('/daily 09:00 Stand-up')).text);
  const elsewhere = (change: { text?: string; time?: string }) => {
    const [job] = jobs();
    if (!job) throw new Error('It is gone.');
    const draft = draftOf(job);
    const { text = draft.message.text, time } = change;
    const schedule = time
      ? { kind: 'calendar' as const, days: { on: 'everyDay' as const }, times: [time] }
      : draft.schedule;
    workspace.jobs.edit(id, { ...draft, message: { ...draft.message, text }, schedule }, 'window');
  };
  return { ...story, id, elsewhere };
}

test('a part that was changed in two places shows both, and the owner chooses; the rest comes from where it was changed', async () => {
  const { ask, tap, id, elsewhere, jobs } = await openEdited();
  const question = await ask(`/edit ${id} text Sit down`);
  elsewhere({ text: 'Stand up\nand stretch', time: '10:00' });
  const conflict = await tap(question.id, 'Confirm');
  expect(conflict.text).toContain('changed elsewhere');
  expect(conflict.text).toContain('“Sit down”');
  expect(conflict.text).toContain('“Stand up\nand stretch”');
  expect(conflict.buttons.flat().map(({ text }) => text)).toEqual(['Mine', 'The one from elsewhere', 'Cancel']);
  expect(jobs()[0]?.message.text).toBe('Stand up\nand stretch');
  const readBack = await tap(question.id, 'Mine');
  expect(readBack.text).toContain('“Sit down”');
  expect(readBack.text).toContain('Every day at 10:00');
  expect((await tap(question.id, 'Confirm')).text).toMatch(/^Changed “Sit down”, id /);
  expect(jobs()[0]).toMatchObject({ message: { text: 'Sit down' }, inWords: 'Every day at 10:00' });
});

test('two parts are asked about one after the other; a number answers as well', async () => {
  const { ask, tap, id, elsewhere, jobs, telegram } = await openEdited();
  const question = await ask(`/edit ${id} every day at 11:00 Sit down`);
  elsewhere({ text: 'Lie down', time: '10:00' });
  await tap(question.id, 'Confirm');
  const text = () => telegram.messages().find(({ id }) => id === question.id)?.text ?? '';
  telegram.userSends('2');
  await until(() => text().startsWith('Time:'), 'the next question');
  expect(text()).toContain('Every day at 11:00');
  expect(text()).toContain('Every day at 10:00');
  await tap(question.id, 'Mine');
  await tap(question.id, 'Confirm');
  expect(jobs()[0]).toMatchObject({ message: { text: 'Lie down' }, inWords: 'Every day at 11:00' });
});

test('a message that was stopped meanwhile can be saved as a new one', async () => {
  const { ask, tap, id, jobs, workspace } = await openEdited();
  const question = await ask(`/edit ${id} text Still wanted`);
  workspace.jobs.stop(id, 'window');
  const asked = await tap(question.id, 'Confirm');
  expect(asked.text).toMatch(
    /^This message was stopped since you opened it\. Save it as a new one\?\n\n“Still wanted”/,
  );
  expect(asked.buttons.flat().map(({ text }) => text)).toEqual(['Save as new', 'Change', 'Cancel']);
  expect((await tap(question.id, 'Save as new')).text).toMatch(/^Scheduled “Still wanted”, id /);
  expect(jobs()).toMatchObject([{ message: { text: 'Still wanted' }, inWords: 'Every day at 09:00' }]);
  expect(jobs()[0]?.id).not.toBe(id);
});

test('an edit of a paused message says that it is paused, and calls it as it is called everywhere', async () => {
  const { ask, tap, id, workspace, jobs } = await openEdited();
  const [job] = jobs();
  workspace.jobs.edit(id, { ...draftOf(job as NonNullable<typeof job>), name: 'no base' }, 'window');
  await ask(`/pause ${id}`);
  const question = await ask(`/edit ${id} every day at 8`);
  expect(question.text).toContain('“no base”\n“Stand-up”\n');
  const answer = await tap(question.id, 'Confirm');
  expect(answer.text).toMatch(new RegExp(`^Changed “no base”, id ${id}\\.`));
  expect(answer.text).toContain(`It is paused. /resume ${id} goes on.`);
});
