import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Logo } from '../../components/icon.tsx';
import { moment } from '../../logic/dates.ts';
import { titleOf } from '../../logic/jobs.ts';
import { byDay, nextAfter, sendsUntil } from '../../logic/plan.ts';
import { counted } from '../../logic/words.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { SleepForecast } from './sleep-forecast.tsx';
import { Strip } from './strip.tsx';
import { Timetable } from './timetable.tsx';

const AHEAD_DAYS = 30;

/** The next 30 days: what goes out when, and what a closed computer would do to it. */
export function AheadView() {
  const { app, clock, status, ahead } = useStore();
  const up = status.value === 'up';
  useEffect(() => (up ? ahead.follow() : undefined), [up]);
  /** The instant that one looks at, epoch ms; null: the present. */
  const chosen = useSignal<number | null>(null);
  const plan = ahead.plan.value;
  const now = clock.minute.value;
  const at = Math.max(chosen.value ?? now, now);

  if (app.jobs.value.length === 0) return <NothingAhead />;
  return (
    <div class="page page-ahead" aria-busy={ahead.working.value}>
      <header class="page-head">
        <div>
          <h1>{say().ahead.title}</h1>
          <p class="page-sub">
            {plan
              ? say().ahead.until(
                  counted(sendsUntil(plan, plan.until), say().shared.message, say().shared.messages),
                  moment(plan.until, now, app.timeZone.value),
                )
              : say().ahead.working}
          </p>
        </div>
      </header>
      {ahead.problem.value && <p class="field-error">{ahead.problem.value}</p>}
      {plan && (
        <>
          {plan.until < plan.from + (AHEAD_DAYS - 1) * 86_400_000 && <p class="muted">{say().ahead.tooMuch}</p>}
          {app.jobs.value.some(({ reminder, phase }) => reminder?.repeat && phase === 'active') && (
            <p class="muted">{say().ahead.repeatsLeftOut}</p>
          )}
          <Strip days={byDay(plan)} at={at} from={now} until={plan.until} onChange={(next) => (chosen.value = next)} />
          <Outlook at={at} />
          <SleepForecast />
          <Timetable days={byDay(plan)} at={at} />
        </>
      )}
    </div>
  );
}

/** What will have been sent by then, and what comes next. */
function Outlook({ at }: { at: number }) {
  const { app, clock, ahead } = useStore();
  const plan = ahead.plan.value;
  if (!plan) return null;
  const zone = app.timeZone.value;
  const now = clock.minute.value;
  const sent = sendsUntil(plan, at);
  const next = nextAfter(plan, at);
  const job = next && app.jobs.value.find(({ id }) => id === next.jobId);
  return (
    <p class="outlook" role="status">
      {at > now && (
        <span>
          {say().ahead.by} <strong>{moment(at, now, zone)}</strong>,{' '}
          {counted(sent, say().ahead.messageHas, say().ahead.messagesHave)} {say().ahead.goneOut}{' '}
        </span>
      )}
      {next && job ? (
        <span>
          {say().shared.next} <strong>{moment(next.at, now, zone)}</strong>, <bdi>{titleOf(job)}</bdi>.
        </span>
      ) : (
        <span>{say().ahead.nothingAfter}</span>
      )}
    </p>
  );
}

function NothingAhead() {
  return (
    <div class="page">
      <header class="page-head">
        <h1>{say().ahead.title}</h1>
      </header>
      <section class="empty">
        <Logo />
        <h2>{say().ahead.nothing}</h2>
        <p>
          {say().ahead.nothingYet} <a href="#/messages">{say().ahead.schedule}</a>
        </p>
      </section>
    </div>
  );
}
