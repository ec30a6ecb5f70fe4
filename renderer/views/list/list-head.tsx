import { useRef, useState } from 'preact/hooks';
import type { ManyAction } from '../../../main/contract/ipc.ts';
import type { JobView } from '../../../main/contract/state.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { isPaused, type JobSort } from '../../logic/jobs.ts';
import { counted } from '../../logic/words.ts';
import { useStore } from '../../state/store.ts';
import { inDigits, say, t } from '../../words/index.ts';
import { PlanPauseButton } from './plan-pause-button.tsx';

/** How many there are and in which order; or what can be done with the chosen ones. Stays in view above its list. */
export function ListHead() {
  const { app, jobList } = useStore();
  const box = useRef<HTMLInputElement>(null);
  const shown = jobList.shown.value.length;
  const chosen = jobList.chosen.value.length;
  const all = app.jobs.value.length;
  const count =
    shown === all
      ? counted(all, say().shared.message, say().shared.messages)
      : say().list.shownOf(inDigits(shown), counted(all, say().shared.message, say().shared.messages));
  return (
    <div class={`list-head ${chosen > 0 ? 'list-head-chosen' : ''}`}>
      <label class="pick">
        <input
          ref={box}
          type="checkbox"
          aria-label={say().list.selectAll}
          disabled={shown === 0}
          checked={chosen > 0 && chosen === shown}
          indeterminate={chosen > 0 && chosen < shown}
          onChange={() => (chosen === shown ? jobList.chooseNone() : jobList.chooseAll())}
        />
      </label>
      <p role="status" class="list-count">
        {chosen > 0 ? say().list.selected(inDigits(chosen)) : count}
      </p>
      {chosen > 0 ? <Actions onDone={() => box.current?.focus()} /> : <Sort />}
    </div>
  );
}

const actions = (): ReadonlyArray<{ action: ManyAction; label: string; done: string; icon: IconName }> => [
  { action: 'pause', label: say().shared.acts.pause, done: say().list.many.paused, icon: 'pause' },
  { action: 'resume', label: say().shared.acts.resume, done: say().list.many.resumed, icon: 'resume' },
  { action: 'stop', label: say().shared.acts.stop, done: say().list.many.stopped, icon: 'stop' },
];

function Actions({ onDone }: { onDone: () => void }) {
  const { call, clock, expected, jobList, toasts, undo } = useStore();
  const jobs = jobList.chosen.value;
  const now = clock.minute.value;
  const applies: Record<ManyAction, boolean> = {
    pause: jobs.some(({ status, phase }) => status === 'active' && phase !== 'finished'),
    resume: jobs.some((job) => isPaused(job, now)),
    stop: true,
  };
  const act = async (action: ManyAction, done: string) => {
    const ids = jobs.map(({ id }) => id);
    // The button that had the focus goes with what is stopped, and else with the choice.
    if (action === 'stop') onDone();
    const reply = await expected.during(action, ids, () => call('jobs.many', { ids, action }));
    if (!reply.ok) return toasts.show({ text: `${say().list.notMany[action]} ${t(reply.error)}`, tone: 'error' });
    jobList.chooseNone();
    onDone();
    const text = `${done} ${counted(reply.value, say().shared.message, say().shared.messages)}`;
    toasts.show({ text, action: { label: say().shared.undo, run: () => void undo(reply.change) } });
  };
  return (
    <div class="list-acts">
      {actions()
        .filter(({ action }) => applies[action])
        .map(({ action, label, done, icon }) => (
          <button
            key={action}
            type="button"
            class="button quiet"
            aria-label={say().list.actSelected(label, inDigits(jobs.length))}
            onClick={() => void act(action, done)}
          >
            <Icon name={icon} />
            {label}
          </button>
        ))}
      {jobs.some(({ schedule, status }) => schedule.kind !== 'once' && status === 'active') && (
        <PlanPauseButton
          jobs={jobs}
          onDone={() => {
            jobList.chooseNone();
            onDone();
          }}
        />
      )}
      <BulkEdit jobs={jobs} onDone={onDone} />
      <button
        type="button"
        class="button quiet icon-only"
        title={say().list.selectNone}
        onClick={() => {
          jobList.chooseNone();
          onDone();
        }}
      >
        <Icon name="close" />
        <span class="visually-hidden">{say().list.selectNone}</span>
      </button>
    </div>
  );
}

/** Its code comes when it is first opened. */
function BulkEdit({ jobs, onDone }: { jobs: readonly JobView[]; onDone: () => void }) {
  const { jobList } = useStore();
  const [opened, setOpened] = useState<typeof import('./bulk-edit.tsx') | null>(null);
  return (
    <>
      <button
        type="button"
        class="button quiet"
        aria-label={say().list.actSelected(say().list.bulk.open, inDigits(jobs.length))}
        onClick={() => void import('./bulk-edit.tsx').then(setOpened)}
      >
        <Icon name="edit" />
        {say().list.bulk.open}
      </button>
      {opened && (
        <opened.BulkEditDialog
          jobs={jobs}
          onClose={() => setOpened(null)}
          onDone={() => {
            setOpened(null);
            jobList.chooseNone();
            onDone();
          }}
        />
      )}
    </>
  );
}

const sorts = (): ReadonlyArray<{ value: JobSort; label: string }> => [
  { value: 'next', label: say().list.sorts.next },
  { value: 'name', label: say().list.sorts.name },
  { value: 'chat', label: say().shared.chatWord },
  { value: 'newest', label: say().list.sorts.newest },
];

function Sort() {
  const { jobList } = useStore();
  return (
    <label class="inline-field list-sort">
      <span>{say().list.sortBy}</span>
      <select
        class="input"
        value={jobList.sort.value}
        onChange={(event) => jobList.sortBy(event.currentTarget.value as JobSort)}
      >
        {sorts().map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
