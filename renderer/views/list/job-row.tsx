import { Component } from 'preact';
import { summaryOf } from '../../../main/contract/message.ts';
import type { JobView } from '../../../main/contract/state.ts';
import type { Translatable } from '../../../main/contract/translatable.ts';
import { PhaseBadge } from '../../components/badge.tsx';
import { Countdown } from '../../components/countdown.tsx';
import { dayKey, moment, placeOf, shortDay, timeOfDay, weekdayName, zoneName } from '../../logic/dates.ts';
import { isPaused, isPutOff, leftOut, pausedUntil, quotedTitle, titleOf } from '../../logic/jobs.ts';
import { comingPause, pauseInWords } from '../../logic/pauses.ts';
import type { JobAct } from '../../state/job-acts.ts';
import { say, t, type Words } from '../../words/index.ts';

/** What the buttons of a row do. */
export type RowAct = JobAct | 'edit' | 'more';

export interface JobRowProps {
  job: JobView;
  /** Its place in the list, from 0, of so many. */
  at: number;
  count: number;
  isChosen: boolean;
  /** Shown as it is to be, before Carillon has said so. */
  isWaiting: boolean;
  /** Why a run of it has not left yet though its time has come; null: none waits. */
  waits: Translatable | null;
  /** It is being sent by hand. */
  isSending: boolean;
  chatTitle: string;
  /** Epoch ms of the current minute. */
  now: number;
  /** The computer's zone, IANA. */
  here: string;
  pausedAll: boolean;
  /** What it is said with. */
  words: Words;
}

/**
 * One scheduled message: markup alone, whose clicks the list hears, for there may be thousands and they fly by. Rendered
 * again only when something of it changed.
 */
export class JobRow extends Component<JobRowProps> {
  override shouldComponentUpdate(next: JobRowProps): boolean {
    const { props } = this;
    return Object.keys(next).some((key) => next[key as keyof JobRowProps] !== props[key as keyof JobRowProps]);
  }

  override render(props: JobRowProps) {
    const { job, at, count, isChosen, isWaiting, isSending } = props;
    const titleId = `job-${job.id}`;
    return (
      <li
        class={`job job-${job.phase} ${isChosen ? 'job-chosen' : ''}`}
        data-id={job.id}
        aria-setsize={count}
        aria-posinset={at + 1}
        aria-busy={isWaiting || undefined}
        style={{ '--at': at }}
      >
        <label class="pick">
          <input type="checkbox" aria-label={say().list.select(quotedTitle(job))} checked={isChosen} />
        </label>
        {when(props)}
        {what(props, titleId)}
        <div class="job-actions">
          {button('run', isSending ? say().shared.states.sending : say().shared.acts.run, titleId, isSending)}
          {job.phase !== 'finished' &&
            (isPaused(job, props.now)
              ? button('resume', say().shared.acts.resume, titleId)
              : button('pause', say().shared.acts.pause, titleId))}
          {button('edit', say().shared.acts.edit, titleId)}
          {button('stop', say().shared.acts.stop, titleId)}
          {button('more', say().list.more, titleId)}
        </div>
      </li>
    );
  }
}

/** @param titleId whose element says of which message it is @param isBusy it is being done: a second press does nothing */
function button(act: RowAct, label: string, titleId: string, isBusy = false) {
  return (
    <button
      type="button"
      class="button quiet"
      data-act={act}
      aria-describedby={titleId}
      aria-disabled={isBusy || undefined}
    >
      {label}
    </button>
  );
}

/** The next run as a timetable shows it, in the job's own zone. */
function when({ job, now }: JobRowProps) {
  if (job.nextAt === null) return <div class="job-when job-when-none" aria-hidden="true" />;
  return (
    <div class="job-when">
      <time class="job-clock" dateTime={new Date(job.nextAt).toISOString()}>
        {timeOfDay(job.nextAt, job.zone)}
      </time>
      <span class="job-day">{shortDay(job.nextAt, now, job.zone)}</span>
      <Countdown at={job.nextAt} />
    </div>
  );
}

function what(props: JobRowProps, titleId: string) {
  const { job, chatTitle } = props;
  const text = job.name ? summaryOf(job.message) : null;
  return (
    <div class="job-what">
      <h2 class={text === null ? 'job-title job-title-alone' : 'job-title'} id={titleId} dir="auto">
        {titleOf(job)}
      </h2>
      {text !== null && (
        <p class="job-text" dir="auto">
          {text}
        </p>
      )}
      <p class="job-meta">
        {phase(props)}
        {props.waits !== null && <span class="job-waits">{t(props.waits)}</span>}
        {elsewhere(props)}
        <span class="job-rule" title={job.inWords}>
          {job.inWords}
        </span>
        <bdi class="job-chat">{chatTitle}</bdi>
        {job.tags && job.tags.length > 0 && <span class="job-tags">{job.tags.map((tag) => `#${tag}`).join(' ')}</span>}
      </p>
    </div>
  );
}

/** That a message is active is said by its next run; only the others carry a word. */
function phase({ job, now, pausedAll }: JobRowProps) {
  if (job.phase === 'finished') return <PhaseBadge phase="finished" />;
  if (job.status === 'paused') return <PhaseBadge phase="paused" />;
  const until = pausedUntil(job, now);
  if (until !== null) return <PhaseBadge phase="paused" word={say().list.onHoldUntil(moment(until, now, job.zone))} />;
  if (job.phase === 'paused')
    return <PhaseBadge phase="paused" word={pausedAll ? say().list.onHold : say().shared.phases.paused} />;
  if (isPutOff(job)) return <PhaseBadge phase="paused" word={say().list.isPutOff} />;
  const skipped = leftOut(job, now);
  if (skipped !== null)
    return <PhaseBadge phase="paused" word={say().list.isLeftOut(moment(skipped, now, job.zone))} />;
  const coming = comingPause(job, now);
  return coming && <PhaseBadge phase="paused" word={say().pauses.planned(pauseInWords(coming, now, job.zone))} />;
}

/** For a job on another clock: whose it is, and what the one here shows then, with the day where it is another. */
function elsewhere({ job: { nextAt, zone }, here }: JobRowProps) {
  if (nextAt === null || zone === here) return null;
  const day = dayKey(nextAt, zone) === dayKey(nextAt, here) ? '' : `${weekdayName(nextAt, here)} `;
  return (
    <span class="job-zone" title={`${zone}, ${zoneName(nextAt, zone)}`}>
      {say().list.atHome(placeOf(zone), `${day}${timeOfDay(nextAt, here)}`)}
    </span>
  );
}
