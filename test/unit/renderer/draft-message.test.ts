import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Attachment } from '../../../main/contract/message.ts';
import { emptyForm, type FormDraft } from '../../../renderer/logic/draft.ts';
import { checkForm } from '../../../renderer/logic/draft-issues.ts';
import {
  addable,
  buttonsOfRows,
  moved,
  refusalOfFile,
  rowsOfButtons,
  sentAs,
  sizeInWords,
  waysToSend,
  withFile,
  withFiles,
  withMovedAnswer,
  withoutAnswer,
} from '../../../renderer/logic/draft-message.ts';
import { speak } from '../../../renderer/words/index.ts';

beforeAll(() => speak('en'));

const NOW = Date.parse('2026-11-24T09:14:32Z');
const photo: Attachment = { kind: 'photo', file: `${'a'.repeat(64)}.png`, name: 'cat.png', size: 1_000 };
const plan: Attachment = { kind: 'document', file: `${'b'.repeat(64)}.pdf`, name: 'plan.pdf', size: 1_000 };
const form = (part: Partial<FormDraft>): FormDraft => ({ ...emptyForm(NOW, 'Europe/Berlin', 1001), ...part });
const errorsOf = (part: Partial<FormDraft>) => {
  const checked = checkForm(form(part), NOW);
  return checked.ok ? {} : checked.errors;
};

describe('photos and files', () => {
  test('of which one is no photo all go as files, for an album holds one kind', () => {
    expect(withFile(withFile({}, photo), photo).attachments?.map(({ kind }) => kind)).toEqual(['photo', 'photo']);
    const mixed = withFile(withFile({}, photo), plan);
    expect(mixed.attachments?.map(({ kind }) => kind)).toEqual(['document', 'document']);
    const film: Attachment = { kind: 'video', file: `${'c'.repeat(64)}.mp4`, name: 'film.mp4', size: 1_000 };
    expect(withFile(withFile({}, photo), film).attachments?.map(({ kind }) => kind)).toEqual(['photo', 'video']);
  });

  test('are offered as what their names allow, and lose what only the former kind had', () => {
    const film: Attachment = { kind: 'video', file: `${'c'.repeat(64)}.mp4`, name: 'film.mp4', size: 5, spoiler: true };
    expect(waysToSend([film]).map(({ way }) => way)).toEqual(['video', 'animation', 'videoNote', 'document']);
    expect(waysToSend([film, photo])).toEqual([
      { way: 'visual', kinds: ['video', 'photo'] },
      { way: 'document', kinds: ['document', 'document'] },
    ]);
    expect(waysToSend([plan, photo]).map(({ way }) => way)).toEqual(['document']);
    expect(sentAs(film, 'animation')).toMatchObject({ kind: 'animation', spoiler: true });
    expect(sentAs(film, 'document')).not.toHaveProperty('spoiler');
  });

  test('when the last is removed, the message is a text again', () => {
    expect(withFiles({ silent: true, attachments: [photo] }, [])).toEqual({ silent: true });
  });

  test.each([
    ['the 11th', { size: 5 }, 10, 'An album has at most 10 files.'],
    ['an empty one', { size: 0 }, 0, 'The file is empty.'],
    ['a large one', { size: 61_200_000 }, 0, 'A bot can send files of at most 50 MB. This one has 61 MB.'],
    ['any other', { size: 50_000_000 }, 9, null],
  ])('%s', (_what, file, count, refusal) => {
    expect(refusalOfFile(file, {}, count)).toBe(refusal);
  });

  test('a message is not saved before its files are there', () => {
    const upload = { id: 'upload-1', name: 'cat.png', size: 5, sent: 1, error: null };
    expect(errorsOf({ text: 'Hi', uploads: [upload] }).attachments).toContain('still on its way');
    expect(errorsOf({ text: 'Hi', uploads: [{ ...upload, error: 'Too large.' }] }).attachments).toContain('Remove it');
    expect(errorsOf({ rest: { attachments: [photo] } })).toEqual({});
  });
});

describe('a poll and buttons', () => {
  test('what is wrong with them stands beside them', () => {
    expect(errorsOf({ text: 'Lunch?', rest: { poll: { options: ['Yes', ' '] } } }).poll).toContain(
      'answer of the poll is empty',
    );
    expect(errorsOf({ text: 'Lunch?', rest: { poll: { options: ['Yes', 'Yes'] } } }).poll).toContain('are the same');
    const buttons = [[{ text: 'Join', url: 'http://nas/board' }]];
    expect(errorsOf({ text: 'Hi', rest: { buttons } }).buttons).toContain('Telegram opens no such link');
    const album = { attachments: [photo, photo], buttons: [[{ text: 'Join', url: 'https://a.example' }]] };
    expect(errorsOf({ rest: album }).buttons).toContain('no buttons under an album');
  });

  test('what cannot go together is not offered', () => {
    expect(addable(form({}))).toEqual({ files: true, extra: true, buttons: true });
    expect(addable(form({ rest: { poll: { options: [] } } }))).toEqual({ files: false, extra: false, buttons: true });
    expect(addable(form({ rest: { attachments: [photo, photo] } }))).toMatchObject({ extra: false, buttons: false });
  });

  test('the right answer of a quiz stays right wherever it is moved', () => {
    const poll = { options: ['Rome', 'Paris', 'Bern'], quiz: { correct: [1] } };
    expect(withMovedAnswer(poll, 1, 0)).toEqual({ options: ['Paris', 'Rome', 'Bern'], quiz: { correct: [0] } });
    expect(withoutAnswer(poll, 0)).toEqual({ options: ['Paris', 'Bern'], quiz: { correct: [0] } });
    expect(withoutAnswer(poll, 1).quiz).toEqual({ correct: [] });
    expect(errorsOf({ text: 'Capital?', rest: { poll: withoutAnswer(poll, 1) } }).poll).toContain('right answer');
  });

  test('rows of buttons are the same after they were shown one below the other', () => {
    const button = fc.record({ text: fc.string(), url: fc.string() }, { noNullPrototype: true });
    const rows = fc.array(fc.array(button, { minLength: 1, maxLength: 8 }), { maxLength: 20 });
    fc.assert(
      fc.property(rows, (given) => {
        expect(rowsOfButtons(buttonsOfRows(given))).toEqual(given);
      }),
    );
  });

  test('the first button cannot stand beside another: moved to the top, it begins a row', () => {
    const rows = [
      [
        { text: 'A', url: '' },
        { text: 'B', url: '' },
      ],
    ];
    expect(rowsOfButtons(moved(buttonsOfRows(rows), 1, 0))).toEqual([
      [{ text: 'B', url: '' }],
      [{ text: 'A', url: '' }],
    ]);
  });
});

test('moving keeps all and puts one elsewhere', () => {
  const list = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(list, fc.nat(), fc.nat(), (items, a, b) => {
      const [from, to] = [a % items.length, b % items.length];
      const after = moved(items, from, to);
      expect(after[to]).toBe(items[from]);
      expect(after.filter((item) => item !== items[from])).toEqual(items.filter((item) => item !== items[from]));
    }),
  );
});

test.each([
  [5, '0.1 kB'],
  [1_500, '1.5 kB'],
  [999_000, '999 kB'],
  [2_345_678, '2.3 MB'],
  [50_000_000, '50 MB'],
])('%d bytes are %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words);
});
