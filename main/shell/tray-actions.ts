import { dialog } from 'electron';
import { UserError } from '../core/errors.ts';
import type { JobsApi } from '../core/jobs-api.ts';
import type { Log } from '../core/ports.ts';
import type { Words } from '../words/index.ts';
import { pauseEnd } from './pause-end.ts';
import type { TrayActions } from './tray-menu.ts';

export interface TrayActionDeps {
  jobs: () => JobsApi | null;
  /** The computer's, IANA. */
  timeZone: () => string;
  open: TrayActions['open'];
  quit: () => void;
  words: () => Words;
  log: Log;
}

/** What the tray's items do. A refusal is shown, for the tray itself has no place for words. */
export function createTrayActions({ jobs, timeZone, open, quit, words, log }: TrayActionDeps): TrayActions {
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
    run: (id) => attempt((service) => service.run(id, 'tray')),
    stop: (id) => attempt((service) => void service.stop(id, 'tray')),
    pauseAll: (until) => attempt((service) => service.pauseAll('tray', pauseEnd(until, Date.now(), timeZone()))),
    resumeAll: () => attempt((service) => service.resumeAll('tray')),
    undo: () => attempt((service) => void service.undo()),
  };
}

/** Not showErrorBox: it halts the whole process, and with it every message that falls due, until someone clicks. */
function tell(message: string, log: Log): void {
  const options = { type: 'warning' as const, title: 'Carillon', message, buttons: ['OK'] };
  dialog.showMessageBox(options).catch((error: unknown) => log.error('A refusal could not be shown', error));
}
