import { Component, createRef } from 'preact';
import type { JobView } from '../../main/contract/state.ts';
import { PhaseBadge } from '../components/badge.tsx';
import { Countdown } from '../components/countdown.tsx';
import { Icon } from '../components/icon.tsx';
import { moment, timeOfDay, zoneName } from '../logic/dates.ts';
import { firstLine, quotedTitle, titleOf } from '../logic/jobs.ts';
import { useStore } from '../state/store.ts';

interface JobRowProps {
  job: JobView;
  chatTitle: string;
}

/** One scheduled message. Rendered again only when it changed: there may be hundreds. */
export class JobRow extends Component<JobRowProps> {
  override shouldComponentUpdate(next: JobRowProps): boolean {
    return next.job !== this.props.job || next.chatTitle !== this.props.chatTitle;
  }

  private readonly row = createRef<HTMLLIElement>();

  override render({ job, chatTitle }: JobRowProps) {
    const titleId = `job-${job.id}`;
    return (
      <li class={`job job-${job.phase}`} ref={this.row}>
        <When job={job} />
        <div class="job-what">
          <h2 class="job-title" id={titleId}>
            {titleOf(job)}
          </h2>
          {job.name && <p class="job-text">{firstLine(job.message.text)}</p>}
          <p class="job-meta">
            <PhaseBadge phase={job.phase} />
            <span>{job.inWords}</span>
            <span class="job-chat">{chatTitle}</span>
          </p>
        </div>
        <Actions job={job} titleId={titleId} onGone={() => this.focusNeighbour()} />
      </li>
    );
  }

  /** The focus would fall to the page's start when the row under it goes. */
  private focusNeighbour(): void {
    const row = this.row.current;
    const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
    if (row?.contains(document.activeElement)) neighbour?.querySelector('button')?.focus();
  }
}

/** The next run as a timetable shows it, in the job's own zone. */
function When({ job }: { job: JobView }) {
  const { app, clock } = useStore();
  if (job.nextAt === null) return <div class="job-when job-when-none" aria-hidden="true" />;
  const elsewhere = job.zone !== app.timeZone.value;
  const clockTime = timeOfDay(job.nextAt, job.zone);
  const day = moment(job.nextAt, clock.minute.value, job.zone)
    .replace(clockTime, '')
    .replace(/[,\s]+$/, '');
  return (
    <div class={`job-when ${app.pausedAll.value ? 'job-when-held' : ''}`}>
      <time class="job-clock" dateTime={new Date(job.nextAt).toISOString()}>
        {clockTime}
      </time>
      <span class="job-day">
        {day}
        {elsewhere && (
          <abbr class="zone" title={job.zone}>
            {zoneName(job.nextAt, job.zone)}
          </abbr>
        )}
      </span>
      {app.pausedAll.value ? <span class="countdown">on hold</span> : <Countdown at={job.nextAt} />}
    </div>
  );
}

interface ActionsProps {
  job: JobView;
  titleId: string;
  onGone: () => void;
}

function Actions({ job, titleId, onGone }: ActionsProps) {
  const { attempt, editor, toasts, undo } = useStore();
  const { id } = job;
  const offerUndo = (text: string) => toasts.show({ text, action: { label: 'Undo', run: () => void undo() } });
  const run = async () => {
    const reply = await attempt('jobs.run', { id });
    if (reply.ok) toasts.show({ text: `${quotedTitle(job)} is on its way` });
  };
  const toggle = async () => {
    const pausing = job.phase !== 'paused';
    const reply = await attempt(pausing ? 'jobs.pause' : 'jobs.resume', { id });
    if (reply.ok) offerUndo(`${pausing ? 'Paused' : 'Resumed'} ${quotedTitle(job)}`);
  };
  const stop = async (event: MouseEvent) => {
    // The next row slides under the pointer: the second half of a double click would stop that one too.
    if (event.detail > 1) return;
    onGone();
    const reply = await attempt('jobs.stop', { id });
    if (reply.ok) offerUndo(`Stopped ${quotedTitle(job)}`);
  };
  return (
    <div class="job-actions">
      <button type="button" class="button quiet" aria-describedby={titleId} onClick={run}>
        <Icon name="send" />
        Run now
      </button>
      {job.phase !== 'finished' && (
        <button type="button" class="button quiet" aria-describedby={titleId} onClick={toggle}>
          <Icon name={job.phase === 'paused' ? 'resume' : 'pause'} />
          {job.phase === 'paused' ? 'Resume' : 'Pause'}
        </button>
      )}
      <button type="button" class="button quiet" aria-describedby={titleId} onClick={() => editor.edit(job)}>
        <Icon name="edit" />
        Edit
      </button>
      <button type="button" class="button quiet" aria-describedby={titleId} onClick={stop}>
        <Icon name="stop" />
        Stop
      </button>
    </div>
  );
}
