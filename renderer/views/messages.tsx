import { Countdown } from '../components/countdown.tsx';
import { Icon } from '../components/icon.tsx';
import { moment } from '../logic/dates.ts';
import { nextJob, quotedTitle } from '../logic/jobs.ts';
import { useStore } from '../state/store.ts';
import { say } from '../words/index.ts';
import { BesidePractice } from './beside-practice.tsx';
import { EmptyMessages } from './empty-messages.tsx';
import { JobList } from './list/job-list.tsx';
import { MissedBanner } from './missed-banner.tsx';

/** What is scheduled, soonest first. */
export function MessagesView() {
  return (
    <BesidePractice>
      <Schedule />
    </BesidePractice>
  );
}

function Schedule() {
  const { app, editor } = useStore();
  const jobs = app.jobs.value;
  const newMessage = (
    <button type="button" class="button primary" onClick={() => editor.create()}>
      <Icon name="plus" />
      {say().shared.newMessage}
    </button>
  );
  return (
    <div class="page">
      <header class="page-head">
        <div>
          <h1>{say().shell.screens.messages}</h1>
          <NextUp />
        </div>
        <div class="page-actions">
          <BringIn />
          {jobs.length > 0 && <PauseAll />}
          {newMessage}
        </div>
      </header>
      <MissedBanner />
      {jobs.length === 0 ? <EmptyMessages /> : <JobList />}
    </div>
  );
}

function NextUp() {
  const { app, clock } = useStore();
  if (app.jobs.value.length === 0 || app.pausedAll.value) return null;
  const next = nextJob(app.jobs.value);
  if (!next) return <p class="page-sub">{say().shared.nothingComing}</p>;
  const isShortly = next.nextAt - clock.minute.value < 24 * 3_600_000;
  return (
    <p class="page-sub">
      <span class="page-sub-title">
        {say().shared.next} <bdi>{quotedTitle(next)}</bdi>
      </span>{' '}
      {isShortly ? <Countdown at={next.nextAt} /> : moment(next.nextAt, clock.minute.value, app.timeZone.value)}
    </p>
  );
}

function BringIn() {
  const { importOpen } = useStore();
  return (
    <button type="button" class="button" onClick={() => (importOpen.value = true)}>
      <Icon name="file" />
      {say().importList.short}
    </button>
  );
}

/** Resuming stands in the banner that says that everything is paused. */
function PauseAll() {
  const { app, attempt, toasts, undo } = useStore();
  if (app.pausedAll.value || !app.jobs.value.some((job) => job.phase === 'active')) return null;
  const pause = async () => {
    const reply = await attempt('jobs.pauseAll', {});
    if (!reply.ok) return;
    toasts.show({
      text: say().list.pausedAll,
      action: { label: say().shared.undo, run: () => void undo(reply.change) },
    });
  };
  return (
    <button type="button" class="button" onClick={pause}>
      <Icon name="pause" />
      {say().shared.pauseAll}
    </button>
  );
}
