import type { JobView } from '../../main/contract/state.ts';
import { moment, placeOf } from '../logic/dates.ts';
import { countdown } from '../logic/words.ts';
import { say } from '../words/index.ts';
import type { Store } from './store.ts';

/** Says that a message was saved, for which chat, when it runs next, and offers to take it back. */
export function announceSaved(
  { app, jobList, toasts, undo }: Pick<Store, 'app' | 'jobList' | 'toasts' | 'undo'>,
  { value: job, change }: { value: JobView; change?: number },
  edited: boolean,
): void {
  const { saved } = say().form;
  const chat = jobList.titleOfChat(job.chatId);
  const text = `${edited ? saved.changed(chat) : saved.scheduled(chat)}: ${whenNext(job, app.timeZone.value)}`;
  toasts.show({ text, action: { label: say().shared.undo, run: () => void undo(change) } });
}

/** @param computerZone IANA: a time in another zone names that */
function whenNext({ nextAt, zone, phase }: JobView, computerZone: string): string {
  const { saved } = say().form;
  if (nextAt === null) return phase === 'paused' ? saved.paused : saved.noRun;
  const inZone = zone === computerZone ? '' : ` ${say().shared.inZone(placeOf(zone))}`;
  return saved.next(`${moment(nextAt, Date.now(), zone)}${inZone} (${countdown(nextAt, Date.now())})`);
}
