import { Component, createRef } from 'preact';
import { summaryOf } from '../../main/contract/message.ts';
import type { JobView } from '../../main/contract/state.ts';
import { PhaseBadge } from '../components/badge.tsx';
import { Countdown } from '../components/countdown.tsx';
import { Icon } from '../components/icon.tsx';
import { dayKey, moment, placeOf, shortDay, timeOfDay, weekdayName, zoneName } from '../logic/dates.ts';
import { quotedTitle, titleOf } from '../logic/jobs.ts';
import { useStore } from '../state/store.ts';

interface JobRowProps {
  job: JobView;
  chatTitle: string;
  /** Opens what else can be done with the job. */
  onMore: (job: JobView) => void;
}

/** One scheduled message. Rendered again only when it changed: there may be hundreds. */
export class JobRow extends Component<JobRowProps> {
  override shouldComponentUpdate(next: JobRowProps): boolean {
    return next.job !== this.props.job || next.chatTitle !== this.props.chatTitle;
  }

  private readonly row = createRef<HTMLLIElement>();

  override render({ job, chatTitle, onMore }: JobRowProps) {
    const titleId = `job-${job.id}`;
    return (
      <li class={`job job-${job.phase}`} ref={this.row}>
        <When job={job} />
        <div class="job-what">
          <h2 class="job-title" id={titleId} dir="auto">
            {titleOf(job)}
          </h2>
          {job.name && (
            <p class="job-text" dir="auto">
              {summaryOf(job.message)}
            </p>
          )}
          <p class="job-meta">
            <Phase job={job} />
            <span class="job-rule" title={job.inWords}>
              {job.inWords}
            </span>
            <span class="job-chat">
              <bdi>{chatTitle}</bdi>
            </span>
          </p>
        </div>
        <Actions job={job} titleId={titleId} onMore={onMore} />
      </li>
    );
  }

  /** The focus would fall to the page's start when the row under it goes. */
  override componentWillUnmount(): void {
    const row = this.row.current;
    const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
    if (row?.contains(document.activeElement)) neighbour?.querySelector('button')?.focus();
  }
}

/** That a message is active is said by its next run; only the others carry a word. */
function Phase({ job }: { job: JobView }) {
  const { app, clock } = useStore();
  const now = clock.minute.value;
  if (job.phase === 'finished') return <PhaseBadge phase="finished" />;
  if (job.status === 'paused') return <PhaseBadge phase="paused" />;
  if (isHeld(job, now))
    return <PhaseBadge phase="paused" word={`On hold until ${moment(job.holdUntil, now, job.zone)}`} />;
  if (job.phase === 'paused') return <PhaseBadge phase="paused" word={app.pausedAll.value ? 'On hold' : 'Paused'} />;
  return isPutOff(job) ? <PhaseBadge phase="paused" word="Put off" /> : null;
}

function isPutOff({ nextAt, extraRuns }: JobView): boolean {
  return nextAt !== null && extraRuns?.includes(nextAt) === true;
}

/** Whether it goes on by itself later: it was paused until a time, or its next run is left out. */
function isHeld(job: JobView, now: number): job is JobView & { holdUntil: number } {
  // What was put off is on hold for its former time as well.
  return job.status === 'active' && (job.holdUntil ?? 0) > now && !isPutOff(job);
}

/** The next run as a timetable shows it, in the job's own zone. */
function When({ job }: { job: JobView }) {
  const { app, clock } = useStore();
  if (job.nextAt === null) return <div class="job-when job-when-none" aria-hidden="true" />;
  const here = app.timeZone.value;
  const isElsewhere = job.zone !== here;
  return (
    <div class="job-when">
      <time class="job-clock" dateTime={new Date(job.nextAt).toISOString()}>
        {timeOfDay(job.nextAt, job.zone)}
      </time>
      <span class="job-day">{shortDay(job.nextAt, clock.minute.value, job.zone)}</span>
      {isElsewhere && (
        <span class="job-zone" title={`${job.zone}, ${zoneName(job.nextAt, job.zone)}`}>
          {placeOf(job.zone)} time
          <span class="job-here">{hereInWords(job.nextAt, job.zone, here)}</span>
        </span>
      )}
      <Countdown at={job.nextAt} />
    </div>
  );
}

/** "01:45 here", with the day where it is another one. */
function hereInWords(at: number, zone: string, here: string): string {
  const day = dayKey(at, zone) === dayKey(at, here) ? '' : `${weekdayName(at, here)} `;
  return `${day}${timeOfDay(at, here)} here`;
}

interface ActionsProps {
  job: JobView;
  titleId: string;
  onMore: (job: JobView) => void;
}

function Actions({ job, titleId, onMore }: ActionsProps) {
  const { attempt, clock, editor, toasts, undo } = useStore();
  const { id } = job;
  const offerUndo = (text: string) => toasts.show({ text, action: { label: 'Undo', run: () => void undo() } });
  // Not by the phase: where everything is paused, a single message can still be paused on top of that.
  const isPaused = job.status === 'paused' || isHeld(job, clock.minute.value);
  const run = async () => {
    const reply = await attempt('jobs.run', { id });
    if (reply.ok) toasts.show({ text: `${quotedTitle(job)} is on its way` });
  };
  const toggle = async () => {
    const reply = await attempt(isPaused ? 'jobs.resume' : 'jobs.pause', { id });
    if (reply.ok) offerUndo(`${isPaused ? 'Resumed' : 'Paused'} ${quotedTitle(job)}`);
  };
  const stop = async (event: MouseEvent) => {
    // The next row slides under the pointer: the second half of a double click would stop that one too.
    if (event.detail > 1) return;
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
          <Icon name={isPaused ? 'resume' : 'pause'} />
          {isPaused ? 'Resume' : 'Pause'}
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
      {job.nextAt === null ? (
        <span class="action-gap" />
      ) : (
        <button
          type="button"
          class="button quiet icon-only"
          aria-describedby={titleId}
          title="Skip, put off or pause for a while"
          onClick={() => onMore(job)}
        >
          <Icon name="more" />
          <span class="visually-hidden">More</span>
        </button>
      )}
    </div>
  );
}
