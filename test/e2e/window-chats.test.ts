import { expect, test } from 'vitest';
import { CHATS } from '../support/window/jobs.ts';
import { show } from '../support/window/show.ts';
import { busyWorld } from '../support/window/worlds.ts';

const NEW = { id: -1_009_999_000, type: 'channel', title: 'Old newsletter' } as const;
const chats = {
  name: 'chats',
  hash: '#/chats',
  world: busyWorld({ chats: [...Object.values(CHATS), NEW] }),
};

test('each chat says what goes there; its messages are one click away, and a new one knows where it goes', async () => {
  const { page } = await show(chats);
  const list = page.getByRole('list', { name: 'Chats' });
  const team = list.getByRole('listitem').filter({ hasText: CHATS.team.title });
  await team.getByText(/group · .*message.*, next/).waitFor();
  await team.getByRole('button', { name: /^New message/ }).click();
  expect(await page.getByRole('combobox', { name: 'To' }).inputValue()).toBe(String(CHATS.team.id));
  await page.keyboard.press('Escape');
  await team.getByRole('button', { name: /^Show/ }).click();
  await page.getByRole('heading', { name: 'Messages' }).waitFor();
  const rows = page.getByRole('list', { name: 'Scheduled messages' }).getByRole('listitem');
  await rows.first().waitFor();
  for (const row of await rows.all()) expect(await row.textContent()).toContain(CHATS.team.title);
});

test('a chat that nothing goes to can be taken off the list, and that undone; one with messages cannot', async () => {
  const { page, host } = await show(chats);
  const list = page.getByRole('list', { name: 'Chats' });
  expect(await list.getByRole('button', { name: /off the list/ }).count()).toBe(2);
  const team = list.getByRole('listitem').filter({ hasText: CHATS.team.title });
  expect(await team.getByRole('button', { name: /off the list/ }).count()).toBe(0);
  await list.getByRole('button', { name: 'Take Old newsletter off the list' }).click();
  await page.getByRole('status').filter({ hasText: 'Old newsletter is off the list.' }).waitFor();
  expect(host.fake.current().chats).not.toContainEqual(NEW);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => host.fake.callsOf('chats.add')).toEqual([{ reference: String(NEW.id) }]);
});
