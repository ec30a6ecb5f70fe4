import { Api } from 'grammy';
import { expect, test } from 'vitest';
import { Connections } from '../../../main/bot/network/connections.ts';
import { ownPicture } from '../../../main/bot/own-picture.ts';
import { TOKEN } from '../../support/bot/carillon.ts';
import { ListLog } from '../../support/bot/log.ts';
import { closedPort, json, openHttp } from '../../support/bot/raw-server.ts';
import { png } from '../../support/pictures.ts';

const SIZES = [
  { file_id: 'large', file_unique_id: 'l', width: 640, height: 640, file_size: 90_000 },
  { file_id: 'small', file_unique_id: 's', width: 160, height: 160, file_size: 3_000 },
];

/** A Bot API whose bot has a picture with this in it. */
async function telegramWith(content: Buffer, photos: unknown[] = [SIZES]) {
  const asked: string[] = [];
  const { url } = await openHttp((request, response, body) => {
    asked.push(`${request.url} ${body}`);
    if (request.url?.startsWith('/file/')) return void response.end(content);
    const isList = request.url?.endsWith('/getUserProfilePhotos');
    const file = { file_id: 'small', file_unique_id: 's', file_path: 'photos/file_1.jpg' };
    json(response, { ok: true, result: isList ? { total_count: photos.length, photos } : file });
  });
  return { apiRoot: url, asked };
}

function pictureAt(apiRoot: string, log = new ListLog()): Promise<string | null> {
  const closing = new AbortController().signal;
  const connections = new Connections({ apiRoot });
  return ownPicture({ api: new Api(TOKEN, { apiRoot }), token: TOKEN, apiRoot, connections, log, closing });
}

test('the bot’s picture comes at its smallest, as what its bytes say it is', async () => {
  const content = png(160, 160);
  const { apiRoot, asked } = await telegramWith(content);
  expect(await pictureAt(apiRoot)).toBe(`data:image/png;base64,${content.toString('base64')}`);
  expect(asked[0]).toContain('"user_id":4242');
  expect(asked[1]).toContain('"file_id":"small"');
  expect(asked[2]).toContain(`/file/bot${TOKEN}/photos/file_1.jpg`);
});

test('a bot without a picture has none', async () => {
  const { apiRoot } = await telegramWith(png(1, 1), []);
  expect(await pictureAt(apiRoot)).toBeNull();
});

test.each([
  ['a page instead of a picture', Buffer.from('<script>alert(1)</script>')],
  ['more than was said', Buffer.concat([png(160, 160), Buffer.alloc(200_000)])],
])('%s is not shown', async (_, content) => {
  const { apiRoot } = await telegramWith(content);
  expect(await pictureAt(apiRoot)).toBeNull();
});

test('without a network there is none, and the log keeps the token to itself', async () => {
  const log = new ListLog();
  expect(await pictureAt(`http://127.0.0.1:${await closedPort()}`, log)).toBeNull();
  expect(JSON.stringify(log)).toContain('The bot');
  expect(JSON.stringify(log)).not.toContain(TOKEN);
});
