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

const FAILED: Record<JobAct, string> = {
  run: 'is not on its way',
  pause: 'is not paused',
  resume: 'is not resumed',
  skipNext: 'keeps its next run',
  stop: 'is not stopped',
};

/** Does it, and says so with the way back. What it comes to is shown at once, and taken back when Carillon refuses. */
export async function actOnJob({ call, expected, toasts, undo }: Store, job: JobView, act: JobAct): Promise<void> {
  const title = quotedTitle(job);
  const ask = () => call(`jobs.${act}`, { id: job.id });
  const reply = await (act === 'run' || act === 'skipNext' ? ask() : expected.during(act, [job.id], ask));
  if (!reply.ok) toasts.show({ text: `${title} ${FAILED[act]}. ${reply.error.message}`, tone: 'error' });
  else if (act === 'run') toasts.show({ text: `${title} is on its way` });
  else toasts.show({ text: `${DONE[act]} ${title}`, action: { label: 'Undo', run: () => void undo(reply.change) } });
}
