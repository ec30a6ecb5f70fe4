import type { ReadonlySignal } from '@preact/signals';
import { batch, signal } from '@preact/signals';
import type { CarillonApi, ChannelInput, ChannelName, ChannelOutput, Push, Reply } from '../../main/contract/ipc.ts';
import type { AppState } from '../../main/contract/state.ts';
import { applyChange } from '../../main/contract/state.ts';
import { EMPTY_STATE } from './slices.ts';

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

  const takeSnapshot = (state: AppState) => {
    haveSnapshot = true;
    batch(() => {
      app.value = state;
      status.value = 'up';
    });
  };

  const take = (push: Push) => {
    if (push.topic === 'state') {
      if (push.change.type === 'snapshot') takeSnapshot(push.change.state);
      // A change that comes before the first snapshot is part of it already.
      else if (haveSnapshot) app.value = applyChange(app.value, push.change);
    }
    for (const listener of listeners) listener(push);
  };

  const ask = async () => {
    const reply = await api.call('state.get', undefined);
    if (reply.ok) {
      // Pushes may have overtaken the answer, and then it is older than what is known.
      if (!haveSnapshot) takeSnapshot(reply.value);
      else if (status.value === 'shutOut') status.value = 'up';
    } else {
      status.value = reply.error.code === 'unauthorised' ? 'shutOut' : 'down';
    }
  };

  return {
    app,
    status,
    onPush: (listener) => listeners.push(listener),
    async call(channel, input) {
      const reply = await api.call(channel, input);
      // The same code may be about the bot's token; only being refused the state means that this window is shut out.
      if (!reply.ok && reply.error.code === 'unauthorised') void ask();
      return reply;
    },
    start() {
      api.subscribe(take, (up) => {
        if (up && haveSnapshot) status.value = 'up';
        else if (!up) void ask();
        if (!up && status.value === 'up') status.value = 'down';
      });
      void ask();
    },
  };
}
