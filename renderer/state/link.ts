import type { ReadonlySignal } from '@preact/signals';
import { batch, signal } from '@preact/signals';
import type { CarillonApi, ChannelInput, ChannelName, ChannelOutput, Push, Reply } from '../../main/contract/ipc.ts';
import type { AppState, Change } from '../../main/contract/state.ts';
import { applyChange } from '../../main/contract/state.ts';
import { EMPTY_STATE } from './selectors.ts';

/** `shutOut`: this window may not talk to Carillon; it was not opened by the address that Carillon printed. */
export type LinkStatus = 'loading' | 'up' | 'down' | 'shutOut';

export interface Link {
  app: ReadonlySignal<AppState>;
  status: ReadonlySignal<LinkStatus>;
  call<N extends ChannelName>(channel: N, input: ChannelInput<N>): Promise<Reply<ChannelOutput<N>>>;
  /** Hears every push, after the state copy has taken it in. */
  onPush(listener: (push: Push) => void): void;
  start(): void;
}

/** Keeps this window's copy of Carillon's state: a snapshot first, then each change in order. */
export function createLink(api: CarillonApi): Link {
  const app = signal<AppState>(EMPTY_STATE);
  const status = signal<LinkStatus>('loading');
  const listeners: ((push: Push) => void)[] = [];
  let haveSnapshot = false;
  /** What comes while a question for the whole state is on its way, whose answer may be older; null at other times. */
  let sinceAsked: Change[] | null = null;

  const takeSnapshot = (state: AppState) => {
    haveSnapshot = true;
    batch(() => {
      app.value = state;
      status.value = 'up';
    });
  };

  const take = (push: Push) => {
    if (push.topic === 'state') {
      const { change } = push;
      sinceAsked?.push(change);
      if (change.type === 'snapshot') takeSnapshot(change.state);
      // Before the first snapshot there is nothing to change yet: it waits for the answer.
      else if (haveSnapshot) app.value = applyChange(app.value, change);
    }
    for (const listener of listeners) listener(push);
  };

  let asking = 0;
  /** Asks for the whole state: when pushes cannot be relied on. */
  const ask = async () => {
    asking += 1;
    const mine = asking;
    const since: Change[] = [];
    sinceAsked = since;
    const reply = await api.call('state.get', undefined);
    if (mine !== asking) return;
    sinceAsked = null;
    // A change that the answer holds already changes nothing when it is applied to it again.
    if (reply.ok) takeSnapshot(since.reduce(applyChange, reply.value));
    else if (reply.error.code === 'unauthorised') status.value = 'shutOut';
    else status.value = haveSnapshot && since.length > 0 ? 'up' : 'down';
  };

  return {
    app,
    status,
    onPush: (listener) => listeners.push(listener),
    async call(channel, input) {
      const reply = await api.call(channel, input);
      // The same code may be about the bot's token; only being refused the state means that this window is shut out.
      if (!reply.ok && (reply.error.code === 'unauthorised' || reply.error.code === 'unavailable')) void ask();
      return reply;
    },
    start() {
      // The first thing that comes by itself is the whole state: to ask for it as well would be to read it twice.
      api.subscribe(take, (up) => {
        // A stream may break while Carillon runs on: only an unanswered question says that it does not.
        if (!up) void ask();
        else if (haveSnapshot) status.value = 'up';
      });
    },
  };
}
