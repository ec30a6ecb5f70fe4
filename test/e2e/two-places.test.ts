import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { draftOf } from '../../main/contract/job.ts';
import type { JobView } from '../../main/contract/state.ts';
import { openPage } from '../support/browser.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';
import { button, messageBox, rowOf } from '../support/window/messages.ts';

// One message that is edited in two places at once: two windows on the real Carillon, or a window and the chat.

function daily(time: string): JobView['schedule'] {
  return { kind: 'calendar', days: { on: 'everyDay' }, times: [time] };
}

async function openStory() {
  const serve = await ServeProcess.start(['--data-dir', tempFolder(), '--practice']);
  const { setup } = await serve.ask('state.get');
  const chatId = setup.mode === 'none' ? 0 : (setup.owner?.id ?? 0);
  const schedule = daily('09:00');
  const job = await serve.ask('jobs.create', { chatId, message: { text: 'Stand-up' }, schedule, timeZone: 'UTC' });
  const now = async (): Promise<JobView[]> => (await serve.ask('state.get')).jobs;
  return { serve, job, now, open: () => openMessages(serve.url) };
}

async function openMessages(url: string): Promise<Page> {
  const page = await openPage(url);
  await page.getByRole('link', { name: 'Messages', exact: true }).click();
  return page;
}

async function edit(page: Page): Promise<void> {
  await rowOf(page, 'Stand-up').getByRole('button', { name: 'Edit', exact: true }).click();
  await messageBox(page).waitFor();
}

const conflict = (page: Page) => page.getByRole('region', { name: 'Changed elsewhere' });
const part = (page: Page, name: string) => conflict(page).getByRole('group', { name });

describe('two windows', () => {
  test('the second to save sees both texts and chooses; nothing is overwritten unseen', async () => {
    const { open, now } = await openStory();
    const [first, second] = [await open(), await open()];
    await edit(first);
    await edit(second);
    await messageBox(first).fill('Stand-up in 5');
    await button(first, 'Save').click();
    await rowOf(first, 'Stand-up in 5').waitFor();
    await messageBox(second).fill('Stand-up in 10');
    await button(second, 'Save').click();
    await conflict(second).waitFor();
    expect((await now())[0]?.message.text).toBe('Stand-up in 5');
    expect(await part(second, 'Message').getByRole('radio').nth(0).isChecked()).toBe(true);
    await part(second, 'Message').getByText('Stand-up in 5').click();
    await button(second, 'Save this').click();
    await conflict(second).waitFor({ state: 'detached' });
    await until('theirs', async () => (await now())[0]?.message.text === 'Stand-up in 5');
    await edit(second);
    await messageBox(second).fill('Stand-up in 15');
    await button(second, 'Save').click();
    await until('an edit of the newest one', async () => (await now())[0]?.message.text === 'Stand-up in 15');
  });

  test('what each changed of another part is kept from both', async () => {
    const { open, now, serve, job } = await openStory();
    const page = await open();
    await edit(page);
    await messageBox(page).fill('Stand-up at ten');
    const { chatId, timeZone } = job;
    const draft = { chatId, message: { text: 'Stand-up' }, schedule: daily('10:00'), timeZone };
    await serve.ask('jobs.edit', { id: job.id, draft, base: draftOf(job) });
    await button(page, 'Save').click();
    await part(page, 'Time').getByText('Every day at 10:00').waitFor();
    expect(await part(page, 'Time').getByRole('radio').nth(1).isChecked()).toBe(true);
    await button(page, 'Save this').click();
    await until('my text', async () => (await now())[0]?.message.text === 'Stand-up at ten');
    expect((await now())[0]?.inWords).toBe('Every day at 10:00');
  });

  test('a message that was stopped elsewhere can be saved as a new one', async () => {
    const { open, now, serve, job } = await openStory();
    const page = await open();
    await edit(page);
    await messageBox(page).fill('Stand-up, still wanted');
    await serve.ask('jobs.stop', { id: job.id });
    await button(page, 'Save').click();
    await page.getByRole('region', { name: 'Stopped elsewhere' }).waitFor();
    await button(page, 'Save as a new message').click();
    await rowOf(page, 'Stand-up, still wanted').waitFor();
    expect(await now()).toMatchObject([{ message: { text: 'Stand-up, still wanted' } }]);
    expect((await now())[0]?.id).not.toBe(job.id);
  });
});

test('settings: each window shows what the other changed, and neither takes it back', async () => {
  const { serve } = await openStory();
  const [first, second] = [await openPage(serve.url), await openPage(serve.url)];
  for (const page of [first, second]) await page.getByRole('link', { name: 'Settings', exact: true }).click();
  const perSecond = (page: Page) => page.locator('#per-second');
  const perGroup = (page: Page) => page.locator('#per-minute');
  await perSecond(first).fill('12');
  await perSecond(first).press('Tab');
  await expect.poll(() => perSecond(second).inputValue()).toBe('12');
  await perGroup(second).fill('7');
  await perGroup(second).press('Tab');
  await expect.poll(() => perGroup(first).inputValue()).toBe('7');
  expect((await serve.ask('state.get')).preferences.pacing).toMatchObject({ perSecond: 12, perGroupMinute: 7 });
});

test('settings: one that two windows change at once is overwritten by neither unseen', async () => {
  const { serve } = await openStory();
  const page = await openPage(serve.url);
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  const perSecond = page.locator('#per-second');
  await perSecond.fill('20');
  const pacing = async () => (await serve.ask('state.get')).preferences.pacing;
  const before = await pacing();
  await serve.ask('preferences.set', {
    pacing: { ...before, perSecond: 12, perGroupMinute: 7 },
    base: { pacing: before },
  });
  // The text being typed is still there, and is saved only when the user says so once more.
  expect(await perSecond.inputValue()).toBe('20');
  await perSecond.press('Tab');
  await page.getByText('This setting was changed elsewhere meanwhile').waitFor();
  await expect.poll(() => perSecond.inputValue()).toBe('12');
  expect(await pacing()).toMatchObject({ perSecond: 12 });
  await button(page, 'Use mine').click();
  await until('mine', async () => (await pacing()).perSecond === 20);
  // Another setting of the same group is no conflict.
  expect(await pacing()).toMatchObject({ perGroupMinute: 7 });
});

test('the window and the chat: the chat reads back what it would be with both changes', async () => {
  const { serve, job, now } = await openStory();
  const { chatId, id, schedule, timeZone } = job;
  const newest = async () => (await serve.ask('practice.messages')).findLast(({ from }) => from === 'bot');
  const say = async (text: string) => {
    const before = (await newest())?.id ?? 0;
    await serve.ask('practice.send', { text });
    return until('an answer', async () => {
      const message = await newest();
      return message && message.id > before ? message : undefined;
    });
  };
  await say(`/edit ${id} every day at 11:00`);
  const draft = { chatId, message: { text: 'Sit down' }, schedule, timeZone };
  await serve.ask('jobs.edit', { id, draft, base: draftOf(job) });
  await serve.ask('practice.send', { text: 'yes' });
  const asked = await until('the question anew', async () => {
    const message = await newest();
    return message?.text.startsWith('This message was changed elsewhere') ? message : undefined;
  });
  expect(asked.text).toContain('“Sit down”');
  expect(asked.text).toContain('Every day at 11:00');
  expect((await now())[0]).toMatchObject({ message: { text: 'Sit down' }, inWords: 'Every day at 09:00' });
  await serve.ask('practice.send', { text: 'yes' });
  await until('both changes', async () => (await now())[0]?.inWords === 'Every day at 11:00');
  expect((await now())[0]?.message.text).toBe('Sit down');
});
