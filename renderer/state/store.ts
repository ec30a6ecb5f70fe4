import type { ReadonlySignal, Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CarillonApi, ChannelInput, ChannelName, ChannelOutput, Reply } from '../../main/contract/ipc.ts';
import type { Translatable } from '../../main/contract/translatable.ts';
import { say, t } from '../words/index.ts';
import type { Clock } from './clock.ts';
import { createClock } from './clock.ts';
import { createDeletionOffer, type DeletionOffer } from './deletion-offer.ts';
import type { Editor } from './editor.ts';
import { createEditor } from './editor.ts';
import { createFirstRun } from './first-run.ts';
import type { History } from './history.ts';
import { createHistory } from './history.ts';
import type { JobList } from './job-list.ts';
import { createJobList } from './job-list.ts';
import type { Link, LinkStatus } from './link.ts';
import { createLink } from './link.ts';
import type { OptimisticUpdates } from './optimistic-updates.ts';
import { createOptimisticUpdates } from './optimistic-updates.ts';
import type { PlanAhead } from './plan.ts';
import { createPlanAhead } from './plan.ts';
import type { PracticeChat } from './practice.ts';
import { createPracticeChat } from './practice.ts';
import type { Prefer } from './preferences.ts';
import { createPrefer } from './preferences.ts';
import type { QuickAdd } from './quick-add.ts';
import { createQuickAdd } from './quick-add.ts';
import type { Router } from './route.ts';
import { createRouter } from './route.ts';
import type { Selectors } from './selectors.ts';
import { createSelectors } from './selectors.ts';
import type { Sending } from './sending.ts';
import { createSending } from './sending.ts';
import type { Theme } from './theme.ts';
import { createTheme } from './theme.ts';
import type { Toasts } from './toasts.ts';
import { createToasts } from './toasts.ts';

/** Everything that the views share. */
export interface Store {
  /** With what was asked for and is not answered yet, as far as {@link expected} goes. */
  app: Selectors;
  expected: OptimisticUpdates;
  sending: Sending;
  status: ReadonlySignal<LinkStatus>;
  clock: Clock;
  router: Router;
  theme: Signal<Theme>;
  toasts: Toasts;
  editor: Editor;
  ahead: PlanAhead;
  week: PlanAhead;
  quickAdd: QuickAdd;
  history: History;
  jobList: JobList;
  practice: PracticeChat;
  /** Whether the bot found its owner while this window looked on: the first message is still to be sent. */
  firstRun: Signal<boolean>;
  helpOpen: Signal<boolean>;
  deletionOffer: DeletionOffer;
  paletteOpen: Signal<boolean>;
  /** Whether a list of another program is being brought in. */
  importOpen: Signal<boolean>;
  /** A call whose refusal the caller shows itself. */
  call<N extends ChannelName>(channel: N, input: ChannelInput<N>): Promise<Reply<ChannelOutput<N>>>;
  /** A call whose refusal is shown as a toast. */
  attempt<N extends ChannelName>(channel: N, input: ChannelInput<N>): Promise<Reply<ChannelOutput<N>>>;
  prefer: Prefer;
  /** Sends a delivery (again); asks first in its message's quiet hours, on its days off and the like. */
  resend(key: string): Promise<void>;
  /** Takes the last change back and says which it was. @param change its id, where none but that one is meant */
  undo(change?: number): Promise<void>;
  /** Makes the change again that was undone last, and says which it was. */
  redo(): Promise<void>;
  start(): void;
}

export function createStore(api: CarillonApi): Store {
  const link = createLink(api);
  const toasts = createToasts();
  const router = createRouter();
  const editor = createEditor(link);

  const attempt: Store['attempt'] = async (channel, input) => {
    const reply = await link.call(channel, input);
    if (!reply.ok) toasts.show({ text: t(reply.error), tone: 'error' });
    return reply;
  };

  followNavigation(link, router, editor);
  const expected = createOptimisticUpdates(link);
  const app = { ...createSelectors(link.app), jobs: expected.jobs };
  const jobList = createJobList(app);
  const deletionOffer = createDeletionOffer({ app, attempt, toasts, titleOfChat: jobList.titleOfChat });
  return {
    app,
    expected,
    sending: createSending(app),
    status: link.status,
    clock: createClock(),
    router,
    theme: createTheme(),
    toasts,
    editor,
    ahead: createPlanAhead(link, 30),
    week: createPlanAhead(link, 7),
    quickAdd: createQuickAdd(link),
    history: createHistory(link),
    jobList,
    deletionOffer,
    practice: createPracticeChat(link),
    firstRun: createFirstRun(link),
    helpOpen: signal(false),
    paletteOpen: signal(false),
    importOpen: signal(false),
    call: link.call,
    attempt,
    prefer: createPrefer(link.call, app, toasts),
    async resend(key) {
      const reply = await link.call('delivery.resolve', { key, as: 'resend' });
      if (reply.ok) return;
      const { code } = reply.error;
      const run = () => void attempt('delivery.resolve', { key, as: 'resend', anyway: true });
      if (code !== 'outsideBounds') toasts.show({ text: t(reply.error), tone: 'error' });
      else toasts.show({ text: t(reply.error), action: { label: say().history.sendAnyway, run } });
    },
    async undo(change) {
      // What was done last is a send that has not left yet.
      const held = change === undefined ? app.held.value.at(-1) : undefined;
      if (held) return void (await attempt('jobs.takeBack', { key: held.key }));
      const reply = await attempt('undo', change === undefined ? {} : { change });
      if (reply.ok)
        toasts.show({
          text: told(reply, say().shell.nothingToUndo, say().shell.undone),
        });
    },
    async redo() {
      const reply = await attempt('redo', undefined);
      if (reply.ok)
        toasts.show({
          text: told(reply, say().shell.nothingToRedo, say().shell.redone),
        });
    },
    start: link.start,
  };
}

/** The tray, a link or a second start asks for a screen. */
function followNavigation(link: Link, router: Router, editor: Editor): void {
  link.onPush((push) => {
    if (push.topic !== 'navigate') return;
    router.go(push.to === 'history' ? 'history' : 'messages');
    if (push.to === 'new') editor.create();
  });
}

/** What was undone or redone, and what holds now. */
function told(
  reply: { value: Translatable | null; note?: Translatable },
  nothing: string,
  undone: (what: string) => string,
): string {
  if (reply.value === null) return nothing;
  return [undone(t(reply.value)), reply.note ? t(reply.note) : ''].filter(Boolean).join(' ');
}

const StoreContext = createContext<Store | null>(null);
export const StoreProvider = StoreContext.Provider;

export function useStore(): Store {
  const store = useContext(StoreContext);
  if (!store) throw new Error('This component stands outside of the StoreProvider.');
  return store;
}
