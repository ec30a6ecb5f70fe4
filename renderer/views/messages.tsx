import { signal } from '@preact/signals';
import type { JobView } from '../../main/contract/state.ts';
import { Countdown } from '../components/countdown.tsx';
import { Icon } from '../components/icon.tsx';
import { mediaQuery } from '../components/media.ts';
import { moment } from '../logic/dates.ts';
import type { JobFilter } from '../logic/jobs.ts';
import { countsByPhase, nextJob, quotedTitle, sortedJobs } from '../logic/jobs.ts';
import { useStore } from '../state/store.ts';
import { Away } from './away.tsx';
import { EmptyMessages } from './empty-messages.tsx';
import { JobMore } from './job-more.tsx';
import { JobRow } from './job-row.tsx';
import { PracticeChat } from './practice.tsx';

const roomForTwo = mediaQuery('(min-width: 1100px)');
const filter = signal<JobFilter>('all');

/** The home screen: what is scheduled, soonest first. In practice mode the chat stands beside it where there is room. */
export function MessagesView() {
  const { app } = useStore();
  const beside = app.setup.value.mode === 'practice' && roomForTwo.value;
  return (
    <div class={beside ? 'two-panes' : ''}>
      <Schedule />
      {beside && (
        <section class="side-pane" aria-label="Practice">
          <PracticeChat />
        </section>
      )}
    </div>
  );
}

function Schedule() {
  const { app, editor } = useStore();
  const jobs = app.jobs.value;
  const newMessage = (
    <button type="button" class="button primary" onClick={() => editor.create()}>
      <Icon name="plus" />
      New message
    </button>
  );
  return (
    <div class="page">
      <header class="page-head">
        <div>
          <h1>Messages</h1>
          <NextUp />
        </div>
        <div class="page-actions">
          {jobs.length > 0 && <PauseAll />}
          {newMessage}
        </div>
      </header>
      <Away />
      {jobs.length === 0 ? <EmptyMessages /> : <JobList />}
    </div>
  );
}

function NextUp() {
  const { app, clock } = useStore();
  if (app.jobs.value.length === 0 || app.pausedAll.value) return null;
  const next = nextJob(app.jobs.value);
  if (!next) return <p class="page-sub">Nothing is coming up.</p>;
  const isShortly = next.nextAt - clock.minute.value < 24 * 3_600_000;
  return (
    <p class="page-sub">
      <span class="page-sub-title">
        Next: <bdi>{quotedTitle(next)}</bdi>
      </span>{' '}
      {isShortly ? <Countdown at={next.nextAt} /> : moment(next.nextAt, clock.minute.value, app.timeZone.value)}
    </p>
  );
}

/** Resuming stands in the banner that says that everything is paused. */
function PauseAll() {
  const { app, attempt, toasts, undo } = useStore();
  if (app.pausedAll.value || !app.jobs.value.some((job) => job.phase === 'active')) return null;
  const pause = async () => {
    const reply = await attempt('jobs.pauseAll', {});
    if (!reply.ok) return;
    toasts.show({ text: 'Paused all messages', action: { label: 'Undo', run: () => void undo() } });
  };
  return (
    <button type="button" class="button" onClick={pause}>
      <Icon name="pause" />
      Pause all
    </button>
  );
}

const moreOf = signal<string | null>(null);
const openMore = (job: JobView) => {
  moreOf.value = job.id;
};

function JobList() {
  const { app } = useStore();
  const jobs = app.jobs.value;
  const counts = countsByPhase(jobs);
  const wanted = filter.value !== 'all' && counts[filter.value] > 0 ? filter.value : 'all';
  const shown = sortedJobs(wanted === 'all' ? jobs : jobs.filter((job) => job.phase === wanted));
  const titles = new Map(app.chats.value.map((chat) => [chat.id, chat.title]));
  return (
    <>
      <Filters counts={counts} wanted={wanted} />
      <ul class="jobs" aria-label="Scheduled messages">
        {shown.map((job) => (
          <JobRow key={job.id} job={job} chatTitle={titles.get(job.chatId) ?? `Chat ${job.chatId}`} onMore={openMore} />
        ))}
      </ul>
      <More />
    </>
  );
}

/** Goes when its message does: it may be stopped from the chat meanwhile. */
function More() {
  const { app } = useStore();
  const job = moreOf.value === null ? undefined : app.jobs.value.find(({ id }) => id === moreOf.value);
  if (!job || job.nextAt === null) return null;
  return <JobMore job={{ ...job, nextAt: job.nextAt }} onClose={() => (moreOf.value = null)} />;
}

const FILTERS: ReadonlyArray<{ value: JobFilter; label: string }> = [
  { value: 'all', label: 'All' },
  { value: 'active', label: 'Active' },
  { value: 'paused', label: 'Paused' },
  { value: 'finished', label: 'Finished' },
];

function Filters({ counts, wanted }: { counts: ReturnType<typeof countsByPhase>; wanted: JobFilter }) {
  if (Object.values(counts).filter((count) => count > 0).length < 2) return null;
  return (
    <fieldset class="chips">
      <legend class="visually-hidden">Show</legend>
      {FILTERS.map(({ value, label }) => {
        if (value !== 'all' && counts[value] === 0) return null;
        return (
          <button
            key={value}
            type="button"
            class="chip"
            aria-pressed={value === wanted}
            onClick={() => (filter.value = value)}
          >
            {label} {value !== 'all' && <span class="chip-count">{counts[value]}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}
