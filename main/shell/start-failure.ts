import { app, dialog } from 'electron';
import { UsageError } from '../app/flags.ts';
import { UserError } from '../core/errors.ts';
import { HeldElsewhere } from './only-instance.ts';

/** Long enough to read; a start by a script must come to an end without a click. */
const DIALOG_MS = 15_000;

/** Ends a start that cannot be: what to do on stderr and, unless the command line itself was wrong, in a dialog. */
export async function endStart(error: unknown): Promise<void> {
  const isUsage = error instanceof UsageError || error instanceof UserError;
  console.error(isUsage ? error.message : error);
  const isMistyped = error instanceof UsageError && !(error instanceof HeldElsewhere);
  // Where there is a terminal the line is seen; a launch from the desktop has none.
  if (!isMistyped && !process.stderr.isTTY) await showProblem(error instanceof Error ? error.message : String(error));
  app.exit(isUsage ? 2 : 1);
}

async function showProblem(message: string): Promise<void> {
  await app.whenReady();
  const signal = AbortSignal.timeout(DIALOG_MS);
  const options = { type: 'error' as const, title: 'Carillon', message: 'Carillon cannot start', detail: message };
  await dialog.showMessageBox({ ...options, buttons: ['OK'], signal }).catch(() => {});
}
