import type { Language } from '../../contract/preferences.ts';
import { sayer } from '../sayer.ts';
import { messages } from './messages/index.ts';
import { schedule } from './schedule.ts';
import { tray } from './tray.ts';

/** What every surface says alike, in English. Each language has the same entries; the compiler sees to it. */
export const en = {
  language: 'en' as Language,
  schedule,
  tray,
  /** How things stand after a change was undone or redone. Whole sentences. */
  holds: {
    allPaused: (until: string | null) =>
      until === null ? 'All messages are paused.' : `All messages are paused until ${until}.`,
    allGoOn: 'Messages are sent again when they are due.',
    gone: (count: number) => (count === 1 ? 'The message is gone.' : `${count} messages are gone.`),
    next: (name: string, time: string) => `${name} is sent next on ${time}.`,
    paused: (name: string) => `${name} is paused.`,
    finished: (name: string) => `${name} is finished.`,
    passed: (name: string) => `${name} was not sent: its time has passed. You can still send it.`,
    many: (coming: number, others: number) =>
      others === 0 ? `${coming} messages are scheduled.` : `${coming} messages are scheduled, ${others} are not.`,
  },
  /** In quotes, as it stands in a sentence. */
  named: (name: string): string => `“${name}”`,
  say: sayer(messages, 'en-GB'),
};

export type Words = typeof en;
