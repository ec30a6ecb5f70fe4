import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { openHomeFile } from '../adapters/home-file.ts';
import type { CarillonBot } from '../bot/create-bot.ts';
import type { Connection } from '../contract/state.ts';
import type { Engine } from '../core/engine.ts';
import { HomeKeeper } from '../core/home-keeper.ts';
import type { Clock, Log, Timers } from '../core/ports.ts';
import type { StateStore } from '../core/state-store.ts';

export interface WorkspaceHomeOptions {
  folder: string;
  /** See `machineName`. */
  machine: string;
  bot: Pick<CarillonBot, 'home' | 'setListening' | 'askForHome' | 'tellOfHome'>;
  engine: Pick<Engine, 'jobs' | 'replan' | 'outbox'>;
  state: StateStore;
  clock: Clock;
  timers: Timers;
  log: Log;
}

/** The keeper of a workspace's home: what it finds out is shown, and planning and listening follow. */
export function openHome(options: WorkspaceHomeOptions): HomeKeeper {
  const { folder, machine, bot, engine, state, clock, timers, log } = options;
  const newId = () => randomBytes(6).toString('hex');
  const file = openHomeFile(folder, machine, newId);
  const name = hostname();
  return new HomeKeeper({
    ...{ register: bot.home, memory: file, isCopy: file.isCopy, name, clock, timers, log, newId },
    onHome(home) {
      const wasHere = state.rest.home.state === 'here';
      state.setFields({ home });
      bot.setListening(home.state === 'here');
      if (wasHere !== (home.state === 'here')) engine.replan();
    },
    onArrival() {
      log.info('This computer sends the messages from now on.');
      engine.jobs.goOnFromNow();
      engine.replan();
      bot.tellOfHome('arrived', name);
    },
    onReady: () => engine.outbox.poke(),
    onStandDown: (other) => log.warn(`Another computer sends the messages from now on (${other || 'unnamed'}).`),
    onQuestion: (installation, other, seenAt) => bot.askForHome(installation, name, other, seenAt),
    onForeignProgram: () => bot.tellOfHome('foreignProgram', name),
  });
}

/** Told of each state of the connection: whoever else polls may be another home. */
export function watchConflicts(keeper: () => HomeKeeper | null): (connection: Connection) => void {
  let before: Connection['state'] = 'connecting';
  return (connection) => {
    const isNew = connection.state === 'conflict' && before !== 'conflict' && connection.webhook === undefined;
    before = connection.state;
    if (isNew) keeper()?.doubt();
  };
}
