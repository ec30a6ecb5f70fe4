import { protocol } from 'electron';
import { APP_SCHEME, answerWindowRequest } from './window-files.ts';

/** Before `ready`: gives app:// an origin of its own, so that CSP, storage and modules work as on https. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }]);
}

/** After `ready`. @param folder of the built window @param picture where a picture lies that goes with messages */
export function serveWindow(folder: string, picture: (file: string) => Promise<string | null>): void {
  protocol.handle(APP_SCHEME, (request) => answerWindowRequest(folder, picture, request));
}
