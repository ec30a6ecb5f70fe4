import type { JobView } from '../../main/contract/state.ts';
import { quotedTitle } from '../logic/jobs.ts';
import { say } from '../words/index.ts';
import type { Store } from './store.ts';

/** What is done to one message at once, without another question. */
export type JobAct = 'run' | 'pause' | 'resume' | 'skipNext' | 'stop';

/** Does it, and says so with the way back. What it comes to is shown at once, and taken back when Carillon refuses. */
export async function actOnJob({ call, expected, toasts, undo }: Store, job: JobView, act: JobAct): Promise<void> {
  const title = quotedTitle(job);
  const { acted, notActed } = say().shared;
  const ask = () => call(`jobs.${act}`, { id: job.id });
  const reply = await (act === 'run' || act === 'skipNext' ? ask() : expected.during(act, [job.id], ask));
  if (!reply.ok) toasts.show({ text: `${notActed[act](title)} ${reply.error.message}`, tone: 'error' });
  else if (act === 'run') toasts.show({ text: acted.run(title) });
  else
    toasts.show({ text: acted[act](title), action: { label: say().shared.undo, run: () => void undo(reply.change) } });
}
