import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { accessListOf, letsOthersRead } from '../adapters/access-list.ts';
import { systemClock, systemTimers, watchClock } from '../adapters/clock.ts';
import { followComputerZone } from '../adapters/computer-zone.ts';
import { machineName } from '../adapters/home-file.ts';
import type { StoreFactory } from '../adapters/json-store.ts';
import { openSettingsStore, type Settings } from '../adapters/settings-store.ts';
import { checkToken } from '../bot/check-token.ts';
import { checkNetwork } from '../bot/network/check.ts';
import type { DesktopReport } from '../contract/desktop.ts';
import type { Handlers, Push } from '../contract/ipc.ts';
import type { NetworkStep } from '../contract/network.ts';
import type { Preferences } from '../contract/preferences.ts';
import type {
  AppState,
  BotIdentity,
  Change,
  NoticeAbout,
  Owner,
  Pairing as PairingShown,
  Setup,
} from '../contract/state.ts';
import type { Translatable } from '../contract/translatable.ts';
import { UserError } from '../core/errors.ts';
import { isPreviewable } from '../core/files/media.ts';
import type { JobsApi } from '../core/jobs-api.ts';
import { type Invitation, Pairing } from '../core/pairing.ts';
import type { Log, SecretStore } from '../core/ports.ts';
import { StateStore } from '../core/state-store.ts';
import { within } from '../core/timers.ts';
import { type Undone, undoAndLook } from '../core/what-holds.ts';
import { en } from '../i18n/en/index.ts';
import { msg } from '../i18n/msg.ts';
import { ProxyKeeper } from '../services/proxy-keeper.ts';
import { TokenKeeper } from '../services/token-keeper.ts';
import { type FileReading, ReadingThread } from '../workers/reading-thread.ts';
import type { Flags } from './flags.ts';
import { createHandlers } from './handlers.ts';
import { openPractice, PRACTICE_OWNER, type Practice } from './practice-mode.ts';
import { createWorkspace, type Workspace, type WorkspaceOptions } from './workspace.ts';

export interface ServicesOptions {
  flags: Flags;
  /** Exists and is held by this process alone. */
  dataDir: string;
  host: AppState['host'];
  version: string;
  stores: StoreFactory;
  secrets: SecretStore;
  proxySecrets: SecretStore;
  /** See {@link ProxyKeeper}. */
  proxyOfSystem?: (target: string) => Promise<string>;
  log: Log;
  /** Where the built thread that reads foreign files lies; from source it is known. */
  readerCode?: URL;
  /** Told of each token before it is used: no log may hold it. */
  onToken: (token: string) => void;
}

export interface NoticeAction {
  label: Translatable;
  run(): void;
}

export interface Services {
  handlers: Handlers;
  state: { current(): AppState; subscribe(listener: (change: Change) => void): () => void };
  /** Every push to a window: changes of the state and of the practice chat. */
  subscribe(listener: (push: Push) => void): () => void;
  /** Null before a bot is set up. */
  jobs(): JobsApi | null;
  /** Where a picture lies that goes with messages; null when there is none of this name. */
  picture(file: string): Promise<string | null>;
  /** The id of the newest change that is not undone. */
  newestChange(): number | undefined;
  undo(): Undone | null;
  /** A bot was set up, and its token is not here: nothing is sent until the user enters it. */
  needsToken(): boolean;
  /** After resume or unlock. */
  replan(): void;
  /**
   * Shows a line in the window until it is dismissed, with a button when there is something to do.
   * @returns what takes it away again
   */
  notify(text: Translatable, action?: NoticeAction): () => void;
  /** Shows what the desktop made of the preferences. */
  reportDesktop(part: Partial<DesktopReport>): void;
  /** Begins no request for so many ms. @returns whether some are under way */
  holdBack(ms: number): boolean;
  /** Stops polling, finishes or records what is in flight, closes the stores; within 4 s. */
  stop(): Promise<void>;
}

/** Builds Carillon's services for either host and starts the bot that was set up last. */
export async function createServices(options: ServicesOptions): Promise<Services> {
  const { log, host, version } = options;
  // Also, a log that cannot be written says so now, and not at the first trouble.
  log.info(`Carillon ${version} starts (${host}, ${process.platform} ${process.arch}, Node ${process.versions.node}).`);
  const carillon = new Carillon(options);
  await carillon.begin();
  return carillon;
}

/** A keyring that is open answers at once; one that is locked shows a prompt. */
const KEYRING_WITHIN_MS = 2_000;
/** Longer than a connection through a slow line takes. */
const CHECK_WITHIN_MS = 30_000;

class Carillon implements Services {
  readonly state: StateStore;
  readonly handlers: Handlers;
  readonly #options: ServicesOptions;
  readonly #settings: ReturnType<typeof openSettingsStore>;
  readonly #pairing: Pairing;
  readonly #token: TokenKeeper;
  readonly #reading: FileReading;
  readonly #listeners = new Set<(push: Push) => void>();
  /** What the button of a notice does, by the notice's id. */
  readonly #noticeActions = new Map<string, () => void>();
  readonly #endWatch: () => void;
  readonly #proxy: ProxyKeeper;
  #workspace: Workspace | null = null;
  #practice: Practice | null = null;
  /** Ends when the last change of the bot that was asked for is through. */
  #turn: Promise<void> = Promise.resolve();
  #stopped = false;
  /** Tells copies of the folder on other machines apart. */
  #machine = '';
  /** Takes the notice away that asks for the token; null when nothing asks for it. */
  #endAsking: (() => void) | null = null;
  #endJourneyNotice: (() => void) | null = null;
  /** Before anything asks for the zone. */
  readonly #zone = followComputerZone();

  constructor(options: ServicesOptions) {
    this.#options = options;
    const { dataDir: folder, stores: open, host, version, secrets, log } = options;
    this.state = new StateStore({ timeZone: systemClock.timeZone(), tokenStorage: secrets.storage, host, version });
    this.#token = new TokenKeeper({
      secrets,
      log,
      onStorage: (tokenStorage) => this.state.setFields({ tokenStorage }),
    });
    this.#proxy = new ProxyKeeper({
      ...{ secrets: options.proxySecrets, env: process.env, ofSystem: options.proxyOfSystem, log },
    });
    this.#reading = new ReadingThread({ log, ...(options.readerCode && { code: options.readerCode }) });
    const onDamage = (text: Translatable) => this.notify(text);
    this.#settings = openSettingsStore({ open, folder, now: systemClock.now, onDamage });
    this.#pairing = new Pairing({ clock: systemClock, randomBytes });
    this.state.setFields({ preferences: this.#settings.read().preferences });
    this.state.subscribe((change) => this.#push({ topic: 'state', change }));
    this.handlers = createHandlers({
      state: this.state,
      now: systemClock.now,
      workspace: () => this.#workspace,
      practice: () => this.#practice,
      reading: this.#reading,
      useToken: (token, keepInFile) => this.#useToken(token, keepInFile),
      usePractice: () => this.#inTurn(() => this.#usePractice()),
      leave: () => this.#inTurn(() => this.#leave()),
      newPairing: () => this.#newPairing(),
      checkNetwork: () => this.#checkNetwork(),
      setProxy: (text) => this.#setProxy(text),
      prefer: (part) => this.#prefer(part),
      dismissNotice: (id) => this.#dismiss(id),
      actOnNotice: (id) => {
        const act = this.#noticeActions.get(id);
        this.#dismiss(id);
        act?.();
      },
    });
    const onJump = (why: string) => {
      log.info(`Planning again: ${why}.`);
      this.replan();
    };
    this.#endWatch = watchClock(systemClock, onJump, () => this.#zone.look());
  }

  /** Starts what the flags ask for or what was set up last. */
  async begin(): Promise<void> {
    const { flags, dataDir } = this.#options;
    if (process.platform === 'win32') void this.#tellOfReaders(dataDir);
    this.#machine = await machineName();
    await within(systemTimers, KEYRING_WITHIN_MS, this.#loadProxy());
    if (flags.practice) return this.#enterPractice();
    const stored = this.#settings.read().mode;
    if (flags.botToken) {
      this.#token.useForSession(flags.botToken);
      return this.#enterTelegram(flags.botToken);
    }
    if (stored === 'practice') return this.#enterPractice();
    if (stored !== 'telegram') return;
    await this.#enterKept();
  }

  async #loadProxy(): Promise<void> {
    await this.#proxy.load();
    this.state.setFields({ proxy: this.#proxy.shown });
    this.#workspace?.replan();
  }

  /** Until somebody unlocks the keyring there is no bot; nothing else waits for it. */
  async #enterKept(): Promise<void> {
    let hasAnswered = false;
    const enter = (token: string | null) => (token ? this.#enterTelegram(token) : this.#askForToken());
    const reading = this.#token.read();
    const answered = reading.then(() => {
      hasAnswered = true;
    });
    await within(systemTimers, KEYRING_WITHIN_MS, answered);
    if (hasAnswered) return enter(await reading);
    const endNotice = this.notify(msg('notice.botTokenSystemsKeyring'));
    const isWanted = () => !this.#workspace && this.#settings.read().mode === 'telegram';
    reading
      .finally(endNotice)
      .then((token) => this.#inTurn(async () => void (isWanted() && enter(token))))
      .catch((error: unknown) => this.#options.log.error('The bot could not be started after the keyring', error));
  }

  async #tellOfReaders(folder: string): Promise<void> {
    const list = await accessListOf(folder);
    if (list === null || !letsOthersRead(list)) return;
    this.notify(msg('notice.otherAccountsOnComputer', { folder }));
  }

  subscribe(listener: (push: Push) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes the last change back. Null: there is none. @throws UserError */
  undo = (): Undone | null => this.#workspace && undoAndLook(this.#workspace.jobs, this.#workspace.ledger);

  jobs(): JobsApi | null {
    return this.#workspace?.jobs ?? null;
  }

  async picture(file: string): Promise<string | null> {
    if (!isPreviewable(file)) return null;
    const { files } = this.#workspace ?? {};
    if (files && (await files.missing([file])).length === 0) return files.pathOf(file);
    return this.#practice?.picture(file) ?? null;
  }

  newestChange = (): number | undefined => this.#workspace?.ledger.newestChange()?.id;

  needsToken(): boolean {
    return this.#endAsking !== null;
  }

  replan(): void {
    this.#zone.lookNow();
    const timeZone = systemClock.timeZone();
    const hasTravelled = timeZone !== this.state.rest.timeZone;
    this.state.setFields({ timeZone });
    this.#workspace?.replan();
    if (hasTravelled) this.#tellOfJourney(timeZone);
  }

  /** Times that were said before are other times now. */
  #tellOfJourney(zone: string): void {
    this.#endJourneyNotice?.();
    this.#endJourneyNotice = this.notify(msg('notice.yourComputersTimeZone', { zone }));
  }

  reportDesktop(part: Partial<DesktopReport>): void {
    const nothing = { shortcut: 'none', startAtLogin: 'off', wake: 'unavailable' } as const;
    const desktop = { ...nothing, ...this.state.rest.desktop, ...part };
    this.state.setFields({ desktop });
  }

  holdBack(ms: number): boolean {
    return this.#workspace?.holdBack(ms) ?? false;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#endWatch();
    await this.#turn;
    await Promise.all([this.#closeWorkspace(), this.#reading.stop()]);
  }

  /** One change of the bot after the other: of two at once, one would leave a workspace behind that sends beside the next. */
  #inTurn(change: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(() => {
      if (this.#stopped) throw new UserError('conflict', 'error.carillonClosing');
      return change();
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  #askForToken(): void {
    const wasChosen = this.#settings.read().bot?.tokenIs === 'session';
    this.#endAsking = this.notify(wasChosen ? msg('notice.yourBotTokenNot') : msg('notice.botTokenCouldNot'));
  }

  async #useToken(token: string, keepInFile: boolean): Promise<void> {
    this.#options.onToken(token);
    const bot = await checkToken(
      token,
      { apiRoot: this.#options.flags.apiRoot, proxy: this.#proxy.proxyFor },
      AbortSignal.timeout(CHECK_WITHIN_MS),
    );
    await this.#inTurn(async () => {
      const former = this.#settings.read().bot?.id ?? botIdOf(await this.#token.read());
      const tokenIs = await this.#token.keep(token, keepInFile);
      // Another bot has another owner to find: chat ids are the user's, but consent is per bot.
      const isSameBot = former === bot.id;
      this.#saveSettings({ mode: 'telegram', bot: { id: bot.id, tokenIs }, ...(isSameBot ? {} : { owner: null }) });
      await this.#replaceWorkspace(() =>
        this.#enterTelegram(token, { mode: 'telegram', bot, owner: this.#owner(), pairing: null }),
      );
      this.#endAsking?.();
      this.#endAsking = null;
    });
  }

  async #usePractice(): Promise<void> {
    await this.#replaceWorkspace(() => this.#enterPractice());
    this.#saveSettings({ mode: 'practice' });
  }

  async #leave(): Promise<void> {
    await this.#closeWorkspace();
    this.#token.forgetSession();
    this.#saveSettings({ mode: 'none' });
    this.#showNone();
  }

  /** What could not be opened leaves no half of itself, and no messages of the former bot on show. */
  async #replaceWorkspace(enter: () => void | Promise<void>): Promise<void> {
    await this.#closeWorkspace();
    try {
      await enter();
    } catch (error) {
      await this.#closeWorkspace();
      this.#showNone();
      throw error;
    }
  }

  #showNone(): void {
    this.state.reset({
      rest: { setup: { mode: 'none' }, chats: [], undo: null },
      jobs: [],
      recent: [],
      missed: [],
      unsure: 0,
    });
  }

  async #checkNetwork(): Promise<NetworkStep[]> {
    // Practice mode needs no network; what is asked is whether Telegram could be reached.
    const token = this.#practice ? undefined : ((await this.#token.read()) ?? undefined);
    const { apiRoot } = this.#options.flags;
    return checkNetwork({ apiRoot, proxy: this.#proxy.proxyFor, token, now: systemClock.now });
  }

  async #setProxy(text: string): Promise<void> {
    await this.#proxy.set(text);
    this.state.setFields({ proxy: this.#proxy.shown });
    this.replan();
  }

  #enterTelegram(token: string, setup?: Extract<Setup, { mode: 'telegram' | 'practice' }>): void {
    this.state.setFields({ setup: setup ?? { mode: 'telegram', bot: null, owner: this.#owner(), pairing: null } });
    const { apiRoot } = this.#options.flags;
    this.#openWorkspace(this.#options.dataDir, {
      token,
      machine: this.#machine,
      apiRoot,
      proxy: this.#proxy.proxyFor,
      owner: () => this.#owner(),
    });
  }

  async #enterPractice(): Promise<void> {
    const folder = join(this.#options.dataDir, 'practice');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const token = this.#settings.read().practiceToken ?? `1000:${randomBytes(30).toString('base64url')}`;
    this.#saveSettings({ practiceToken: token });
    this.#practice = await openPractice({ folder, token, now: systemClock.now });
    this.#practice.onEvent((event) => this.#push({ topic: 'practice', event }));
    this.state.setFields({ setup: { mode: 'practice', bot: null, owner: PRACTICE_OWNER, pairing: null } });
    this.#openWorkspace(folder, { token, machine: null, apiRoot: this.#practice.apiRoot, owner: () => PRACTICE_OWNER });
  }

  #openWorkspace(
    folder: string,
    bot: Pick<WorkspaceOptions, 'token' | 'machine' | 'apiRoot' | 'proxy' | 'owner'>,
  ): void {
    this.#options.onToken(bot.token);
    this.#workspace = createWorkspace({
      ...bot,
      folder,
      pairing: this.#pairing,
      state: this.state,
      preferences: this.#settings.read().preferences,
      onPreferences: (preferences) => void this.#prefer(preferences),
      openStore: this.#options.stores,
      reading: this.#reading,
      clock: systemClock,
      timers: systemTimers,
      log: this.#options.log,
      onNotice: (text, about) => this.notify(text, undefined, about),
      onBot: (identity) => {
        this.#setSetup({ bot: identity });
        if (!bot.owner()) this.#newPairing();
      },
      onPaired: (owner) => {
        this.#saveSettings({ owner });
        this.#setSetup({ owner, pairing: null });
        this.#workspace?.rememberChat({ id: owner.id, type: 'private', title: owner.name });
      },
      onPairingTried: () => this.#showTriesLeft(),
    });
    this.#workspace.start();
  }

  async #closeWorkspace(): Promise<void> {
    const workspace = this.#workspace;
    const practice = this.#practice;
    this.#workspace = null;
    this.#practice = null;
    await workspace?.stop();
    await practice?.stop();
  }

  #owner(): Owner | null {
    const { ownerId } = this.#options.flags;
    return ownerId === undefined ? this.#settings.read().owner : { id: ownerId, name: 'Owner' };
  }

  #newPairing(): PairingShown {
    if (this.#options.flags.ownerId !== undefined) {
      throw new UserError('conflict', 'notice.carillonOwnerIdSays');
    }
    const { setup } = this.state.rest;
    if (setup.mode !== 'telegram' || !setup.bot) {
      throw new UserError('conflict', 'notice.botNotBeenReached');
    }
    const pairing = withLink(this.#pairing.issue(), setup.bot);
    this.#setSetup({ pairing });
    return pairing;
  }

  #showTriesLeft(): void {
    const { setup } = this.state.rest;
    const invitation = this.#pairing.current();
    if (setup.mode !== 'telegram' || !setup.bot || !invitation) return;
    this.#setSetup({ pairing: withLink(invitation, setup.bot) });
  }

  #setSetup(part: Partial<Extract<Setup, { mode: 'telegram' | 'practice' }>>): void {
    const { setup } = this.state.rest;
    if (setup.mode !== 'none') this.state.setFields({ setup: { ...setup, ...part } });
  }

  #prefer(part: Partial<Preferences>): Preferences {
    const preferences = { ...this.#settings.read().preferences, ...part };
    this.#saveSettings({ preferences });
    this.state.setFields({ preferences });
    this.#workspace?.prefer(preferences);
    return preferences;
  }

  #saveSettings(part: Partial<Settings>): void {
    this.#settings.write({ ...this.#settings.read(), ...part });
  }

  notify(text: Translatable, action?: NoticeAction, about?: NoticeAbout): () => void {
    // What names messages is for their owner's eyes.
    this.#options.log.warn(about ? 'messages were recovered from a copy' : en.say(text));
    const id = randomBytes(6).toString('hex');
    if (action) this.#noticeActions.set(id, action.run);
    this.#setNotices([
      ...this.state.rest.notices,
      { id, text, ...(action ? { action: action.label } : {}), ...(about && { about }) },
    ]);
    return () => this.#dismiss(id);
  }

  #dismiss(id: string): void {
    this.#noticeActions.delete(id);
    this.#setNotices(this.state.rest.notices.filter((notice) => notice.id !== id));
  }

  #setNotices(notices: AppState['notices']): void {
    this.state.setFields({ notices });
  }

  #push(push: Push): void {
    for (const listener of this.#listeners) listener(push);
  }
}

/** The invitation as the window shows it: a link that carries the code. */
function withLink(invitation: Invitation, bot: BotIdentity): PairingShown {
  return { ...invitation, link: `https://t.me/${bot.username}?start=${invitation.code}` };
}

function botIdOf(token: string | null): number | null {
  return token === null ? null : Number(token.split(':')[0]);
}
