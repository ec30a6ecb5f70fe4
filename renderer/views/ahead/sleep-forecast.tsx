import { useState } from 'preact/hooks';
import { dayKey, timeOfDay } from '../../logic/dates.ts';
import { titleOf } from '../../logic/jobs.ts';
import { instantOf } from '../../logic/later.ts';
import { absenceInWords, jobAfterAbsence, sleepChoices } from '../../logic/plan.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';

/** "What if the computer is closed?": from when to when, and what becomes of the messages. */
export function SleepForecast() {
  const { app, clock, ahead } = useStore();
  const zone = app.timeZone.value;
  const now = clock.minute.value;
  const closed = ahead.asleep.value;
  return (
    <section class="closed" aria-labelledby="closed-title">
      <h2 id="closed-title">{say().ahead.whatIfClosed}</h2>
      <div class="closed-choices">
        {sleepChoices(now, zone).map(({ label, from, to }) => {
          const isChosen = closed !== null && closed.to === to && Math.abs(closed.from - from) < 60_000;
          return (
            <button
              key={label}
              type="button"
              class="chip"
              aria-pressed={isChosen}
              onClick={() => (ahead.asleep.value = isChosen ? null : { from, to })}
            >
              {label}
            </button>
          );
        })}
        {closed && (
          <button type="button" class="button quiet small" onClick={() => (ahead.asleep.value = null)}>
            {say().ahead.leaveOpen}
          </button>
        )}
      </div>
      {closed && <Span closed={closed} key={`${closed.from} ${closed.to}`} />}
      {closed && <Consequence closed={closed} />}
    </section>
  );
}

/** The beginning and the end, to be put right. */
function Span({ closed }: { closed: { from: number; to: number } }) {
  const { app, ahead } = useStore();
  const zone = app.timeZone.value;
  const wall = (at: number) => `${dayKey(at, zone)}T${timeOfDay(at, zone)}`;
  const [problem, setProblem] = useState<string | null>(null);
  const change = (part: 'from' | 'to', value: string) => {
    const [day, time] = value.split('T');
    if (!day || !time) return;
    const next = { ...closed, [part]: instantOf(day, time, zone) };
    if (next.from < next.to) ahead.asleep.value = next;
    setProblem(next.from < next.to ? null : say().ahead.order);
  };
  return (
    <div class="closed-span">
      {(['from', 'to'] as const).map((part) => (
        <label key={part} class="inline-field">
          <span>{part === 'from' ? say().ahead.closedFrom : say().ahead.closedTo}</span>
          <input
            class="input"
            type="datetime-local"
            value={wall(closed[part])}
            onChange={(event) => change(part, event.currentTarget.value)}
          />
        </label>
      ))}
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function Consequence({ closed }: { closed: { from: number; to: number } }) {
  const { app, clock, ahead } = useStore();
  const zone = app.timeZone.value;
  const plan = ahead.plan.value;
  if (!plan || ahead.working.value) return <p class="muted">{say().ahead.working}</p>;
  const titles = new Map(app.jobs.value.map((job) => [job.id, titleOf(job)]));
  return (
    <>
      <p class="closed-summary" role="status">
        {absenceInWords(plan.absence, closed, clock.minute.value, zone)}
      </p>
      {plan.absence.length > 0 && (
        <ul class="closed-jobs" aria-label={say().ahead.whatBecomes}>
          {plan.absence.map((job) => (
            <li key={job.jobId}>
              <bdi class="closed-job">{titles.get(job.jobId) ?? job.jobId}</bdi>
              <span>{jobAfterAbsence(job, zone)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
