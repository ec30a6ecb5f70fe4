import { describe, expect, test } from 'vitest';
import { checkToken } from '../../../main/bot/check-token.ts';
import { ANN, openStory, openTelegram, TOKEN } from '../../support/bot/carillon.ts';
import { closedPort, openTcp } from '../../support/bot/raw-server.ts';
import { until } from '../../support/bot/until.ts';

const never = new AbortController().signal;

describe('checking a token', () => {
  test('says whose it is', async () => {
    const { apiRoot } = await openTelegram();
    expect(await checkToken(TOKEN, { apiRoot }, never)).toEqual({ id: 4242, username: 'bell_bot', name: 'Bell' });
  });

  test.each(['4242:wrong', '1:practice-secret'])('%s is nobody’s', async (token) => {
    const { apiRoot } = await openTelegram();
    await expect(checkToken(token, { apiRoot }, never)).rejects.toMatchObject({
      code: 'unauthorised',
      message: expect.stringContaining('@BotFather'),
    });
  });

  test('says why it cannot tell: no network', async () => {
    await expect(checkToken(TOKEN, { apiRoot: `http://127.0.0.1:${await closedPort()}` }, never)).rejects.toMatchObject(
      {
        code: 'unavailable',
        message: 'Telegram cannot be reached. Check the internet connection. Then try again.',
      },
    );
  });

  test('says why it cannot tell: somebody in between', async () => {
    const { port } = await openTcp((socket) => socket.once('data', () => socket.end('HTTP/1.1 302 Found\r\n\r\n')));
    await expect(checkToken(TOKEN, { apiRoot: `https://127.0.0.1:${port}` }, never)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('sign-in page'),
    });
  });

  test('says why it cannot tell: a problem at Telegram, or an answer that does not come', async () => {
    const telegram = await openTelegram();
    telegram.faults.next('getMe', { kind: 'status', code: 502 });
    const troubled = { code: 'unavailable', message: expect.stringContaining('Try again in a minute.') };
    await expect(checkToken(TOKEN, { apiRoot: telegram.apiRoot }, never)).rejects.toMatchObject(troubled);
    telegram.faults.next('getMe', { kind: 'hang' });
    const giving = new AbortController();
    const checked = expect(checkToken(TOKEN, { apiRoot: telegram.apiRoot }, giving.signal)).rejects.toMatchObject(
      troubled,
    );
    await until(() => telegram.requests.filter(({ method }) => method === 'getMe').length === 2, 'the second question');
    giving.abort();
    await checked;
  });
});

describe('looking a chat up', () => {
  test('by name, link or id', async () => {
    const { telegram, workspace } = await openStory();
    telegram.addChat({ id: -1_000_700, type: 'supergroup', title: 'Choir', username: 'the_choir' });
    const choir = { id: -1_000_700, type: 'supergroup', title: 'Choir' };
    for (const reference of ['@the_choir', 'the_choir', ' https://t.me/the_choir ', '-1000700']) {
      expect(await workspace.bot.findChat(reference)).toEqual(choir);
    }
    expect(await workspace.bot.findChat(String(ANN.id))).toEqual({ id: ANN.id, type: 'private', title: 'Ann' });
  });

  test('says why not', async () => {
    const { telegram, workspace } = await openStory();
    await expect(workspace.bot.findChat('@nobody_here')).rejects.toMatchObject({ code: 'notFound' });
    await expect(workspace.bot.findChat('what is this')).rejects.toMatchObject({ code: 'invalid' });
    telegram.faults.next('getChat', { kind: 'resetBeforeRead' });
    await expect(workspace.bot.findChat('@nobody_here')).rejects.toMatchObject({ code: 'unavailable' });
  });
});
