import { z } from 'zod';

/** How the desktop answered the user’s settings, such as a shortcut that it refused; the settings show it. */
export const DesktopReport = z.strictObject({
  /**
   * The keys for a new message. `asked`: under Wayland the desktop decides, may ask the user, and tells nobody what came of
   * it; `works`: they were pressed and heard; `kept`: the former keys are the desktop's until Carillon ends.
   */
  shortcut: z.enum(['none', 'held', 'asked', 'works', 'kept', 'taken', 'unreadable']),
  /**
   * `needsApproval`: macOS waits for the user's consent; `blocked`: switched off in the system's own settings, and left so;
   * `unsupported`: macOS starts neither what is unpackaged nor anything with arguments.
   */
  startAtLogin: z.enum(['off', 'on', 'needsApproval', 'blocked', 'unsupported', 'failed']),
  /** The wake-up before a message. `unavailable`: not on this system; `refused`: the system did not take the timer. */
  wake: z.enum(['unavailable', 'off', 'on', 'refused']),
});
export type DesktopReport = z.infer<typeof DesktopReport>;
