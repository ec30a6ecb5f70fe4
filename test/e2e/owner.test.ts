import { describe, expect, test } from 'vitest';
import { openPage } from '../support/browser.ts';
import { png } from '../support/pictures.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { botTexts, OWNER, startTelegram, TOKEN } from '../support/telegram.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';
import { show } from '../support/window/show.ts';
import { pairingWorld } from '../support/window/worlds.ts';

describe('whose bot it is', () => {
  test('a token is entered, the code is said in the chat, and from then on only its owner is obeyed', async () => {
    const telegram = await startTelegram();
    const folder = tempFolder();
    const serve = await ServeProcess.start(['--data-dir', folder, '--api-root', telegram.apiRoot]);
    const page = await openPage(serve.url);
    await page.getByRole('textbox', { name: 'Bot token' }).fill(TOKEN);
    await page.getByRole('radio', { name: 'Keep it in a file' }).check();
    await page.getByRole('button', { name: 'Connect' }).click();
    const { pairing } = await until('a pairing code', async () => {
      const { setup } = await serve.state();
      return setup.mode === 'telegram' && setup.pairing && { pairing: setup.pairing };
    });
    await page.getByText(pairing.code).first().waitFor();

    telegram.userSends('/start WRONGONE', { from: { id: 666, name: 'Mallory' } });
    await until('the wrong code to be counted', async () => {
      const { setup } = await serve.state();
      return setup.mode === 'telegram' && setup.pairing?.triesLeft === 4;
    });
    telegram.userSends(`/start ${pairing.code}`);
    await page.getByText(`${OWNER.name}`).first().waitFor();
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.getByRole('heading', { name: 'It arrived' }).waitFor();
    expect(botTexts(telegram)).toContainEqual(expect.stringMatching(/^Hello! Carillon sends you messages/));
    await page.getByRole('button', { name: 'Look around' }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Messages' }).waitFor();
    const { setup } = await serve.state();
    expect(setup).toMatchObject({ owner: OWNER, pairing: null });

    telegram.userSends('/every 1s spam', { from: { id: 666, name: 'Mallory' } });
    telegram.userSends('/daily 09:00 Good morning');
    await until('the owner’s job', async () => (await serve.state()).jobs.length === 1);
    expect((await serve.state()).jobs[0]?.message.text).toBe('Good morning');
    expect(botTexts(telegram, 666)).toEqual(['That is not the code. Look again in Carillon’s window.']);

    // The owner stays the owner, and no code is asked for again.
    await serve.end('SIGTERM');
    const again = await ServeProcess.start(['--data-dir', folder, '--api-root', telegram.apiRoot]);
    telegram.userSends('/list');
    await until('an answer to /list', () => botTexts(telegram).some((text) => text.includes('Every day at 09:00')));
    expect((await again.state()).setup).toMatchObject({ owner: OWNER });
  });

  test('a token that Telegram does not know changes nothing and says what to do', async () => {
    const telegram = await startTelegram();
    const serve = await ServeProcess.start(['--data-dir', tempFolder(), '--api-root', telegram.apiRoot]);
    const page = await openPage(serve.url);
    await page.getByRole('textbox', { name: 'Bot token' }).fill('123456789:AAE-another-token-of-no-real-bot-x');
    await page.getByRole('radio', { name: 'Keep it in a file' }).check();
    await page.getByRole('button', { name: 'Connect' }).click();
    await page.getByText('Telegram does not know this token.').waitFor();
    expect((await serve.state()).setup).toEqual({ mode: 'none' });
  });
});

test('a first message that does not arrive says why, and may be skipped', async () => {
  const { page, host } = await show('first-message');
  host.fake.refuseNext('message.test', 'The test was not sent. The chat is blocked.', 'unavailable');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'The chat is blocked.' }).waitFor();
  await page.getByRole('button', { name: 'Skip' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Messages' }).waitFor();
});

test('the bot that was found shows its picture, the keyboard goes on at its step, and it is called online once it is', async () => {
  const botPicture = `data:image/png;base64,${png(160, 160).toString('base64')}`;
  const world = { ...pairingWorld({ connection: { state: 'connecting' } }), botPicture };
  const { page, host } = await show({ name: 'pairing', world });
  await page.getByText('It is not online yet.').waitFor();
  expect(await page.locator('img.avatar').getAttribute('src')).toBe(botPicture);
  await expect.poll(() => page.locator('h1').evaluate((heading) => heading === document.activeElement)).toBe(true);
  host.fake.setFields({ connection: { state: 'online' } });
  await page.getByText('Telegram knows this bot, and it is online.').waitFor();
  await page.keyboard.press('Tab');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Open Telegram');
});
