import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Attachment } from '../../../../main/contract/message.ts';
import { ANN, freshFolder, openTelegram } from '../../../support/bot/carillon.ts';
import { openMessengerTo } from '../../../support/bot/messenger.ts';

const photo: Attachment = { kind: 'photo', file: `${'a'.repeat(64)}.jpg`, name: 'plan.jpg', size: 5 };
const sheet: Attachment = { kind: 'document', file: `${'b'.repeat(64)}.pdf`, name: 'list.pdf', size: 5 };

async function openPhotos() {
  const telegram = await openTelegram();
  const files = freshFolder();
  for (const { file } of [photo, sheet]) writeFileSync(join(files, file), 'bytes');
  const { messenger, fileIds } = openMessengerTo(telegram.apiRoot, { files });
  const send = async (...attachments: Attachment[]) => {
    const request = { chatId: ANN.id, message: { text: '', attachments } };
    return messenger.send(request, new AbortController().signal);
  };
  const arrived = () => telegram.messages().map(({ attachment }) => attachment);
  /** Of the last request: whether its file came as an id. */
  const byId = (field: string) => {
    const value = telegram.requests.at(-1)?.params[field];
    return typeof value === 'string' && value !== '' && !value.startsWith('attach://');
  };
  return { telegram, send, arrived, byId, fileIds };
}

test('the photo of every week is uploaded once, and sent by its id from then on', async () => {
  const { send, arrived, byId } = await openPhotos();
  expect(await send(photo)).toMatchObject({ kind: 'sent' });
  expect(byId('photo')).toBe(false);
  expect(await send(photo)).toMatchObject({ kind: 'sent' });
  expect(byId('photo')).toBe(true);
  expect(arrived()).toEqual(['plan.jpg', 'plan.jpg']);
});

test('a file under another name, or sent in another way, is another file to whoever gets it', async () => {
  const { send, arrived, byId } = await openPhotos();
  await send(sheet);
  await send({ ...sheet, name: 'list of guests.pdf' });
  expect(byId('document')).toBe(false);
  expect(arrived()).toEqual(['list.pdf', 'list of guests.pdf']);
});

test('an album is sent by its ids, too', async () => {
  const { telegram, send, arrived } = await openPhotos();
  const album = [sheet, { ...sheet, name: 'songs.pdf' }];
  await send(...album);
  expect(await send(...album)).toMatchObject({ kind: 'sent', messageIds: expect.any(Array) });
  expect(JSON.stringify(telegram.requests.at(-1)?.params.media)).not.toContain('attach://');
  expect(arrived()).toEqual(['list.pdf', 'songs.pdf', 'list.pdf', 'songs.pdf']);
});

test('an id that Telegram does not know any more costs a second upload, and nothing else', async () => {
  const { telegram, send, arrived, fileIds } = await openPhotos();
  await send(photo);
  const former = fileIds.find(photo);
  telegram.faults.next('sendPhoto', {
    kind: 'status',
    code: 400,
    description: 'Bad Request: wrong file identifier/HTTP URL specified',
  });
  expect(await send(photo)).toMatchObject({ kind: 'sent' });
  expect(arrived()).toEqual(['plan.jpg', 'plan.jpg']);
  expect(fileIds.find(photo)).toBeDefined();
  expect(former).toBeDefined();
});
