import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { draftOf, JobDraft } from '../../../main/contract/job.ts';
import type { Message } from '../../../main/contract/message.ts';
import { readBackup } from '../../../main/core/import.ts';
import type { SendOptions } from '../../../main/practice/person.ts';
import { draftOfForm, formOfJob } from '../../../renderer/logic/draft.ts';
import { checkForm } from '../../../renderer/logic/draft-issues.ts';
import { ANN, openStory } from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';
import { gif, mp3, mp4, voice, webp } from '../../support/media.ts';
import { png } from '../../support/pictures.ts';

const poll = { id: '1', total_voter_count: 0, is_closed: false, members_only: false, allows_revoting: false } as const;
const options = (texts: string[]) => texts.map((text, nth) => ({ persistent_id: String(nth), text, voter_count: 0 }));
const BERLIN = { latitude: 52.5163, longitude: 13.3777 };
const FILM = { width: 640, height: 360, seconds: 3 };

/** What Ann sends, the request that sends it again, what a list says of it, and what the message is by then. */
const KINDS: Record<string, [sent: SendOptions & { text?: string }, method: string, listed: string, message: object]> =
  {
    text: [{ text: 'Hello' }, 'sendMessage', 'Hello', { text: 'Hello' }],
    photo: [{ photo: { name: 'a.jpg', content: png(40, 30) } }, 'sendPhoto', 'photo.jpg', kinds('photo')],
    video: [
      { text: 'Look', video: { name: 'clip.mp4', content: mp4(FILM) } },
      'sendVideo',
      'Look',
      { text: 'Look', attachments: [{ kind: 'video', width: 640, height: 360, duration: 3 }] },
    ],
    animation: [{ animation: { name: 'wave.gif', content: gif() } }, 'sendAnimation', 'wave.gif', kinds('animation')],
    audio: [{ audio: { name: 'song.mp3', content: mp3() } }, 'sendAudio', 'song.mp3', kinds('audio')],
    voice: [{ voice: { name: 'voice.ogg', content: voice() } }, 'sendVoice', 'voice.ogg', kinds('voice')],
    'round video': [
      { video_note: { name: 'x.mp4', content: mp4({ width: 240, height: 240, seconds: 5 }) } },
      'sendVideoNote',
      'video.mp4',
      kinds('videoNote'),
    ],
    sticker: [
      { sticker: { name: 'duck.webp', content: webp(512, 400) } },
      'sendSticker',
      'sticker.webp',
      kinds('sticker'),
    ],
    document: [
      { document: { name: 'plan.pdf', content: Buffer.from('%PDF-1.7 plan') } },
      'sendDocument',
      'plan.pdf',
      kinds('document'),
    ],
    location: [{ extra: { location: BERLIN } }, 'sendLocation', '📍 52.5163, 13.3777', { place: BERLIN }],
    venue: [
      { extra: { location: BERLIN, venue: { location: BERLIN, title: 'Gate', address: 'Pariser Platz' } } },
      'sendVenue',
      '📍 Gate',
      { place: { ...BERLIN, title: 'Gate', address: 'Pariser Platz' } },
    ],
    contact: [
      { extra: { contact: { phone_number: '+4930123456', first_name: 'Bea', last_name: 'Berg' } } },
      'sendContact',
      '👤 Bea Berg',
      { contact: { phone: '+4930123456', firstName: 'Bea', lastName: 'Berg' } },
    ],
    dice: [{ extra: { dice: { emoji: '🎯', value: 3 } } }, 'sendDice', '🎯', { dice: '🎯' }],
    poll: [
      {
        extra: {
          poll: {
            ...poll,
            type: 'regular',
            question: 'Lunch?',
            is_anonymous: false,
            allows_multiple_answers: true,
            options: options(['Pizza', 'Soup']),
          },
        },
      },
      'sendPoll',
      'Lunch?',
      { text: 'Lunch?', poll: { options: ['Pizza', 'Soup'], anonymous: false, several: true } },
    ],
    quiz: [
      {
        extra: {
          poll: {
            ...poll,
            type: 'quiz',
            question: 'Capital?',
            is_anonymous: true,
            allows_multiple_answers: false,
            options: options(['Rome', 'Bern']),
            correct_option_ids: [1],
            explanation: 'Of Switzerland.',
          },
        },
      },
      'sendPoll',
      'Capital?',
      { poll: { options: ['Rome', 'Bern'], quiz: { correct: [1], explanation: 'Of Switzerland.' } } },
    ],
  };

function kinds(kind: string) {
  return { text: '', attachments: [{ kind }] };
}

// Each request is held against the Bot API's schema when the story ends (test/support/bot/carillon.ts).
test.each(Object.entries(KINDS))(
  '%s: by reply, in the window, exported, imported, sent, in the history',
  async (_name, kind) => {
    const [{ text = '', ...sent }, method, listed, expected] = kind;
    const { telegram, workspace, jobs, tap, botMessages } = await openStory();
    const { id: original } = telegram.userSends(text, sent);
    telegram.userSends('/new tomorrow 9', { replyTo: original });
    const question = await until(
      () => botMessages(ANN.id).find(({ buttons }) => buttons.flat().some((button) => button.text === 'Confirm')),
      'the question',
    );
    await tap(question.id, 'Confirm');
    const [job] = jobs();
    if (!job) throw new Error('Nothing was scheduled.');
    expect(job.message).toMatchObject(expected);

    // The window's form shows it, and would save just that.
    const form = formOfJob({ ...job, zone: 'Europe/Berlin' }, Date.now());
    expect(checkForm(form, Date.now())).toMatchObject({ ok: true });
    expect(JobDraft.parse(draftOfForm(form, Date.now())).message).toEqual(job.message);

    const backup = workspace.backups.make();
    const imported = readBackup(JSON.stringify(backup), 'Europe/Berlin').jobs[0];
    expect(imported && draftOf(imported)).toEqual(draftOf(job));

    workspace.jobs.run(job.id, 'chat');
    const request = await until(
      () =>
        telegram.requests.find(
          (each) => each.method === method && 'chat_id' in each.params && each.status === 200 && !isReply(each.params),
        ),
      method,
    );
    expect(request.params).toMatchObject({ chat_id: expect.anything() });
    const delivery = await until(
      () => workspace.ledger.history({ limit: 10 }).find(({ state, messageId }) => state === 'sent' && messageId),
      'the delivery',
    );
    expect(delivery.text).toBe(listed);
    const file = (job.message as Message).attachments?.[0]?.file;
    if (file) expect(readFileSync(join(workspace.files.pathOf(file))).length).toBeGreaterThan(0);
  },
);

/** The bot's own words to Ann are messages, too. */
function isReply(params: object): boolean {
  return 'text' in params && params.text !== 'Hello';
}
