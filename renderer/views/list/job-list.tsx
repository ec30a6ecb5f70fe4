import { signal } from '@preact/signals';
import type { JobView } from '../../../main/contract/state.ts';
import { NO_FILTER } from '../../logic/jobs.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { JobMore } from './job-more.tsx';
import { JobRows } from './job-rows.tsx';
import { ListHead } from './list-head.tsx';
import { ListTools } from './list-tools.tsx';

const moreOf = signal<string | null>(null);
const openMore = (job: JobView) => {
  moreOf.value = job.id;
};

/** The scheduled messages, with what finds and chooses among them. */
export function JobList() {
  const { app, jobList } = useStore();
  const isEmpty = jobList.shown.value.length === 0;
  return (
    <>
      {app.jobs.value.length > 1 && <ListTools />}
      <div class="job-box">
        {app.jobs.value.length > 1 && <ListHead />}
        {isEmpty ? <NothingFound /> : <JobRows onMore={openMore} />}
      </div>
      <More />
    </>
  );
}

function NothingFound() {
  const { jobList } = useStore();
  const query = jobList.filter.value.query.trim();
  return (
    <section class="empty">
      <h2>{query === '' ? say().list.none : say().list.noneWith(query)}</h2>
      <p>{say().list.whatIsSearched}</p>
      <button type="button" class="button" onClick={() => jobList.narrow(NO_FILTER)}>
        {say().list.showAll}
      </button>
    </section>
  );
}

/** Goes when its message does: it may be stopped from the chat meanwhile. */
function More() {
  const { app } = useStore();
  const job = moreOf.value === null ? undefined : app.jobs.value.find(({ id }) => id === moreOf.value);
  return job ? <JobMore job={job} onClose={() => (moreOf.value = null)} /> : null;
}
