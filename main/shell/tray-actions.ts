import { dialog } from 'electron';
import { UserError } from '../core/errors.ts';
import type { JobsApi, SendBegun } from '../core/jobs-api.ts';
import type { Log } from '../core/ports.ts';
import type { Undone } from '../core/what-holds.ts';
import type { Words } from '../i18n/index.ts';
import { pauseEnd } from './pause-end.ts';
import type { TrayActions } from './tray-menu.ts';

export interface TrayActionDeps {
  jobs: () => JobsApi | null;
  undo: () => Undone | null;
  /** The computer's, IANA. */
  timeZone: () => string;
  open: TrayActions['open'];
  quit: () => void;
  /** A message is sent, or about to be: the menu is closed by then. */
  onSending: (send: SendBegun) => void;
  /** A change was taken back: what holds now is said beside the menu. */
  onUndone: (undone: Undone) => void;
  words: () => Words;
  log: Log;
}

/** What the tray's items do. A refusal is shown, for the tray itself has no place for words. */
export function createTrayActions(deps: TrayActionDeps): TrayActions {
  const { jobs, timeZone, open, quit, onSending, onUndone, words, log } = deps;
  const attempt = (act: (jobs: JobsApi) => void) => {
    try {
      const service = jobs();
      if (service) act(service);
    } catch (error) {
      if (!(error instanceof UserError)) log.error('A tray action failed', error);
      const { say, tray } = words();
      tell(error instanceof UserError ? say(error.message) : tray.somethingWrong, log);
    }
  };
  return {
    open,
    quit,
    run: (id) => attempt((service) => onSending(service.run(id, 'tray'))),
    takeBack: (key) => attempt((service) => service.takeBack(key)),
    pause: (id) => attempt((service) => void service.pause(id, 'tray')),
    stop: (id) => attempt((service) => void service.stop(id, 'tray')),
    pauseAll: (until) => attempt((service) => service.pauseAll('tray', pauseEnd(until, Date.now(), timeZone()))),
    resumeAll: () => attempt((service) => service.resumeAll('tray')),
    undo: () =>
      attempt(() => {
        const undone = deps.undo();
        if (undone) onUndone(undone);
      }),
  };
}

/** Not showErrorBox: it halts the whole process, and with it every message that falls due, until someone clicks. */
function tell(message: string, log: Log): void {
  const options = { type: 'warning' as const, title: 'Carillon', message, buttons: ['OK'] };
  dialog.showMessageBox(options).catch((error: unknown) => log.error('A refusal could not be shown', error));
}
