import { EventEmitter } from 'node:events';
import { app } from './app.ts';

/**
 * shell/browser/api/electron_api_auto_updater.cc. "Restart" asks each window to close, and goes on when none is left: one that
 * stays open holds it up for good, without a word.
 */
class StandInAutoUpdater extends EventEmitter {
  quitAndInstall(): void {
    this.emit('before-quit-for-update');
    // Squirrel then ends the app, and starts the new one.
    if (app.windows.size === 0) return app.quit();
    app.once('window-all-closed', () => app.quit());
    for (const window of [...app.windows]) window.close();
  }
}

export const autoUpdater = new StandInAutoUpdater();
