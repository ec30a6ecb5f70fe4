import type { JobView } from '../../main/contract/state.ts';
import { moment } from '../logic/dates.ts';
import { countdown } from '../logic/words.ts';
import { say } from '../words/index.ts';
import type { Store } from './store.ts';

/** Says that a message was saved, when it runs next, and offers to take it back. */
export function announceSaved(
  { toasts, undo }: Pick<Store, 'toasts' | 'undo'>,
  { value: job, change }: { value: JobView; change?: number },
  edited: boolean,
): void {
  const when = job.nextAt && `${moment(job.nextAt, Date.now(), job.zone)} (${countdown(job.nextAt, Date.now())})`;
  const next = when
    ? say().form.saved.next(when)
    : job.phase === 'paused'
      ? say().form.saved.paused
      : say().form.saved.noRun;
  const text = `${edited ? say().form.saved.changed : say().form.saved.scheduled}: ${next}`;
  toasts.show({ text, action: { label: say().shared.undo, run: () => void undo(change) } });
}
