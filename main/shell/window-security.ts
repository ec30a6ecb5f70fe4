import { app, protocol, type Session, session, shell, type WebContents } from 'electron';
import type { Log } from '../core/ports.ts';
import { APP_SCHEME, answerWindowRequest, isExternalLink, isPermitted } from './window-origin.ts';

/** What Electron's security list asks of an app whose window shows nothing but its own files. After `ready`. */
export function guardWebContents(log: Log): void {
  denyPermissions(session.defaultSession);
  app.on('web-contents-created', (_event, contents) => guard(contents, log));
}

function denyPermissions(of: Session): void {
  of.setPermissionRequestHandler((_contents, permission, answer) => answer(isPermitted(permission)));
  of.setPermissionCheckHandler((_contents, permission) => isPermitted(permission));
  of.setDevicePermissionHandler(() => false);
}

function guard(contents: WebContents, log: Log): void {
  // The window changes screens by its hash, which is no navigation; a reload of itself is none either.
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isExternalLink(url)) {
      shell.openExternal(url).catch((error: unknown) => log.error('The link could not be opened', error));
    } else {
      log.warn('The window asked for an address that is not https; it was not opened.');
    }
    return { action: 'deny' };
  });
}

/** Before `ready`: gives app:// an origin of its own, so that CSP, storage and modules work as on https. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }]);
}

/** After `ready`. @param folder of the built window @param picture where a picture lies that goes with messages */
export function serveWindow(folder: string, picture: (file: string) => Promise<string | null>): void {
  protocol.handle(APP_SCHEME, (request) => answerWindowRequest(folder, picture, request));
}
