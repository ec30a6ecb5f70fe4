import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import { onTestFinished } from 'vitest';
import { systemClock, systemTimers } from '../../../main/adapters/clock.ts';
import { createWorkspace, type Workspace } from '../../../main/app/workspace.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../../main/contract/preferences.ts';
import type { Connection, Owner } from '../../../main/contract/state.ts';
import { Pairing } from '../../../main/core/pairing.ts';
import type { Clock, Log, Timers } from '../../../main/core/ports.ts';
import { StateStore } from '../../../main/core/state-store.ts';
import { botApiRequestCheck } from '../bot-api-requests.ts';
import { english } from '../english.ts';
import { TestTelegram } from '../practice/test-telegram.ts';
import { readingHere } from '../reading.ts';
import { ListLog } from './log.ts';
import { until } from './until.ts';

export const TOKEN = '4242:practice-secret-of-the-bell-bot';
export const ANN = { id: 1001, name: 'Ann' };
export const BOB = { id: 2002, name: 'Bob' };
export const ZONE = 'Europe/Berlin';

export interface CarillonOptions {
  /** Left out: no other computer can have the messages. */
  machine?: string;
  apiRoot: string;
  /** Kept for another start when given; else a fresh one that goes when the test ends. */
  folder?: string;
  owner?: Owner | null;
  clock?: Clock;
  timers?: Timers;
  log?: Log;
  preferences?: Preferences;
}

export interface Carillon {
  workspace: Workspace;
  state: StateStore;
  pairing: Pairing;
  log: Log;
  folder: string;
  owner(): Owner | null;
  /** Every state that the connection was in, in order. */
  connections: Connection[];
  online(): Promise<unknown>;
}

/** In memory where that can be had: the stores flush at each change, and a busy disk would be most of what is measured. */
const BASE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export function freshFolder(): string {
  const folder = mkdtempSync(join(BASE, 'carillon-bot-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A workspace with its real stores, started; stopped when the test ends. */
export function startCarillon(options: CarillonOptions): Carillon {
  const { apiRoot, folder = freshFolder(), log = new ListLog() } = options;
  const clock = options.clock ?? { ...systemClock, timeZone: () => ZONE };
  let owner: Owner | null = options.owner === undefined ? ANN : options.owner;
  const state = new StateStore({ timeZone: ZONE, preferences: options.preferences ?? DEFAULT_PREFERENCES });
  const connections: Connection[] = [];
  state.subscribe((change) => {
    if (change.type === 'fields' && change.fields.connection) connections.push(change.fields.connection);
  });
  const pairing = new Pairing({ clock, randomBytes });
  const workspace = createWorkspace({
    preferences: options.preferences ?? DEFAULT_PREFERENCES,
    onPreferences(next) {
      state.setFields({ preferences: next });
      workspace.prefer(next);
    },
    folder,
    reading: readingHere,
    token: TOKEN,
    apiRoot,
    machine: options.machine ?? null,
    owner: () => owner,
    onPaired: (paired) => {
      owner = paired;
    },
    onPairingTried() {},
    onBot() {},
    onNotice(text) {
      log.warn(english(text));
      return () => {};
    },
    pairing,
    state,
    openStore: (cwd, configName) => new Conf<Record<string, unknown>>({ cwd, configName }),
    clock,
    timers: options.timers ?? systemTimers,
    log,
  });
  let stopped: Promise<void> | null = null;
  const stop = workspace.stop.bind(workspace);
  workspace.stop = () => {
    stopped ??= stop();
    return stopped;
  };
  onTestFinished(() => workspace.stop());
  workspace.start();
  const online = () => until(() => state.rest.connection.state === 'online', 'being online');
  return { workspace, state, pairing, log, folder, owner: () => owner, connections, online };
}

/** Telegram's stand-in with Ann in it; stopped when the test ends, after whatever was started later. */
export async function openTelegram(): Promise<TestTelegram> {
  const server = new TestTelegram({
    token: TOKEN,
    bot: { username: 'bell_bot', name: 'Bell' },
    user: ANN,
    now: Date.now,
  });
  await server.start();
  const checkRequest = await botApiRequestCheck();
  onTestFinished(async () => {
    await server.stop();
    // Whatever a test is about, each request that was read is one that the Bot API has.
    for (const { method, params, status } of server.requests) if (status !== null) checkRequest(method, params);
  });
  return server;
}

/** Ann's Carillon on a Telegram of its own, online. */
export async function openStory(options: Partial<CarillonOptions> = {}) {
  const telegram = await openTelegram();
  const carillon = startCarillon({ apiRoot: telegram.apiRoot, ...options });
  await carillon.online();
  /** What the bot says in a chat, but for whether to use one that it was added to: nobody asked for that. */
  const botMessages = (chatId: number) =>
    telegram.messages(chatId).filter(({ from, buttons }) => from === 'bot' && !/useChat/.test(JSON.stringify(buttons)));
  /** Ann writes, and the bot's next message is the answer. */
  async function ask(text: string, chatId: number = ANN.id) {
    const before = botMessages(chatId).length;
    telegram.userSends(text, { chatId });
    return until(() => botMessages(chatId)[before], `an answer to ${text}`);
  }
  /** Ann taps the button with this label, and the message changes. */
  async function tap(messageId: number, label: string, chatId: number = ANN.id) {
    const find = () => telegram.messages(chatId).find(({ id }) => id === messageId);
    const before = JSON.stringify(find());
    const button = find()
      ?.buttons.flat()
      .find(({ text }) => text.startsWith(label));
    telegram.userTaps(messageId, button?.data ?? `no button ${label}`, { chatId });
    return until(() => JSON.stringify(find()) !== before && find(), `a change after ${label}`);
  }
  const jobs = () => carillon.workspace.jobs.list();
  /** The id that an answer names. */
  const idIn = (text: string) => /\bid ([2-9a-z]{4})/.exec(text)?.[1] ?? '';
  return { ...carillon, telegram, ask, tap, jobs, idIn, botMessages };
}
