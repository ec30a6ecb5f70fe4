import type { Backup, BackupSource, ImportMode } from '../../../main/contract/backup.ts';
import { canonical } from '../../../main/contract/canonical.ts';
import { type Delivery, Delivery as DeliverySchema, type DeliveryTally } from '../../../main/contract/delivery.ts';
import type { ApiError, CarillonApi, ChannelName, Handlers, Push, Reply } from '../../../main/contract/ipc.ts';
import { channels } from '../../../main/contract/ipc.ts';
import { draftOf, type JobDraft } from '../../../main/contract/job.ts';
import type { PracticeMessage } from '../../../main/contract/practice.ts';
import type { AppState, Chat, JobView, Pairing } from '../../../main/contract/state.ts';
import { AppState as AppStateSchema, RECENT_DELIVERIES } from '../../../main/contract/state.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { readCalendar } from '../../../main/core/calendar-file/read-calendar.ts';
import { deliveryTimeline } from '../../../main/core/delivery-timeline.ts';
import { dispatch } from '../../../main/core/dispatch.ts';
import { UserError } from '../../../main/core/errors.ts';
import { isPreviewable } from '../../../main/core/files/media.ts';
import { readList } from '../../../main/core/foreign-list/read-list.ts';
import { effectOf, planImport, readBackup } from '../../../main/core/import.ts';
import { mergePreferences } from '../../../main/core/merge-preferences.ts';
import { previewText } from '../../../main/core/message/read-message.ts';
import { TELEGRAM_LIMITS } from '../../../main/core/pacing.ts';
import { type QuickAddContext, readLines, readQuickAdd } from '../../../main/core/phrase/quick-add.ts';
import { readPhraseBack } from '../../../main/core/phrase/read-phrase.ts';
import type { DeliveryStep, Log } from '../../../main/core/ports.ts';
import { previewTiming } from '../../../main/core/schedule/preview.ts';
import { estimateSendDelay, sendDelayInWords } from '../../../main/core/send-delay.ts';
import { planFor } from '../../../main/core/simulate/plan.ts';
import { StateStore } from '../../../main/core/state-store.ts';
import { FakeFiles } from './fake-files.ts';
import { FakeJobs, HOME_ZONE, viewOf } from './fake-jobs.ts';

export interface FakeWorld {
  now: number;
  state: AppState;
  /** The whole history; the newest of it become `state.recent`. */
  deliveries?: readonly Delivery[];
  practice?: readonly PracticeMessage[];
  /** What `chats.add` finds, by what is asked for. */
  findable?: Readonly<Record<string, Chat>>;
  /** The bot's profile picture, a data URL. */
  botPicture?: string;
}

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * Carillon in memory, for tests of the window: payloads go through the contract's schemas, answers are checked against
 * them, schedules are the core's own. It sends nothing and never fires.
 */
export class FakeCarillon implements CarillonApi {
  readonly calls: { channel: ChannelName; input: unknown }[] = [];
  now: number;
  readonly files = new FakeFiles();
  readonly #store: StateStore;
  readonly #handlers: Handlers;
  readonly #listeners = new Set<(push: Push) => void>();
  readonly #connections = new Set<(up: boolean) => void>();
  readonly #refusals = new Map<ChannelName, ApiError>();
  readonly #jobs: FakeJobs;
  readonly #deliveries: Map<string, Delivery>;
  #practice: PracticeMessage[];

  constructor(world: FakeWorld) {
    this.now = world.now;
    this.#deliveries = new Map(world.deliveries?.map((delivery) => [delivery.key, DeliverySchema.parse(delivery)]));
    this.#practice = [...(world.practice ?? [])];
    const { jobs, recent: _, unsure: __, missed, ...rest } = AppStateSchema.parse(world.state);
    this.#store = new StateStore(rest);
    this.#store.reset({ rest, jobs, recent: this.#newest(), missed, unsure: this.#unsure() });
    this.#store.subscribe((change) => this.emit({ topic: 'state', change }));
    this.#jobs = new FakeJobs(this.#store, () => this.now);
    this.#handlers = this.#createHandlers(world);
  }

  /** What the loopback server takes: an untyped call. */
  async dispatch(channel: string, payload: unknown): Promise<Reply<unknown>> {
    this.calls.push({ channel: channel as ChannelName, input: payload ?? undefined });
    const refusal = this.#refusals.get(channel as ChannelName);
    if (refusal) {
      this.#refusals.delete(channel as ChannelName);
      return { ok: false, error: refusal };
    }
    const newest = () => this.#jobs.newestChange()?.id;
    const reply = await dispatch(this.#handlers, channel, payload, silent, newest);
    if (reply.ok) channels[channel as ChannelName].output.parse(reply.value);
    return reply;
  }

  call: CarillonApi['call'] = (channel, input) => this.dispatch(channel, input) as Promise<Reply<never>>;

  subscribe = (listener: (push: Push) => void, connection?: (up: boolean) => void): (() => void) => {
    this.#listeners.add(listener);
    if (connection) this.#connections.add(connection);
    return () => this.#listeners.delete(listener);
  };

  current(): AppState {
    return this.#store.current();
  }

  async picture(file: string): Promise<string | null> {
    return isPreviewable(file) ? this.files.pathOf(file) : null;
  }

  /** As another window or the chat would. @param text the message has it */
  changeElsewhere(text: string, change: Partial<JobDraft> | 'stop'): void {
    const job = this.#jobs.list().find(({ message }) => message.text.includes(text));
    if (!job) throw new Error(`No message says “${text}”.`);
    if (change === 'stop') this.#jobs.stop(job.id);
    else this.#jobs.save({ ...draftOf(job), ...change }, this.#jobs.need(job.id));
  }

  /** The next call of this name is refused in these words. */
  refuseNext(channel: ChannelName, message: string, code: ApiError['code'] = 'invalid'): void {
    this.#refusals.set(channel, { code, ...verbatim(message) });
  }

  emit(push: Push): void {
    for (const listener of this.#listeners) listener(push);
  }

  /** Tells subscribers whether pushes can be relied on. */
  connection(up: boolean): void {
    for (const listener of this.#connections) listener(up);
  }

  /** A change that another surface made. */
  setFields(fields: Parameters<StateStore['setFields']>[0]): void {
    this.#store.setFields(fields);
  }

  setJobs(changed: JobView[], removed?: string[]): void {
    this.#store.setJobs(changed, removed);
  }

  setDelivery(delivery: Delivery): void {
    this.#deliveries.set(delivery.key, delivery);
    this.#store.setDelivery(delivery, this.#unsure());
  }

  callsOf(channel: ChannelName): unknown[] {
    return this.calls.filter((call) => call.channel === channel).map((call) => call.input);
  }

  #change(key: string, part: Partial<Delivery>): Delivery {
    const delivery = this.#deliveries.get(key);
    if (!delivery) throw new UserError('notFound', verbatim('That is no longer in the history.'));
    const changed = { ...delivery, ...part };
    this.setDelivery(changed);
    return changed;
  }

  #backup(): Backup {
    const { chats, preferences } = this.current();
    return { carillon: 'backup', version: 2, at: this.now, jobs: this.#jobs.list(), chats, preferences };
  }

  #planImport(source: BackupSource, mode: ImportMode) {
    const { chats, preferences } = this.current();
    const backup =
      'text' in source ? readBackup(source.text, HOME_ZONE) : { ...this.#backup(), jobs: this.#jobs.list().slice(1) };
    return planImport(backup, mode, { jobs: this.#jobs.list(), chats, preferences }, this.now);
  }

  #createHandlers({ findable = {}, botPicture }: FakeWorld): Handlers {
    const store = this.#store;
    const jobs = this.#jobs;
    return {
      'state.get': () => this.current(),
      'jobs.create': (draft) => jobs.save(draft, null),
      'jobs.createMany': ({ drafts }) => drafts.map((draft) => jobs.save(draft, null)),
      'jobs.edit': ({ id, draft, base }) => {
        const old = jobs.need(id);
        if (canonical(draftOf(base)) !== canonical(draftOf(old)))
          throw new UserError('changedElsewhere', verbatim('This message was changed elsewhere since you opened it.'));
        return jobs.save(draft, old);
      },
      'jobs.stop': ({ id }) => jobs.stop(id),
      'jobs.pause': ({ id }) => jobs.setStatus(id, 'paused'),
      'jobs.resume': ({ id }) => jobs.setStatus(id, 'active'),
      'jobs.skipNext': ({ id }) => jobs.need(id),
      'jobs.restoreRun': ({ id }) => jobs.need(id),
      'jobs.snooze': ({ id, until }) => ({ job: jobs.need(id), at: until }),
      'jobs.run': ({ id }) => this.#run(jobs.need(id)),
      'jobs.takeBack': () => undefined,
      'jobs.previewEdit': ({ ids, change }) => jobs.editMany(ids, change, false),
      'jobs.editMany': ({ ids, change }) => jobs.editMany(ids, change, true),
      'jobs.many': ({ ids, action }) => jobs.many(ids, action),
      'jobs.pauseAll': () => jobs.setPausedAll(true),
      'jobs.pauseBetween': ({ ids, pause }) => jobs.pauseBetween(ids, pause),
      'jobs.cancelPause': ({ ids, pause }) => jobs.cancelPause(ids, pause),
      'jobs.resumeAll': () => jobs.setPausedAll(false),
      undo: ({ change }) => jobs.undo(change),
      redo: () => null,
      changes: ({ limit }) => jobs.changes(limit),
      'holidays.read': ({ ics, zone = HOME_ZONE }, note) => {
        const { days, leftOut } = readCalendar(ics, { from: '2026-01-01', until: '2031-12-31', zone });
        if (leftOut) note?.(leftOut);
        return days;
      },
      'phrase.read': ({ phrase, zone }) => readPhraseBack(phrase, zone ?? HOME_ZONE, this.now),
      'quickAdd.read': ({ text }) => readQuickAdd(text, this.#quickAdd()),
      'list.read': ({ content, options }) => {
        const { now, timeZone: zone, chats, own } = this.#quickAdd();
        return readList(Buffer.from(content, 'base64'), options, { now, zone, chats, own, jobs: this.#jobs.list() });
      },
      'list.import': ({ drafts }) => drafts.map((draft) => jobs.save(draft, null)).length,
      'quickAdd.readLines': ({ text }) => readLines(text, this.#quickAdd()),
      plan: ({ until, asleep }) => {
        return planFor(this.#jobs.list(), this.now, until, asleep, { timeZone: HOME_ZONE });
      },
      sendDelay: ({ at, chatId, except }) => {
        const others = this.current().jobs.filter(({ id }) => id !== except);
        return sendDelayInWords(estimateSendDelay(at, chatId, others, HOME_ZONE, TELEGRAM_LIMITS), at, HOME_ZONE);
      },
      'message.preview': ({ message, zone = HOME_ZONE }) =>
        previewText(message, { dueAt: this.now, zone: () => zone, run: () => 1 }),
      'message.test': () => undefined,
      preview: (timing) => previewTiming(timing, HOME_ZONE, this.now),
      history: ({ jobId, chatId, from, to, state, before, beforeKey, limit }) =>
        this.#all()
          .filter((delivery) => chatId === undefined || delivery.chatId === chatId)
          .filter(({ dueAt }) => dueAt >= (from ?? 0) && dueAt < (to ?? Number.POSITIVE_INFINITY))
          .filter((delivery) => jobId === undefined || delivery.jobId === jobId)
          .filter((delivery) => state === undefined || delivery.state === state)
          .filter(
            ({ dueAt, key }) =>
              before === undefined ||
              dueAt < before ||
              (beforeKey !== undefined && dueAt === before && key < beforeKey),
          )
          .slice(0, limit),
      'history.add': ({ deliveries }) => {
        const fresh = deliveries.filter(({ key }) => !this.#deliveries.has(key));
        for (const delivery of fresh) this.setDelivery(delivery);
        return fresh.length;
      },
      'history.tally': ({ edges }) =>
        edges
          .slice(1)
          .map((to, n) => tallyOf(this.#all().filter(({ dueAt }) => dueAt >= (edges[n] ?? to) && dueAt < to))),
      'delivery.resolve': ({ key, as }) => {
        const delivery = this.#deliveries.get(key);
        if (as === 'done' && delivery?.acknowledgement && !delivery.acknowledgement.end) {
          const done: Delivery = {
            ...delivery,
            acknowledgement: { ...delivery.acknowledgement, end: 'done', endedAt: this.now },
          };
          this.setDelivery(done);
          return done;
        }
        const isOpen =
          delivery?.state === 'unsure' || (as === 'resend' && /failed|skipped/.test(delivery?.state ?? ''));
        if (!delivery || !isOpen) {
          throw new UserError('notFound', verbatim('That message no longer waits for your word.'));
        }
        const { reason: _, missed: __, ...rest } = delivery;
        const settled: Delivery = { ...rest, state: as === 'arrived' ? 'sent' : 'pending', changedAt: this.now };
        this.setDelivery(settled);
        return settled;
      },
      'delivery.editSent': ({ key, text }) => this.#change(key, { text, editedAt: this.now }),
      'delivery.deleteSent': ({ key }) => this.#change(key, { deletedAt: this.now }),
      'delivery.timeline': ({ key }) => {
        const delivery = this.#deliveries.get(key);
        if (!delivery) throw new UserError('notFound', verbatim('That is no longer in the history.'));
        return deliveryTimeline(delivery, stepsOf(delivery));
      },
      ...this.files.handlers(),
      'home.takeOver': () => store.setFields({ home: { state: 'takingOver', until: this.now + 90_000 } }),
      'bot.takeOver': () => store.setFields({ connection: { state: 'online' } }),
      'network.check': () => [
        { step: 'proxy', state: 'ok', found: verbatim('None is used.') },
        {
          step: 'ipv6',
          state: 'warning',
          found: verbatim(
            '2001:67c:4e8:f004::9 cannot be reached (EHOSTUNREACH). If the other kind works, nothing need be done.',
          ),
        },
        { step: 'server', state: 'ok', found: verbatim('The server answers (HTTP 302).') },
      ],
      'network.setProxy': ({ address }) => this.setFields({ proxy: address === '' ? null : address }),
      'bot.picture': () => botPicture ?? null,
      'chats.add': ({ reference }) => {
        const chat = findable[reference];
        if (!chat) {
          throw new UserError(
            'notFound',
            verbatim(`Telegram knows no chat “${reference}” that your bot can see. Add the bot to it first.`),
          );
        }
        store.setFields({ chats: [...this.current().chats.filter(({ id }) => id !== chat.id), chat] });
        return chat;
      },
      'chats.forget': ({ id }) => {
        if (jobs.list().some(({ chatId }) => chatId === id))
          throw new UserError('conflict', verbatim('1 message goes to this chat.'));
        store.setFields({ chats: this.current().chats.filter((chat) => chat.id !== id) });
      },
      'missed.dismiss': ({ keys }) => {
        const gone = this.current().missed.filter(({ key }) => !keys || keys.includes(key));
        for (const delivery of gone) store.setDelivery({ ...delivery, missed: false }, this.#unsure());
      },
      'preferences.set': ({ base, ...part }) => {
        const former = this.current().preferences;
        const wanted = part as Partial<AppState['preferences']>;
        const preferences = { ...former, ...mergePreferences(former, wanted, base as typeof wanted) };
        store.setFields({ preferences });
        return preferences;
      },
      'backup.export': () => this.#backup(),
      'backup.preview': ({ source, mode }) => effectOf(this.#planImport(source, mode), this.now),
      'backup.import': ({ source, mode }) => {
        const plan = this.#planImport(source, mode);
        const views = [...plan.added, ...plan.changed].map((job) => viewOf(job, this.now));
        this.#store.setJobs(
          views,
          plan.removed.map(({ id }) => id),
        );
        return effectOf(plan, this.now);
      },
      'backup.list': () => [
        { name: 'carillon-2026-11-24.json', bytes: 6_420 },
        { name: 'carillon-2026-11-23.json', bytes: 6_120 },
      ],
      'notices.act': ({ id }) =>
        store.setFields({ notices: this.current().notices.filter((notice) => notice.id !== id) }),
      'notices.dismiss': ({ id }) =>
        store.setFields({ notices: this.current().notices.filter((notice) => notice.id !== id) }),
      'setup.useToken': ({ token }) => {
        if (!token.endsWith('good')) {
          throw new UserError(
            'invalid',
            verbatim('Telegram does not know this token. Copy it once more from @BotFather.'),
          );
        }
        const bot = { id: 1, username: 'my_bells_bot', name: 'My bells' };
        store.setFields({ setup: { mode: 'telegram', bot, owner: null, pairing: this.#newPairing() } });
      },
      'setup.usePractice': () => {
        const bot = { id: 1, username: 'carillon_practice_bot', name: 'Carillon (practice)' };
        store.setFields({ setup: { mode: 'practice', bot, owner: { id: 1_001, name: 'You' }, pairing: null } });
        store.setFields({ connection: { state: 'online' } });
      },
      'setup.leave': () => store.setFields({ setup: { mode: 'none' } }),
      'setup.newPairing': () => {
        const { setup } = this.current();
        if (setup.mode === 'none') throw new UserError('conflict', verbatim('No bot is set up yet.'));
        const pairing = this.#newPairing();
        store.setFields({ setup: { ...setup, pairing } });
        return pairing;
      },
      'practice.messages': () => this.#practice,
      'practice.send': ({ text }) => {
        this.say('user', text);
        this.say('bot', `You said: ${text}`);
      },
      'practice.tap': ({ data }) => this.emit({ topic: 'practice', event: { type: 'toast', text: `Tapped ${data}` } }),
    };
  }

  /** A message in the practice chat. */
  say(from: PracticeMessage['from'], text: string): void {
    const id = (this.#practice.at(-1)?.id ?? 0) + 1;
    const message: PracticeMessage = { id, from, at: this.now, text, buttons: [], edited: false };
    this.#practice = [...this.#practice, message];
    this.emit({ topic: 'practice', event: { type: 'message', message } });
  }

  #quickAdd(): QuickAddContext {
    const { chats, setup, preferences } = this.current();
    const own = setup.mode === 'none' ? null : (setup.owner?.id ?? null);
    return { now: this.now, timeZone: preferences.timeZone ?? HOME_ZONE, chats, own, quiet: preferences.quiet };
  }

  #run(job: JobView) {
    const key = `${job.id}@${this.now}!1`;
    this.setDelivery({
      key,
      jobId: job.id,
      jobName: job.name,
      chatId: job.chatId,
      text: job.message.text,
      dueAt: this.now,
      state: 'sent',
      attempts: 1,
      changedAt: this.now + 300,
      coalesced: 0,
    });
    return { key, until: null };
  }

  #newPairing(): Pairing {
    const code = 'Q7RTM4KX';
    return { code, link: `https://t.me/my_bells_bot?start=${code}`, expiresAt: this.now + 600_000, triesLeft: 5 };
  }

  #all(): Delivery[] {
    return [...this.#deliveries.values()].sort((a, b) => b.dueAt - a.dueAt || (a.key < b.key ? 1 : -1));
  }

  #newest(): Delivery[] {
    return this.#all().slice(0, RECENT_DELIVERIES);
  }

  #unsure(): number {
    return [...this.#deliveries.values()].filter(({ state }) => state === 'unsure').length;
  }
}

function tallyOf(deliveries: readonly Delivery[]): DeliveryTally {
  const of = (...states: string[]) => deliveries.filter(({ state }) => states.includes(state)).length;
  const late = deliveries.filter(({ state }) => state === 'sent').map(({ dueAt, changedAt }) => changedAt - dueAt);
  return {
    sent: of('sent'),
    failed: of('failed'),
    unsure: of('unsure'),
    skipped: of('skipped'),
    waiting: of('pending', 'sending'),
    lateMs: late.length === 0 ? null : late.reduce((sum, ms) => sum + ms, 0) / late.length,
    worstMs: late.length === 0 ? null : Math.max(...late),
  };
}

/** The steps that a delivery in its state has probably taken. */
function stepsOf({ state, changedAt, attempts, reason }: Delivery): DeliveryStep[] {
  const last = { at: changedAt, state, ...(reason !== undefined && { reason }) };
  return attempts === 0 ? [] : [{ at: changedAt - 300, state: 'sending' }, last];
}
