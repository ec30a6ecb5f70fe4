import { expect, test } from 'vitest';
import { ANN, openStory, openTelegram, startCarillon } from '../../support/bot/carillon.ts';

const message = { text: '*Hello*, it is {weekday}', format: 'markdown' } as const;

test('a test arrives at the owner at once, filled in, and neither the list nor the history knows of it', async () => {
  const { telegram, workspace } = await openStory();
  await workspace.sendTest(message, 'Europe/Berlin');
  expect(telegram.messages(ANN.id).at(-1)).toMatchObject({
    from: 'bot',
    text: expect.stringMatching(/^Hello, it is \w+day$/),
  });
  expect(workspace.jobs.list()).toEqual([]);
  expect(workspace.ledger.history({ limit: 10 })).toEqual([]);
});

test('a test that cannot arrive says why', async () => {
  const { telegram, workspace } = await openStory();
  telegram.block(ANN.id);
  await expect(workspace.sendTest(message, 'Europe/Berlin')).rejects.toThrow(/not sent.*unblock/);
  const broken = { text: 'not *closed', format: 'markdown' } as const;
  await expect(workspace.sendTest(broken, 'Europe/Berlin')).rejects.toThrow('Character 5: The bold text');
});

test('before anyone is paired there is nobody to send it to', async () => {
  const { apiRoot } = await openTelegram();
  const { workspace } = startCarillon({ apiRoot, owner: null });
  await expect(workspace.sendTest(message, 'UTC')).rejects.toThrow('Nobody is paired');
});
