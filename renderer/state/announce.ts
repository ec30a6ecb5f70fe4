import type { JobView } from '../../main/contract/state.ts';
import { moment } from '../logic/dates.ts';
import { countdown } from '../logic/words.ts';
import type { Store } from './store.ts';

/** Says that a message was saved, when it runs next, and offers to take it back. */
export function announceSaved(
  { toasts, undo }: Pick<Store, 'toasts' | 'undo'>,
  { value: job, change }: { value: JobView; change?: number },
  edited: boolean,
): void {
  const when = job.nextAt && `${moment(job.nextAt, Date.now(), job.zone)} (${countdown(job.nextAt, Date.now())})`;
  const next = when ? `next ${when}` : job.phase === 'paused' ? 'it is paused' : 'no run is left';
  const text = `${edited ? 'Changed' : 'Scheduled'}: ${next}`;
  toasts.show({ text, action: { label: 'Undo', run: () => void undo(change) } });
}
