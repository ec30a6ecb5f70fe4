import type { JobView } from '../../../main/contract/state.ts';
import { quotedTitle } from '../../logic/jobs.ts';
import type { Store } from '../../state/store.ts';

/** What the buttons of a row do. */
export type JobAct = 'run' | 'pause' | 'resume' | 'edit' | 'stop' | 'more';

/** Does it, and says so with the way back. @param onMore opens what else can be done with the job */
export async function actOnJob(store: Store, job: JobView, act: JobAct, onMore: (job: JobView) => void): Promise<void> {
  const { attempt, editor, toasts, undo } = store;
  const { id } = job;
  if (act === 'edit') return editor.edit(job);
  if (act === 'more') return onMore(job);
  const reply = await attempt(`jobs.${act}`, { id });
  if (!reply.ok) return;
  if (act === 'run') return toasts.show({ text: `${quotedTitle(job)} is on its way` });
  const done = { pause: 'Paused', resume: 'Resumed', stop: 'Stopped' }[act];
  toasts.show({ text: `${done} ${quotedTitle(job)}`, action: { label: 'Undo', run: () => void undo() } });
}
