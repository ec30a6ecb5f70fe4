import { effect, type Signal, signal } from '@preact/signals';
import type { Link } from './link.ts';

/** True from when somebody said the code to a bot that had no owner, until the first run is over. */
export function createFirstRun(link: Link): Signal<boolean> {
  const firstRun = signal(false);
  let wasAsked = false;
  effect(() => {
    const { setup } = link.app.value;
    const isTelegram = setup.mode === 'telegram';
    if (isTelegram && wasAsked && setup.owner) firstRun.value = true;
    if (!isTelegram) firstRun.value = false;
    wasAsked = isTelegram && setup.owner === null && setup.pairing !== null;
  });
  return firstRun;
}
