import { useState } from 'preact/hooks';
import type { ChannelInput, ChannelName, ChannelOutput } from '../../../main/contract/ipc.ts';
import type { JobView } from '../../../main/contract/state.ts';
import { Dialog } from '../../components/dialog.tsx';
import { moment } from '../../logic/dates.ts';
import { changedRuns, quotedTitle } from '../../logic/jobs.ts';
import { type Later, pauseChoices, snoozeChoices } from '../../logic/later.ts';
import { hashOf } from '../../state/route.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';

/** What else can be done with one message: copy it, leave a run out, put it off, pause for a while. */
export function JobMore({ job, onClose }: { job: JobView; onClose: () => void }) {
  const { editor } = useStore();
  const duplicate = () => {
    onClose();
    editor.duplicate(job);
  };
  return (
    <Dialog title={quotedTitle(job)} onClose={onClose}>
      <div class="more-list">
        <ChangedRuns job={job} onClose={onClose} />
        {job.nextAt !== null && <NextRun job={{ ...job, nextAt: job.nextAt }} onClose={onClose} />}
        <section class="more-group" aria-labelledby="more-also">
          <h3 id="more-also">{say().list.also}</h3>
          <button type="button" class="button" onClick={duplicate}>
            {say().shared.acts.duplicate}
            <span class="more-when">{say().list.duplicateHint}</span>
          </button>
          <a class="button" href={hashOf('history', { job: job.id })} onClick={onClose}>
            {say().shared.acts.became}
            <span class="more-when">{say().list.inHistory}</span>
          </a>
        </section>
      </div>
    </Dialog>
  );
}

/** The runs that are otherwise than the series has them, each with the way back. */
function ChangedRuns({ job, onClose }: { job: JobView; onClose: () => void }) {
  const { attempt, clock, toasts, undo } = useStore();
  const [now] = useState(clock.now.value);
  const runs = changedRuns(job, now);
  if (runs.length === 0) return null;
  const when = (at: number) => moment(at, now, job.zone);
  const restore = async (at: number) => {
    onClose();
    const reply = await attempt('jobs.restoreRun', { id: job.id, at });
    if (!reply.ok) return;
    const action = { label: say().shared.undo, run: () => void undo(reply.change) };
    toasts.show({ text: say().list.restored(quotedTitle(job), when(at)), action });
  };
  return (
    <section class="more-group" aria-labelledby="more-changed">
      <h3 id="more-changed">{say().list.changedRuns}</h3>
      {runs.map(({ at, movedTo }) => (
        <button key={at} type="button" class="button" onClick={() => void restore(at)}>
          {movedTo === undefined ? say().list.leftOutRun(when(at)) : say().list.movedRun(when(at), when(movedTo))}
        </button>
      ))}
    </section>
  );
}

/** What can be done with the run that comes next. */
function NextRun({ job, onClose }: { job: JobView & { nextAt: number }; onClose: () => void }) {
  const { attempt, clock, toasts, undo } = useStore();
  const [now] = useState(clock.now.value);
  const title = quotedTitle(job);
  const when = (at: number) => moment(at, now, job.zone);

  const act = async <N extends ChannelName>(
    channel: N,
    input: ChannelInput<N>,
    done: string | ((value: ChannelOutput<N>) => string),
  ) => {
    onClose();
    const reply = await attempt(channel, input);
    if (reply.ok) offerUndo(typeof done === 'string' ? done : done(reply.value), reply.change);
  };
  const offerUndo = (text: string, change: number | undefined) =>
    toasts.show({ text, action: { label: say().shared.undo, run: () => void undo(change) } });
  const { id } = job;
  // What comes once has no run to leave out and none to go on with.
  const repeats = job.schedule.kind !== 'once';
  return (
    <>
      {repeats && (
        <section class="more-group" aria-labelledby="more-skip">
          <h3 id="more-skip">{say().list.leaveOut}</h3>
          <button
            type="button"
            class="button"
            onClick={() => void act('jobs.skipNext', { id }, say().list.leftOut(title, when(job.nextAt)))}
          >
            {say().list.nextRun} {when(job.nextAt)}
          </button>
        </section>
      )}
      <Choices
        title={repeats ? say().list.putNextOffBy : say().list.putOffBy}
        choices={snoozeChoices(job.nextAt)}
        when={when}
        onChoose={({ at }) =>
          void act('jobs.snooze', { id, until: at }, (put) => say().list.putOff(title, when(put.at)))
        }
      />
      {repeats && (
        <Choices
          title={say().shared.acts.pause}
          choices={pauseChoices(now, job.zone)}
          when={when}
          onChoose={({ at }) => void act('jobs.pause', { id, until: at }, say().list.pausedUntil(title, when(at)))}
        />
      )}
    </>
  );
}

interface ChoicesProps {
  title: string;
  choices: readonly Later[];
  when: (at: number) => string;
  onChoose: (choice: Later) => void;
}

function Choices({ title, choices, when, onChoose }: ChoicesProps) {
  return (
    <section class="more-group" aria-label={title}>
      <h3>{title}</h3>
      {choices.map((choice) => (
        <button key={choice.label} type="button" class="button" onClick={() => onChoose(choice)}>
          {choice.label}
          <span class="more-when">{when(choice.at)}</span>
        </button>
      ))}
    </section>
  );
}
