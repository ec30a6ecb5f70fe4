import { expect, test } from 'vitest';
import { firstIssue } from '../../../main/contract/issues.ts';
import type { MediaKind } from '../../../main/contract/media.ts';
import { Message } from '../../../main/contract/message.ts';
import { english } from '../../support/english.ts';

const file = (kind: MediaKind, size = 1) => ({ kind, file: 'a'.repeat(64), name: 'x', size });
const options = ['Yes', 'No'];

test('a text alone is all that a message needs, and what was saved before stays as it was', () => {
  expect(Message.parse({ text: 'Hello' })).toEqual({ text: 'Hello' });
});

test.each<[string, object, RegExp]>([
  ['a poll without an answer', { text: 'Q', poll: { options: [] } }, /needs an answer/],
  ['a poll with two equal answers', { text: 'Q', poll: { options: ['Yes', 'Yes '] } }, /are the same/],
  ['a poll with 13 answers', { text: 'Q', poll: { options: Array(13).fill('x') } }, /at most 12 answers/],
  ['a poll without a question', { text: ' ', poll: { options } }, /empty/],
  ['a question of 301 characters', { text: 'x'.repeat(301), poll: { options } }, /at most 300/],
  ['a formatted question', { text: '*Q*', format: 'markdown', poll: { options } }, /without formatting/],
  ['a poll with a photo', { text: 'Q', poll: { options }, attachments: [file('photo')] }, /cannot carry/],
  ['11 photos', { text: '', attachments: Array(11).fill(file('photo')) }, /at most 10/],
  ['a mixed album', { text: '', attachments: [file('photo'), file('document')] }, /or only files/],
  ['a voice in an album', { text: '', attachments: [file('voice'), file('voice')] }, /by themselves/],
  ['a sticker with a text', { text: 'Hi', attachments: [file('sticker')] }, /shows no text/],
  ['a place with a text', { text: 'Hi', place: { latitude: 5, longitude: 5 } }, /shows no text/],
  ['a place beyond the poles', { text: '', place: { latitude: 95, longitude: 5 } }, /-90 to 90/],
  ['a place with a name alone', { text: '', place: { latitude: 5, longitude: 5, title: 'x' } }, /neither/],
  ['a contact without a number', { text: '', contact: { phone: 'x', firstName: 'Bea' } }, /phone number/],
  ['a dice and a place', { text: '', dice: '🎲', place: { latitude: 5, longitude: 5 } }, /one of these/],
  ['a quiz without a right answer', { text: 'Q', poll: { options, quiz: { correct: [2] } } }, /right answer/],
  ['a caption of 1,025 characters', { text: 'x'.repeat(1_025), attachments: [file('photo')] }, /at most 1,024/],
  ['a photo of 11 MB', { text: '', attachments: [file('photo', 11_000_000)] }, /Send it as a file/],
  ['a document of 51 MB', { text: '', attachments: [file('document', 51_000_000)] }, /at most 50 MB/],
  [
    'a file of elsewhere',
    { text: '', attachments: [{ ...file('photo'), file: '../../etc/passwd' }] },
    /Attach it again/,
  ],
  ['a button that runs a script', { text: 'x', buttons: [[{ text: 'a', url: 'javascript:alert(1)' }]] }, /https/],
  ['a button without a text', { text: 'x', buttons: [[{ text: ' ', url: 'https://e.com' }]] }, /no text/],
  [
    'buttons under an album',
    { text: '', attachments: [file('photo'), file('photo')], buttons: [[{ text: 'a', url: 'https://e.com' }]] },
    /no buttons under an album/,
  ],
])('%s is refused, in words', (_, message, telling) => {
  const { error } = Message.safeParse(message);
  expect(error && english(firstIssue(error))).toMatch(telling);
});

test('a photo needs no words', () => {
  expect(Message.safeParse({ text: '', attachments: [file('photo')] }).success).toBe(true);
});
