import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../../main/bot/words/index.ts';
import { de, en } from '../../../main/i18n/index.ts';
import { de as windowInGerman } from '../../../renderer/words/de/index.ts';
import { en as windowInEnglish } from '../../../renderer/words/en/index.ts';

/** What is written alike in both languages. */
const ALIKE = new Set([
  'schedule.cron',
  'schedule.timeIn',
  'guide.text',
  'guide.where',
  'missed.ok',
  'status.version',
  'chats.line',
  'core.schedule.cron',
  'core.schedule.timeIn',
  'shared.times.in',
  'shared.chatWord',
  'shared.chat',
  'shared.units.min',
  'shared.units.s',
  'shell.connection.online',
  'shell.screens.chats',
  'settings.desktop.title',
  'settings.facts.bot',
  'settings.facts.version',
  'upcoming.chats',
  'list.sorts.name',
  'form.buttons.text',
  'form.conflict.parts.chat',
  'settings.network.proxy',
  'settings.network.steps.proxy',
  'settings.network.steps.name',
  'settings.network.steps.ipv4',
  'settings.network.steps.ipv6',
  'settings.network.steps.server',
  'form.conflict.parts.name',
  'form.buttons.link',
  'form.formats.markdown',
  'form.formats.html',
  'form.format',
  'form.kinds.cron',
  'importList.formats.todoist',
  'importList.formats.cronTelebot',
  'importList.formats.apscheduler',
  'importList.formats.n8n',
  'importList.formats.homeAssistant',
  'importList.uses.chat',
  'importList.uses.name',
  'list.bulk.kinds.chat',
  'form.files.ways.video',
  'form.files.ways.animation',
  'form.files.ways.sticker',
  'form.dice.names.🎯',
  'form.dice.names.🏀',
  'form.dice.names.🎳',
]);
/** Kinds of arguments; the first kind that an entry takes is what it is tried with. */
const SAMPLES: readonly (readonly unknown[])[] = [
  [3, 'Europe/Berlin'],
  ['A', 3, 3, 3],
  ['A', 'B', 3, 'D'],
  [['A', 'B'], ['A', 'B'], 3],
  [[[3, 'day']], 'B', 'C', 'D'],
  ['A', ['B', 'C'], 3],
  [{ on: 'lastDayOfMonth' }, 3],
  ['2026-12-24'],
  [{ everyMs: 600_000, times: 3 }],
];

type Said = Map<string, string>;

/** All that a language says, each entry by its path; functions with the arguments that they take. */
function sayAll(words: object, path = ''): Said {
  const said: Said = new Map();
  for (const [key, entry] of Object.entries(words)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof entry === 'string') said.set(at, entry);
    else if (key === 'say') continue;
    else if (typeof entry === 'function') said.set(at, tryOut(at, entry));
    else for (const [inner, text] of sayAll(entry, at)) said.set(inner, text);
  }
  return said;
}

function tryOut(path: string, entry: (...args: unknown[]) => unknown): string {
  for (const args of SAMPLES) {
    try {
      const text = entry(...args);
      if (typeof text === 'string' && !/undefined|null|NaN|Invalid/.test(text)) return text;
    } catch {
      // It takes something else.
    }
  }
  throw new Error(`${path} takes none of the samples.`);
}

/** Not words: the language itself, what says sentences, what macOS writes otherwise, lengths and formats of dates, a command's example. */
const NOT_WORDS = /(^|\.)(language|say|titles\.|locale)|\.(form|example)$|suggestions\.\d+\.1$/;

describe.each([
  ['what every surface says', en, de],
  ['what the chat says', wordsFor('en', undefined), wordsFor('de', undefined)],
  ['what the window says', windowInEnglish, windowInGerman],
])('%s', (_, english, german) => {
  const [inEnglish, inGerman] = [sayAll(english), sayAll(german)];

  test('is said in German, nothing of it empty and nothing still English', () => {
    expect(inGerman.size).toBeGreaterThan(40);
    const same = [...inGerman].filter(([path, text]) => {
      const isWord = !NOT_WORDS.test(path) && !ALIKE.has(path);
      return text.trim() === '' || (isWord && text === inEnglish.get(path));
    });
    expect(same).toEqual([]);
  });

  test('has the same entries in both', () => {
    const words = (said: Said) => [...said.keys()].filter((path) => !path.includes('titles.')).sort();
    expect(words(inGerman)).toEqual(words(inEnglish));
  });

  test('uses no formal address and no English word', () => {
    const wrong = [...inGerman].filter(([path, text]) => {
      if (NOT_WORDS.test(path) || /[“„]every|\/(new )?every/.test(text)) return false;
      return /\b(Ihnen|Ihre?[mnrs]?)\b(?! ID)|\b(the|message|every|and|with|your|not)\b/.test(text);
    });
    expect(wrong).toEqual([]);
  });
});
