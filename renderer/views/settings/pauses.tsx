import { titleOf } from '../../logic/jobs.ts';
import { type PausedSpan, pausedSpans, pauseInWords } from '../../logic/pauses.ts';
import { counted } from '../../logic/words.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { PlanPauseButton } from '../list/plan-pause-button.tsx';
import { Section } from './section.tsx';

/** The pauses with dates that last or are to come, and another one. */
export function PausesSection() {
  const { app, attempt, clock, toasts, undo } = useStore();
  if (app.setup.value.mode === 'none') return null;
  const now = clock.minute.value;
  const zone = app.timeZone.value;
  const spans = pausedSpans(app.jobs.value, now);
  const takeBack = async ({ pause, jobs }: PausedSpan) => {
    const reply = await attempt('jobs.cancelPause', { ids: jobs.map(({ id }) => id), pause });
    if (!reply.ok) return;
    toasts.show({
      text: say().pauses.takenBack(pauseInWords(pause, now, zone)),
      action: { label: say().shared.undo, run: () => void undo(reply.change) },
    });
  };
  return (
    <Section title={say().pauses.title}>
      <p>{say().pauses.lead}</p>
      {spans.length > 0 && (
        <ul class="pauses" aria-label={say().pauses.list}>
          {spans.map((span) => {
            const { pause } = span;
            const words = pauseInWords(pause, now, zone);
            return (
              <li key={`${pause.from} ${pause.until}`}>
                <span>{words}</span>
                <bdi class="muted">{whose(span)}</bdi>
                <button type="button" class="button small" onClick={() => void takeBack(span)}>
                  {say().pauses.takeBack}
                  <span class="visually-hidden">
                    {' '}
                    {words}, {whose(span)}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <PlanPauseButton isDisabled={app.jobs.value.length === 0} />
    </Section>
  );
}

/** The message, or how many there are. */
function whose({ jobs }: PausedSpan): string {
  const [first] = jobs;
  return first && jobs.length === 1
    ? titleOf(first)
    : counted(jobs.length, say().shared.message, say().shared.messages);
}
