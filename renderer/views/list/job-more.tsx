import { useState } from 'preact/hooks';
import type { ChannelInput, ChannelName } from '../../../main/contract/ipc.ts';
import type { JobView } from '../../../main/contract/state.ts';
import { Dialog } from '../../components/dialog.tsx';
import { moment } from '../../logic/dates.ts';
import { quotedTitle } from '../../logic/jobs.ts';
import { type Later, pauseChoices, snoozeChoices } from '../../logic/later.ts';
import { hashOf } from '../../state/route.ts';
import { useStore } from '../../state/store.ts';

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
        {job.nextAt !== null && <NextRun job={{ ...job, nextAt: job.nextAt }} onClose={onClose} />}
        <section class="more-group" aria-labelledby="more-also">
          <h3 id="more-also">Also</h3>
          <button type="button" class="button" onClick={duplicate}>
            Duplicate
            <span class="more-when">a new message like this one</span>
          </button>
          <a class="button" href={hashOf('history', { job: job.id })} onClick={onClose}>
            What became of it
            <span class="more-when">in the history</span>
          </a>
        </section>
      </div>
    </Dialog>
  );
}

/** What can be done with the run that comes next. */
function NextRun({ job, onClose }: { job: JobView & { nextAt: number }; onClose: () => void }) {
  const { attempt, clock, toasts, undo } = useStore();
  const [now] = useState(clock.now.value);
  const title = quotedTitle(job);
  const say = (at: number) => moment(at, now, job.zone);

  const act = async <N extends ChannelName>(channel: N, input: ChannelInput<N>, done: string) => {
    onClose();
    const reply = await attempt(channel, input);
    if (reply.ok) toasts.show({ text: done, action: { label: 'Undo', run: () => void undo(reply.change) } });
  };
  const { id } = job;
  // What comes once has no run to leave out and none to go on with.
  const repeats = job.schedule.kind !== 'once';
  return (
    <>
      {repeats && (
        <section class="more-group" aria-labelledby="more-skip">
          <h3 id="more-skip">Leave out</h3>
          <button
            type="button"
            class="button"
            onClick={() => void act('jobs.skipNext', { id }, `Left out: ${title}, ${say(job.nextAt)}`)}
          >
            The next run, {say(job.nextAt)}
          </button>
        </section>
      )}
      <Choices
        title={repeats ? 'Put the next run off by' : 'Put it off by'}
        choices={snoozeChoices(job.nextAt)}
        say={say}
        onChoose={({ at }) => void act('jobs.snooze', { id, until: at }, `Put off: ${title} to ${say(at)}`)}
      />
      {repeats && (
        <Choices
          title="Pause"
          choices={pauseChoices(now, job.zone)}
          say={say}
          onChoose={({ at }) => void act('jobs.pause', { id, until: at }, `Paused ${title} until ${say(at)}`)}
        />
      )}
    </>
  );
}

interface ChoicesProps {
  title: string;
  choices: readonly Later[];
  say: (at: number) => string;
  onChoose: (choice: Later) => void;
}

function Choices({ title, choices, say, onChoose }: ChoicesProps) {
  return (
    <section class="more-group" aria-label={title}>
      <h3>{title}</h3>
      {choices.map((choice) => (
        <button key={choice.label} type="button" class="button" onClick={() => onChoose(choice)}>
          {choice.label}
          <span class="more-when">{say(choice.at)}</span>
        </button>
      ))}
    </section>
  );
}
