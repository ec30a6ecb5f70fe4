import type { JobView } from '../../main/contract/state.ts';
import { quotedTitle } from '../logic/jobs.ts';
import type { Store } from './store.ts';

/** What is done to one message at once, without another question. */
export type JobAct = 'run' | 'pause' | 'resume' | 'skipNext' | 'stop';

const DONE: Record<Exclude<JobAct, 'run'>, string> = {
  pause: 'Paused',
  resume: 'Resumed',
  skipNext: 'Left the next run out of',
  stop: 'Stopped',
};

/** Does it, and says so with the way back. */
export async function actOnJob({ attempt, toasts, undo }: Store, job: JobView, act: JobAct): Promise<void> {
  const reply = await attempt(`jobs.${act}`, { id: job.id });
  if (!reply.ok) return;
  const title = quotedTitle(job);
  if (act === 'run') toasts.show({ text: `${title} is on its way` });
  else toasts.show({ text: `${DONE[act]} ${title}`, action: { label: 'Undo', run: () => void undo(reply.change) } });
}
