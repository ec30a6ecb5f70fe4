import type { PlannedRun, PlannedSeries } from '../../../main/contract/plan.ts';
import type { JobView } from '../../../main/contract/state.ts';
import { dayHeading, timeOfDay } from '../../logic/dates.ts';
import { titleOf } from '../../logic/jobs.ts';
import { type AheadDay, clockChangeInWords, whenOf } from '../../logic/plan.ts';
import { coalescedInWords, counted } from '../../logic/words.ts';
import { useStore } from '../../state/store.ts';
import { say, t } from '../../words/index.ts';

const SHOWN_DAYS = 7;
const SHOWN_ROWS = 60;

/** A week of the plan, from the day that one looks at. */
export function Timetable({ days, at }: { days: readonly AheadDay[]; at: number }) {
  const { app, clock } = useStore();
  const now = clock.minute.value;
  const zone = app.timeZone.value;
  const jobs = new Map(app.jobs.value.map((job) => [job.id, job]));
  const chats = new Map(app.chats.value.map(({ id, title }) => [id, title]));
  const first = Math.max(
    0,
    days.findIndex(({ to }) => to > at),
  );
  return (
    <div class="timetable">
      {days.slice(first, first + SHOWN_DAYS).map((day) => {
        // What had been sent before the present is none of this.
        const runs = day.runs.filter((run) => whenOf(run) >= now);
        const note = clockChangeInWords(day);
        return (
          <section key={day.date} class="ahead-day" aria-labelledby={`ahead-${day.date}`}>
            <h2 class="day-heading" id={`ahead-${day.date}`}>
              {dayHeading(day.from, now, zone)}
              <span class="ahead-count">{counted(day.sends, say().shared.message, say().shared.messages)}</span>
            </h2>
            {note && <p class="ahead-clock">{note}</p>}
            {runs.length + day.series.length === 0 ? (
              <p class="ahead-nothing">{say().ahead.nothingSent}</p>
            ) : (
              <ul class="ahead-rows">
                {day.series.map((series) => (
                  <Series key={series.jobId} series={series} job={jobs.get(series.jobId)} />
                ))}
                {runs.slice(0, SHOWN_ROWS).map((run) => {
                  const job = jobs.get(run.jobId);
                  const chat = job && (chats.get(job.chatId) ?? say().shared.chat(job.chatId));
                  return (
                    <Run key={`${run.jobId} ${run.dueAt}`} run={run} job={job} chat={chat} isPast={whenOf(run) <= at} />
                  );
                })}
                {runs.length > SHOWN_ROWS && (
                  <li class="ahead-row ahead-more">
                    {say().shared.and} {counted(runs.length - SHOWN_ROWS, say().shared.more, say().shared.more)}
                  </li>
                )}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}

/** A message that sends too often to be listed. */
function Series({ series, job }: { series: PlannedSeries; job: JobView | undefined }) {
  const { app } = useStore();
  const zone = app.timeZone.value;
  const span = `${timeOfDay(series.firstAt, zone)}–${timeOfDay(series.lastAt, zone)}`;
  return (
    <li class="ahead-row ahead-series">
      <span class="ahead-time">{span}</span>
      <span class="ahead-what">
        <bdi class="ahead-title">{job ? titleOf(job) : series.jobId}</bdi>
        <span class="ahead-facts">
          <bdi>{job?.inWords}</bdi>
          <span>{counted(series.sent, say().shared.message, say().shared.messages)}</span>
          {series.unsent > 0 && (
            <span>
              {counted(series.unsent, say().shared.run, say().shared.runs)} {say().ahead.withoutOne}
            </span>
          )}
        </span>
      </span>
    </li>
  );
}

interface RunProps {
  run: PlannedRun;
  job: JobView | undefined;
  chat: string | undefined;
  /** It lies before the instant that one looks at. */
  isPast: boolean;
}

function Run({ run, job, chat, isPast }: RunProps) {
  const { app } = useStore();
  const zone = app.timeZone.value;
  const isSent = run.sentAt !== null;
  return (
    <li class={`ahead-row${isPast ? ' ahead-past' : ''}${isSent ? '' : ' ahead-unsent'}`}>
      <time class="ahead-time" dateTime={new Date(whenOf(run)).toISOString()}>
        {timeOfDay(whenOf(run), zone)}
      </time>
      <span class="ahead-what">
        <bdi class="ahead-title">{job ? titleOf(job) : run.jobId}</bdi>
        <span class="ahead-facts">
          {chat && <bdi>{chat}</bdi>}
          {run.missed && isSent && (
            <span>
              {say().shared.due} {timeOfDay(run.dueAt, zone)}
              {say().ahead.sentLate}
            </span>
          )}
          {run.coalesced > 0 && <span>{coalescedInWords(run.coalesced)}</span>}
          {!isSent && (
            <span class="ahead-reason">
              {say().ahead.isNotSent} {run.reason ? t(run.reason) : ''}
            </span>
          )}
        </span>
      </span>
    </li>
  );
}
