import { useRef, useState } from 'preact/hooks';
import { channels } from '../../../main/contract/ipc.ts';
import { PlainDate } from '../../../main/contract/schedule.ts';
import { Field, FieldError } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { plainDay } from '../../logic/dates.ts';
import type { FormDraft } from '../../logic/draft.ts';
import { counted } from '../../logic/words.ts';
import { useStore } from '../../state/store.ts';
import { inWords, say, t } from '../../words/index.ts';
import { PartInput } from './part-input.tsx';
import type { FormPart } from './parts.ts';

/** What bounds a schedule that repeats. */
export function LimitFields(part: FormPart) {
  return (
    <>
      <BoundFields {...part} />
      <ExceptField {...part} />
      <QuietFields {...part} />
    </>
  );
}

function BoundFields({ form, set, errors }: FormPart) {
  return (
    <div data-field="bounds">
      <div class="field-row">
        <PartInput
          id="start-on"
          label={say().form.limits.first}
          type="date"
          error={errors.bounds}
          errorId="bounds-error"
          value={form.startOn}
          onText={(startOn) => set({ startOn })}
        />
        <PartInput
          id="until"
          label={say().form.limits.last}
          type="date"
          error={errors.bounds}
          errorId="bounds-error"
          value={form.until}
          onText={(until) => set({ until })}
        />
        <PartInput
          id="max-runs"
          label={say().form.limits.runs}
          type="number"
          min="1"
          step="1"
          placeholder={say().form.limits.none}
          error={errors.bounds}
          errorId="bounds-error"
          value={form.maxRuns}
          onText={(maxRuns) => set({ maxRuns })}
        />
      </div>
      <FieldError id="bounds-error" error={errors.bounds} />
    </div>
  );
}

/** More days than these are counted, not listed. */
const MAX_LISTED = 12;

/** Holidays and the like: added one by one, or from a calendar file. */
function ExceptField({ form, set, errors }: FormPart) {
  const [day, setDay] = useState('');
  const [problem, setProblem] = useState<string>();
  const [found, setFound] = useState('');
  const { except } = form;
  const addDays = (days: readonly string[]) => set({ except: [...new Set([...except, ...days])].sort() });
  const add = () => {
    if (!PlainDate.safeParse(day).success) return;
    addDays([day]);
    setDay('');
  };
  return (
    <div data-field="except">
      <Field id="except" label={say().form.limits.except} error={errors.except ?? problem}>
        {(aria) => (
          <div class="input-with-button except-input">
            <input
              {...aria}
              class="input"
              type="date"
              value={day}
              onInput={(event) => setDay(event.currentTarget.value)}
              onKeyDown={(event) => {
                // Enter here adds the day and does not save the message.
                if (event.key !== 'Enter') return;
                event.preventDefault();
                add();
              }}
            />
            <button type="button" class="button" disabled={day === ''} onClick={add}>
              {say().form.limits.addDay}
            </button>
            <CalendarFile
              zone={form.timeZone}
              onDays={(days, words) => {
                addDays(days);
                setFound(words);
              }}
              onProblem={setProblem}
            />
          </div>
        )}
      </Field>
      {/* Not a toast: behind an open dialog nothing is seen or read out. */}
      <p class="field-hint" role="status">
        {found}
      </p>
      {except.length > 0 && <DaysOff days={except} onChange={(days) => set({ except: days })} />}
    </div>
  );
}

interface CalendarFileProps {
  /** Where the message's times are. */
  zone: string;
  /** @param found in words: how many there were */
  onDays: (days: readonly string[], found: string) => void;
  onProblem: (problem: string | undefined) => void;
}

/** Public holidays come as .ics files from many places. */
function CalendarFile({ zone, onDays, onProblem }: CalendarFileProps) {
  const { call } = useStore();
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File) => {
    const parsed = channels['holidays.read'].input.safeParse({ ics: await file.text(), zone });
    if (!parsed.success) return onProblem(inWords(parsed.error));
    const reply = await call('holidays.read', parsed.data);
    onProblem(reply.ok ? undefined : t(reply.error));
    if (!reply.ok) return;
    const { day, days, found } = say().form.limits;
    const words = found(counted(reply.value.length, day, days), file.name);
    onDays(
      reply.value.map(({ date }) => date),
      reply.note ? `${words} ${t(reply.note)}` : words,
    );
  };
  return (
    <>
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        accept=".ics,text/calendar"
        tabIndex={-1}
        aria-label={say().form.limits.calendarFile}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void read(file);
          // So that the same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <button type="button" class="button" title={say().form.limits.holidays} onClick={() => input.current?.click()}>
        {say().form.limits.fromFile}
      </button>
    </>
  );
}

function DaysOff({ days, onChange }: { days: readonly string[]; onChange: (days: string[]) => void }) {
  const rest = days.length - MAX_LISTED;
  return (
    <>
      <ul class="days-off" aria-label={say().form.limits.daysWithout}>
        {days.slice(0, MAX_LISTED).map((date) => (
          <li key={date} class="day-off">
            {plainDay(date)}
            <button
              type="button"
              class="button quiet icon-only"
              onClick={() => onChange(days.filter((other) => other !== date))}
            >
              <Icon name="close" />
              <span class="visually-hidden">
                {say().form.limits.sendOn} {plainDay(date)} {say().form.limits.afterAll}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <p class="days-off-rest">
          {say().shared.and} {counted(rest, say().form.limits.moreDay, say().form.limits.moreDays)}
          {say().form.limits.upTo} {plainDay(days.at(-1) ?? '')}{' '}
          <button type="button" class="button small" onClick={() => onChange([])}>
            {say().form.limits.removeAll}
          </button>
        </p>
      )}
    </>
  );
}

function QuietFields({ form, set, errors }: FormPart) {
  const change = (patch: Partial<FormDraft['quiet']>) => set({ quiet: { ...form.quiet, ...patch } });
  return (
    <div class="quiet-fields" data-field="quiet">
      <label class="check">
        <input
          type="checkbox"
          checked={form.quietOn}
          onChange={(event) => set({ quietOn: event.currentTarget.checked })}
        />
        <span>{say().form.limits.quiet}</span>
      </label>
      {form.quietOn && (
        <div class="field-row">
          <PartInput
            id="quiet-from"
            label={say().form.limits.from}
            type="time"
            error={errors.quiet}
            errorId="quiet-error"
            value={form.quiet.from}
            onText={(from) => change({ from })}
          />
          <PartInput
            id="quiet-to"
            label={say().form.limits.until}
            type="time"
            error={errors.quiet}
            errorId="quiet-error"
            value={form.quiet.to}
            onText={(to) => change({ to })}
          />
          <Field id="quiet-then" label={say().form.limits.inQuiet}>
            {(aria) => (
              <select
                {...aria}
                class="input"
                value={form.quiet.mode}
                onChange={(event) => change({ mode: event.currentTarget.value as FormDraft['quiet']['mode'] })}
              >
                <option value="wait">{say().form.limits.wait}</option>
                <option value="skip">{say().form.limits.skip}</option>
              </select>
            )}
          </Field>
        </div>
      )}
      <FieldError id="quiet-error" error={errors.quiet} />
    </div>
  );
}
