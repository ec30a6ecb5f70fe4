import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../main/contract/preferences.ts';
import type { AppState, JobView } from '../../../main/contract/state.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { de, en, type Words, wordsOfDesktop } from '../../../main/i18n/index.ts';
import { quote } from '../../../main/i18n/msg.ts';
import { type TrayActions, trayMenu, trayTip } from '../../../main/shell/tray-menu.ts';

/** A Monday, 08:00 in Berlin. */
const NOW = Date.UTC(2026, 10, 23, 7, 0);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OWNER = { id: 4711, name: 'Olga' };
const TEAM = { id: -1001, type: 'group', title: 'Team' } as const;
const FOOT: (Line | string)[] = [
  { label: 'New message', does: 'open new' },
  {
    label: 'Pause all',
    submenu: [
      { label: 'For 1 hour', does: 'pauseAll anHour' },
      { label: 'Until tomorrow morning', does: 'pauseAll tomorrow' },
      { label: 'Until I resume', does: 'pauseAll resumed' },
    ],
  },
  '—',
  { label: 'Open Carillon', does: 'open' },
  { label: 'Exit', does: 'quit' },
];
const NOTHING_TO_PAUSE = FOOT.with(1, { ...(FOOT[1] as Line), enabled: false });
const EMPTY = [{ label: 'Nothing is scheduled', enabled: false }, '—', ...NOTHING_TO_PAUSE];

describe('the tray menu', () => {
  test('before a bot is set up', () => {
    expect(menuOf({ setup: { mode: 'none' } })).toEqual([
      { label: 'Set up Carillon…', does: 'open' },
      '—',
      { label: 'Exit', does: 'quit' },
    ]);
  });

  test('before the bot has an owner', () => {
    const setup = { mode: 'telegram', bot: null, owner: null, pairing: null } as const;
    expect(menuOf({ setup, jobs: [job('ab23', { nextAt: NOW + HOUR })] })).toEqual([
      { label: 'Finish setting up Carillon…', does: 'open' },
      '—',
      { label: 'Exit', does: 'quit' },
    ]);
  });

  test('with nothing scheduled', () => {
    expect(menuOf({})).toEqual(EMPTY);
  });

  test('with jobs: the soonest first, each with what can be done about it', () => {
    const jobs = [
      job('bb22', { name: 'Stand-up', nextAt: NOW + DAY + HOUR }),
      job('aa22', { name: '', text: '  Take the bins out\nBoth of them', nextAt: NOW + HOUR }),
      job('cc22', { name: 'Paused', nextAt: null, phase: 'paused' }),
      job('dd22', { name: 'Over', nextAt: null, phase: 'finished' }),
    ];
    expect(menuOf({ jobs })).toEqual([
      {
        id: 'aa22',
        label: 'Take the bins out · Mon 09:00',
        submenu: actsOn('aa22'),
      },
      {
        id: 'bb22',
        label: 'Stand-up · Tue 09:00',
        submenu: actsOn('bb22'),
      },
      '—',
      ...FOOT,
    ]);
  });

  test('with more jobs than it shows: the next five, and how many there are besides', () => {
    const jobs = ['h', 'g', 'f', 'e', 'd', 'c', 'b'].map((letter, i) => {
      return job(`${letter}222`, { name: letter, nextAt: NOW + (7 - i) * HOUR });
    });
    const shown = menuOf({ jobs }).slice(0, 7);
    expect(shown.map((line) => (typeof line === 'string' ? line : line.label))).toEqual([
      'b · Mon 09:00',
      'c · Mon 10:00',
      'd · Mon 11:00',
      'e · Mon 12:00',
      'f · Mon 13:00',
      '2 more…',
      '—',
    ]);
    expect(shown[5]).toEqual({ label: '2 more…', does: 'open jobs' });
  });

  test('with everything paused', () => {
    const jobs = [job('aa22', { nextAt: null, phase: 'paused' })];
    expect(menuOf({ jobs, pausedAll: true })).toEqual([
      { label: 'All messages are paused', enabled: false },
      '—',
      ...FOOT.with(1, { label: 'Resume all', does: 'resumeAll' }),
    ]);
  });

  test('with everything paused until a time', () => {
    const [line] = menuOf({ pausedAll: true, pausedAllUntil: NOW + DAY });
    expect(line).toEqual({ label: 'All messages are paused until Tue 08:00', enabled: false });
  });

  test('with what was missed and not looked at yet', () => {
    const missed = { missed: true } as AppState['missed'][number];
    const does = 'open jobs';
    const recovered = { id: '1', text: verbatim('jobs.json was damaged. …'), about: 'recovered' } as const;
    expect(menuOf({ notices: [recovered] })[0]).toEqual({
      label: 'Messages were recovered: check them…',
      does: 'open jobs',
    });
    expect(menuOf({ missed: [missed] })[0]).toEqual({ label: '1 message fell due while you were away…', does });
    expect(menuOf({ missed: [missed, missed] })[0]).toEqual({
      label: '2 messages fell due while you were away…',
      does,
    });
  });

  test('with the only job paused by itself there is nothing more to pause', () => {
    expect(menuOf({ jobs: [job('aa22', { nextAt: null, phase: 'paused' })] })).toEqual(EMPTY);
  });

  test.each([
    [{ state: 'reconnecting', since: NOW, reason: verbatim('no network') }, 'Offline: trying to reach Telegram'],
    [{ state: 'conflict', since: NOW, reason: verbatim('409') }, 'Another program is using this bot'],
    [{ state: 'unauthorised', since: NOW, reason: verbatim('401') }, 'Telegram refuses the bot token'],
  ] as const)('with trouble: %j', (connection, label) => {
    expect(menuOf({ connection })).toEqual([{ label, does: 'open' }, '—', ...EMPTY]);
  });

  test.each([
    [
      { state: 'elsewhere', name: 'laptop', seenAt: NOW, hasMoved: false },
      'laptop sends these messages: send from here?…',
    ],
    [{ state: 'elsewhere', name: null, seenAt: null, hasMoved: true }, 'Another computer sends these messages now…'],
    [{ state: 'takingOver', until: NOW }, 'This computer takes over sending'],
  ] as const)('with another computer that sends: %j', (home, label) => {
    expect(menuOf({ home })).toEqual([{ label, does: 'open' }, '—', ...EMPTY]);
  });

  test.each(['connecting', 'online'] as const)('%s is no news', (state) => {
    expect(menuOf({ connection: { state } })).toEqual(EMPTY);
  });

  test('with deliveries that wait for a word', () => {
    expect(menuOf({ unsure: 1 })[0]).toEqual({ label: '1 message may not have arrived…', does: 'open history' });
    expect(menuOf({ unsure: 3 })[0]).toEqual({ label: '3 messages may not have arrived…', does: 'open history' });
  });

  test('with messages that failed since yesterday; who sent one again has dealt with it', () => {
    const of = (state: string, hoursAgo: number) => ({ state, changedAt: NOW - hoursAgo * HOUR });
    const recent = [of('failed', 1), of('sent', 2), of('failed', 3), of('failed', 25)] as AppState['recent'];
    expect(menuOf({ recent }).slice(0, 2)).toEqual([{ label: '2 messages failed…', does: 'open history' }, '—']);
    expect(menuOf({ recent: recent.slice(0, 2), unsure: 1 }).slice(0, 3)).toEqual([
      { label: '1 message may not have arrived…', does: 'open history' },
      { label: '1 message failed…', does: 'open history' },
      '—',
    ]);
    expect(menuOf({ recent: recent.slice(1, 2) })).toEqual(EMPTY);
  });

  test('the last change can be undone from here, wherever it was made', () => {
    expect(menuOf({ undo: verbatim('Stopped “Fish & chips”') })).toEqual([
      ...EMPTY.slice(0, -3),
      { label: 'Undo: Stopped “Fish && chips”', does: 'undo' },
      ...EMPTY.slice(-3),
    ]);
  });

  test('names are cut and their ampersands shown as such', () => {
    const name = `Fish & chips for ${'🐟'.repeat(40)}`;
    const [line] = menuOf({ jobs: [job('aa22', { name, nextAt: NOW + HOUR })] });
    expect(line).toMatchObject({ label: `Fish && chips for ${'🐟'.repeat(11)}… · Mon 09:00` });
  });

  test('times are in the computer’s zone, and with the date when the weekday could be mistaken', () => {
    const at = (nextAt: number) => menuOf({ jobs: [job('aa22', { name: 'x', nextAt })], timeZone: 'Asia/Tokyo' })[0];
    expect(at(NOW + HOUR)).toMatchObject({ label: 'x · Mon 17:00' });
    expect(at(NOW + 6 * DAY - 1)).toMatchObject({ label: 'x · Sun 15:59' });
    expect(at(NOW + 6 * DAY)).toMatchObject({ label: 'x · Sun 29 Nov 16:00' });
    expect(at(NOW + 7 * DAY)).toMatchObject({ label: 'x · Mon 30 Nov 16:00' });
    expect(at(Date.UTC(2027, 0, 4, 0, 0))).toMatchObject({ label: 'x · Mon 4 Jan 09:00' });
    expect(at(Date.UTC(2027, 10, 23, 0, 0))).toMatchObject({ label: 'x · Tue 23 Nov 2027 09:00' });
  });
});

test('what is about to be sent can be taken back first of all', () => {
  const held = [{ key: 'aa22@1!1', jobId: 'aa22', title: quote('Fish & chips'), chatId: TEAM.id, until: NOW + 5_000 }];
  expect(menuOf({ held }).slice(0, 2)).toEqual([
    { label: 'Undo sending “Fish && chips” to Team', does: 'takeBack aa22@1!1' },
    '—',
  ]);
});

describe('the habits of each system', () => {
  const busy: Partial<AppState> = {
    jobs: [job('aa22', { name: 'New message', nextAt: NOW + HOUR })],
    unsure: 1,
  };
  const message = {
    id: 'aa22',
    label: 'New message · Mon 09:00',
    submenu: actsOn('aa22'),
  };
  const unsure = { label: '1 message may not have arrived…', does: 'open history' };

  test('Linux: the window comes first, for a click on the icon may open the menu alone', () => {
    expect(menuOf(busy, 'linux')).toEqual([
      { label: 'Open Carillon', does: 'open' },
      '—',
      unsure,
      '—',
      message,
      '—',
      ...FOOT.slice(0, 3),
      { label: 'Quit Carillon', does: 'quit' },
    ]);
  });

  test('Windows: what others call Quit is Exit', () => {
    expect(menuOf(busy, 'win32')).toEqual([unsure, '—', message, '—', ...FOOT]);
  });

  test('macOS: Commands in Title Case, with their keys; the names of messages stay', () => {
    expect(menuOf(busy, 'darwin')).toEqual([
      unsure,
      '—',
      { ...message, submenu: actsOn('aa22', 'To Team', 'Run Now') },
      '—',
      { label: 'New Message', does: 'open new' },
      {
        label: 'Pause All',
        submenu: [
          { label: 'For 1 Hour', does: 'pauseAll anHour' },
          { label: 'Until Tomorrow Morning', does: 'pauseAll tomorrow' },
          { label: 'Until I Resume', does: 'pauseAll resumed' },
        ],
      },
      '—',
      { label: 'Open Carillon', does: 'open' },
      { label: 'Quit Carillon', accelerator: 'Command+Q', does: 'quit' },
    ]);
  });
});

describe('what the tray icon says', () => {
  test.each<[Partial<AppState>, string]>([
    [{}, 'Carillon'],
    [{ jobs: [job('aa22', { name: 'Fish & chips', nextAt: NOW + HOUR })] }, 'Carillon: Fish & chips · Mon 09:00'],
    [{ pausedAll: true }, 'Carillon: all messages are paused'],
    [{ pausedAll: true, pausedAllUntil: NOW + HOUR }, 'Carillon: all messages are paused until Mon 09:00'],
    [
      { connection: { state: 'unauthorised', since: NOW, reason: verbatim('') } },
      'Carillon: Telegram refuses the bot token',
    ],
    [{ setup: { mode: 'none' }, connection: { state: 'reconnecting', since: NOW, reason: verbatim('') } }, 'Carillon'],
  ])('%j', (state, tip) => {
    expect(trayTip(stateWith(state), NOW)).toBe(tip);
  });
});

describe('the tray in German', () => {
  test('says the same, with the same clicks, and leaves the names of messages alone', () => {
    const jobs = [job('aa22', { name: 'Stop', nextAt: NOW + HOUR }), job('bb22', { name: 'B', nextAt: NOW + 9 * DAY })];
    const connection = { state: 'unauthorised', since: NOW, reason: verbatim('') } as const;
    expect(menuOf({ jobs, connection, unsure: 2 }, 'darwin', de)).toEqual([
      { label: 'Telegram nimmt das Token des Bots nicht an', does: 'open' },
      { label: '2 Nachrichten sind vielleicht nicht angekommen…', does: 'open history' },
      '—',
      {
        id: 'aa22',
        label: 'Stop · Mo 09:00',
        submenu: actsOn('aa22', 'An Team', 'Jetzt senden', 'Anhalten', 'Beenden'),
      },
      {
        id: 'bb22',
        label: 'B · Mi. 2. Dez. 08:00',
        submenu: actsOn('bb22', 'An Team', 'Jetzt senden', 'Anhalten', 'Beenden'),
      },
      '—',
      { label: 'Neue Nachricht', does: 'open new' },
      {
        label: 'Alle anhalten',
        submenu: [
          { label: 'Für 1 Stunde', does: 'pauseAll anHour' },
          { label: 'Bis morgen früh', does: 'pauseAll tomorrow' },
          { label: 'Bis ich sie fortsetze', does: 'pauseAll resumed' },
        ],
      },
      '—',
      { label: 'Carillon öffnen', does: 'open' },
      { label: 'Carillon beenden', accelerator: 'Command+Q', does: 'quit' },
    ]);
    expect(trayTip(stateWith({ pausedAll: true }), NOW, de)).toBe('Carillon: Alle Nachrichten sind angehalten');
  });

  test('is for those who chose it, and for those whose computer speaks it and who chose nothing', () => {
    const of = (language: 'system' | 'en' | 'de', locale: string) => wordsOfDesktop({ language }, locale).language;
    expect([of('system', 'de-AT'), of('system', 'de'), of('de', 'en-US')]).toEqual(['de', 'de', 'de']);
    expect([of('system', 'en-GB'), of('system', 'den'), of('en', 'de-DE')]).toEqual(['en', 'en', 'en']);
  });
});

interface Line {
  label: string;
  id?: string;
  enabled?: boolean;
  does?: string;
  accelerator?: string;
  submenu?: (Line | string)[];
}

/** What can be done about a message: where it goes first, and nothing that ends it beside what sends it. */
function actsOn(id: string, to = 'To Team', run = 'Run now', pause = 'Pause', stop = 'Stop'): (Line | string)[] {
  return [
    { label: to, enabled: false },
    { label: run, does: `run ${id}` },
    '—',
    { label: pause, does: `pause ${id}` },
    { label: stop, does: `stop ${id}` },
  ];
}

/** The menu as values: a separator is a dash, and instead of a click stands what it asks for. */
function menuOf(state: Partial<AppState>, platform: NodeJS.Platform = 'win32', words: Words = en): (Line | string)[] {
  let done = '';
  const note = (name: string) => (argument?: string) => {
    done = argument === undefined ? name : `${name} ${argument}`;
  };
  const actions: TrayActions = {
    open: note('open'),
    run: note('run'),
    stop: note('stop'),
    pause: note('pause'),
    takeBack: note('takeBack'),
    pauseAll: note('pauseAll'),
    resumeAll: note('resumeAll'),
    undo: note('undo'),
    quit: note('quit'),
  };
  const lineOf = ({ type, click, submenu, ...rest }: MenuItemConstructorOptions): Line | string => {
    if (type === 'separator') return '—';
    (click as (() => void) | undefined)?.();
    const line = { ...rest, ...(click ? { does: done } : {}) } as Line;
    if (line.enabled === true) delete line.enabled;
    return submenu ? { ...line, submenu: (submenu as MenuItemConstructorOptions[]).map(lineOf) } : line;
  };
  return trayMenu(stateWith(state), actions, NOW, platform, words).map(lineOf);
}

function stateWith(part: Partial<AppState>): AppState {
  return {
    setup: { mode: 'telegram', bot: { id: 1, username: 'olgas_bot', name: 'Bot' }, owner: OWNER, pairing: null },
    connection: { state: 'online' },
    home: { state: 'here' },
    jobs: [],
    pausedAll: false,
    pausedAllUntil: null,
    chats: [TEAM],
    recent: [],
    missed: [],
    unsure: 0,
    notices: [],
    uploads: [],
    held: [],
    undo: null,
    timeZone: 'Europe/Berlin',
    preferences: DEFAULT_PREFERENCES,
    tokenStorage: 'keyring',
    host: 'desktop',
    version: '0.0.0',
    ...part,
  } as AppState;
}

function job(id: string, part: Partial<JobView> & { text?: string }): JobView {
  const { text = 'A text', ...rest } = part;
  return {
    id,
    name: '',
    chatId: TEAM.id,
    message: { text },
    schedule: { kind: 'interval', everyMs: HOUR, anchor: 0 },
    timeZone: 'Europe/Berlin',
    missed: { policy: 'latest', maxLatenessMs: DAY },
    ifUnsure: 'ask',
    status: 'active',
    createdBy: 'window',
    createdAt: NOW - DAY,
    since: NOW - DAY,
    nextAt: null,
    phase: 'active',
    inWords: 'Every hour',
    ...rest,
  } as JobView;
}
