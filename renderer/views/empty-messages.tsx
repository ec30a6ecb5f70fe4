import { Logo } from '../components/icon.tsx';
import { dayKey } from '../logic/dates.ts';
import type { FormDraft } from '../logic/draft.ts';
import { useStore } from '../state/store.ts';
import { say } from '../words/index.ts';

/** The empty list teaches by example: each button opens the form with that schedule filled in. */
export function EmptyMessages() {
  const { app, editor } = useStore();
  const tomorrow = () => dayKey(Date.now() + 24 * 3_600_000, app.timeZone.value);
  const examples: ReadonlyArray<{ label: string; use: string; fields: () => Partial<FormDraft> }> = [
    {
      label: say().list.examples.weekdays,
      use: say().list.examples.weekdaysUse,
      fields: () => ({ kind: 'calendar', days: 'weekdays', weekdays: [1, 2, 3, 4, 5], times: ['09:00'] }),
    },
    {
      label: say().list.examples.minutes,
      use: say().list.examples.minutesUse,
      fields: () => ({ kind: 'interval', everyNumber: '30', everyUnit: 'minutes' }),
    },
    {
      label: say().list.examples.tomorrow,
      use: say().list.examples.tomorrowUse,
      fields: () => ({ kind: 'once', onceDate: tomorrow(), onceTime: '18:00' }),
    },
  ];
  return (
    <section class="empty" aria-labelledby="empty-title">
      <Logo />
      <h2 id="empty-title">{say().list.nothingYet}</h2>
      <p>{say().list.startFrom}</p>
      <div class="examples">
        {examples.map(({ label, use, fields }) => (
          <button key={label} type="button" class="example" onClick={() => editor.create(fields())}>
            <strong>{label}</strong>
            <span>{use}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
