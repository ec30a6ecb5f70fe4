import { useState } from 'preact/hooks';
import { HOUR_MS, MINUTE_MS } from '../../../main/contract/units.ts';
import { Field } from '../../components/field.tsx';
import type { FormDraft } from '../../logic/draft.ts';
import { durationInWords } from '../../logic/words.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { AfterSendFields } from './after-send-fields.tsx';
import { LimitFields } from './limit-fields.tsx';
import { ArrivalFields } from './message-fields.tsx';
import type { FormPart } from './parts.ts';
import { ReminderFields } from './reminder-fields.tsx';

const LATENESS = [HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS, 24 * HOUR_MS, 72 * HOUR_MS, 168 * HOUR_MS];

const missed = (): ReadonlyArray<{ value: FormDraft['missed']; label: string }> => [
  { value: 'latest', label: say().form.missed.latest },
  { value: 'skip', label: say().form.missed.skip },
  { value: 'all', label: say().form.missed.all },
];

const unsure = (): ReadonlyArray<{ value: FormDraft['ifUnsure']; label: string }> => [
  { value: 'ask', label: say().form.unsure.ask },
  { value: 'resend', label: say().form.unsure.resend },
];

/** What most messages never need. */
export function MoreFields(part: FormPart) {
  const [openAtFirst] = useState(() => isUsed(part.form));
  return (
    <details class="more" open={openAtFirst}>
      <summary>{say().shared.moreOptions}</summary>
      <div class="more-fields">
        <NameField {...part} />
        <TagsField {...part} />
        <ReminderFields {...part} />
        <ArrivalFields {...part} />
        <AfterSendFields {...part} />
        {part.form.kind !== 'once' && <LimitFields {...part} />}
        <JitterField {...part} />
        <MissedFields {...part} />
        <Field id="if-unsure" label={say().form.unsure.label}>
          {(aria) => (
            <select
              {...aria}
              class="input"
              value={part.form.ifUnsure}
              onChange={(event) => part.set({ ifUnsure: event.currentTarget.value as FormDraft['ifUnsure'] })}
            >
              {unsure().map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </details>
  );
}

/** Whether any of these fields says more than its default. */
function isUsed(form: FormDraft): boolean {
  const { rest, name, tags, startOn, until, maxRuns, except, quietOn, jitterMs, asks, afterSend } = form;
  if (Object.values(afterSend).some((part) => part !== undefined)) return true;
  if (asks || rest.silent || rest.protect || rest.linkPreview === false) return true;
  return quietOn || jitterMs > 0 || [name, tags, startOn, until, maxRuns, except].some(({ length }) => length > 0);
}

function NameField({ form, set, errors }: FormPart) {
  return (
    <div data-field="name">
      <Field id="job-name" label={say().form.name} hint={say().form.nameHint} error={errors.name}>
        {(aria) => (
          <input
            {...aria}
            class="input"
            autocomplete="off"
            value={form.name}
            onInput={(event) => set({ name: event.currentTarget.value })}
          />
        )}
      </Field>
    </div>
  );
}

function TagsField({ form, set, errors }: FormPart) {
  const { app } = useStore();
  const known = [...new Set(app.jobs.value.flatMap(({ tags = [] }) => tags))].sort();
  return (
    <div data-field="tags">
      <Field id="job-tags" label={say().form.tags} hint={say().form.tagsHint} error={errors.tags}>
        {(aria) => (
          <input
            {...aria}
            class="input"
            autocomplete="off"
            list="known-tags"
            value={form.tags}
            onInput={(event) => set({ tags: event.currentTarget.value })}
          />
        )}
      </Field>
      <datalist id="known-tags">
        {known.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </div>
  );
}

const JITTERS = [0, MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS];

function JitterField({ form, set }: FormPart) {
  const choices = JITTERS.includes(form.jitterMs) ? JITTERS : [form.jitterMs, ...JITTERS];
  return (
    <Field id="jitter" label={say().form.jitter.label}>
      {(aria) => (
        <select
          {...aria}
          class="input"
          value={String(form.jitterMs)}
          onChange={(event) => set({ jitterMs: Number(event.currentTarget.value) })}
        >
          {choices.map((ms) => (
            <option key={ms} value={String(ms)}>
              {ms === 0 ? say().form.jitter.exact : say().form.jitter.later(durationInWords(ms))}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function MissedFields({ form, set, errors }: FormPart) {
  const choices = LATENESS.includes(form.maxLatenessMs) ? LATENESS : [form.maxLatenessMs, ...LATENESS];
  return (
    <div class="field-row" data-field="missed">
      <Field id="missed" label={say().form.missed.label} error={errors.missed}>
        {(aria) => (
          <select
            {...aria}
            class="input"
            value={form.missed}
            onChange={(event) => set({ missed: event.currentTarget.value as FormDraft['missed'] })}
          >
            {missed().map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {form.missed !== 'skip' && (
        <Field id="max-lateness" label={say().form.missed.late}>
          {(aria) => (
            <select
              {...aria}
              class="input"
              value={String(form.maxLatenessMs)}
              onChange={(event) => set({ maxLatenessMs: Number(event.currentTarget.value) })}
            >
              {choices.map((ms) => (
                <option key={ms} value={String(ms)}>
                  {durationInWords(ms)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </div>
  );
}
