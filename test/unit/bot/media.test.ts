import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SendOptions } from '../../../main/practice/person.ts';
import { ANN, BOB, openStory } from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';
import { png } from '../../support/pictures.ts';

const CAT = { name: 'cat.jpg', content: png(320, 200) };
const DOG = { name: 'dog.jpg', content: png(200, 320) };

async function openMediaStory() {
  const story = await openStory();
  const { telegram, botMessages } = story;
  /** Ann sends something, and the bot's next message is the answer, but for the hint that follows what is not a command. */
  const answerTo = async (text: string, options: SendOptions = {}) => {
    const before = new Set(botMessages(ANN.id).map(({ id }) => id));
    const isHint = ({ text }: { text: string }) => text.startsWith('To send this later');
    telegram.userSends(text, options);
    return until(
      () => botMessages(ANN.id).find((each) => !before.has(each.id) && !isHint(each)),
      `an answer to ${text}`,
    );
  };
  const arrived = (text: string) => until(() => botMessages(ANN.id).find((each) => each.text === text), text);
  return { ...story, answerTo, arrived };
}

test('a formatted text is scheduled in reply, and arrives as it looked', async () => {
  const { telegram, answerTo, tap, jobs, workspace, arrived } = await openMediaStory();
  await answerTo('Bring 2 < 3 cakes', { entities: [{ type: 'bold', offset: 0, length: 5 }] });
  const id = telegram.messages().find(({ from }) => from === 'user')?.id as number;
  const question = await answerTo('/new tomorrow 9', { replyTo: id });
  expect(question.text).toMatch(/^“Bring 2 < 3 cakes”\n/);
  await tap(question.id, 'Confirm');
  expect(jobs()[0]?.message).toEqual({ text: '<b>Bring</b> 2 &lt; 3 cakes', format: 'html' });
  workspace.jobs.run(jobs()[0]?.id as string, 'chat');
  await arrived('Bring 2 < 3 cakes');
  expect(telegram.requests.findLast(({ method }) => method === 'sendMessage')?.params).toMatchObject({
    parse_mode: 'HTML',
  });
});

test('a photo is fetched, scheduled in reply, and arrives as a picture with its caption', async () => {
  const { telegram, answerTo, tap, jobs, workspace, folder, arrived } = await openMediaStory();
  const { id } = telegram.userSends('Our cat', { photo: CAT });
  const question = await answerTo('/new every day at 9', { replyTo: id });
  expect(question.text).toMatch(/^“Our cat”\n📎 photo.jpg\nTo Ann\nEvery day at 09:00/);
  await tap(question.id, 'Confirm');
  const [attachment] = jobs()[0]?.message.attachments ?? [];
  expect(attachment).toMatchObject({ kind: 'photo', size: CAT.content.length });
  expect(readdirSync(join(folder, 'files'))).toEqual([attachment?.file]);
  const own = telegram.messages().find((message) => message.id === id);
  workspace.jobs.run(jobs()[0]?.id as string, 'chat');
  const sent = await until(
    () => telegram.messages().find(({ from, picture }) => from === 'bot' && picture !== undefined),
    'the picture',
  );
  expect(sent).toMatchObject({ text: 'Our cat', picture: own?.picture });
  await arrived('Our cat');
});

test('a document is scheduled under its own caption, whose formatting is kept', async () => {
  const { answerTo, tap, jobs } = await openMediaStory();
  const caption = '/new tomorrow at 9 The plan, at last';
  const question = await answerTo(caption, {
    document: { name: 'plan.pdf', content: Buffer.from('plan') },
    entities: [{ type: 'italic', offset: caption.indexOf('at last'), length: 7 }],
  });
  expect(question.text).toMatch(/^“The plan, at last”\n📎 plan.pdf\n/);
  await tap(question.id, 'Confirm');
  expect(jobs()[0]?.message).toMatchObject({
    text: 'The plan, <i>at last</i>',
    format: 'html',
    attachments: [{ kind: 'document', name: 'plan.pdf' }],
  });
});

test('/new under a photo without a time asks for one', async () => {
  const { telegram, answerTo, botMessages, jobs, tap } = await openMediaStory();
  const question = await answerTo('/new', { photo: CAT });
  expect(question.text).toContain('“photo.jpg”\nWhen?');
  telegram.userSends('tomorrow at 9');
  await until(
    () => /Schedule this/.test(botMessages(ANN.id).find(({ id }) => id === question.id)?.text ?? ''),
    'the read-back',
  );
  await tap(question.id, 'Confirm');
  expect(jobs()[0]?.message).toMatchObject({ text: '', attachments: [{ kind: 'photo' }] });
});

test('of an album all photos are scheduled, whichever is replied to', async () => {
  const { telegram, answerTo, tap, jobs, workspace } = await openMediaStory();
  telegram.userSends('Our pets', { photo: CAT, album: '77' });
  const { id } = telegram.userSends('', { photo: DOG, album: '77' });
  const question = await answerTo('/new tomorrow 9', { replyTo: id });
  expect(question.text).toMatch(/^“Our pets”\n📎 photo.jpg \+1\n/);
  await tap(question.id, 'Confirm');
  expect(jobs()[0]?.message.attachments?.map(({ size }) => size)).toEqual([CAT.content.length, DOG.content.length]);
  workspace.jobs.run(jobs()[0]?.id as string, 'chat');
  await until(() => telegram.requests.some(({ method }) => method === 'sendMediaGroup'), 'the album');
});

test('an album with the command under it waits for its other parts', async () => {
  const { telegram, answerTo, tap, jobs } = await openMediaStory();
  const answer = answerTo('/new tomorrow 9 Our pets', { photo: CAT, album: '78' });
  telegram.userSends('', { photo: DOG, album: '78' });
  // The 9 may be an hour, or the beginning of the text.
  const question = await tap((await answer).id, 'at 9');
  await tap(question.id, 'Confirm');
  expect(jobs()[0]?.message).toMatchObject({ text: 'Our pets', attachments: [{ kind: 'photo' }, { kind: 'photo' }] });
});

test('a part of an album that the bot did not see come is scheduled alone, and it says so', async () => {
  const { workspace, answerTo, jobs, tap, botMessages } = await openMediaStory();
  const attachments = [];
  for (const { name, content } of [CAT, DOG]) {
    const incoming = await workspace.files.receive(name, 'photo');
    await incoming.write(content);
    attachments.push(await incoming.finish());
  }
  // What the bot sends comes to it as no update.
  await workspace.sendTest({ text: 'Our pets', attachments }, 'Europe/Berlin');
  const part = await until(() => botMessages(ANN.id).find(({ text }) => text === 'Our pets'), 'the album');
  const question = await answerTo('/new tomorrow 9', { replyTo: part.id });
  expect(question.text).toMatch(/^Of that album I know this one part\./);
  await tap(question.id, 'Confirm');
  expect(jobs()[0]?.message.attachments).toHaveLength(1);
});

test('a poll is scheduled in reply', async () => {
  const { workspace, telegram, answerTo, tap, jobs, botMessages } = await openMediaStory();
  await workspace.sendTest({ text: 'Lunch?', poll: { options: ['Yes', 'No'], several: true } }, 'Europe/Berlin');
  const poll = await until(() => botMessages(ANN.id).find(({ text }) => text.startsWith('Lunch?')), 'the poll');
  const question = await answerTo('/new every weekday at 11', { replyTo: poll.id });
  await tap(question.id, 'Confirm');
  expect(jobs()[0]?.message).toEqual({
    text: 'Lunch?',
    poll: { options: ['Yes', 'No'], anonymous: true, several: true },
  });
  expect(telegram.requests.some(({ method }) => method === 'getFile')).toBe(false);
});

test('a file over 20 MB is copied from the chat at its time; under a command it says where it can be attached', async () => {
  const { telegram, answerTo, tap, jobs, folder } = await openMediaStory();
  const film = { name: 'film.mp4', content: Buffer.alloc(20 * 1_024 * 1_024 + 1) };
  const { text } = await answerTo('/new tomorrow 9', { document: film });
  expect(text).toMatch(/“film.mp4” is larger than 20 MB.*Attach it in Carillon’s window\./);
  const { id } = telegram.userSends('', { document: film });
  const question = await answerTo('/new tomorrow 9', { replyTo: id });
  expect(question.text).toContain('↪ film.mp4');
  await tap(question.id, 'Confirm');
  expect(jobs()[0]?.message.copy).toMatchObject({ messageIds: [id], about: 'film.mp4' });
  expect(() => readdirSync(join(folder, 'files'))).toThrow('ENOENT');
});

test('a file that cannot be fetched says so, and leaves nothing behind', async () => {
  const { telegram, answerTo, folder } = await openMediaStory();
  const { id } = telegram.userSends('', { photo: CAT });
  telegram.faults.next('getFile', { kind: 'status', code: 502 });
  const { text } = await answerTo('/new tomorrow 9', { replyTo: id });
  expect(text).toContain('could not be fetched from Telegram');
  expect(readdirSync(join(folder, 'files'))).toEqual([]);
});

test('a stranger’s photo is neither fetched nor answered', async () => {
  const { telegram, ask, jobs } = await openMediaStory();
  telegram.userSends('/new tomorrow 9 Hi', { photo: CAT, from: BOB });
  await ask('/list');
  expect(jobs()).toEqual([]);
  expect(telegram.messages(BOB.id).filter(({ from }) => from === 'bot')).toEqual([]);
  expect(telegram.requests.some(({ method }) => method === 'getFile')).toBe(false);
});

test('any command that schedules takes the photo under which it stands', async () => {
  const { answerTo, jobs } = await openMediaStory();
  expect((await answerTo('/daily 09:00 Good morning', { photo: CAT })).text).toMatch(/^Scheduled “Good morning”/);
  expect(jobs()[0]?.message).toMatchObject({ text: 'Good morning', attachments: [{ kind: 'photo' }] });
});

test('a command that schedules nothing is carried out from a caption, too', async () => {
  const { answerTo } = await openMediaStory();
  expect((await answerTo('/list', { photo: CAT })).text).toMatch(/^Nothing is scheduled/);
});

test.each([
  ['/daily 9am', 'Every day at 09:00'],
  ['/every 2 hours', 'Every 2 hours'],
  ['/weekly mon,fri 10:00', 'Every Monday and Friday at 10:00'],
  ['/at 2031-12-24 18:00', 'Once, on Wed, 24 Dec 2031 at 18:00'],
  ['/cron "0 9 * * 1"', 'At 09:00, only on Monday'],
])('%s in reply to a photo schedules the photo', async (command, inWords) => {
  const { telegram, answerTo, jobs } = await openMediaStory();
  const { id } = telegram.userSends('Our cat', { photo: CAT });
  await answerTo(command, { replyTo: id });
  expect(jobs()).toMatchObject([{ inWords, message: { text: 'Our cat', attachments: [{ kind: 'photo' }] } }]);
});

test('/once in reply sends that message now; a command with a text of its own means that', async () => {
  const { telegram, answerTo, arrived, jobs } = await openMediaStory();
  await answerTo('Feed the cat');
  const id = telegram.messages().find(({ from }) => from === 'user')?.id as number;
  await answerTo('/once', { replyTo: id });
  await arrived('Feed the cat');
  await answerTo('/every 2h Drink', { replyTo: id });
  expect(jobs().map(({ message }) => message.text)).toContain('Drink');
});

test('each command schedules the photo under which it is written, with the text behind it or without', async () => {
  const { answerTo, jobs } = await openMediaStory();
  await answerTo('/daily 9am Good morning', { photo: CAT });
  await answerTo('/every 3h', { photo: CAT });
  expect(jobs().map(({ message, inWords }) => [inWords, message.text, message.attachments?.length])).toEqual(
    expect.arrayContaining([
      ['Every day at 09:00', 'Good morning', 1],
      ['Every 3 hours', '', 1],
    ]),
  );
});
