import type { BulkEffect } from '../contract/bulk-edit.ts';
import type { DeliveryTally } from '../contract/delivery.ts';
import { READ_BYTES } from '../contract/files.ts';
import type { ListReading } from '../contract/foreign-list.ts';
import type { ChannelPayload, Handlers } from '../contract/ipc.ts';
import type { NetworkStep } from '../contract/network.ts';
import type { Preferences } from '../contract/preferences.ts';
import type { Pairing } from '../contract/state.ts';
import { type Translatable, verbatim } from '../contract/translatable.ts';
import { deliveryTimeline } from '../core/delivery-timeline.ts';
import { UserError } from '../core/errors.ts';
import type { JobService } from '../core/job-service.ts';
import type { BulkResult } from '../core/jobs-api.ts';
import { mergePreferences } from '../core/merge-preferences.ts';
import { previewText } from '../core/message/read-message.ts';
import { type QuickAddContext, readLines, readQuickAdd } from '../core/phrase/quick-add.ts';
import { readPhraseBack } from '../core/phrase/read-phrase.ts';
import { describeTiming } from '../core/schedule/describe.ts';
import { previewTiming } from '../core/schedule/preview.ts';
import type { StateStore } from '../core/state-store.ts';
import { redoAndLook, sayWhatHolds, type Undone, undoAndLook } from '../core/what-holds.ts';
import { type Words, wordsOfDesktop } from '../i18n/index.ts';
import type { FileReading } from '../workers/reading-thread.ts';
import type { Practice } from './practice-mode.ts';
import type { Workspace } from './workspace.ts';

export interface HandlerDeps {
  state: StateStore;
  /** Epoch ms. */
  now: () => number;
  workspace: () => Workspace | null;
  practice: () => Practice | null;
  reading: FileReading;
  useToken: (token: string, keepInFile: boolean) => Promise<void>;
  usePractice: () => Promise<void>;
  leave: () => Promise<void>;
  newPairing: () => Pairing;
  checkNetwork: () => Promise<NetworkStep[]>;
  /** @param text as it was written; empty: none */
  setProxy: (text: string) => Promise<void>;
  dismissNotice: (id: string) => void;
  actOnNotice: (id: string) => void;
  /** Keeps what is given for the whole of Carillon, and tells who shows or follows it. */
  prefer: (part: Partial<Preferences>) => Preferences;
}

const YEAR_MS = 366 * 86_400_000;

/** UTC: a day more or less at the edges does not matter. */
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function withoutUndefined<T extends object>(part: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as never;
}

/** What each call from a window does. Payloads are parsed already (see `dispatch`). */
export function createHandlers(deps: HandlerDeps): Handlers {
  const workspace = () => {
    const open = deps.workspace();
    if (!open) throw new UserError('conflict', 'notice.noBotSetUp');
    return open;
  };
  const practice = () => {
    const open = deps.practice();
    if (!open) throw new UserError('conflict', 'error.practiceModeNotOn');
    return open;
  };
  /** In which new messages are meant. */
  const zoneOfNew = () => deps.state.rest.preferences.timeZone ?? deps.state.rest.timeZone;
  const words = () => wordsOfDesktop(deps.state.rest.preferences);
  const quickAdd = (): QuickAddContext => {
    const { chats, setup, preferences } = deps.state.rest;
    const own = setup.mode === 'none' ? null : (setup.owner?.id ?? null);
    return { now: deps.now(), timeZone: zoneOfNew(), chats, own, quiet: preferences.quiet, words: words() };
  };
  const needKnown: NeedKnown = (chatId) => {
    if (deps.state.rest.chats.some(({ id }) => id === chatId)) return;
    throw new UserError('invalid', 'error.carillonDoesNotKnow', { chatId: String(chatId) });
  };
  return {
    'state.get': () => deps.state.current(),
    ...jobCalls(() => workspace().jobs, needKnown, words),
    ...undoCalls(workspace, deps.state),
    preview: (timing) => previewTiming(timing, deps.state.rest.timeZone, deps.now(), { words: words() }),
    sendDelay: ({ at, chatId, except }) => workspace().sendDelay(at, chatId, except),
    'phrase.read': ({ phrase, zone }) => readPhraseBack(phrase, zone ?? zoneOfNew(), deps.now(), words()),
    'holidays.read': ({ ics, zone = zoneOfNew() }, note) => readHolidays(deps, ics, zone, note),
    ...lineCalls(deps, () => workspace().jobs, quickAdd, needKnown),
    plan: ({ until, asleep }) => workspace().plan(until, asleep),
    ...historyCalls(workspace),
    'message.preview': ({ message, zone = deps.state.rest.timeZone }) =>
      previewText(message, { dueAt: deps.now(), zone: () => zone, run: () => 1 }),
    'message.test': ({ message, zone = deps.state.rest.timeZone }) => workspace().sendTest(message, zone),
    'files.begin': (upload) => workspace().uploads.begin(upload),
    'files.piece': ({ upload, bytes }) => workspace().uploads.piece(upload, bytes),
    'files.end': ({ upload }) => workspace().uploads.end(upload),
    'files.drop': ({ upload }) => workspace().uploads.drop(upload),
    'files.missing': ({ files }) => workspace().files.missing(files),
    'files.read': async ({ file, offset }) =>
      (await workspace().files.read(file, offset, READ_BYTES)).toString('base64'),
    'files.needKind': ({ file, kind }) => workspace().files.needKind(file, kind),
    'home.takeOver': () => workspace().takeOverHome(),
    'bot.takeOver': () => workspace().bot.takeOver(),
    'bot.picture': () => workspace().bot.picture(),
    'chats.add': async ({ reference }) => {
      const chat = await workspace().bot.findChat(reference);
      workspace().rememberChat(chat);
      return chat;
    },
    'chats.forget': ({ id }) => workspace().forgetChat(id),
    'missed.dismiss': ({ keys }) => workspace().dismissMissed(keys),
    'preferences.set': (part) => prefer(deps, part, needKnown),
    'backup.export': () => workspace().backups.make(),
    'backup.preview': ({ source, mode }) => workspace().backups.preview(source, mode),
    'backup.import': ({ source, mode }) => workspace().backups.restore(source, mode),
    'backup.list': () => workspace().backups.list(),
    'notices.act': ({ id }) => deps.actOnNotice(id),
    'notices.dismiss': ({ id }) => deps.dismissNotice(id),
    ...setupCalls(deps),
    'practice.messages': () => practice().messages(),
    'practice.send': ({ text }) => practice().send(text),
    'practice.tap': ({ messageId, data }) => practice().tap(messageId, data),
  };
}

function prefer(
  { state, prefer }: HandlerDeps,
  { base, ...part }: ChannelPayload<'preferences.set'>,
  needKnown: NeedKnown,
): Preferences {
  const { preferences } = state.rest;
  const { defaultChat } = part;
  if (defaultChat && defaultChat !== preferences.defaultChat) needKnown(defaultChat);
  return prefer(mergePreferences(preferences, withoutUndefined(part), base));
}

type SetupCall = Extract<keyof Handlers, `setup.${string}` | `network.${string}`>;

function setupCalls(deps: HandlerDeps): Pick<Handlers, SetupCall> {
  return {
    'setup.useToken': ({ token, keepInFile }) => deps.useToken(token, keepInFile),
    'setup.usePractice': () => deps.usePractice(),
    'setup.leave': () => deps.leave(),
    'setup.newPairing': () => deps.newPairing(),
    'network.check': () => deps.checkNetwork(),
    'network.setProxy': ({ address }) => deps.setProxy(address),
  };
}

function undoCalls(workspace: () => Workspace, state: StateStore): Pick<Handlers, 'undo' | 'redo'> {
  const tell = (undone: Undone | null, note?: (text: Translatable) => void) => {
    if (undone) note?.(verbatim(sayWhatHolds(undone, state.rest, wordsOfDesktop(state.rest.preferences))));
    return undone?.label ?? null;
  };
  return {
    undo: ({ change }, note) => tell(undoAndLook(workspace().jobs, workspace().ledger, change), note),
    redo: (_none, note) => tell(redoAndLook(workspace().jobs, workspace().ledger), note),
  };
}

async function readHolidays(deps: HandlerDeps, ics: string, zone: string, note?: (text: Translatable) => void) {
  const range = { from: dayOf(deps.now()), until: dayOf(deps.now() + 5 * YEAR_MS), zone };
  const { days, leftOut } = await deps.reading.read('calendar', { ics, range });
  if (leftOut) note?.(leftOut);
  return days;
}

type LineCall = Extract<keyof Handlers, `list.${string}` | `quickAdd.${string}`>;

/** What is written line by line: by the user, or by another program. */
function lineCalls(
  { state, reading }: HandlerDeps,
  jobs: () => JobService,
  quickAdd: () => QuickAddContext,
  needKnown: NeedKnown,
): Pick<Handlers, LineCall> {
  return {
    'quickAdd.read': ({ text }) => readQuickAdd(text, quickAdd()),
    'quickAdd.readLines': ({ text }) => readLines(text, quickAdd()),
    'list.read': async ({ content, options }) => {
      const { now, timeZone, chats, own } = quickAdd();
      const known = jobs().list();
      const context = {
        now,
        zone: timeZone,
        chats,
        own,
        jobs: known.map(({ message, schedule }) => ({ message, schedule })),
      };
      const { language } = state.rest.preferences;
      const pieces = await reading.read('list', { bytes: Buffer.from(content, 'base64'), options, context, language });
      // The first piece says what the file is.
      return { ...(pieces[0] as ListReading), rows: pieces.flatMap(({ rows = [] }) => rows) };
    },
    'list.import': ({ drafts }) => {
      for (const { chatId } of drafts) needKnown(chatId);
      return jobs().createMany(drafts, 'window').length;
    },
  };
}

type JobCall = Extract<keyof Handlers, `jobs.${string}`>;
type HistoryCall = 'changes' | Extract<keyof Handlers, `history${string}` | `delivery.${string}`>;

/** @throws UserError when a message to this chat could reach nobody, or whom the user never saw in a list */
type NeedKnown = (chatId: number) => void;

function bulkEffect({ changed, left }: BulkResult, words: Words): BulkEffect {
  return {
    changed: changed.map(({ before, after }) => ({
      id: before.id,
      before: describeTiming(before, words),
      after: describeTiming(after, words),
    })),
    left,
  };
}

function jobCalls(jobs: () => JobService, needKnown: NeedKnown, words: () => Words): Pick<Handlers, JobCall> {
  return {
    'jobs.create': (draft) => {
      needKnown(draft.chatId);
      return jobs().create(draft, 'window');
    },
    'jobs.createMany': ({ drafts }) => {
      for (const { chatId } of drafts) needKnown(chatId);
      return jobs().createMany(drafts, 'window');
    },
    'jobs.edit': ({ id, draft, base }) => {
      // One that goes to a chat which is no longer listed can still be reworded.
      if (jobs().find(id)?.chatId !== draft.chatId) needKnown(draft.chatId);
      return jobs().edit(id, draft, 'window', base);
    },
    'jobs.stop': ({ id }) => void jobs().stop(id, 'window'),
    'jobs.pause': ({ id, until }) => jobs().pause(id, 'window', until),
    'jobs.resume': ({ id }) => jobs().resume(id, 'window'),
    'jobs.skipNext': ({ id }) => jobs().skipNext(id, 'window'),
    'jobs.restoreRun': ({ id, at }) => jobs().restoreRun(id, at, 'window'),
    'jobs.snooze': ({ id, until }) => jobs().snooze(id, until, 'window'),
    'jobs.run': ({ id }) => jobs().run(id, 'window'),
    'jobs.takeBack': ({ key }) => jobs().takeBack(key),
    'jobs.previewEdit': ({ ids, change }) => bulkEffect(jobs().previewEditMany(ids, change), words()),
    'jobs.editMany': ({ ids, change }) => {
      if (change.kind === 'chat') needKnown(change.chatId);
      return bulkEffect(jobs().editMany(ids, change, 'window'), words());
    },
    'jobs.many': ({ ids, action }) => jobs().many(ids, action, 'window'),
    'jobs.pauseAll': ({ until }) => jobs().pauseAll('window', until),
    'jobs.pauseBetween': ({ ids, pause }) => jobs().pauseBetween('window', pause, ids),
    'jobs.cancelPause': ({ ids, pause }) => jobs().cancelPause('window', pause, ids),
    'jobs.resumeAll': () => jobs().resumeAll('window'),
  };
}

function historyCalls(workspace: () => Workspace): Pick<Handlers, HistoryCall> {
  return {
    changes: ({ limit }) => workspace().ledger.changes(limit),
    history: (query) => workspace().ledger.history(query),
    'history.add': ({ deliveries }) => workspace().addHistory(deliveries),
    'history.tally': async ({ edges }) => {
      const tallies: DeliveryTally[] = [];
      for (const [n, to] of edges.slice(1).entries()) {
        tallies.push(workspace().ledger.tally(edges[n] ?? to, to));
        // A month of very many messages takes a while to count: what is due meanwhile goes out in between.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return tallies;
    },
    'delivery.resolve': ({ key, as, anyway }) => {
      if (as === 'done') return workspace().done(key);
      const delivery = workspace().resolveDelivery(key, as, 'window', anyway);
      if (!delivery) throw new UserError('notFound', 'error.messageNoLongerWaits');
      return delivery;
    },
    'delivery.editSent': ({ key, text }) => workspace().sent.edit(key, text),
    'delivery.deleteSent': ({ key }) => workspace().sent.remove(key),
    'delivery.timeline': ({ key }) => {
      const { ledger } = workspace();
      const delivery = ledger.get(key);
      if (!delivery) throw new UserError('notFound', 'error.noLongerHistory');
      return deliveryTimeline(delivery, ledger.steps(key));
    },
  };
}
