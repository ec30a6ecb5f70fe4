import type * as Electron from 'electron';
import { installProbe } from '../probe.ts';
import { openChromium } from './chromium.ts';
import electron from './electron.ts';

/** One request of the test, over Node's own channel to a child process. */
interface Request {
  id: number;
  verb: string;
  args: unknown[];
}

/** Lets the test that started this process use the probe, and tells it where the window's Chromium is. */
export function startControl(): void {
  const probe = { ...installProbe(electron as unknown as typeof Electron), endpoint, abandon: () => process.exit() };
  // A test that was killed leaves nothing behind.
  process.on('disconnect', () => process.exit());
  const verbs = probe as unknown as Record<string, (...args: unknown[]) => unknown>;
  process.on('message', async ({ id, verb, args }: Request) => {
    try {
      process.send?.({ id, value: await verbs[verb]?.(...args) });
    } catch (error) {
      process.send?.({ id, error: String(error) });
    }
  });
}

async function endpoint(): Promise<string> {
  return (await openChromium()).endpoint;
}
