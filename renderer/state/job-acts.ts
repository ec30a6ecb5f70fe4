import type { JobView } from '../../main/contract/state.ts';
import { quotedTitle } from '../logic/jobs.ts';
import { say, t } from '../words/index.ts';
import type { Store } from './store.ts';

/** What is done to one message at once, without another question. */
export type JobAct = 'run' | 'pause' | 'resume' | 'skipNext' | 'stop';

/** Does it, and says so with the way back. What it comes to is shown at once, and taken back when Carillon refuses. */
export async function actOnJob(store: Store, job: JobView, act: JobAct): Promise<void> {
  if (act === 'run') return runJob(store, job);
  const { call, expected, toasts, undo } = store;
  const title = quotedTitle(job);
  const { acted, notActed } = say().shared;
  const ask = () => call(`jobs.${act}`, { id: job.id });
  const reply = await (act === 'skipNext' ? ask() : expected.during(act, [job.id], ask));
  if (!reply.ok) toasts.show({ text: `${notActed[act](title)} ${t(reply.error)}`, tone: 'error' });
  else
    toasts.show({ text: acted[act](title), action: { label: say().shared.undo, run: () => void undo(reply.change) } });
}

/** Sends it now. While it can be taken back, that is shown for as long as it can (see `Held`). */
async function runJob({ call, sending, toasts, jobList, deletionOffer }: Store, job: JobView): Promise<void> {
  const reply = await sending.during(job.id, () => call('jobs.run', { id: job.id }));
  if (reply && !reply.ok) toasts.show({ text: t(reply.error), tone: 'error' });
  else if (reply?.value.until === null) {
    toasts.show({ text: say().shared.sendingTo(quotedTitle(job), jobList.titleOfChat(job.chatId)) });
    deletionOffer.follow(reply.value.key);
  }
}
